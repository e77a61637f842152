"""The stage names: golden texts, tables of what a name is, and what always holds."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.names import names
from firsthand.lexicon import read_table
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Mention, make_report

GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "names").glob("*.txt"))


def find(text: str, **known: object) -> list[Mention]:
    return [mark for mark in names.run(Reading(make_report(text, "a.txt", **known))) if isinstance(mark, Mention)]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    marked = path.read_text("utf-8").removesuffix("\n")
    text, _ = parse_inline(marked)
    tags = []
    for mark in names.run(Reading(report_of_text(text, "golden.txt"))):
        assert isinstance(mark, Mention)
        tags += [Tagged(mark.span, mark.kind), *([Tagged(mark.title, "title")] if mark.title else [])]
    assert render_inline(text, tags) == marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # whole words, nothing beside the name
        ("The group OVD-Info counted them.", ["body OVD-Info"]),
        ("Ilse Marten’s house stood in Norway.", ["person Ilse Marten", "place Norway"]),
        ("An anti-Marten march by Ilse Marten's critics.", ["person Ilse Marten"]),
        ("Pictures by Ilse MartenAFP were sold.", ["person Ilse Marten", "body AFP"]),
        # adjectives of countries and points of the compass are no names
        ("Norwegian officials met in the west.", []),
        ("The Norwegians spoke to Reuters.", ["body Reuters"]),
        # the lexicon, with care where a name is also a word
        ("Memorial services were held, Reuters reported.", ["body Reuters"]),
        ("The White House was silent on Telegram.", ["body White House", "body Telegram"]),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [f"{mark.kind} {mark.span.of(text)}" for mark in find(text)] == found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norwegian President Ilse Marten spoke.", "Norwegian President"),
        ("Then deputy prime minister Ilse Marten spoke.", "Then deputy prime minister"),
        ("Halden's governor, Ilse Marten, spoke.", "Halden's governor"),
        ("Ilse Marten, a nurse from Halden, spoke.", "a nurse from Halden"),
        ("Ilse Marten, who was tired, spoke.", None),
        ("He had been secretary of state. Ilse Marten spoke.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    (mark,) = [mark for mark in find(text) if mark.span.of(text) == "Ilse Marten"]
    assert (mark.title.of(text) if mark.title else None) == title


def test_a_repeat_has_no_probability_of_its_own() -> None:
    text = "Ilse Marten left. Nobody asked marten or Martensen about Marten."
    marks = find(text)
    assert [mark.span.of(text) for mark in marks] == ["Ilse Marten", "Martensen", "Marten"]


def test_only_english_and_undecided_texts_are_read() -> None:
    assert find("Ilse Marten war in Norway.", language="de") == []
    assert find("Ilse Marten was in Norway.", language="en") != []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*"AZaz.,;-’\n", " ", "Ilse ", "Marten", "Bank of ", "TASS", "1"]), max_size=40))
def test_names_lie_in_order_and_never_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    marks = find(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(marks))
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in marks)


def test_tables_have_no_double_key() -> None:
    for table in ("platforms", "cues"):
        rows = [tuple(row.values())[:2] for row in read_table(table)]
        assert len(rows) == len(set(rows)), table
    assert all(row["name"] and row["source"].startswith("https://") for row in read_table("platforms"))
