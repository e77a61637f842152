"""On which clock a time of day is read."""

from zoneinfo import available_timezones

import pytest

from firsthand.annotate.times import times
from firsthand.lexicon import read_table
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import TimeExpression


def zones(text: str) -> list[tuple[str, str | None]]:
    reading = Reading(report_of_text(text, "zones.txt"))
    reading.add(times.run(reading))
    return [(mark.span.of(text), mark.zone) for mark in reading.of(TimeExpression) if mark.type == "TIME"]


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("14:30 GMT", "Z"),
        ("5 p.m. ET", "America/New_York"),
        ("10pm EST", "-05:00"),
        ("14:30 Moscow time", "Europe/Moscow"),
        ("9:30 a.m. local time", "Europe/Kyiv"),
        ("6 a.m.", "Europe/Kyiv"),
    ],
)
def test_a_zone_beside_the_clock_outranks_the_dateline(words: str, zone: str) -> None:
    found = zones(f"KYIV, March 5 (Northwire) — The bridge was closed at {words}, the roads office said.")
    assert found == [(words, zone)]


def test_a_dateline_that_no_table_knows_tells_no_clock() -> None:
    text = "PORT ANSEL, March 5 (Northwire) — The ferry left at 6 a.m. and sank at 9:30 a.m. local time."
    assert zones(text) == [("6 a.m.", None), ("9:30 a.m. local time", None)]


def test_a_part_of_the_day_has_no_clock() -> None:
    assert zones("KYIV, March 5 (Northwire) — The bridge was closed on Monday night.") == [("Monday night", None)]


def test_a_russian_dateline_and_clock() -> None:
    found = zones("МОСКВА, 5 марта (Северный вестник) — Мост закрыли в 14:30, а в 16:00 по киевскому времени открыли.")
    assert [zone for _, zone in found] == ["Europe/Moscow", "Europe/Kyiv"]


def test_the_reason_names_the_place() -> None:
    reading = Reading(report_of_text("OSLO (Northwire) — The talks began at 8 a.m. on Monday.", "oslo.txt"))
    reading.add(times.run(reading))
    (mark,) = reading.of(TimeExpression)
    assert mark.because.endswith("On the clock of OSLO, as datelined.")


def test_every_zone_of_the_table_exists() -> None:
    rows = read_table("dateline_zones")
    assert {row["zone"] for row in rows} <= available_timezones()
    assert len({row["place"] for row in rows}) == len(rows)
