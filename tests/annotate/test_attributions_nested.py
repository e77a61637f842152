"""What is said inside what somebody says."""

import re

import pytest

from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.nested import sentences_inside
from firsthand.stage import Reading
from firsthand.vocabulary import Span, make_report


def inner_of(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution whose cue stands in the content of another one."""
    marks = list(find_attributions(Reading(make_report(text, "a"))))
    return [
        (mark.source.of(text) if mark.source else "", mark.cue.of(text), " ".join(s.of(text) for s in mark.content))
        for mark in marks
        if mark.cue and any(s.covers(mark.cue) for other in marks if other is not mark for s in other.content)
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (
            "“The principal told us it was too late. We drove home,” said Marta Ilgen, whose son is 11.",
            ("The principal", "told", "it was too late"),
        ),
        (
            "Marta Ilgen told the inquiry that the attendant had told her the lift was for staff.",
            ("the attendant", "had told", "the lift was for staff"),
        ),
        (
            "“They had a flask. My sister said the tea was cold,” he said.",
            ("My sister", "said", "the tea was cold"),
        ),
    ],
)
def test_is_found(text: str, inner: tuple[str, str, str]) -> None:
    assert inner in inner_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We would ask residents to stay at home tonight,” said Superintendent Ola Brandt.",
        "“I want to thank the crews, I must stress that,” said Superintendent Ola Brandt.",
        "“The bridge was closed on Monday and will stay closed,” said Superintendent Ola Brandt.",
        "Superintendent Ola Brandt said the bridge had been closed and would stay closed for a week.",
    ],
)
def test_what_one_does_with_words_is_not_told(text: str) -> None:
    assert inner_of(text) == []


def sentences_of(text: str, hints: tuple[int, ...] | None = None) -> list[str]:
    """The sentences of a content, the whole text, that are worth a second reading."""
    draft = Draft((Span(0, len(text)),), None, None)
    return sorted(sentence.of(text) for sentence in sentences_inside(text, [draft], hints))


def test_a_noun_behind_its_article_is_worth_no_second_reading() -> None:
    assert sentences_of("Nobody has seen the claim. Our report of the order stands.") == []
    assert sentences_of("Nobody would claim the money.") == ["Nobody would claim the money."]


def test_only_sentences_with_a_hint_are_read_again() -> None:
    text = "We will say so today. They said it was late."
    assert sentences_of(text) == ["They said it was late.", "We will say so today."]
    assert sentences_of(text, (27,)) == ["They said it was late."]
    assert sentences_of(text, ()) == []


def test_sentences_inside_come_in_the_order_of_their_contents() -> None:
    text = " ".join(f"They said gate {number} was shut." for number in range(30))
    pieces = [Span(match.start(), match.end()) for match in re.finditer(r"They[^.]+\.", text)]
    found = list(sentences_inside(text, [Draft((piece,), None, None) for piece in reversed(pieces)]))
    assert found == pieces
