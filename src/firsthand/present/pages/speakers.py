"""Who speaks in which report. Nobody is added up across reports: this is no file on people."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.present.pages.page import Page
from firsthand.present.source import Source
from firsthand.record.rows import PersonRow, ReportRow

MOST_PEOPLE = 600


@dataclass(frozen=True)
class Cast:
    """The named people of one report."""

    report: ReportRow
    people: tuple[PersonRow, ...]


@dataclass(frozen=True)
class SpeakersView:
    """Reports with the people who speak in them."""

    casts: tuple[Cast, ...]
    more: bool


def speakers_page(source: Source) -> Page:
    """Named people by report, those who are quoted most first."""
    people = source.people(limit=MOST_PEOPLE + 1)
    return Page(
        "speakers", (), "Speakers", SpeakersView(_casts(source, people[:MOST_PEOPLE]), len(people) > MOST_PEOPLE)
    )


def _casts(source: Source, people: Sequence[PersonRow]) -> tuple[Cast, ...]:
    speaking = sorted((p for p in people if p.speaks), key=lambda p: (p.report_id, -p.speaks, p.start, p.name))
    casts = []
    for report_id, found in groupby(speaking, key=lambda p: p.report_id):
        report = source.report(report_id)
        if report:
            casts.append(Cast(report, tuple(found)))
    return tuple(sorted(casts, key=lambda c: (c.report.published or "9999", c.report.id)))
