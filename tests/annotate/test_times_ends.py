"""Limits, first ends of stretches, and holidays of lunar calendars."""

import pytest

from firsthand.annotate.times import times
from firsthand.annotate.times.calendar import holiday_day, holiday_days
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.vocabulary import Published, TimeExpression, make_report


def read(text: str, day: str = "2024-03-14") -> list[TimeExpression]:
    report = make_report(text, "a.txt", published=Published(day, "given"))
    return [mark for mark in times.run(Reading(report)) if isinstance(mark, TimeExpression)]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("The road must be clear by September 1.", "ON_OR_BEFORE"),
        ("It opens no later than Friday.", "ON_OR_BEFORE"),
        ("It was shut before the 2019 vote.", "BEFORE"),
        ("It can open after 5 May.", "AFTER"),
        ("It opened on 5 May.", None),
        ("It is to open by the end of the year.", "END"),
    ],
)
def test_a_preposition_makes_a_limit(text: str, mod: str | None) -> None:
    assert read(text)[0].mod == mod


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Open 7 a.m. to 9 p.m. EST on Friday.", ["2024-03-08T07:00", "2024-03-08T21:00"]),
        ("They met from 5 to 6 pm.", ["2024-03-14T17:00", "2024-03-14T18:00"]),
        ("They met from 11 to 2 pm.", ["2024-03-14T11:00", "2024-03-14T14:00"]),
        ("They asked voters between 2 and 6 February.", ["2024-02-02", "2024-02-06"]),
        ("They saw 3 and 5 February.", ["2024-02-05"]),
    ],
)
def test_the_first_end_of_a_stretch_has_what_the_second_says(text: str, values: list[str]) -> None:
    assert [mark.value for mark in read(text)] == values


def test_the_first_of_two_times_has_the_zone_of_the_second() -> None:
    assert [mark.zone for mark in read("Open 7 a.m. to 9 p.m. EST.")] == ["-05:00", "-05:00"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Diwali 2022.", "2022-10-24"),
        ("They fled before Eid al-Fitr.", "2024-04-10"),
        ("They met on Lunar New Year.", "2024-02-10"),
        ("They met on Orthodox Easter 2024.", "2024-05-05"),
    ],
)
def test_holidays_of_lunar_calendars_have_their_days(text: str, value: str) -> None:
    assert [mark.value for mark in read(text)] == [value]


def test_a_holiday_outside_its_table_is_unknown_and_one_may_fall_twice_in_a_year() -> None:
    assert holiday_days("movable diwali", 1950) == []
    with pytest.raises(ValueError, match="diwali: no day known in 1950"):
        holiday_day("movable diwali", 1950)
    assert [day.year for day in holiday_days("movable eid al-fitr", 2000)] == [2000, 2000]
    assert [mark.value for mark in read("They met on Diwali.", "1950-03-14")] == [None]


def test_each_movable_holiday_falls_every_year_or_so() -> None:
    for row in read_table("times_movable"):
        days = row["days"].split()
        assert days == sorted(set(days)), row["name"]
        assert len(days) > 30, row["name"]
