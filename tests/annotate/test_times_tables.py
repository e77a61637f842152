"""The tables of the stage times: no word twice, every kind known, every rule of a holiday a day."""

from datetime import date

import pytest

from firsthand.annotate.times.calendar import easter, holiday_day, interval_of
from firsthand.annotate.times.grammar import RULES
from firsthand.annotate.times.stage import READERS
from firsthand.annotate.times.words import KINDS, LETTERS, TABLES
from firsthand.lexicon import read_table


def test_no_word_stands_twice_and_every_kind_is_known() -> None:
    rows = [row for name in TABLES for row in read_table(f"times_en_{name}")]
    words = [row["word"] for row in rows]
    assert sorted(words) == sorted(set(words))
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert {row["case"] for row in rows} == {"any", "cap"}


def test_each_kind_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(KINDS)


def test_each_rule_has_a_reader() -> None:
    assert set(RULES) - set(READERS) == {"between_days"}  # gives two expressions, so the stage reads it itself
    assert set(READERS) <= set(RULES)


@pytest.mark.parametrize("name", ["tense", "happenings"])
def test_no_word_stands_twice_in(name: str) -> None:
    words = [row["word"] for row in read_table(f"times_en_{name}")]
    assert sorted(words) == sorted(set(words))


def test_each_holiday_is_a_day_of_its_year() -> None:
    assert all(holiday_day(row["rule"], 2023).year == 2023 for row in read_table("times_en_holidays"))


def test_each_named_event_begins_before_it_ends() -> None:
    for row in read_table("times_en_events"):
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
