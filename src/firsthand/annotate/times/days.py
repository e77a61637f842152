"""Days and months: "Feb. 24", "Thursday", "yesterday", "March 2022", ISO and numeric dates."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from firsthand.annotate.times.calendar import value_of
from firsthand.annotate.times.meaning import Anchor, Meaning, Moment, Phrase, is_capitalised, on_calendar, unresolved
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
    return moment.day.year + (-1 if phrase.relative in PREVIOUS else 1 if phrase.relative in NEXT else 0)


def day_of(day: int, month: int, year: int | None, phrase: Phrase, moment: Moment) -> Meaning | None:
    """The meaning of a day and month, with or without a year; None where the calendar has no such day."""
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
    weekday = phrase.value("weekday", "weekdayabbr")
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
    step = -1 if relative in PREVIOUS else 1 if relative in NEXT else 0
    because = moment.anchored("The year is counted from")
    return on_calendar(f"{moment.day.year + step:04}-{month:02}", because, "published", mod=phrase.mod)


def read_month(phrase: Phrase, moment: Moment) -> Meaning | None:
    """In February; mid-November; last April; this September."""
    if _is_a_name(phrase):
        return None
    month, relative = int(phrase.value("month", "monthabbr") or 0), phrase.relative
    here = moment.day
    if here is None:
        return unresolved("DATE", moment, f"XXXX-{month:02}")
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
    weekday, part = int(phrase.value("weekday", "weekdayabbr") or 1), phrase.value("part")
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
    """Today; yesterday afternoon; late yesterday; tonight."""
    if phrase.words == "TODAY" and phrase.word_before() == "USA":
        return None
    step = phrase.value("today") or "0"
    part = phrase.value("part") or ("NI" if step.endswith("NI") else None)
    if moment.day is None:
        return unresolved("TIME" if part else "DATE", moment)
    try:
        day = moment.day + timedelta(days=int(step.removesuffix("NI")))
    except OverflowError:
        return None
    return part_of(day, part, moment.anchored("Counted from"), phrase)


def read_part_of_day(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The morning of Jan. 31."""
    day = any_day(phrase, moment)
    if day is None or day.value is None:
        return day
    return on_calendar(f"{day.value[:10]}T{phrase.value('part')}", day.because, day.anchor or "text", timex="TIME")


def any_day(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The day named in a longer phrase: by month, by weekday or as "yesterday"."""
    if phrase.has("month", "monthabbr"):
        return read_date(_without_clock(phrase), moment)
    if phrase.has("weekday", "weekdayabbr"):
        return read_weekday(_without_clock(phrase), moment)
    return read_today(_without_clock(phrase), moment)


def _without_clock(phrase: Phrase) -> Phrase:
    """The phrase from its month or first number beside it on; clock words and parts of the day taken out."""
    kept, tokens = [], list(phrase.tokens)
    clock = {"clock", "dotclock", "meridiem", "clockword", "zone", "part", "at", "in", "approx"}
    for at, token in enumerate(tokens):
        following = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        numbers = {"meridiem", "clockword", "in", "unit", "units"}
        if token.kind in clock or (token.kind in {"small", "numword"} and following in numbers):
            continue
        kept.append(token)
    return Phrase(phrase.text, tuple(kept) or phrase.tokens, phrase.before, phrase.after)


def read_clock_day(phrase: Phrase, moment: Moment) -> Meaning | None:
    """9 a.m. Tuesday; Thursday at 5:30 p.m. EST; midnight Friday; mid-afternoon yesterday."""
    day = any_day(phrase, moment)
    if day is None or day.value is None or len(day.value) < 10:
        return day
    time = clock_value(phrase)
    if time is None:
        return None
    return on_calendar(f"{day.value[:10]}T{time}", day.because, day.anchor or "text", timex="TIME", mod=day.mod)


def clock_value(phrase: Phrase) -> str | None:
    """HH:MM, or the code of a part of the day; None where the numbers are no time of day."""
    part, meridiem = phrase.value("part"), (phrase.value("meridiem") or "").lower()
    clock = (phrase.value("clock", "dotclock") or "").replace(".", ":")
    if clock:
        hour, minute = int(clock.split(":")[0]), clock.split(":")[1]
    elif phrase.has("meridiem", "clockword") or (part and phrase.has("in", "at") and phrase.has("small", "numword")):
        hour, minute = _hour(phrase), "00"
    elif phrase.value("units", "unit") == "TH":
        hour, minute = _spelled_clock(phrase)
    elif part:
        return f"{part}:00" if part.isdigit() else part
    else:
        return None
    if (meridiem.startswith("p") or part in {"AF", "EV", "NI"}) and hour < 12:
        hour += 12
    elif meridiem.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}" if hour <= 24 else None


def _hour(phrase: Phrase) -> int:
    """The number right in front of "p.m." or "o'clock" (not the day of "March 5 at 6 p.m."), else the first number."""
    marks = {"meridiem", "clockword"}
    near = [
        token.value
        for token, after in pairwise(t for t in phrase.tokens if t.kind not in {"unit", "units"})
        if token.kind in {"small", "numword"} and after.kind in marks
    ]
    return int((near or [phrase.value("small", "numword") or "99"])[0])


def _spelled_clock(phrase: Phrase) -> tuple[int, str]:
    """Hour and minute of «14 часов 30 минут»; the hour is 99 where the numbers are no time of day."""
    numbers = [
        token.value
        for token, follows in pairwise(phrase.tokens)
        if token.kind in {"small", "numword"} and follows.kind in {"unit", "units"} and follows.value in {"TH", "TM"}
    ]
    if not numbers or len(numbers) > 2:
        return 99, "00"
    minute = int(numbers[1]) if len(numbers) > 1 else 0
    return (int(numbers[0]) if minute < 60 else 99), f"{minute:02}"


def read_clock(phrase: Phrase, moment: Moment) -> Meaning | None:
    """10:35 a.m.; 4 in the morning; 6 o'clock; a bare 10:35 only behind "at" or "around"."""
    time = clock_value(phrase)
    if time is None or (
        phrase.tokens[-1].kind == "clock"
        and not (phrase.has("approx") or phrase.follows("at", "in", "since", "and", "from", "until"))
    ):
        return None
    day = moment.narrative.day if moment.narrative.unit == "D" else moment.day
    if day is None:
        return unresolved("TIME", moment, f"T{time}")
    anchor: Anchor = "narrative" if moment.narrative.unit == "D" else "published"
    return on_calendar(
        f"{day.isoformat()}T{time}",
        f"A time of day on {day}, the last day named.",
        anchor,
        timex="TIME",
        mod=phrase.value("approx") or None,
    )


def read_part(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Mid-afternoon; at midnight: on the last day named, else on the day of speaking."""
    part = phrase.value("part") or ""
    told = moment.narrative.unit == "D"
    day = moment.narrative.day if told else moment.day
    if not (phrase.mod == "MID" or (part.isdigit() and phrase.follows("at", "in", "and", "since", "until", "from"))):
        return None
    if day is None:
        return unresolved("TIME", moment)
    value = f"{day.isoformat()}T{part}" + (":00" if part.isdigit() else "")
    anchor: Anchor = "narrative" if told else "published"
    return on_calendar(value, f"A part of {day}, the last day named.", anchor, timex="TIME")


def read_between_days(phrase: Phrase, moment: Moment) -> list[tuple[Phrase, Meaning]]:
    """Between March 3 and 5: two days, each an expression of its own."""
    cut = next(at for at, token in enumerate(phrase.tokens) if token.kind == "and")
    first = Phrase(phrase.text, phrase.tokens[1:cut], phrase.tokens[0], phrase.tokens[cut])
    last = Phrase(phrase.text, phrase.tokens[cut + 1 :], phrase.tokens[cut], phrase.after)
    begin = read_date(first, moment)
    if begin is None or begin.interval[0] is None:
        return [(first, begin)] if begin else []
    year = last.year or f"{begin.interval[0].year}"
    day = int(re.sub(r"\D", "", last.value("small", "ordinal") or "0"))
    end = day_of(day, begin.interval[0].month, int(year), last, moment)
    if end is None or end.interval[0] is None or end.interval[0] <= begin.interval[0]:
        return [(first, begin)]
    return [(first, begin), (last, replace(end, because="The month is that of the day before."))]


def read_from_to_days(phrase: Phrase, moment: Moment) -> list[tuple[Phrase, Meaning]]:
    """«с 3 по 5 марта»: two days, the month behind the second."""
    first = Phrase(phrase.text, phrase.tokens[:1], phrase.before, phrase.tokens[1])
    last = Phrase(phrase.text, phrase.tokens[2:], phrase.tokens[1], phrase.after)
    end = read_date(last, moment)
    if end is None or end.interval[0] is None:
        return [(last, end)] if end else []
    day = int(first.value("small") or 0)
    try:
        begin = end.interval[0].replace(day=day)
    except ValueError:
        return [(last, end)]
    if begin >= end.interval[0]:
        return [(last, end)]
    because = "The month is that of the day behind it."
    return [(first, on_calendar(begin.isoformat(), because, end.anchor or "text")), (last, end)]


def read_week_of(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The week of June 12."""
    day = read_date(phrase, moment)
    if day is None or day.interval[0] is None or phrase.value("unit") != "W":
        return day
    return on_calendar(value_of(day.interval[0], "W"), day.because, day.anchor or "text")


def read_day_range(phrase: Phrase, moment: Moment) -> Meaning | None:
    """March 3-5; 3-5 March 2022: one expression for the stretch."""
    first, last = (int(value) for value in phrase.values("small")[:2])
    month, year = int(phrase.value("month", "monthabbr") or 0), phrase.year
    begin = day_of(first, month, int(year) if year else None, phrase, moment)
    if begin is None or begin.interval[0] is None or not first < last:
        return begin
    try:
        end = begin.interval[0].replace(day=last)
    except ValueError:
        return None
    value = f"{begin.value}/{end.isoformat()}"
    return Meaning("DATE", value, begin.because, begin.anchor, None, (begin.interval[0], end), "day")
