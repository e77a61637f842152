"""Two days and what lies between: "between March 3 and 5", "March 3-5", "the week of June 12"."""

import re
from dataclasses import replace

from firsthand.annotate.times.calendar import value_of
from firsthand.annotate.times.days import day_of, read_date
from firsthand.annotate.times.meaning import Meaning, Moment, Phrase, on_calendar


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
