"""The tables of the stage times: no word twice, every kind known, every rule of a holiday a day; for each language."""

import re
from datetime import date

import pytest

from firsthand.annotate.times.calendar import easter, holiday_day, interval_of
from firsthand.annotate.times.grammar import read_grammar, read_rules
from firsthand.annotate.times.lexicon import TABLES, read_patterns
from firsthand.annotate.times.stage import LANGUAGES, READERS
from firsthand.annotate.times.words import KINDS, LETTERS
from firsthand.lexicon import read_table

SEVERAL = {"between_days", "from_to_days"}
"""Rules that give two expressions, so the stage reads them itself."""
MASKS = {"rate"}
"""Rules that no reader reads: what they match is no time expression."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_and_every_kind_is_known(language: str) -> None:
    rows = [row for name in TABLES for row in read_table(f"times_{language}_{name}")]
    words = [row["word"] for row in rows]
    assert sorted(words) == sorted(set(words))
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert {row["case"] for row in rows} <= {"any", "cap", "low"}


def test_each_kind_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_has_a_reader_and_compiles(language: str) -> None:
    rules = {name for name in read_rules(language) if not name.isupper()}
    assert rules <= set(READERS) | SEVERAL | MASKS
    assert set(read_grammar(language).master.groupindex) == rules


def test_each_reader_has_a_rule() -> None:
    assert set(READERS) <= {name for language in LANGUAGES for name in read_rules(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_and_token_matches_its_example(language: str) -> None:
    for row in (*read_table(f"times_{language}_patterns"), *read_table(f"times_{language}_tokens")):
        if row["example"]:
            assert re.compile("(?x)" + row["pattern"] if "kind" in row else row["pattern"]).search(row["example"]), row


def test_the_languages_have_patterns_of_the_same_names() -> None:
    assert len({frozenset(read_patterns(language)) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["tense", "happenings"])
def test_no_word_stands_twice_in(name: str, language: str) -> None:
    words = [row["word"] for row in read_table(f"times_{language}_{name}")]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_holiday_is_a_day_of_its_year(language: str) -> None:
    assert all(holiday_day(row["rule"], 2023).year == 2023 for row in read_table(f"times_{language}_holidays"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_named_event_begins_before_it_ends(language: str) -> None:
    for row in read_table(f"times_{language}_events"):
        assert date.fromisoformat(row["begin"]) <= date.fromisoformat(row["end"]), row


@pytest.mark.parametrize(("year", "day"), [(2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("value", "begin", "end", "precision"),
    [
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2022-W11-WE", "2022-03-19", "2022-03-20", "day"),
        ("2022-Q4", "2022-10-01", "2022-12-31", "quarter"),
        ("2021-WI", "2021-12-01", "2022-02-28", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("2022-03-15TNI", "2022-03-15", "2022-03-15", "part of day"),
        ("2022-03-15T21:00", "2022-03-15", "2022-03-15", "minute"),
    ],
)
def test_days_of_a_value(value: str, begin: str, end: str, precision: str) -> None:
    assert interval_of(value) == ((date.fromisoformat(begin), date.fromisoformat(end)), precision)


@pytest.mark.parametrize("value", ["", "P3W", "2022-02-30", "2022-W54", "PRESENT_REF", "XXXX-03-05", "2022-13"])
def test_no_days_of(value: str) -> None:
    assert interval_of(value) is None
