"""Days that a report tells in a roundabout way -> the days they are.

Letters and interviews with the days that they bear or came out on, the third day of a hearing, a year ago today.
"""

import re
from datetime import date, timedelta

from firsthand.vocabulary import Span, TimeExpression

_DATED = re.compile(r"(?i)\b(?:dated|датирован\w+)\s(?:the\s)?$|\b(?:letters?|письм\w+)\s(?:of|from|от)\s$")
"""Before the day that a document bears."""
_PAPER = (
    r"\b(?:letters?|interview|memoirs?|article|column|essay|diar(?:y|ies)|documentary|recording|"
    r"письм\w+|интервью|стать[яюеи]\w*|колонк\w+|мемуар\w+|запис[ьи]\w*|фильм\w*)\b"
)
_ISSUE = (
    r"\b(?:published|printed|released|made\spublic|aired|broadcast|shown|ran|appear(?:ed|s)|came\sout|carried|read|"
    r"sent\sout|received|delivered|опубликова\w+|выш(?:ло|ла|ел)|вышедш\w+|показа\w+|появи\w+|напечата\w+|"
    r"размещ[её]н\w+|размести\w+|выложен\w*|получ\w+|прочита\w+|обнародова\w+)\b"
)
_ISSUED = re.compile(
    rf"""(?xi)
      {_PAPER} [^.;:“”«»"]{{0,60}} {_ISSUE} [^.;:“”«»"]{{0,60}} $
    | {_ISSUE} [^.;:“”«»"]{{0,60}} {_PAPER} [^.;:“”«»"]{{0,30}} $
    """
)
"""Before the day on which what had been said or written before came out: "in an interview published on"."""
_ISSUED_BEHIND = re.compile(rf"(?i)^[^.;:“”«»\"]{{0,40}}{_ISSUE}[^.;:“”«»\"]{{0,40}}{_PAPER}")
"""Behind such a day: «В понедельник на сайте появилось открытое письмо»."""

_ORDINALS = (
    ("first", "1st", "первый"),
    ("second", "2nd", "второй"),
    ("third", "3rd", "третий"),
    ("fourth", "4th", "четвертый", "четвёртый"),
    ("fifth", "5th", "пятый"),
    ("sixth", "6th", "шестой"),
    ("seventh", "7th", "седьмой"),
    ("eighth", "8th", "восьмой"),
    ("ninth", "9th", "девятый"),
    ("tenth", "10th", "десятый"),
)
_ORDER = {word: at for at, words in enumerate(_ORDINALS) for word in words}
_ORDINAL_DAY = re.compile(
    rf"""(?xi)
      \b (?: on | is | was ) \s (?: the | its | their | his | her ) \s ({"|".join(_ORDER)}) \s day \b (?! \s in \s )
    | \b (?: на | в | во ) \s ({"|".join(_ORDER)}) \s день \b
    """
)
"""On the third day of what the report says when it began."""
_BEGAN = re.compile(
    r"(?i)\b(?:opened|began|started|convened|got\sunder\sway|walked\sout|открыл\w+|начал\w+|стартовал\w*)"
    r"\s(?:[^\W\d]+\s){0,3}$|\b(?:since|со?)\s$"
)
_BEGINS_BEHIND = re.compile(r"(?i)^,?\s(?:[^\W\d]+\s){0,2}(?:открыл\w+|начал\w+|стартовал\w*)\b")
_FRIDAY = 5
REACH = 60
"""Characters between a day and what began on it, or was dated by it."""

_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "пятнадцать": 15, "двадцать": 20, "тридцать": 30}
_UNITS = (
    ("a", "one", "один"),
    ("two", "два"),
    ("three", "три"),
    ("four", "четыре"),
    ("five", "пять"),
    ("six", "шесть"),
    ("seven", "семь"),
    ("eight", "восемь"),
    ("nine", "девять"),
    ("ten", "десять"),
)
_NUMBERS = {word: at for at, words in enumerate(_UNITS, start=1) for word in words} | _TENS
_COUNT = rf"({'|'.join(_NUMBERS)}|\d{{1,2}})"
_YEARS_AGO = re.compile(
    rf"""(?xi)
      \b {_COUNT} \s years? \s ago \s (?: today | tomorrow | yesterday | to \s the \s day ) \b
    | \b it \s is \s {_COUNT} \s years? \s (?: today | to \s the \s day ) \b
    | \b ровно \s (?: {_COUNT} \s )? (?: год | года | лет ) \s назад \b
    | \b (?: сегодня | завтра | вчера ) \s (?: исполн\w+ | минуло | прошло | будет ) \s (?: ровно \s )?
      (?: {_COUNT} \s )? (?: год | года | лет ) \b
    """
)
"""A day so many years ago; without a number, one."""
AROUND = timedelta(days=3)
"""How far from so many years ago the day may be, with leap days."""
_COUNTED = re.compile(
    rf"""(?xi)
      \b (?: {_COUNT} | a \s few | several ) \s (?: days? | weeks? | hours? ) \s (?: after | before )
      \s (?! (?: an? | the | his | her | its | their ) \s | \w+ing \b ) [^,;:.“”«»"]* $
    """
)
"""Before a cue: "the news came four days after Ada Lund told"."""


def is_date_of_paper(text: str, day: Span) -> bool:
    """True for the day that a letter or a statement bears."""
    return _DATED.search(text, max(0, day.start - REACH), day.start) is not None


def is_day_of_issue(text: str, day: Span, sentence: Span) -> bool:
    """True for the day on which a letter or an interview came out: it was written or given before."""
    if _ISSUED.search(text[sentence.start : day.start]):
        return True
    return _ISSUED_BEHIND.match(text[day.end : sentence.end]) is not None


def is_counted_from(text: str, cue: int, sentence: Span) -> bool:
    """True if the sentence of a statement says that another thing came some days after or before it."""
    return _COUNTED.search(text[sentence.start : cue]) is not None


def years_ago(told: str, published: date) -> date | None:
    """The day so many years before the report of which `told` tells, give or take `AROUND`."""
    found = _YEARS_AGO.search(told)
    if found is None:
        return None
    written = next((group for group in found.groups() if group), "a").lower()
    year = published.year - (int(written) if written.isdigit() else _NUMBERS[written])
    if year <= date.min.year:
        return None
    leap = (published.month, published.day) == (2, 29)
    return published.replace(year=year, day=28) if leap else published.replace(year=year)


def ordinal_day(text: str, told: str, times: list[TimeExpression]) -> tuple[date, date] | None:
    """First and last day that "on its third day" in `told` can mean, by the day of `times` on which it began.

    Courts and parliaments do not sit at weekends, so behind one it may be two days later.
    """
    found = _ORDINAL_DAY.search(told)
    begins = {time.begin for time in times if time.precision == "day" and _is_beginning(text, time.span)}
    if found is None or len(begins) != 1:
        return None
    start, step = date.fromisoformat(begins.pop() or ""), _ORDER[(found[1] or found[2]).lower()]
    weekends = (start.isoweekday() + step - 1) // _FRIDAY if start.isoweekday() <= _FRIDAY else 0
    last = step + 2 * weekends
    if date.max - start < timedelta(last):
        return None
    return start + timedelta(step), start + timedelta(last)


def _is_beginning(text: str, day: Span) -> bool:
    """True for the day on which something began: "which opened on Monday", «с понедельника»."""
    in_front = text[max(0, day.start - REACH) : day.start]
    return _BEGAN.search(in_front) is not None or _BEGINS_BEHIND.match(text[day.end : day.end + REACH]) is not None
