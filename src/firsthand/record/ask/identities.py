"""The rows of who is who across reports: bodies and people with a public role; nobody else is added up."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from firsthand.record.ask.places import person_rows
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.statements import place_row
from firsthand.record.ask.withhold import WITHHELD, Mask
from firsthand.record.rows import HolderRow, IdentityRow, NamedRow, OfficeHolderRow, OfficeSeenRow, PersonRow
from firsthand.vocabulary import Identity, Named, OfficeHolder, Place


class Person(NamedTuple):
    """A person in public, as several reports name them."""

    id: str
    name: str
    reports: int
    members: tuple[tuple[str, str], ...]
    """(report, entity), in the order of the link."""


class People:
    """Who of the record's people is one person; read when first asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def known(self) -> list[Person]:
        """People in public whom several reports name, those of most reports first; then by name."""
        found = []
        for name, link in self._shelf.links(Identity):
            if link.kind == "person" and link.public:
                members = tuple((one.report, one.mark) for one in link.members)
                reports = len({report for report, _ in members})
                mask = self._shelf.mask_over(report for report, _ in members)
                found.append(Person(name, _shown(mask, link.name), reports, members))
        return sorted(found, key=lambda one: (-one.reports, one.name, one.id))

    @cached_property
    def _by_member(self) -> dict[tuple[str, str], Person]:
        return {member: one for one in self.known for member in one.members}

    def of_report(self, report: str) -> Iterator[PersonRow]:
        """The named people of one report, in text order."""
        return (self._row(row) for row in person_rows(self._shelf, report))

    def all(self) -> Iterator[PersonRow]:
        """The named people of every report: those of most reports first, with all their reports; then the others."""
        for one in self.known:
            for report, mark in one.members:
                yield from (self._row(row) for row in person_rows(self._shelf, report, only=mark))
        for report in self._shelf.reports_by_name():
            for row in person_rows(self._shelf, report):
                if self._known(row) is None:
                    yield row

    def _known(self, row: PersonRow) -> Person | None:
        return self._by_member.get((row.report_id, row.id.partition(".")[2]))

    def _row(self, row: PersonRow) -> PersonRow:
        known = self._known(row)
        if known is None:
            return row
        return msgspec.structs.replace(row, identity=known.id, known_as=known.name, reports=known.reports)


def identity_row(shelf: Shelf, name: str, link: Identity) -> IdentityRow:
    """One person or body as several reports name it."""
    mask = shelf.mask_over(one.report for one in link.members)
    return IdentityRow(
        id=name,
        kind=link.kind,
        name=_shown(mask, link.name),
        names=[_shown(mask, one) for one in link.names],
        reports=len({one.report for one in link.members}),
        offices=[OfficeSeenRow(office=mask.label(o.office), first=o.first, last=o.last) for o in link.offices],
        members=[_named_row(shelf, one) for one in link.members],
        because=mask.label(link.because),
    )


def identity_rows(shelf: Shelf, report: str | None) -> Iterator[IdentityRow]:
    """Bodies and people in public, those of most reports first."""
    rows = (identity_row(shelf, name, link) for name, link in shelf.links(Identity, report=report) if link.public)
    return iter(sorted(rows, key=lambda row: (-row.reports, row.name, row.id)))


def office_row(shelf: Shelf, name: str, link: OfficeHolder) -> OfficeHolderRow:
    """Somebody described by an office, and who is meant."""
    mask = shelf.mask_over((link.described.report, *(one.seen.report for one in link.holders)))
    place = place_row(shelf, Place(link.described.report, link.described.span), link.described.mark)
    return OfficeHolderRow(
        **{field: getattr(place, field) for field in place.__struct_fields__ if field != "id"},
        id=name,
        office=mask.label(link.office),
        holder=_shown(mask, link.holder.name) if link.holder else None,
        holders=[
            HolderRow(name=_shown(mask, one.name), first=one.first, last=one.last, seen=_named_row(shelf, one.seen))
            for one in link.holders
        ],
        because=mask.label(link.because),
    )


def _named_row(shelf: Shelf, one: Named) -> NamedRow:
    place = place_row(shelf, Place(one.report, one.span), one.mark)
    return NamedRow(
        **{field: getattr(place, field) for field in place.__struct_fields__},
        name=_shown(shelf.mask(one.report), one.name),
        roles=[place_row(shelf, Place(one.report, span)) for span in one.roles],
    )


def _shown(mask: Mask, name: str) -> str:
    return WITHHELD if name in mask.words else mask.sentence(name)
