"""Days and months: "Feb. 24", "Thursday", "yesterday", "March 2022", ISO and numeric dates."""

import re
from datetime import date, timedelta

from firsthand.annotate.times.meaning import Meaning, Moment, Phrase, is_capitalised, on_calendar, unresolved
from firsthand.annotate.times.sentences import BREAK, MAX_SENTENCE
from firsthand.vocabulary import TimexType

MAX_DAYS_AHEAD = 60
"""A month and day further ahead than this go back a year: news looks back (PRODUCT.md, dates)."""

MAX_DAYS_PLANNED = 240
"""A clause about the future may name a month and day this far ahead without its year."""

NAMES_TOO = frozenset(
    {"April", "August", "Jan", "June", "March", "May", "Dec", "Mar", "AUGUST", "JUNE", "MAY", "MARCH"}
)
"""Months that are first names, surnames or verbs as well: they need a preposition or a date beside them."""

PREVIOUS = frozenset({"last", "past", "previous"})
BEFORE_LAST = "before last"
NEXT = frozenset({"next", "coming"})


def read_iso(phrase: Phrase, moment: Moment) -> Meaning | None:
    """2022-03-16, 2022-03-16T10:30Z."""
    del moment
    value = phrase.words.replace(" ", "T")
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    kind: TimexType = "TIME" if "T" in value else "DATE"
    return on_calendar(value[:16], "The text gives the date in full.", "text", timex=kind)


def read_iso_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """2015-12, where it is no stretch of years: 2011-12 is read as 2011 to 2012."""
    del moment
    year, month = phrase.words.split("-")
    if int(month) > int(year[2:]) and not phrase.follows("in"):
        first, last = int(year), int(year[:2] + month)
        interval = (date(first, 1, 1), date(last, 12, 31))
        return Meaning("DATE", f"{first}/{last}", "The text gives both years.", "text", None, interval, "year")
    return on_calendar(phrase.words, "The text gives year and month.", "text")


def read_numdate(phrase: Phrase, moment: Moment) -> Meaning | None:
    """03/04/2022 by the setting `order`, unless one of the two cannot be a month; 2022/3/4."""
    first, second, third = (int(piece) for piece in re.split(r"[/.-]", phrase.value("numdate") or "0/0/0"))
    if first > 31:
        year, month, day = first, second, third
    else:
        year = third if third > 99 else third + (2000 if third < 70 else 1900)
        month, day = (first, second) if moment.month_first else (second, first)
        if month > 12 >= day:
            month, day = day, month
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    order = "month first" if moment.month_first else "day first"
    return on_calendar(found.isoformat(), f"A date in numbers, read {order}.", "text")


def read_date(phrase: Phrase, moment: Moment) -> Meaning | None:
    """February 24, 2022; Feb. 24; the 3rd of March; Thursday, April 6."""
    day = int(re.sub(r"\D", "", phrase.value("small", "ordinal", "second") or "") or 0)
    month, year = int(phrase.value("month", "monthabbr") or 0), phrase.year or _relative_year(phrase, moment)
    return day_of(day, month, int(year) if year else None, phrase, moment)


def _relative_year(phrase: Phrase, moment: Moment) -> int | None:
    """The year behind a day, as in «5 марта прошлого года»; None where none is named."""
    if phrase.value("unit") != "Y" or phrase.relative is None or moment.day is None:
        return None
    return moment.day.year + step_of_year(phrase.relative)


def step_of_year(relative: str) -> int:
    """How many years away "last year", «позапрошлого года» and "next year" are."""
    steps = {**dict.fromkeys(PREVIOUS, -1), **dict.fromkeys(NEXT, 1), BEFORE_LAST: -2}
    return steps.get(relative, 0)


def day_of(day: int, month: int, year: int | None, phrase: Phrase, moment: Moment) -> Meaning | None:
    """The meaning of a day and month, with or without a year; None where the calendar has no such day."""
    meaning = _day_itself(day, month, year, phrase, moment)
    begin = meaning.interval[0] if meaning else None
    if meaning and begin and phrase.value("modnoun") == "BEFORE":  # the eve of 14 September
        return on_calendar((begin - timedelta(1)).isoformat(), meaning.because, meaning.anchor or "text")
    return meaning


def _day_itself(day: int, month: int, year: int | None, phrase: Phrase, moment: Moment) -> Meaning | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    if year:
        value = date(year, month, day).isoformat()
        return on_calendar(value, "The text gives the date in full.", "text", mod=phrase.mod)
    if moment.day is None:
        return unresolved("DATE", moment, f"XXXX-{month:02}-{day:02}")
    found = nearest_day(day, month, moment)
    if found is None:
        return None
    weekday = phrase.value("weekday", "weekdayabbr", "ownday")
    if weekday and found.isoweekday() != int(weekday):
        found = next((d for d in _years_around(found) if d.isoweekday() == int(weekday)), found)
    because = moment.anchored(f"No year in the text; of the years around, {found.year} fits")
    return on_calendar(found.isoformat(), because, "published", mod=phrase.mod)


def nearest_day(day: int, month: int, moment: Moment) -> date | None:
    """The last such day, or the next where the tense says so or it is at most `MAX_DAYS_AHEAD` days off."""
    here = moment.day
    if here is None:
        return None
    found = []
    for year in (here.year - 1, here.year, here.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:  # 29 February between leap years
        return None
    past = [d for d in found if d <= here]
    ahead = [d for d in found if d > here]
    soon = ahead[0] if ahead and (ahead[0] - here).days <= MAX_DAYS_AHEAD else None
    if soon and (not past or (here - past[-1]).days > MAX_DAYS_AHEAD):
        return soon
    if ahead and (not past or (moment.tense() == "future" and (ahead[0] - here).days < MAX_DAYS_PLANNED)):
        return ahead[0]
    return past[-1]


def _years_around(day: date) -> list[date]:
    out = []
    for year in (day.year - 1, day.year + 1):
        try:
            out.append(day.replace(year=year))
        except ValueError:
            continue
    return out


def read_month_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """March 2022; early in March 2022; June last year."""
    month, year = int(phrase.value("month", "monthabbr") or 0), phrase.year
    if year:
        return on_calendar(f"{int(year):04}-{month:02}", "The text gives month and year.", "text", mod=phrase.mod)
    relative = phrase.relative or ""
    if phrase.value("unit") != "Y":
        return read_month(phrase, moment)
    if moment.day is None:
        return unresolved("DATE", moment, f"XXXX-{month:02}")
    because = moment.anchored("The year is counted from")
    return on_calendar(
        f"{moment.day.year + step_of_year(relative):04}-{month:02}", because, "published", mod=phrase.mod
    )


def read_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """In February; mid-November; last April; this September."""
    if _is_a_name(phrase):
        return None
    month, relative = int(phrase.value("month", "monthabbr") or 0), phrase.relative
    here = moment.day
    if here is None:
        return unresolved("DATE", moment, f"XXXX-{month:02}")
    if relative == BEFORE_LAST:
        return None
    if relative in PREVIOUS:
        year = here.year - (month >= here.month)
    elif relative in NEXT or (relative is None and moment.tense() == "future"):
        year = here.year + (month < here.month) + (relative in NEXT and month == here.month)
    elif relative in {"this", "coming"}:
        year = here.year
    else:
        year = here.year - (month > here.month)
    because = moment.anchored("No year in the text; the month is counted from")
    return on_calendar(f"{year:04}-{month:02}", because, "published", mod=phrase.mod)


def _is_a_name(phrase: Phrase) -> bool:
    """True for Theresa May, June Carter, the March for Life."""
    token = next(t for t in phrase.tokens if t.kind in {"month", "monthabbr"})
    word = phrase.text[token.start : token.end]
    if phrase.tokens[0] != token or word not in NAMES_TOO:
        return False
    if phrase.follows("in", "since", "between", "of", "and", "comma", "each", "at"):
        return phrase.follows("of", "and", "comma") and is_capitalised(phrase.word_after())
    return True


def read_weekday(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Thursday; last Thursday; late Friday; Wednesday night."""
    if phrase.tokens[0].kind == "weekdayabbr" and (phrase.words in {"Sun.", "Sat.", "Mon.", "Fri."}):
        return None
    weekday, part = int(phrase.value("weekday", "weekdayabbr", "ownday") or 1), phrase.value("part")
    if moment.day is None:
        return unresolved("TIME" if part else "DATE", moment, f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    day, reason = weekday_of(weekday, phrase.relative, moment)
    return part_of(day, part, moment.anchored(reason), phrase)


def weekday_of(weekday: int, relative: str | None, moment: Moment) -> tuple[date, str]:
    """The day that a weekday means, and why; `moment` must have a day."""
    here = moment.day or date.min
    back, ahead = (here.isoweekday() - weekday) % 7, (weekday - here.isoweekday()) % 7
    if relative in PREVIOUS:
        return here - timedelta(back or 7), "The last such weekday before"
    if relative == BEFORE_LAST:
        return here - timedelta((back or 7) + 7), "The last such weekday but one before"
    if relative in NEXT or relative == "following":
        return here + timedelta(ahead or 7), "The next such weekday after"
    if relative == "this" and moment.tense() != "past":
        return here + timedelta(ahead), "The coming such weekday, counted from"
    if relative is None and moment.tense() == "future":
        return here + timedelta(ahead), "The clause looks ahead: the next such weekday from"
    return here - timedelta(back), "The last such weekday up to"


def part_of(day: date, part: str | None, because: str, phrase: Phrase) -> Meaning:
    """The day, or a part of it, or an hour where `part` is noon or midnight."""
    if part is None:
        return on_calendar(day.isoformat(), because, "published", mod=phrase.mod)
    hour = f"{part}:00" if part.isdigit() else part
    return on_calendar(f"{day.isoformat()}T{hour}", because, "published", timex="TIME", mod=phrase.mod)


def read_today(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Today; yesterday afternoon; late yesterday; tonight; «на вчерашней лекции»."""
    if phrase.words == "TODAY" and phrase.word_before() == "USA":
        return None
    step = phrase.value("today", "todays") or "0"
    part = phrase.value("part") or ("NI" if step.endswith("NI") else None)
    if moment.day is None:
        return unresolved("TIME" if part else "DATE", moment)
    if step == "eve":
        if _told_near(phrase, moment):
            return Meaning(
                "TIME" if part else "DATE", None, "The day before a day told near, or before that of speaking."
            )
        step = "-1"
    try:
        day = moment.day + timedelta(days=int(step.removesuffix("NI")))
    except OverflowError:
        return None
    return part_of(day, part, moment.anchored("Counted from"), phrase)


def _told_near(phrase: Phrase, moment: Moment) -> bool:
    """True where the same sentence or the one before told another day, no later than the day of speaking."""
    told = moment.narrative
    if told.day is None or moment.day is None or told.unit != "D" or told.begins or told.day >= moment.day:
        return False
    near = phrase.start - told.end <= MAX_SENTENCE
    return near and len(BREAK.findall(phrase.text, told.end, phrase.start)) <= 1
