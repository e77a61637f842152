"""Days, and the TIMEX3 values that name stretches of them. Pure arithmetic; a value it does not know gives None."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from firsthand.lexicon import read_table
from firsthand.vocabulary import Precision

Interval = tuple[date, date]
"""First and last day, both included."""

SEASON_MONTHS = {"WI": (12, 2), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
"""Meteorological seasons of the north; the winter of a year is the one that begins in its December."""

_FORMS: tuple[tuple[re.Pattern[str], Precision], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\d.*)"), "minute"),
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)T[A-Z]{2}"), "part of day"),
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), "day"),
    (re.compile(r"(\d{4})-W(\d\d)(?:T[A-Z]{2})?"), "week"),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), "day"),
    (re.compile(r"(\d{4})-(\d\d)"), "month"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), "season"),
    (re.compile(r"(\d{4})-Q([1-4])"), "quarter"),
    (re.compile(r"(\d{4})-H([12])"), "quarter"),
    (re.compile(r"(\d{4})"), "year"),
    (re.compile(r"(\d{3})X?"), "decade"),
    (re.compile(r"(\d{2})(?:XX)?"), "century"),
)


def interval_of(value: str) -> tuple[Interval, Precision] | None:
    """The days that a calendar value of TIMEX3 covers, and how precise it is; None for any other value."""
    for form, precision in _FORMS:
        if found := form.fullmatch(value):
            try:
                return _days(value, found, precision), precision
            except ValueError:
                return None
    return None


def _days(value: str, found: re.Match[str], precision: Precision) -> Interval:
    year = int(found[1])
    part = found[2] if found.re.groups > 1 else ""
    if "-W" in value and "-WI" not in value:
        monday = date.fromisocalendar(year, int(part), 1)
        return (monday + timedelta(5 if value.endswith("-WE") else 0), monday + timedelta(6))
    if precision in {"minute", "part of day", "day"}:
        day = date(year, int(part), int(found[3]))
        return day, day
    if precision == "month":
        return month_days(year, int(part))
    if precision == "season":
        first, last = SEASON_MONTHS[part]
        return date(year, first, 1), month_days(year + (last < first), last)[1]
    if precision == "quarter":
        months = 3 if "Q" in value else 6
        first = (int(part) - 1) * months + 1
        return date(year, first, 1), month_days(year, first + months - 1)[1]
    years = {"year": 1, "decade": 10, "century": 100}[precision]
    return date(max(1, year * years), 1, 1), date(year * years + years - 1, 12, 31)


def month_days(year: int, month: int) -> Interval:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of its month where it has no such day.

    Raises ValueError off the calendar.
    """
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def move(day: date, count: float, unit: str) -> date | None:
    """`day` moved by `count` units: Y, M, Q, W, D, and of the clock TH, TM, TS; None when it leaves the calendar."""
    try:
        if unit == "Y":
            return add_months(day, round(count * 12))
        if unit in {"M", "Q"}:
            return add_months(day, round(count * (3 if unit == "Q" else 1)))
        if unit in {"W", "D"}:
            return day + timedelta(days=round(count * (7 if unit == "W" else 1)))
        return day + timedelta(days=int(count * {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit]))
    except (ValueError, OverflowError):
        return None


def value_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the year, quarter, month, week or day that holds `day`."""
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()


def season_value(day: date) -> str:
    """The season that holds `day`; January and February belong to the winter of the year before."""
    for code, (first, last) in SEASON_MONTHS.items():
        if first <= day.month <= last:
            return f"{day.year:04}-{code}"
    return f"{day.year - (day.month < SEASON_MONTHS['WI'][0]):04}-WI"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's method, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 (the method's own letters)
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


_MOVABLE = "movable "
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def holiday_days(rule: str, year: int) -> list[date]:
    """The days of a holiday in `year`: one, but of a lunar year none or two; none outside the table of those."""
    if rule.startswith(_MOVABLE):
        return [day for day in _movable_days()[rule.removeprefix(_MOVABLE)] if day.year == year]
    return [holiday_day(rule, year)]


@cache
def _movable_days() -> dict[str, list[date]]:
    """Name of a holiday of a lunar or Eastern calendar -> the days on which it falls."""
    return {
        row["name"]: [date.fromisoformat(day) for day in row["days"].split()] for row in read_table("times_movable")
    }


def holiday_day(rule: str, year: int) -> date:
    """The day of a holiday in `year`, by the rules that the holidays' table describes; the first, if it falls twice.

    Raises ValueError where no table says the day.
    """
    if rule.startswith(_MOVABLE):
        days = holiday_days(rule, year)
        if not days:
            raise ValueError(f"{rule.removeprefix(_MOVABLE)}: no day known in {year}")
        return days[0]
    words = rule.split()
    if words[0] == "easter":
        return easter(year) + timedelta(days=int(words[1]))
    if len(words) == 1:
        month, day = map(int, rule.split("-"))
        return date(year, month, day)
    month, weekday, nth = int(words[0]), _WEEKDAYS.index(words[1]), int(words[2])
    first, last = month_days(year, month)
    if nth > 0:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = last - timedelta(days=(last.weekday() - weekday) % 7)
    return found + timedelta(days=int(words[3]) if len(words) > 3 else 0)
