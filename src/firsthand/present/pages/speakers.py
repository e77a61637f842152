"""Who speaks: people with a public role by how many reports name them, everybody else report by report.

Private people are not added up across reports: this is no file on people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.present.pages.page import Page
from firsthand.present.source import Source
from firsthand.record.rows import PersonRow, ReportRow

MOST_PEOPLE = 600


@dataclass(frozen=True)
class Known:
    """Somebody with a public role, in each report where they speak."""

    name: str
    reports: int
    """How many reports name them."""
    told: tuple[tuple[ReportRow, PersonRow], ...]


@dataclass(frozen=True)
class Cast:
    """The other named people of one report."""

    report: ReportRow
    people: tuple[PersonRow, ...]


@dataclass(frozen=True)
class SpeakersView:
    """People of several reports, then reports with the people who speak in them."""

    known: tuple[Known, ...]
    casts: tuple[Cast, ...]
    more: bool


def speakers_page(source: Source) -> Page:
    """People who are quoted by name, those of most reports first."""
    people = source.people(limit=MOST_PEOPLE + 1)
    speaking = [person for person in people[:MOST_PEOPLE] if person.speaks]
    view = SpeakersView(
        known=tuple(_known(source, (one for one in speaking if one.identity))),
        casts=_casts(source, [one for one in speaking if not one.identity]),
        more=len(people) > MOST_PEOPLE,
    )
    return Page("speakers", (), "Speakers", view)


def _known(source: Source, people: Iterable[PersonRow]) -> Iterable[Known]:
    """Each identity once, in the order in which its people come."""
    for _, group in groupby(people, key=lambda person: person.identity):
        found = list(group)
        told = [(report, one) for one in found if (report := source.report(one.report_id))]
        yield Known(found[0].known_as or found[0].name, found[0].reports, tuple(told))


def _casts(source: Source, people: Sequence[PersonRow]) -> tuple[Cast, ...]:
    """By report, the earliest first; in each those who are quoted most first."""
    speaking = sorted(people, key=lambda p: (p.report_id, -p.speaks, p.start, p.name))
    casts = []
    for report_id, found in groupby(speaking, key=lambda p: p.report_id):
        report = source.report(report_id)
        if report:
            casts.append(Cast(report, tuple(found)))
    return tuple(sorted(casts, key=lambda c: (c.report.published or "9999", c.report.id)))
