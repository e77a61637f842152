"""A report -> what named people and bodies say in it: who, when it can have been said, and hashes of the content words.

Protected people, unnamed sources and unresolved speakers are left out altogether.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.compare.stories.sketches import information_of
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.text.words import read_words
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Protected,
    Report,
    Span,
    Speaker,
    Style,
    TimeExpression,
    hull,
    mark_id,
)

STEM_CHARACTERS = 5
"""Words that begin alike are one: "cleansing" and "cleaning", "strengthen" and "strength"."""

MIN_WORTH = 2.5
"""Information, in nats, below which a word is no content word: function words and the commonest verbs."""

NAME_WORTH = np.float32(0.5)
"""What a capitalised word counts: names say what a statement is about, and two statements may be about one thing."""

MIN_TOTAL_WORTH = 9.0
MIN_STEMS = 3
"""Statements with less can be told of anything."""

DAYS_BEFORE = 7
"""Where the report does not say when: news quotes what was said within the week."""

_EXACT = ("minute", "part of day", "day", "week")


class Said(msgspec.Struct, frozen=True, array_like=True):
    """One attribution, as it travels."""

    mark: str
    span: Span
    speaker: str
    """The canonical name, lower case, without "the"."""
    stems: bytes
    """Little-endian uint32, sorted, distinct."""
    worth: bytes
    """Float32, nats: one for each stem."""
    numbers: bytes
    """Little-endian uint32, sorted: the numbers said."""
    negated: bool
    style: Style
    begin: str | None
    end: str | None
    """First and last day on which it can have been said."""
    called: str
    """The speaker's name as the report writes it."""


class _Words(NamedTuple):
    """The words of one statement, as `Said` holds them."""

    stems: bytes
    worth: bytes
    numbers: bytes
    negated: bool


class UtteranceSketch(msgspec.Struct, frozen=True, kw_only=True):
    """What a report's speakers say, in text order."""

    said: tuple[Said, ...]


def sketch_utterances(reading: Reading) -> UtteranceSketch:
    """The sketch of one report."""
    return UtteranceSketch(said=tuple(_said(reading)))


def stems_of(text: str) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32], list[Span]]:
    """Content stems of `text` in order, with what each is worth and where it stands; words in a hyphen are apart."""
    words = read_words(text.replace("-", " "))
    worth = information_of(words.code).astype(np.float32) * np.where(words.capital, NAME_WORTH, np.float32(1.0))
    spans = [Span(int(start), int(end)) for start, end in zip(words.start, words.end, strict=True)]
    kept = np.flatnonzero((information_of(words.code) >= MIN_WORTH) & ~words.number & (words.end - words.start > 2))
    cut = " ".join(text[spans[i].start : spans[i].end][:STEM_CHARACTERS] for i in kept)
    stems = (read_words(cut).code >> np.uint64(32)).astype(np.uint32) if len(kept) else np.zeros(0, np.uint32)
    if len(stems) != len(kept):
        return np.zeros(0, np.uint32), np.zeros(0, np.float32), []
    return stems, worth[kept], [spans[i] for i in kept]


def _said(reading: Reading) -> Iterator[Said]:
    speakers = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    named = {mark_id(entity) for entity in reading.of(Entity) if entity.named}
    hidden = {mark.entity for mark in reading.of(Protected)} | {mark.name for mark in reading.of(Protected)}
    times = [time for time in reading.of(TimeExpression) if time.begin and time.precision in _EXACT]
    for attribution in reading.of(Attribution):
        mark = mark_id(attribution)
        speaker = speakers.get(mark)
        if speaker is None or speaker.name is None or attribution.manner == "finding":
            continue
        if speaker.entity not in named or {speaker.entity, speaker.name} & hidden:
            continue
        words = _words(" ".join(span.of(reading.text) for span in attribution.content))
        if words is None:
            continue
        begin, end = _days(reading.report, attribution, times)
        yield Said(
            mark=mark,
            span=hull(attribution.content),
            speaker=_canonical(speaker.name),
            stems=words.stems,
            worth=words.worth,
            numbers=words.numbers,
            negated=words.negated,
            style=attribution.style,
            begin=begin,
            end=end,
            called=speaker.name.removeprefix("the ").removeprefix("The "),
        )


def _words(content: str) -> _Words | None:
    """What `Said` keeps of the content's words; None if they are too few."""
    stems, worth, _ = stems_of(content)
    distinct, first = np.unique(stems, return_index=True)
    if len(distinct) < MIN_STEMS or worth[first].sum() < MIN_TOTAL_WORTH:
        return None
    words = read_words(content)
    numbers = np.unique((words.code[words.number] >> np.uint64(32)).astype("<u4"))
    negated = any(word in _negations() or word.endswith("n't") for word in content.lower().replace("’", "'").split())
    return _Words(
        distinct.astype("<u4").tobytes(), worth[first].astype("<f4").tobytes(), numbers.tobytes(), negated=negated
    )


def _canonical(name: str) -> str:
    return name.lower().removeprefix("the ").replace("’s", "").strip()


def _days(report: Report, attribution: Attribution, times: list[TimeExpression]) -> tuple[str | None, str | None]:
    """When it can have been said: the date beside the attribution, else the week before publication."""
    around = _sentence(report.text, attribution.span)
    beside = [
        time
        for time in times
        if around.covers(time.span) and not any(span.overlaps(time.span) for span in attribution.content)
    ]
    anchor = (attribution.cue or attribution.source or attribution.span).start
    if beside:
        nearest = min(beside, key=lambda time: (abs(time.span.start - anchor), time.span))
        if report.date is None or (nearest.begin or "") <= report.date:
            return nearest.begin, nearest.end or nearest.begin
    try:
        return (
            ((date.fromisoformat(report.date) - timedelta(days=DAYS_BEFORE)).isoformat(), report.date)
            if report.date
            else (None, None)
        )
    except (ValueError, OverflowError):
        return None, None


def _sentence(text: str, span: Span) -> Span:
    """From the line break before `span`, or the full stop, to the one after it."""
    start = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start)) + 1
    ends = [at for at in (text.find("\n", span.end), text.find(". ", span.end)) if at >= 0]
    return Span(start, min(ends, default=len(text)))


@cache
def _negations() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("negations"))
