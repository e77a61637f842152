"""Weeks, months, quarters, seasons, half years: "last year", "the third quarter", "the first week of March"."""

import re
from datetime import date, timedelta

from firsthand.annotate.times.calendar import SEASON_MONTHS, move, season_value, value_of
from firsthand.annotate.times.days import BEFORE_LAST, NEXT, PREVIOUS, part_of, read_month, read_month_year
from firsthand.annotate.times.meaning import (
    Anchor,
    Meaning,
    Moment,
    Phrase,
    on_calendar,
    unresolved,
    until_now,
)
from firsthand.annotate.times.years import read_year
from firsthand.vocabulary import Precision

CALENDAR_UNITS = {"Y": "Y", "Q": "Q", "M": "M", "W": "W", "D": "D", "10Y": "Y", "100Y": "Y", "2W": "W", "6M": "M"}
"""Units of the lexicon -> the unit in which they are counted on the calendar."""


def read_relative_unit(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Last year; this week; the following day; the past decade; that month."""
    relatives = phrase.relatives()
    unit = phrase.value("unit", "quarter", "second") or ""
    if unit not in CALENDAR_UNITS or (unit == "Q" and phrase.has("second")):
        return None
    relative = "past" if "past" in relatives else relatives[0]
    if relative == "past" and unit != "Y" and "this" not in relatives:
        return past_length(unit, 1, phrase, moment)
    if unit == "D" and relative in {"last", "past", "this", "these", "those", "latest", "recent", "coming"}:
        return None
    anchor, here, reason = viewpoint("following" if unit == "D" and relative == "next" else relative, unit, moment)
    if here is None:
        return unresolved("DATE", moment) if anchor == "published" else Meaning("DATE", None, reason, None)
    step = step_of(relative)
    if step is None:
        return Meaning("DATE", "PAST_REF", "Recent, without a date.", "published", interval=(None, moment.day))
    value = stepped(here, step, unit)
    if value is None:
        return None
    found = on_calendar(value, reason, anchor, mod=phrase.mod)
    return until_now(found, moment) if step == 0 and anchor == "published" else found


def viewpoint(relative: str, unit: str, moment: Moment) -> tuple[Anchor, date | None, str]:
    """From where "that", "the following" or "last" is counted: the narrative or the day of speaking; and why."""
    told = moment.narrative
    if relative in {"that", "following", "previous", "those"} and told.day and _fine_enough(told.unit, unit):
        day = moment.told_day if unit == "D" else told.day
        return "narrative", day, f"Counted from {value_of(told.day, told.unit)}, the last date of the text."
    if relative in {"that", "those"} or (relative == "following" and unit == "D"):
        return "narrative", None, "Counted from a day that the text does not tell."
    return "published", moment.day, moment.anchored("Counted from")


def _fine_enough(told: str, unit: str) -> bool:
    order = "DWMQY"
    return order.index(told) <= order.index(CALENDAR_UNITS[unit])


def step_of(relative: str) -> int | None:
    """How many units away; None for "recent"."""
    if relative in PREVIOUS or relative == "latest":
        return -1
    if relative in NEXT or relative == "following":
        return 1
    if relative == BEFORE_LAST:
        return -2
    return None if relative == "recent" else 0


def stepped(here: date, step: int, unit: str) -> str | None:
    """The value of the unit `step` units away from the one that holds `here`; None off the calendar."""
    if unit == "10Y":
        return f"{here.year // 10 + step:03}"
    if unit == "100Y":
        return f"{here.year // 100 + step:02}"
    plain = CALENDAR_UNITS[unit]
    there = move(here.replace(day=1) if plain in "MQY" else here, step, plain)
    return value_of(there, plain) if there else None


def past_length(unit: str, count: float, phrase: Phrase, moment: Moment) -> Meaning:
    """The past week: a duration that ends on the day of speaking."""
    plain = {"10Y": ("Y", 10), "100Y": ("Y", 100)}.get(unit, (CALENDAR_UNITS[unit], 1))
    begin = move(moment.day, -count * plain[1], plain[0]) if moment.day else None
    value = f"P{int(count * plain[1])}{plain[0]}"
    because = moment.anchored("A length of time that ends on")
    return Meaning("DURATION", value, because, "published", phrase.mod, (begin, moment.day), "day")


def read_quarter(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The third quarter; third-quarter; the fourth quarter of 1997; last year's quarter."""
    ordinal, year = phrase.value("ordinal", "second"), phrase.year
    number = int(re.sub(r"\D", "", ordinal or "") or 0)
    if ordinal and not 1 <= number <= 4:
        return None
    here = moment.day
    if year is None and here is None:
        return unresolved("DATE", moment, f"XXXX-Q{number}" if number else None)
    tail = phrase.relative if phrase.value("unit") == "Y" else None
    if year:
        of_year, anchor, because = int(year), "text", "The text gives quarter and year."
    elif here and tail:
        of_year = here.year + (step_of(tail) or 0)
        anchor, because = "published", moment.anchored("The year is counted from")
    elif here:
        of_year = _year_of_quarter(number, here, moment)
        anchor, because = "published", moment.anchored("No year in the text; the quarter is counted from")
    if not number:
        told = moment.narrative.quarter
        number = int(told[-1]) if told and told[-1].isdigit() else 0
    value = f"{of_year:04}-Q{number or 'X'}"
    if here is None or moment.narrative.quarter is None or value < value_of(here, "Q"):
        moment.narrative.quarter = value
    return on_calendar(value, because, "text" if anchor == "text" else "published", mod=phrase.mod)


def _year_of_quarter(number: int, here: date, moment: Moment) -> int:
    """The quarter under way or the last one of its number; the next where the clause looks ahead by two or more."""
    now = (here.month + 2) // 3
    if moment.tense() == "future" and number < now - 1:
        return here.year + 1
    return here.year - (number > now)


def read_same_quarter(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The quarter; the latest period; the 1988 quarter; the current quarter."""
    told, year, relative = moment.narrative.quarter, phrase.year, phrase.relative
    if year:
        value = f"{int(year):04}{told[4:]}" if told else f"{int(year):04}"
        return on_calendar(value, "The text gives the year; the quarter is the last it spoke of.", "narrative")
    if phrase.has("quarter") and relative in {"last", "next", "this", "coming", "past", "previous"} and moment.day:
        return read_relative_unit(phrase, moment)
    if phrase.has("period") and relative != "latest" and not (told and relative == "that"):
        return None
    if told:
        return on_calendar(told, "The last quarter that the text spoke of.", "narrative")
    if moment.day is None:
        return unresolved("DATE", moment)
    if relative == "latest":
        value = stepped(moment.day, -1, "Q") or ""
        return on_calendar(value, moment.anchored("The last whole quarter before"), "published")
    return Meaning("DATE", f"{moment.day.year:04}-QX", "A quarter that the text does not number.", "published")


def read_year_ago(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The year-ago quarter; year-earlier; the corresponding period last year."""
    told = moment.narrative.quarter
    if told and told[:4].isdigit() and not phrase.has("second"):
        value = f"{int(told[:4]) - 1:04}{told[4:]}"
        return on_calendar(value, f"One year before {told}, the last quarter of the text.", "narrative")
    if moment.day is None:
        return unresolved("DATE", moment)
    return on_calendar(f"{moment.day.year - 1:04}", moment.anchored("One year before"), "published")


def read_season(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Last fall; this past spring; the summer of 1998; in winter."""
    season, year = phrase.value("season", "seasonal") or "", phrase.year
    if year:
        return on_calendar(f"{int(year):04}-{season}", "The text gives season and year.", "text", mod=phrase.mod)
    relatives = phrase.relatives()
    if not relatives and (phrase.word_after() in {"of", "in", "from", "to", "and"} or not _is_season(phrase)):
        return None
    here = moment.day
    if here is None:
        return unresolved("DATE", moment, f"XXXX-{season}")
    if phrase.value("unit") == "Y":
        of_year, because = here.year + (step_of(relatives[0]) or 0), moment.anchored("The year is counted from")
        return on_calendar(f"{of_year:04}-{season}", because, "published", mod=phrase.mod)
    first = SEASON_MONTHS[season][0]
    started = (here.month, here.day) >= (first, 1) or (season == "WI" and here.month < 3)
    running = season_value(here)[-2:] == season
    latest = here.year - (not started or (season == "WI" and here.month < 3))
    if "past" in relatives or "last" in relatives or "previous" in relatives:
        of_year = latest - running
    elif "next" in relatives or "coming" in relatives:
        of_year = latest + 1
    elif "this" in relatives or moment.tense() == "future":
        of_year = here.year if "this" in relatives and season != "WI" else latest + (not running)
    else:
        of_year = latest
    because = moment.anchored("No year in the text; the season is counted from")
    return until_now(on_calendar(f"{of_year:04}-{season}", because, "published", mod=phrase.mod), moment)


def _is_season(phrase: Phrase) -> bool:
    """True for "the summer", "in winter", «летом»; false for the verb "fall" and the noun "a fall"."""
    if phrase.has("seasonal"):
        return True
    word = next(phrase.text[t.start : t.end] for t in phrase.tokens if t.kind == "season")
    if word.lower() in {"fall", "spring"} and not phrase.follows("in", "since", "between"):
        return phrase.has("mod", "modnoun")
    return phrase.has("the", "mod", "modnoun") or phrase.follows("in", "since", "each", "between")


def read_weekend(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The weekend; last weekend; this weekend."""
    here, relative = moment.day, phrase.relative
    if here is None:
        return unresolved("DATE", moment)
    if relative in NEXT or (relative in {None, "this"} and moment.tense() == "future"):
        step = 1 if relative in NEXT and here.isoweekday() >= 6 else 0
    elif relative == "this":
        step = 0 if here.isoweekday() >= 5 else -1
    else:
        step = 0 if here.isoweekday() >= 6 and relative not in {"last", "past"} else -1
    value = value_of(here + timedelta(weeks=step), "W") + "-WE"
    return on_calendar(value, moment.anchored("The weekend counted from"), "published", mod=phrase.mod)


def read_relative_part(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Words like this morning; last night; the next morning; that evening."""
    relative, part = phrase.relative or "", phrase.value("part") or ""
    anchor, here, reason = viewpoint({"next": "following"}.get(relative, relative), "D", moment)
    if here is None:
        return unresolved("TIME", moment) if anchor == "published" else None
    step = step_of(relative)
    if step is None or relative in {"latest", "recent"}:
        return None
    found = part_of(here + timedelta(days=step), part, reason, phrase)
    return (
        found if anchor == "published" else on_calendar(found.value or "", reason, anchor, timex="TIME", mod=phrase.mod)
    )


def read_fiscal_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """Fiscal 1988; the fiscal year; the latest fiscal year."""
    year, relative = phrase.year, phrase.relative
    if year:
        return on_calendar(f"{int(year):04}", "The text gives the year.", "text")
    if phrase.value("unit") != "Y":
        return None
    if relative and moment.day:
        step = step_of(relative) or 0
        return on_calendar(f"{moment.day.year + step:04}", moment.anchored("Counted from"), "published")
    return Meaning("DURATION", "P1Y", "One year.", "text")


def read_half_year(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The first half of the year; the second half of 1998."""
    number, year = phrase.value("ordinal", "second") or "", phrase.year
    if phrase.value("unit") not in {None, "Y"} or number not in {"1", "2", "1st", "2nd"}:
        return None
    if year is None and moment.day is None:
        return unresolved("DATE", moment)
    of_year = int(year) if year else (moment.day or date.min).year + (step_of(phrase.relative or "this") or 0)
    because = "The text gives half and year." if year else moment.anchored("The year is counted from")
    return on_calendar(f"{of_year:04}-H{number[0]}", because, "text" if year else "published")


def read_end_of_unit(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The end of the month; year-end; late in the day."""
    unit = phrase.value("unit", "quarter") or ""
    here = moment.day
    if unit not in {"Y", "M", "W", "Q", "10Y", "100Y"} or not phrase.has("mod", "modnoun"):
        return None
    if here is None:
        return unresolved("DATE", moment)
    value = stepped(here, 0, unit)
    return on_calendar(value, moment.anchored("Counted from"), "published", mod=phrase.mod) if value else None


def read_part_of_period(phrase: Phrase, moment: Moment) -> Meaning | None:
    """The first week of March; the last day of 2021: seven days, or one, of the period behind "of"."""
    cut = next(at for at, token in enumerate(phrase.tokens) if token.kind in {"of", "in"})
    front, period = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    unit = next((token.value for token in front if token.kind == "unit"), "D")
    weekday = next((int(token.value) for token in front if token.kind == "weekday"), None)
    inner = Phrase(phrase.text, period, phrase.tokens[cut], phrase.after)
    whole = _period(inner, moment)
    number = int(re.sub(r"\D", "", next((t.value for t in front if t.kind in {"ordinal", "second"}), "")) or 0)
    last = any(token.value == "last" for token in front)
    if whole is None or unit not in {"W", "D"} or not (number or last):
        return None
    begin, end = whole.interval
    if begin is None or end is None:
        return Meaning("DATE", None, whole.because, whole.anchor)
    if weekday:
        day = _nth_weekday(weekday, 0 if last else number, begin, end)
        return on_calendar(day.isoformat(), whole.because, whole.anchor or "text") if day else None
    if unit == "W" and whole.precision == "year":
        week = date(end.year, 12, 28).isocalendar().week if last else number  # 28 December lies in the last week
        return on_calendar(f"{end.year:04}-W{week:02}", whole.because, whole.anchor or "text")
    days = 7 if unit == "W" else 1
    first = end - timedelta(days - 1) if last else begin + timedelta(days * (number - 1))
    known = (first, min(first + timedelta(days - 1), end))
    precision: Precision = "week" if unit == "W" else "day"
    return Meaning("DATE", value_of(first, unit), whole.because, whole.anchor, None, known, precision)


def _nth_weekday(weekday: int, number: int, begin: date, end: date) -> date | None:
    """The `number`-th such weekday of a period, or the last where `number` is 0; None where it has fewer."""
    if number == 0:
        return end - timedelta((end.isoweekday() - weekday) % 7)
    day = begin + timedelta((weekday - begin.isoweekday()) % 7 + 7 * (number - 1))
    return day if day <= end else None


def _period(phrase: Phrase, moment: Moment) -> Meaning | None:
    if phrase.has("month", "monthabbr"):
        return read_month_year(phrase, moment) if phrase.has("year") else read_month(phrase, moment)
    if phrase.has("year"):
        return read_year(phrase, moment)
    unit = phrase.value("unit", "quarter") or ""
    value = stepped(moment.day, step_of(phrase.relative or "this") or 0, unit) if moment.day and unit in "YMQ" else None
    return on_calendar(value, moment.anchored("Counted from"), "published") if value else None
