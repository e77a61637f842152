"""A report -> its sentences that name a day: the words around the day, and what day it is.

Sentences that touch a protected person are left out altogether, so that nothing here can tie them across reports.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate

import msgspec
import numpy as np

from firsthand.compare.stories.sketches import PER_NAT, information_of
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.text.sentences import sentence_around, sentence_spans
from firsthand.text.words import read_words
from firsthand.vocabulary import (
    Attribution,
    Entity,
    PartKind,
    Protected,
    Span,
    Speaker,
    TimeExpression,
    mark_id,
)

NOT_TOLD: tuple[PartKind, ...] = ("metadata", "byline", "dateline", "credit")
"""Parts whose days are about the report, not about what happened."""

_PRECISE = ("minute", "part of day", "day")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>[1-7])")
_NEAR_CUE = 12
"""Characters between a cue and the day of saying: "said late on Tuesday"."""
_CORRECTS = re.compile(
    r"(?i)\b(?:corrected|corrects|correction|amended|misstated|an? (?:earlier|previous) version)\b"
    r"(?=.*\b(?:date|day|weekday|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
"""A correction note that is about a day."""


class NamedDay(msgspec.Struct, frozen=True, array_like=True):
    """A time expression that names one day: by its weekday, or by month and day."""

    mark: str
    span: Span
    words: str
    day: str | None
    """ISO 8601; None where the report is undated and names a weekday alone."""
    weekday: int | None
    """Monday is 1; None for a day that is known by neither."""
    explicit: bool
    """True if month and day stand in the text."""
    says_when: bool
    """True if it says when something was said, not when something happened."""


class DatedSentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence that names a day, without the words that name it."""

    span: Span
    words: bytes
    """Little-endian uint32 codes, in order."""
    worth: bytes
    """Uint8, steps of 1 / PER_NAT nats: one for each word."""
    names: bytes
    """Uint8: 1 for a capitalised word behind the first, 2 for a number, else 0."""
    days: tuple[NamedDay, ...]
    others: int
    """How many other dates stand in it: "today", "last week", "in 2019"."""


class DateSketch(msgspec.Struct, frozen=True, kw_only=True):
    """The dated sentences of one report, in text order."""

    sentences: tuple[DatedSentence, ...]
    corrects: tuple[Span, ...] = ()
    """Sentences that announce a corrected day."""


def sketch_dates(reading: Reading) -> DateSketch:
    """The sketch of one report."""
    hidden = list(_hidden(reading))
    named: dict[Span, list[NamedDay]] = {}
    for day in _named_days(reading):
        named.setdefault(sentence_around(reading.text, day.span), []).append(day)
    return DateSketch(
        sentences=tuple(
            _sentence(reading, span, tuple(days))
            for span, days in sorted(named.items())
            if not any(span.overlaps(place) for place in hidden)
        ),
        corrects=tuple(
            span
            for span in sentence_spans(reading.text)
            if _CORRECTS.search(span.of(reading.text)) and not any(span.overlaps(place) for place in hidden)
        ),
    )


def _hidden(reading: Reading) -> Iterator[Span]:
    """Every place that a protected person is named, meant or heard at."""
    people = reading.of(Protected)
    entities = {person.entity for person in people}
    for person in people:
        yield from (person.span, person.because, *person.mask)
    for entity in reading.of(Entity):
        if mark_id(entity) in entities:
            yield from (entity.span, *entity.mentions, *entity.roles)
    theirs = {one.attribution for one in reading.of(Speaker) if one.entity in entities and one.entity is not None}
    yield from (one.span for one in reading.of(Attribution) if mark_id(one) in theirs)


def _named_days(reading: Reading) -> Iterator[NamedDay]:
    """The expressions that name one day, in text order; clock times and "tonight" name none by themselves."""
    apart = [part.span for part in reading.report.parts_of(*NOT_TOLD)]
    near = _Near(reading.of(Attribution))
    for found in reading.of(TimeExpression):
        if found.type not in {"DATE", "TIME"} or found.mod or any(part.covers(found.span) for part in apart):
            continue
        words = found.span.of(reading.text)
        weekday = _weekday_in(words)
        explicit = _month_and_day(words)
        day = found.begin if found.begin and found.begin == found.end and found.precision in _PRECISE else None
        if not (weekday or explicit) or (day is None and not _WEEKDAY.match(found.value or "")):
            continue
        yield NamedDay(
            mark=mark_id(found),
            span=found.span,
            words=words,
            day=day,
            weekday=date.fromisoformat(day).isoweekday() if day else weekday,
            explicit=explicit,
            says_when=_says_when(found.span, near),
        )


def _weekday_in(words: str) -> int | None:
    """The one weekday that the words name; None for none or several."""
    found = {_weekdays()[word.lower()] for word in re.findall(r"[A-Za-z]+", words) if word.lower() in _weekdays()}
    return found.pop() if len(found) == 1 else None


@cache
def _weekdays() -> dict[str, int]:
    """Names of weekdays in lower case, with their ISO numbers."""
    rows = read_table("times_en_weekdays")
    return {row["word"].lower(): int(row["value"]) for row in rows if row["kind"] == "weekday"}


def _month_and_day(words: str) -> bool:
    letters = {word.lower() for word in re.findall(r"[A-Za-z]+", words)}
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    return bool(letters & _months()) and any(1 <= number <= 31 for number in numbers)


@cache
def _months() -> frozenset[str]:
    return frozenset(row["word"].lower().rstrip(".") for row in read_table("times_en_months"))


class _Near:
    """Finds the attributions whose words or cue stand within reach of a place, without asking all of them."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        reaches = []
        for one in attributions:
            if one.cue is not None:
                start = min(one.span.start, one.cue.start - _NEAR_CUE)
                reaches.append((start, max(one.span.end, one.cue.end + _NEAR_CUE), one))
        reaches.sort(key=lambda reach: reach[:2])
        self._starts = [start for start, _, _ in reaches]
        self._furthest = list(accumulate((end for _, end, _ in reaches), max))
        self._reaches = reaches

    def to(self, span: Span) -> Iterator[Attribution]:
        """Those with a cue that may be near the span, the last first."""
        at = bisect_right(self._starts, span.end) - 1
        while at >= 0 and self._furthest[at] >= span.start:
            _, end, one = self._reaches[at]
            if end >= span.start:
                yield one
            at -= 1


def _says_when(span: Span, near: _Near) -> bool:
    """True if the expression stands inside an attribution and outside what was said."""
    return any(
        one.cue is not None
        and not any(piece.overlaps(span) for piece in one.content)
        and (one.span.overlaps(span) or min(abs(span.start - one.cue.end), abs(one.cue.start - span.end)) <= _NEAR_CUE)
        for one in near.to(span)
    )


def _sentence(reading: Reading, span: Span, days: tuple[NamedDay, ...]) -> DatedSentence:
    words = read_words(span.of(reading.text))
    named = {day.span for day in days}
    times = reading.of(TimeExpression)
    within = slice(*(bisect_left(times, at, key=lambda t: t.span.start) for at in (span.start, span.end)))
    others = [t for t in times[within] if t.type == "DATE" and span.covers(t.span) and t.span not in named]
    of_days = np.zeros(len(words), bool)
    for day in days:
        here = day.span.shifted(-span.start)
        of_days |= (words.start < here.end) & (here.start < words.end)
    kept = np.flatnonzero(~of_days)
    worth = np.minimum(np.rint(information_of(words.code[kept]) * PER_NAT), 255)
    names = np.where(words.number[kept], 2, np.where(words.capital[kept] & (kept > 0), 1, 0))
    return DatedSentence(
        span=span,
        words=(words.code[kept] >> np.uint64(32)).astype("<u4").tobytes(),
        worth=worth.astype(np.uint8).tobytes(),
        names=names.astype(np.uint8).tobytes(),
        days=days,
        others=len(others),
    )
