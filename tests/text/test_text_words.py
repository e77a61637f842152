"""Words as arrays: what is a word, where it stands, and when two words are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.words import MIN_QUOTED_WORDS, QUOTED, read_words


def words_of(text: str) -> list[str]:
    words = read_words(text)
    return [text[start:end] for start, end in zip(words.start, words.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Marten’s well-kept dam", ["Ilse", "Marten’s", "well-kept", "dam"]),
        ("15,000 at 3:15, 2.5 each.", ["15,000", "at", "3:15", "2.5", "each"]),
        ("'Tis the end-", ["Tis", "the", "end"]),
        ("Äpfel naïve Öl", ["Äpfel", "naïve", "Öl"]),
        ("Москва и Київ", ["Москва", "и", "Київ"]),
        ("水坝", ["水", "坝"]),
        ("\U0001f6a8 alarm", ["alarm"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


def test_one_word_has_one_code_wherever_it_stands_and_however_it_is_written() -> None:
    words = read_words("The dam’s wall. It was the DAM'S end.")
    codes = dict(zip(words_of("The dam’s wall. It was the DAM'S end."), words.code.tolist(), strict=True))
    assert codes["dam’s"] == codes["DAM'S"] == int(read_words("dam's").code[0])
    assert codes["The"] == codes["the"] != codes["It"]


def test_long_quotations_are_marked_and_short_ones_are_not() -> None:
    text = 'The "cleared" road, she said, “was under water for two days”, and left.'
    words = read_words(text)
    quoted = [text[words.start[i] : words.end[i]] for i in range(len(words)) if words.quoted[i]]
    assert quoted == ["was", "under", "water", "for", "two", "days"]


def test_a_straight_mark_that_closes_does_not_open() -> None:
    text = '"We will not go back there," he said and "the road is gone for good now" too.'
    words = read_words(text)
    outside = [text[words.start[i] : words.end[i]] for i in range(len(words)) if not words.quoted[i]]
    assert outside == ["he", "said", "and", "too"]


@given(st.text(max_size=200), st.text(max_size=40))
def test_text_in_front_only_shifts(text: str, front: str) -> None:
    alone, shifted = read_words(text), read_words(front + "\n" + text)
    count, by = len(alone), len(front) + 1
    assert shifted.start[len(shifted) - count :].tolist() == (alone.start + by).tolist()
    assert shifted.code[len(shifted) - count :].tolist() == alone.code.tolist()


@given(st.text(max_size=300))
def test_every_word_lies_in_its_stretch_and_in_the_text(text: str) -> None:
    words = read_words(text)
    assert (words.start < words.end).all()
    assert (words.end[:-1] <= words.start[1:]).all()
    if len(words):
        assert words.end[-1] <= len(text)
        assert (words.stretches[words.stretch, 0] <= words.start).all()


@given(st.text("aB1 .!?\n\t“”„«»\"'`’…()_", max_size=80))
def test_quotations_are_those_that_the_expression_finds_when_it_is_tried_everywhere(text: str) -> None:
    words = read_words(text)
    starts = words.start.tolist()
    expected = set()
    for match in QUOTED.finditer(text):
        inside = [place for place in starts if match.start() <= place < match.end()]
        expected |= set(inside) if len(inside) >= MIN_QUOTED_WORDS else set()
    assert {place for place, quoted in zip(starts, words.quoted.tolist(), strict=True) if quoted} == expected
