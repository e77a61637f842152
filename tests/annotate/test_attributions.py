"""The stage attributions: golden texts, the rules around the tagger one by one, and what always holds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.annotate.attributions import attributions
from firsthand.annotate.attributions.cues import cue_words
from firsthand.lexicon import read_table
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Attribution, Part, Span, hull, make_report

GOLDEN = sorted((Path(__file__).parent.parent / "golden" / "attributions").glob("*.txt"))


def find(text: str) -> list[Attribution]:
    return [m for m in attributions.run(Reading(report_of_text(text, "a.txt"))) if isinstance(m, Attribution)]


def lines(text: str) -> list[str]:
    """`source < cue: content | content` of each attribution; `-` for what is left out."""
    return [
        f"{mark.source.of(text) if mark.source else '-'} < {mark.cue.of(text) if mark.cue else '-'}: "
        + " | ".join(span.of(text) for span in mark.content)
        for mark in find(text)
    ]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    marked, _, expected = path.read_text("utf-8").partition("\n---\n")
    text, _ = parse_inline(marked)
    tags: list[Tagged] = []
    notes = []
    for number, mark in enumerate(find(text), 1):
        tags += [Tagged(span, "content", str(number)) for span in mark.content]
        tags += [Tagged(mark.cue, "cue", str(number))] if mark.cue else []
        tags += [Tagged(mark.source, "source", str(number))] if mark.source else []
        notes.append(f"{number} {mark.style} {mark.manner}" + (f", {mark.problem}" if mark.problem else ""))
    assert render_inline(text, tags) == marked
    assert notes == expected.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “river people” live near the port.",
        "Her film “The Last Bridge” was shown on Friday.",
        "Photo by Ilse Marten/AFP",
        "Translations by Jon Aske.",
        "",
    ],
)
def test_nobody_is_said_to_have_said_anything(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Twelve gates failed, as per figures from the Water Authority.",
            ["the Water Authority < as per: Twelve gates failed"],
        ),
        (
            "In line with expectations, the gates were shut.",
            [],
        ),
        (
            "After saying that the dam was safe, Marten left the room.",
            ["Marten < saying: that the dam was safe"],
        ),
        (
            "Nobody crossed what the council has called the “quiet flood” in May.",
            ["the council < has called: “quiet flood”"],
        ),
    ],
)
def test_rules(text: str, found: list[str]) -> None:
    assert [line for line in lines(text) if not found or line in found] == found


def test_a_quotation_that_ends_in_the_next_paragraph_is_no_problem_one_that_never_ends_is() -> None:
    text = "“The gates were open all night,” Marten said. “We ran.\n\n“We ran to the church.”"
    assert [mark.problem for mark in find(text)] == [None]
    assert lines(text) == ["Marten < said: “The gates were open all night,” | “We ran. | “We ran to the church.”"]
    torn = find("“The gates were open all night,” Marten said. “We ran to the church.\n\nPolice came later.")
    assert [mark.problem for mark in torn] == ["quotation mark is never closed"]


def test_metadata_and_credits_are_not_read() -> None:
    text = "date 2022-03-17 The mayor said the dam was safe."
    whole = Span(0, len(text))
    for kind in ("metadata", "credit", "byline"):
        report = make_report(text, "a.txt", parts=(Part(whole, kind),))
        assert list(attributions.run(Reading(report))) == []
    report = make_report(text, "a.txt", parts=(Part(whole, "caption"),))
    assert len(list(attributions.run(Reading(report)))) == 1


def test_a_dateline_is_nobodys_words() -> None:
    lead = "A dam on the upper Orla burst early on Monday, the Interior Ministry said."
    text = f"Dam bursts\n\nPORT ANSEL, Veldania, March 4 (Northwire) — {lead}\n\nSchools stay closed."
    (mark,) = find(text)
    assert mark.content[0].of(text).startswith("A dam on the upper Orla")


def test_text_in_front_only_shifts_what_is_found() -> None:
    text = "“We ran,” Marten said. The mayor denied it."
    before = "Nothing stood here.\n\n"
    shifted = [(m.span.shifted(len(before)), m.p) for m in find(text)]
    assert [(m.span, m.p) for m in find(before + text)] == shifted


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "‘", "’", "'", "said", " ", ", ", ". ", "\n\n", "Marten", "we ran", "who", "that"]
        ),
        max_size=40,
    )
)
def test_spans_lie_inside_the_text_and_the_hull_is_that_of_the_pieces(pieces: list[str]) -> None:
    text = "".join(pieces)
    for mark in find(text):
        parts = [*mark.content, *(part for part in (mark.cue, mark.source) if part is not None)]
        assert mark.content == tuple(sorted(mark.content))
        assert mark.span == hull(parts)
        assert all(0 <= span.start < span.end <= len(text) for span in parts)


def test_cues_are_lower_case_and_each_has_a_manner() -> None:
    assert {row["manner"] for row in read_table("cues")} == {"speech", "thought", "finding"}
    assert all(
        form == form.lower() and row["cue"] in row["forms"].split(", ")
        for row in read_table("cues")
        for form in row["forms"].split(", ")
    )
    assert cue_words()["said"] == ("verb", "speech")
    assert cue_words()["fears"] == ("verb", "thought")
    assert cue_words()["found"] == ("verb", "finding")


def test_two_sentences_of_two_sources() -> None:
    text = (
        "According to the monitoring group RiverWatch, nearly 300 houses stood under water. "
        "Some 40 people were missing, police said."
    )
    assert lines(text) == [
        "the monitoring group RiverWatch < According to: nearly 300 houses stood under water",
        "police < said: Some 40 people were missing",
    ]
