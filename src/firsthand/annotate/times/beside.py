"""What an expression is beside another: "Tuesday last week", "a year ago today", "three days later, on Friday"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from firsthand.annotate.times.calendar import month_days, move
from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Meaning
from firsthand.vocabulary import Precision, Span

Found = tuple[Span, Meaning]

DAYLIKE = frozenset({"day", "part of day"})
WEEK = timedelta(weeks=1)
FRONT = 20
"""Characters before a weekday in which "a week on" stands."""


def with_neighbours(text: str, found: Sequence[Found], day: date | None, language: Language) -> Iterator[Found]:
    """The expressions, of which some are told by what stands beside them; `day` is that of publication."""
    for at, (span, meaning) in enumerate(found):
        beside = [other for other in found[max(0, at - 1) : at + 2] if other[0] != span]
        if language.patterns["so_much_later"].search(span.of(text)):
            then = _told_besides(text, (span, meaning), beside, language)
            yield span, _named(meaning, then) if then else meaning
            continue
        if (counted := _counted_beside(text, (span, meaning), beside, language)) is not None:
            yield span, on_day(meaning, counted, f"The day counted beside it: {counted}.")
            continue
        seen = meaning.precision in DAYLIKE and meaning.anchor == "published"
        then = _within_week(text, (span, meaning), beside, day, language) if seen and day else None
        yield span, on_day(meaning, then, f"Counted from {day}, with what stands beside it.") if then else meaning


def _named(meaning: Meaning, then: date) -> Meaning:
    """The meaning on a day that stands beside it."""
    precision: Precision = "part of day" if meaning.precision == "part of day" else "day"
    anchor = meaning.anchor or "narrative"
    plain = meaning if meaning.precision in DAYLIKE else replace(meaning, value=None)
    return replace(on_day(plain, then, f"The day told beside it: {then}."), precision=precision, anchor=anchor)


def _within_week(text: str, found: Found, beside: Sequence[Found], day: date, language: Language) -> date | None:
    """A weekday beside a week is the one of that week; "today" behind "a year ago" is that day of that year."""
    (span, meaning), patterns = found, language.patterns
    before = [other for other in beside if other[0] < span]
    if before and patterns["counted_back"].fullmatch(text, before[0][0].end, span.end):
        return _so_long_ago(before[0][1], day)
    begin = meaning.interval[0]
    if begin is None or not patterns["weekday_alone"].match(text, span.start):
        return None
    if patterns["before_last"].match(text, span.end):
        return (begin if begin <= day else begin - WEEK) - WEEK
    week_on = patterns["week_in_front"].search(text, max(span.start - FRONT, 0), span.start)
    if patterns["week_on"].match(text, span.end) or (week_on and not patterns["owned"].match(text, span.end)):
        return (begin if begin > day else begin + WEEK) + WEEK
    week = next(
        (m.interval[0] for other, m in beside if m.precision == "week" and _adjoin(text, span, other, language)), None
    )
    return _weekday_in(week, meaning) if week else None


def _told_besides(text: str, counted: Found, beside: Sequence[Found], language: Language) -> date | None:
    """The day that "three days later, on Friday" names besides, unless the count comes to a Friday itself."""
    named = _in_other_words(text, counted[0], beside, language)
    if named is None or _falls_on(text, counted[1], named, language):
        return None
    return named[1].interval[0]


def _counted_beside(text: str, weekday: Found, beside: Sequence[Found], language: Language) -> date | None:
    """The day that "three days later, on Friday" comes to, where it is a Friday."""
    for other, meaning in beside:
        later = language.patterns["so_much_later"].search(other.of(text)) is not None
        if later and _in_other_words(text, other, [weekday], language) and _falls_on(text, meaning, weekday, language):
            return meaning.interval[0]
    return None


def _falls_on(text: str, counted: Meaning, named: Found, language: Language) -> bool:
    """True if a day that was counted is the weekday that stands beside it."""
    (span, meaning), then = named, counted.interval[0]
    weekday = meaning.interval[0] if language.patterns["weekday_alone"].match(text, span.start) else None
    if then is None or weekday is None or counted.precision not in DAYLIKE:
        return False
    return then.weekday() == weekday.weekday()


def _in_other_words(text: str, span: Span, beside: Sequence[Found], language: Language) -> Found | None:
    """What stands beside "three days later, on Friday" and "on Friday, three days later," for the same day."""
    patterns = language.patterns
    for other, meaning in beside:
        first, second = sorted((span, other))
        named = meaning.precision in DAYLIKE and meaning.anchor in {"published", "text"}
        beside_it = first == span or patterns["closed"].match(text, span.end)
        if named and beside_it and patterns["in_other_words"].fullmatch(text, first.end, second.start):
            return (other, meaning) if meaning.interval[0] else None
    return None


def _adjoin(text: str, one: Span, other: Span, language: Language) -> bool:
    first, second = sorted((one, other))
    if first == second or language.patterns["owned"].match(text, second.end):
        return False  # "on Friday, last week's deal collapsed"
    return language.patterns["of_week"].fullmatch(text, first.end, second.start) is not None


def _weekday_in(week: date, meaning: Meaning) -> date | None:
    """The weekday of the meaning in the week of a day."""
    begin = meaning.interval[0]
    return move(week, begin.weekday() - week.weekday(), "D") if begin else None


def _so_long_ago(ago: Meaning, day: date) -> date | None:
    """The day of publication in the week, month or year that "a week ago" and "two years ago" mean."""
    begin = ago.interval[0]
    if begin is None or ago.precision not in {"week", "month", "year"}:
        return None
    if ago.precision == "week":
        return move(begin, day.weekday() - begin.weekday(), "D")
    year, month = begin.year, day.month if ago.precision == "year" else begin.month
    return date(year, month, min(day.day, month_days(year, month)[1].day))


def on_day(meaning: Meaning, then: date, because: str) -> Meaning:
    """The meaning with another day, and the part of the day that it had."""
    value = then.isoformat() + (meaning.value or "")[len("2022-03-17") :]
    return replace(meaning, value=value, interval=(then, then), because=because)
