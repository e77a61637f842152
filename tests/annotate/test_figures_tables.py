"""The tables that the figures rest on: every row has what it needs, no key stands twice."""

import re
from collections import Counter

import pytest

from firsthand.annotate.figures import figures
from firsthand.annotate.figures.tables import LANGUAGES
from firsthand.annotate.times import times
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Figure, Published, make_report


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("vague", ("phrase",)),
        ("hedges", ("phrase",)),
        ("units", ("form", "place")),
        ("predicates", ("lemma",)),
        ("word_classes", ("word",)),
        ("counted_classes", ("word",)),
        ("measured_verbs", ("verb",)),
        ("number_idioms", ("phrase",)),
        ("numbered_things", ("noun",)),
        ("figure_word_sets", ("set",)),
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
        assert row["side"] in {"before", "after", "either", "apart"}
        assert row["sense"] in {"about", "nearly", "below", "above", "up to", "as many as"}
        assert row["source"]


def test_every_unit_has_a_kind_a_place_and_a_source() -> None:
    kinds = {"percent", "money", "measure", "duration", "age", "ratio", "name"}
    for row in read_table("units"):
        assert row["kind"] in kinds
        assert row["place"] in {"before", "after", "either", "apart"}
        assert row["unit"] == row["unit"].lower()
        assert row["source"]


def test_every_predicate_has_a_class_and_a_trend() -> None:
    for row in read_table("predicates"):
        assert row["class"]
        assert row["trend"] in {"grows", "steady", "change"}
        assert row["whom"] in {"person", ""}


def test_every_measured_verb_says_what_its_amount_is_of() -> None:
    assert {row["noun"] for row in read_table("measured_verbs")} == {"number", "subject", "object", "none"}


def test_every_word_set_says_what_it_is_and_holds_each_word_once() -> None:
    for row in read_table("figure_word_sets"):
        words = row["words"].split()
        assert row["says"]
        assert len(words) == len(set(words))


def test_every_word_class_is_one_that_the_parser_knows() -> None:
    known = {"det", "prep", "conj", "rel", "pron", "aux", "adv", "verb", "person"}
    assert {row["class"] for row in read_table("word_classes")} == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_of_a_language_hold_together(language: str) -> None:
    lemmas = {row["lemma"] for row in read_table("predicates")}
    vague = {row["phrase"] for row in read_table("vague")}
    classes = {"prep", "conj", "rel", "pron", "adv", "each", "nobody"}
    assert {row["lemma"] for row in read_table(f"figures_{language}_predicates")} <= lemmas
    assert {row["alone"] for row in read_table(f"figures_{language}_numbers")} <= vague | {""}
    assert {row["class"] for row in read_table(f"figures_{language}_words")} == classes
    for row in read_table(f"figures_{language}_numbers"):
        assert row["value"] in vague if row["part"] == "vague" else float(row["value"]) >= 0
    for row in read_table(f"figures_{language}_hedges"):
        assert row["bound"] in {"~", "<", ">"}
        assert row["side"] in {"before", "after"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_matches_its_example(language: str) -> None:
    for row in read_table(f"figures_{language}_patterns"):
        assert re.search(row["pattern"], row["example"]), row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("numbers", "word"),
        ("hedges", "phrase"),
        ("units", "form"),
        ("nouns", "form"),
        ("predicates", "form"),
        ("words", "word"),
    ],
)
def test_no_word_stands_twice_in_a_table_of(language: str, table: str, key: str) -> None:
    keys = Counter(row[key] for row in read_table(f"figures_{language}_{table}"))
    assert [words for words, times in keys.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "origin", "predicate", "kind"),
    [
        ("По данным проекта «Тихий дозор», задержаны более 300 человек.", "Тихий дозор", "detain", "total"),
        ("По подсчётам ОВД-Инфо, задержаны более 300 человек.", "ОВД-Инфо", "detain", "total"),
        ("По данным министерства здравоохранения, заболели 300 человек.", None, "infect", "total"),
        ("Ещё 300 человек были ранены.", None, "wound", "difference"),
        ("Расходы выросли на 300 рублей.", None, "rise", "difference"),
        ("Число погибших выросло до 52.", None, "die", "total"),
    ],
)
def test_what_russian_words_around_a_figure_say(text: str, origin: str | None, predicate: str, kind: str) -> None:
    (figure,) = (mark for mark in figures.run(Reading(make_report(text, "a.txt"))) if isinstance(mark, Figure))
    assert (figure.origin, figure.predicate, figure.change) == (origin, predicate, kind == "difference")


def test_a_russian_count_since_a_day_covers_the_days_up_to_the_publication_date() -> None:
    report = make_report(
        "С 24 февраля задержаны около 15 тысяч человек.", "a.txt", published=Published("2022-03-17", "given")
    )
    reading = Reading(report)
    reading.add(times.run(reading))
    (figure,) = (mark for mark in figures.run(reading) if isinstance(mark, Figure))
    assert figure.as_of == ("2022-02-24", "2022-03-17")
