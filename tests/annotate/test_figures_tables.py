"""The tables that the figures rest on: every row has what it needs, no key stands twice."""

from collections import Counter

import pytest

from firsthand.lexicon import read_table


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("vague", ("phrase",)),
        ("hedges", ("phrase",)),
        ("units", ("form", "place")),
        ("predicates", ("lemma",)),
        ("word_classes", ("word",)),
        ("counted_classes", ("word",)),
    ],
)
def test_no_key_stands_twice(table: str, key: tuple[str, ...]) -> None:
    keys = Counter(tuple(row[column] for column in key) for row in read_table(table))
    assert keys
    assert [words for words, times in keys.items() if times > 1] == []


def test_every_vague_row_has_a_range_and_a_source_for_both_policies() -> None:
    for row in read_table("vague"):
        assert 0 < float(row["neutral_low"]) <= float(row["neutral_high"])
        assert 0 < float(row["acled_low"]) <= float(row["acled_high"]) <= float(row["neutral_high"])
        assert row["neutral_source"]
        assert row["acled_source"]


def test_vague_words_as_the_conventions_have_them() -> None:
    rows = {row["phrase"]: row for row in read_table("vague")}
    neutral = {word: (int(rows[word]["neutral_low"]), int(rows[word]["neutral_high"])) for word in rows}
    assert neutral["several"] == (3, 9)
    assert neutral["dozens"] == (24, 99)
    assert neutral["hundreds"] == (200, 999)
    assert neutral["thousands"] == (2000, 9999)
    assert rows["dozens"]["acled_low"] == rows["dozens"]["acled_high"] == "12"


def test_every_hedge_gives_a_bound() -> None:
    for row in read_table("hedges"):
        assert row["bound"] in {"~", "<", ">"}
        assert row["side"] in {"before", "after", "either"}
        assert row["sense"] in {"about", "nearly", "below", "above", "up to", "as many as"}
        assert row["source"]


def test_every_unit_has_a_kind_a_place_and_a_source() -> None:
    kinds = {"percent", "money", "measure", "duration", "age", "ratio", "name"}
    for row in read_table("units"):
        assert row["kind"] in kinds
        assert row["place"] in {"before", "after", "either"}
        assert row["unit"] == row["unit"].lower()
        assert row["source"]


def test_every_predicate_has_a_class_and_a_trend() -> None:
    for row in read_table("predicates"):
        assert row["class"]
        assert row["trend"] in {"grows", "steady", "change"}
        assert row["whom"] in {"person", ""}


def test_every_word_class_is_one_that_the_parser_knows() -> None:
    known = {"det", "prep", "conj", "rel", "pron", "aux", "adv", "person"}
    assert {row["class"] for row in read_table("word_classes")} == known
