"""Times of day: "10:35 a.m.", "6 o'clock", "Thursday at 5:30 p.m.", "the morning of Jan. 31", "at midnight"."""

from itertools import pairwise

from firsthand.annotate.times.days import read_date, read_today, read_weekday
from firsthand.annotate.times.meaning import Anchor, Meaning, Moment, Phrase, on_calendar, unresolved


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
