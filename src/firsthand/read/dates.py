"""Calendar days as people and machines write them on a report; anything else is None, never a guess."""

import re
from datetime import date
from email.utils import parsedate

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "января"),
            ("february", "feb", "февраля"),
            ("march", "mar", "марта"),
            ("april", "apr", "апреля"),
            ("may", "мая"),
            ("june", "jun", "июня"),
            ("july", "jul", "июля"),
            ("august", "aug", "августа"),
            ("september", "sep", "sept", "сентября"),
            ("october", "oct", "октября"),
            ("november", "nov", "ноября"),
            ("december", "dec", "декабря"),
        ),
        start=1,
    )
    for name in names
}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
"""Part of a regular expression for a month: English, full or short, or Russian in a date; use it with `(?i:...)`."""

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_BASIC = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=T|$)")
_WORDS = re.compile(
    rf"""(?xi)
    (?:\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{{2,4}}\s*)?,?\s*)?  # 10:32 GMT,
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s+)?     # Wednesday,
    (?:
        (?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?     # March 3
      | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{MONTH})     # 3 March
    )
    \s*,?\s+(?P<year>\d{{4}})(?:\b|(?=г\b))
    """
)


def parse_day(written: str) -> str | None:
    """The day that `written` starts with, ISO 8601; None where it is no full calendar day.

    Knows 2031-03-04 (also with a time behind it), 20310304, "4 March 2031", "Tues, 04 Mar 2031 10:00 GMT". A time zone
    moves nothing: the day is the one that was printed. 03/04/2031 is two days, so it is none.
    """
    return first_day(written.strip()[:100], at_start=True)


def first_day(text: str, *, at_start: bool = False) -> str | None:
    """The first full calendar day in `text`, or the one at its start."""
    for pattern in (_ISO, _BASIC, _WORDS):
        found = pattern.match(text) if at_start else pattern.search(text)
        if found:
            return _day_of(found)
    return _mail_day(text) if at_start else None


def _day_of(found: re.Match[str]) -> str | None:
    named = found.groupdict()
    month = named.get("m1") or named.get("m2") or named["month"]
    day = named.get("d1") or named.get("d2") or named["day"]
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    return _iso(int(named["year"]), number, int(day))


def _mail_day(written: str) -> str | None:
    """The day of an RFC 2822 date, as feeds give it."""
    if not re.match(r"(?i)(?:[a-z]{3,9},\s*)?\d{1,2}\s+[a-z]{3}", written):
        return None
    try:
        fields = parsedate(written)
    except (ValueError, IndexError, TypeError):
        return None
    return _iso(*fields[:3]) if fields else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None
