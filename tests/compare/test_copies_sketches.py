"""Sketches: the fast reader of many texts says what the plain one says, and no report's sketch depends on another's."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE, report

from firsthand.compare.copies.sketches import MOST_TRIPLES, sketch_copies, sketch_reports, unpacked
from firsthand.stage import Reading
from firsthand.text.batches import read_batch
from firsthand.text.fingerprints import skeleton
from firsthand.text.words import read_words
from firsthand.vocabulary import Part, Span, make_report

RUSSIAN = (
    "Паром «Святой Олай» сел на мель, сообщила Ерсен Фальк.\n"
    "„Никто не пропал и никто не погиб“, — сказал Рашь 4,2 раза."
)
ODD = (
    "He said: ``nobody was hurt at all'' and left. “Never closed, said Jorunn Falk\n"
    "The U.S. Senate – 4.20 a.m., Lind’s e-mail… No. 5th."
)
TEXTS = [
    WIRE,
    REWORDED,
    OWN,
    MARKET,
    RUSSIAN,
    ODD,
    '"Nobody was lost at sea," said A. Falk. 雨が降る。 한국어 문장 👍 Brede',
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_many_at_once_are_read_as_one_is(text: str) -> None:
    words, batch = read_words(text), read_batch([text])
    assert batch.code.tolist() == words.code.tolist()
    assert batch.own.tolist() == (~words.quoted).tolist()
    assert np.flatnonzero(batch.skeleton).tolist() == skeleton(words).tolist()


@given(st.lists(st.text(max_size=90) | st.sampled_from(TEXTS), max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_sketch_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    readings = [Reading(report(text, f"{number}.txt")) for number, text in enumerate(texts)]
    assert list(sketch_reports(readings)) == [sketch_copies(reading) for reading in readings]


def test_a_long_report_keeps_a_part_that_a_short_one_has_too() -> None:
    long = " ".join(f"word{number} stands{number % 97} here{number % 89}" for number in range(400))
    whole, part = (sketch_copies(Reading(report(text, "a.txt"))) for text in (long, long[: len(long) // 6]))
    assert len(unpacked(whole.triples)) <= MOST_TRIPLES * 1.3
    assert whole.rate > part.rate == 2
    both = np.intersect1d(unpacked(whole.triples), unpacked(part.triples))
    assert len(both) * whole.rate == pytest.approx(part.count, rel=0.4)


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace("“", "‹"), lambda text: text[::-1]])
def test_another_text_has_another_sketch(change: Callable[[str], str]) -> None:
    one, other = (sketch_copies(Reading(report(text, "a.txt"))) for text in (WIRE, change(WIRE)))
    assert (one.triples, one.skeleton) != (other.triples, other.skeleton)


def test_quotations_and_what_stands_aside_leave_no_trace() -> None:
    aside = "By Jorunn Falk of Nordwire in Varnholm and Brede\n\n"
    body = make_report(aside + WIRE, "a.txt", parts=(Part(Span(0, len(aside)), "byline"),))
    plain = sketch_copies(Reading(report(WIRE.replace("in a warm bed by now", "in a cold tent tonight"), "b.txt")))
    assert sketch_copies(Reading(body)).triples == plain.triples


PLAIN = "Divers searched the harbour of Lund on Monday while Mayor Ilse Marten waited with 40 families."


def skeleton_of(text: str) -> list[int]:
    return [int(one) for one in unpacked(sketch_copies(Reading(report(text, "a.txt"))).skeleton)]


def test_two_words_of_one_name_are_no_pair_of_the_skeleton() -> None:
    assert len(skeleton_of("Yesterday Ilse Marten waited.")) == 0
    assert len(skeleton_of("Yesterday Ilse Marten waited in Lund.")) == 1


def test_swapping_other_words_keeps_the_skeleton() -> None:
    reworded = "Frogmen combed the port of Lund on Monday as Mayor Ilse Marten stood by with 40 kin."
    assert skeleton_of(PLAIN) == skeleton_of(reworded) != []


def test_quotations_leave_no_trace_in_the_skeleton() -> None:
    said = PLAIN + " “Nobody told Anna Kern in Brede that the gate was open that night,” she said."
    other = PLAIN + " “All of it was in the report that they never read,” she said."
    assert skeleton_of(said) == skeleton_of(other)
