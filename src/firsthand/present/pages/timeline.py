"""The timeline: events at their resolved days, precision drawn, with the words that gave the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.present.charts.scale import Tick
from firsthand.present.charts.spans import DaySpan, axis_of
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import day, days, precisely
from firsthand.present.source import Source
from firsthand.record.rows import StoryRow, TimelineRow

MOST_EVENTS = 400


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


def timeline_page(source: Source, story_id: str | None = None) -> Page | None:
    """The dated events, earliest first; None if there is no such story."""
    story = source.story(story_id) if story_id else None
    if story_id and story is None:
        return None
    rows = source.timeline(reports=story.report_ids if story else None, limit=MOST_EVENTS + 1)
    groups, ticks = grouped(rows[:MOST_EVENTS])
    view = TimelineView(story, groups, ticks, min(len(rows), MOST_EVENTS), len(rows) > MOST_EVENTS)
    title = f"Timeline: {story.title}" if story else "Timeline"
    return Page("timeline", (story_id,) if story_id else (), title, view)


def grouped(rows: Sequence[TimelineRow]) -> tuple[tuple[DayGroup, ...], tuple[Tick, ...]]:
    """Events by the day they begin, and the ticks of their axis."""
    dated = [row for row in rows if row.begin or row.to]
    axis = axis_of([(row.begin, row.to) for row in dated])
    if axis is None:
        return (), ()
    events = [_event(row, axis.bar(row.begin, row.to)) for row in dated]
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


def _event(row: TimelineRow, bar: DaySpan) -> Event:
    before, phrase, after = row.text.partition(row.phrase) if row.phrase else (row.text, "", "")
    return Event(row, before, phrase, after, days(row.begin, row.to), precisely(row.precision), bar)
