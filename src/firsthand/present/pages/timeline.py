"""The timeline: events at their resolved days, precision drawn, with the words that gave the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.present.charts.scale import Tick
from firsthand.present.charts.spans import Axis, DaySpan, axis_of
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import day, days, listed, precisely
from firsthand.present.source import Source
from firsthand.record.rows import DateRow, StoryRow, TellingRow, TimelineRow

MOST_EVENTS = 400


@dataclass(frozen=True)
class Printed:
    """One report that prints the event: a dot under it."""

    row: TimelineRow | TellingRow
    at: float | None
    """In percent; None for a report without a date."""


@dataclass(frozen=True)
class Event:
    """One event: its sentence cut at the words that gave the day."""

    row: TimelineRow
    before: str
    phrase: str
    after: str
    when: str
    exactly: str
    """How exactly the day is known; empty for a day."""
    bar: DaySpan
    dot: float
    """Middle of its first day, in percent."""
    printed: tuple[Printed, ...]
    """Who printed it, earliest first; the first of them states the event here."""
    printed_says: str


@dataclass(frozen=True)
class DayGroup:
    """Events that begin on one day."""

    label: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class TimelineView:
    """The timeline of a story, or of the whole record."""

    story: StoryRow | None
    groups: tuple[DayGroup, ...]
    ticks: tuple[Tick, ...]
    shown: int
    more: bool
    dates: tuple[DateRow, ...]
    """Days that reports give differently."""


def timeline_page(source: Source, story_id: str | None = None) -> Page | None:
    """The dated events, earliest first; None if there is no such story."""
    story = source.story(story_id) if story_id else None
    if story_id and story is None:
        return None
    rows = source.timeline(reports=story.report_ids if story else None, limit=MOST_EVENTS + 1)
    groups, ticks = grouped(rows[:MOST_EVENTS])
    dates = tuple(source.dates(reports=story.report_ids if story else None))
    view = TimelineView(story, groups, ticks, min(len(rows), MOST_EVENTS), len(rows) > MOST_EVENTS, dates)
    title = f"Timeline: {story.title}" if story else "Timeline"
    return Page("timeline", (story_id,) if story_id else (), title, view)


def grouped(rows: Sequence[TimelineRow]) -> tuple[tuple[DayGroup, ...], tuple[Tick, ...]]:
    """Events by the day they begin, and the ticks of their axis."""
    dated = [row for row in rows if row.begin or row.to]
    printed = [(one.published, one.published) for row in dated for one in _told(row) if one.published]
    axis = axis_of([*((row.begin, row.to) for row in dated), *printed])
    if axis is None:
        return (), ()
    events = [_event(row, axis) for row in dated]
    events.sort(key=lambda e: (*_opening(e.row), e.row.to or "", e.row.report, e.row.start))
    groups = tuple(
        DayGroup(day(label), tuple(found)) for (_, label), found in groupby(events, key=lambda e: _opening(e.row))
    )
    return groups, axis.ticks


def _opening(row: TimelineRow) -> tuple[str, str]:
    """(day it may begin, that day or the month or year in which nobody knows the day)."""
    first = row.begin or row.to or ""
    known = {"month": 7, "year": 4}.get(row.precision or "", 10)
    return first, first[:known]


def _event(row: TimelineRow, axis: Axis) -> Event:
    before, phrase, after = row.text.partition(row.phrase) if row.phrase else (row.text, "", "")
    printed = tuple(Printed(one, axis.middle(one.published)) for one in _told(row))
    return Event(
        row=row,
        before=before,
        phrase=phrase,
        after=after,
        when=days(row.begin, row.to),
        exactly=precisely(row.precision),
        bar=axis.bar(row.begin, row.to),
        dot=axis.middle(row.begin or row.to) or 0.0,
        printed=printed,
        printed_says=f"printed {_printed_days(printed)}",
    )


def _told(row: TimelineRow) -> list[TimelineRow | TellingRow]:
    return [row, *row.tellings]


def _printed_days(printed: Sequence[Printed]) -> str:
    """`5 Mar 2031`, `5 Mar 2031 and 6 Mar 2031`: the days of the dots, in words."""
    known = sorted({one.row.published for one in printed if one.row.published})
    return listed([day(one) for one in known]) if known else "on no known day"
