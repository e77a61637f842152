"""Sketches: the fast reader of many texts says what the plain one says, and no report's sketch depends on another's."""

import random
import re
import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.invented import MARKET, OWN, REWORDED, WIRE, report

from firsthand.compare.copies import sketches
from firsthand.compare.copies.sketches import MOST, sketch_copies, sketch_reports, sketch_texts, unpacked
from firsthand.compare.copies.unread import likely_copies
from firsthand.stage import Reading
from firsthand.text.batches import Batch, read_batch
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


def spelled(batch: Batch, words: "np.typing.NDArray[np.int64]") -> list[str]:
    return [bytes(batch.units[batch.start[i] :][: batch.size[i]]).decode() for i in words.tolist()]


@pytest.mark.parametrize("text", [WIRE, REWORDED, OWN, MARKET, RUSSIAN])
def test_the_coarse_reader_finds_the_narration_and_the_names_of_the_plain_one(text: str) -> None:
    words, batch = read_words(text), read_batch([text])
    own = [text[words.start[i] : words.end[i]] for i in np.flatnonzero(~words.quoted)]
    parts = [part for word in own for part in re.split(r"[’'.,-]", word)]
    assert spelled(batch, np.arange(len(batch.code))) == parts
    names = [text[words.start[i] : words.end[i]] for i in skeleton(words)]
    assert "".join(spelled(batch, batch.named)) == "".join(re.sub(r"[’'.,-]", "", name) for name in names)


def test_words_are_numbered_with_quoted_ones_and_counted_by_text() -> None:
    batch = read_batch(["Falk said “it was a long night” twice.", "", "One, two"])
    assert batch.number.tolist() == [0, 1, 7, 8, 9]
    assert batch.ends.tolist() == [3, 3, 5]
    assert batch.words.tolist() == [8, 0, 2]


CODED = [
    ("Ferry", "fERRY", True),
    ("паром", "ПАРОМ"[:1] + "аром", True),
    ("ferry", "ferries", False),
    ("ferry", "fern", False),
    ("newspaper", "newspaperman", False),
]


@pytest.mark.parametrize(("one", "other", "same"), CODED)
def test_a_code_is_of_small_letters_of_the_beginning_and_of_the_length(one: str, other: str, *, same: bool) -> None:
    first, second = read_batch([one, other]).code.tolist()
    assert (first == second) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the e-mail of the port’s well-known head", "the e mail of the port's well known head"),
        ("storm — and rain… “cold” 4\u00a0200", 'storm and rain "cold" 4 200'),
        ("said ``it was a long night'' twice", "said “it was a long night” twice"),
    ],
)
def test_hyphens_blanks_and_kinds_of_quotation_marks_are_one(one: str, other: str) -> None:
    assert read_batch([one]).code.tolist() == read_batch([other]).code.tolist()


SCRIPTS = {
    "Cyrillic": ("абвгдежзийклмнопрстуфхцчшщъыьэюя", " "),
    "Arabic": ("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", " "),
    "Chinese": ("渡轮周二清晨在海岸附近搁浅警卫队表示没有人受伤船主不愿发表评论", ""),
    "Korean": ("여객선이화요일아침해안근처에서좌초했으며경비대는다친사람없고밝혔", " "),
    "combining": (["z\u030c", "l", "u", "t", "o\u0301", "c\u030c", "k", "y\u0301", "n\u030c", "e", "d\u030c"], " "),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_cut_copy_shares_most_of_its_sketch_in_any_script(script: str) -> None:
    letters, blank = SCRIPTS[script]
    draw = random.Random(5)  # noqa: S311  # invented words
    words = ["".join(draw.choices(letters, k=draw.randint(2, 7))) for _ in range(300)]
    found = likely_copies([blank.join(words[:150]), blank.join(words[:90]), blank.join(words[150:])])
    assert found.pairs.T.tolist() == [[0, 1]]
    assert found.shares[0] > 0.6


@given(st.lists(st.text(max_size=90) | st.sampled_from(TEXTS), max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_sketch_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    readings = [Reading(report(text, f"{number}.txt")) for number, text in enumerate(texts)]
    assert list(sketch_reports(readings)) == [sketch_copies(reading) for reading in readings]


def test_texts_of_like_size_are_sorted_apart_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*TEXTS, "", " ".join(TEXTS), *("divers went " * number for number in range(1, 40))]
    together = sketch_texts(texts)
    monkeypatch.setattr(sketches, "TOGETHER", 0)
    for one, other in zip(together, sketch_texts(texts), strict=True):
        np.testing.assert_array_equal(one, other)


def test_one_long_text_beside_many_short_ones_takes_no_more_room_than_both() -> None:
    draw = random.Random(5)  # noqa: S311  # invented words
    words = ["".join(draw.choices("abcdefghij", k=7)) for _ in range(10_000)]
    texts = [*(" ".join(words[start : start + 4]) for start in range(4000)), " ".join(words)]
    sketch_texts(texts[:1])
    tracemalloc.start()
    made = sketch_texts(texts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.character_sizes[-1] > 5000
    assert peak < 100 * sum(map(len, texts))


def test_a_long_report_keeps_a_part_that_a_short_one_has_too() -> None:
    long = " ".join(f"word{number} stands{number % 97} here{number % 89}" for number in range(400))
    whole, part = (sketch_copies(Reading(report(text, "a.txt"))) for text in (long, long[: len(long) // 6]))
    assert len(unpacked(whole.prints)) <= MOST * 1.3
    assert whole.rate > part.rate > 1
    both = np.intersect1d(unpacked(whole.prints), unpacked(part.prints))
    assert len(both) * whole.rate == pytest.approx(part.triples, rel=0.4)


@pytest.mark.parametrize("change", [str.upper, lambda text: text.replace("“", "‹"), lambda text: text[::-1]])
def test_another_text_has_another_sketch(change: Callable[[str], str]) -> None:
    one, other = (sketch_copies(Reading(report(text, "a.txt"))) for text in (WIRE, change(WIRE)))
    assert one.prints != other.prints


def test_quotations_and_what_stands_aside_leave_no_trace() -> None:
    aside = "By Jorunn Falk of Nordwire in Varnholm and Brede\n\n"
    body = make_report(aside + WIRE, "a.txt", parts=(Part(Span(0, len(aside)), "byline"),))
    plain = sketch_copies(Reading(report(WIRE.replace("in a warm bed by now", "in a cold tent tonight"), "b.txt")))
    assert sketch_copies(Reading(body)).prints == plain.prints


PLAIN = "Divers searched the harbour of Lund on Monday while Mayor Ilse Marten waited with 40 families."


def names_of(text: str) -> list[str]:
    batch = read_batch([text])
    return spelled(batch, batch.named)


def test_two_words_of_one_name_are_no_pair_of_the_skeleton() -> None:
    made = sketch_texts(["Yesterday Ilse Marten waited.", "Yesterday Ilse Marten waited in Lund."])
    assert made.neighbours.tolist() == [0, 1]


def test_swapping_other_words_keeps_the_skeleton() -> None:
    reworded = "Frogmen combed the port of Lund on Monday as Mayor Ilse Marten stood by with 40 kin."
    assert names_of(PLAIN) == names_of(reworded) == ["Lund", "Monday", "Mayor", "Ilse", "Marten", "40"]


def test_the_first_word_of_a_sentence_or_line_is_no_name() -> None:
    assert names_of("Kern said. Lund slept! “Brede” woke\nVarnholm rose. (Anna Falk) 40 U.S. troops left (Oslo).") == [
        "Falk",
        "40",
        "Oslo",
    ]


def test_quotations_leave_no_trace_in_the_skeleton() -> None:
    said = PLAIN + " “Nobody told Anna Kern in Brede that the gate was open that night,” she said."
    other = PLAIN + " “All of it was in the report that they never read,” she said."
    assert names_of(said) == names_of(other)
