"""Golden texts in inline markup: the braces are the parts that must be found, and no others."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.read import report_of_text
from firsthand.text.inline import Tagged, parse_inline, render_inline

GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "read").glob("*.txt"))

PIECES = st.sampled_from(
    [
        "date 2031-03-04",
        "By Ilse Marten",
        "HARROW BAY, March 3 (Northwire) —",
        "Photo by Jan Oster",
        "(Northwire)",
        "Translations by N. N.",
        "The council shut the bridge.",
        "“Never,” she said",
        "A heading",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u2028",
        "\0",
        "\ud800",
        "مرحبا",
        "😀",
    ]
)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_parts_of_golden_texts(path: Path) -> None:
    marked = path.read_text(encoding="utf-8").removesuffix("\n")
    text, _ = parse_inline(marked)
    parts = report_of_text(text, path.name).parts
    assert render_inline(text, [Tagged(part.span, part.kind) for part in parts]) == marked


@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("".join))
@example("\n\n date 2031-03-04")
@example("(Northwire)")
def test_parts_cover_the_text_in_order_and_overlap_only_at_datelines(text: str) -> None:
    report = report_of_text(text, "fuzz")
    assert len(report.text) == len(text)
    outer = [part for part in report.parts if part.kind != "dateline"]
    ends = [0, *(part.span.end for part in outer)]
    assert all(0 <= part.span.start < part.span.end <= len(text) for part in report.parts)
    assert all(end <= part.span.start for end, part in zip(ends, outer, strict=False))
    covered = {at for part in report.parts for at in range(part.span.start, part.span.end)}
    assert not [at for at, character in enumerate(report.text) if at not in covered and not character.isspace()]


@given(st.text(max_size=200))
def test_text_stays_as_it_is(text: str) -> None:
    assert report_of_text(text, "x").text == text


@pytest.mark.parametrize(
    ("text", "date", "evidence"),
    [
        ("date 2031-03-04\n\nThe council met.", "2031-03-04", "line 1 of the text"),
        ("\n\n DATE: 2031-03-04 The council met.", "2031-03-04", "line 3 of the text"),
        ("A bridge is shut\nMarch 4, 2031\nThe council met.", "2031-03-04", "line 2 of the text"),
        ("A bridge is shut\nPublished 4 March 2031 at 10:32 GMT\nThe council met.", "2031-03-04", "line 2 of the text"),
        ("HARROW BAY, March 4, 2031 (Northwire) — The council met.", "2031-03-04", "dateline"),
        ("HARROW BAY, March 4 (Northwire) — The council met.", None, None),
        ("КЕЛЬМ, 4 марта 2031 года. Совет собрался.", "2031-03-04", "dateline"),
        ("Мост закрыт\n\nКЕЛЬМ, 4 марта 2031 года.\n\nСовет собрался во вторник.", "2031-03-04", "dateline"),
        ("Кельм, 4 марта 2031 г. — Совет собрался.", "2031-03-04", "dateline"),
        ("КЕЛЬМ, 4 марта. /ИНФО/ Совет собрался.", None, None),
        ("Мост закрыт\nОпубликовано: 4 марта 2031 года, 10:32\nСовет собрался.", "2031-03-04", "line 2 of the text"),
        ("Мост закрыт\n4 марта 2031 г.\nСовет собрался.", "2031-03-04", "line 2 of the text"),
        ("КЕЛЬМ, 4 марта 2031г. Совет собрался.", "2031-03-04", "dateline"),
        ("Мост закрыт\nОпубликован 4 марта 2031 года в 10:32\nСовет собрался.", "2031-03-04", "line 2 of the text"),
        ("Совет собрался 4 марта 2031 года и ещё раз 9 марта 2031 года.", None, None),
        ("date 2031-13-44\n\nThe council met.", None, None),
        ("The council met on March 4, 2031, and again on March 9, 2031.", None, None),
        ("A bridge is shut\nUpdated March 4, 2031\nThe council met.", None, None),
    ],
)
def test_publication_date_is_what_the_text_says_or_unknown(text: str, date: str | None, evidence: str | None) -> None:
    published = report_of_text(text, "x").published
    assert (published.date if published else None) == date
    assert (published.evidence if published else None) == evidence
    if published and published.span:
        assert "4" in published.span.of(text)


def test_what_is_known_goes_before_what_the_text_says() -> None:
    text = "date 2031-03-04\n\nA bridge is shut\n\nBy Ilse Marten\n\nThe council met on Tuesday."
    plain = report_of_text(text, "x")
    told = report_of_text(text, "x", published="2031-03-05T10:00:00Z", title="Shut!", byline="A. Bel", outlet="Courier")
    assert (plain.date, plain.title, plain.byline) == ("2031-03-04", "A bridge is shut", "Ilse Marten")
    assert (told.date, told.title, told.byline, told.outlet) == ("2031-03-05", "Shut!", "A. Bel", "Courier")
    assert told.id == plain.id


def test_a_date_that_is_none_is_left_to_the_text() -> None:
    assert report_of_text("date 2031-03-04\n\nThe council met.", "x", published="last spring").date == "2031-03-04"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council met on Tuesday and shut the bridge, which was built in 1931 by hand.", "en"),
        ("Der Rat trat am Dienstag zusammen und sperrte die Brücke, die 1931 gebaut worden war.", "de"),
        ("Bonjour.", None),
        ("", None),
    ],
)
def test_language_only_when_the_text_is_long_enough(text: str, language: str | None) -> None:
    assert report_of_text(text, "x").language == language
