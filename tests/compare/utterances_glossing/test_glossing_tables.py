"""The tables of Russian words and their English: no row twice, all Cyrillic, every part and kind known."""

import re
from collections import Counter

import pytest

from firsthand.lexicon import read_table

_PARTS = {"NOUN", "ADJF", "VERB", "ADVB", "PRCL", "PRED", "INTJ", "NUMR"}
_WORD = re.compile("[а-яё]+(?:-[а-яё]+)*")


def _plain(word: str) -> str:
    return word.replace("ё", "е")


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("russian_glosses", ("russian",)),
        ("russian_senses", ("russian", "part")),
        ("russian_companions", ("russian", "part", "with")),
        ("russian_phrases", ("russian",)),
        ("russian_prepositions", ("preposition",)),
        ("russian_word_sets", ("name",)),
    ],
)
def test_no_row_stands_twice(table: str, columns: tuple[str, ...]) -> None:
    keys = Counter(tuple(_plain(row[column]) for column in columns) for row in read_table(table))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("russian_glosses", "russian"),
        ("russian_senses", "russian"),
        ("russian_companions", "russian"),
        ("russian_companions", "with"),
        ("russian_phrases", "russian"),
        ("russian_prepositions", "preposition"),
        ("russian_word_sets", "words"),
    ],
)
def test_words_are_cyrillic_and_small(table: str, column: str) -> None:
    for row in read_table(table):
        words = row[column].replace("=", "").split()
        assert words
        assert all(_WORD.fullmatch(word) for word in words), row


@pytest.mark.parametrize("table", ["russian_senses", "russian_companions"])
def test_a_sense_is_one_and_of_a_known_part_of_speech(table: str) -> None:
    for row in read_table(table):
        assert row["part"] in _PARTS
        assert "/" not in row["english"]


def test_every_phrase_has_two_words_a_kind_and_english() -> None:
    for row in read_table("russian_phrases"):
        assert len(row["russian"].split()) > 1, row
        assert row["kind"] in {"v", "n", "x"}
        assert row["english"].strip()


def test_every_preposition_has_cases() -> None:
    for row in read_table("russian_prepositions"):
        assert set(row["cases"].split()) <= {"gent", "datv", "accs", "ablt", "loct"}
        assert row["cases"]


def test_a_word_set_says_what_it_is_and_holds_each_word_once() -> None:
    for row in read_table("russian_word_sets"):
        words = row["words"].split()
        assert row["says"]
        assert len(words) == len(set(words))
