"""Whom a speaker is across the reports: the identity of its entity, or the one who held its office in those days."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from firsthand.record.ask.places import attribution_rows
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.withhold import WITHHELD
from firsthand.record.rows import AttributionRow
from firsthand.vocabulary import Identity, OfficeHolder, Speaker


class Known(NamedTuple):
    """What other reports add to a speaker."""

    identity: str | None
    name: str
    office: str | None = None
    """Id of the link that ties a description to the holder of an office."""


class KnownSpeakers:
    """The attributions of a record with who their speakers are in other reports; links are read when first asked for.

    Private people are never added up, so they have no identity here; nor does anybody who is withheld in one of the
    reports that the tie rests on.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def rows(self, shelf: Shelf, report: str) -> Iterator[AttributionRow]:
        """Who said what in one report."""
        speakers = shelf.speakers(report)
        for row in attribution_rows(shelf, report):
            known = self._known(report, speakers.get(row.id.partition(".")[2]))
            if known is None:
                yield row
            else:
                yield msgspec.structs.replace(row, identity=known.identity, known_as=known.name, office=known.office)

    def _known(self, report: str, speaker: Speaker | None) -> Known | None:
        if speaker is None or speaker.entity is None or speaker.entity in self._shelf.mask(report).entities:
            return None
        return self._identities.get((report, speaker.entity)) or self._offices.get((report, speaker.entity))

    @cached_property
    def _identities(self) -> dict[tuple[str, str], Known]:
        """By (report, entity)."""
        found = {}
        for name, link in self._shelf.links(Identity):
            shown = self._shown({one.report for one in link.members}, link.name) if link.public else None
            if shown:
                found.update({(one.report, one.mark): Known(name, shown) for one in link.members})
        return found

    @cached_property
    def _offices(self) -> dict[tuple[str, str], Known]:
        """By (report, entity) of the description."""
        found = {}
        for name, link in self._shelf.links(OfficeHolder):
            if link.holder is None:
                continue
            seen = link.holder.seen
            reports = {link.described.report, seen.report}
            tied = self._identities.get((seen.report, seen.mark))
            known = Known(tied.identity, tied.name, name) if tied else Known(None, link.holder.name, name)
            told = all(self._shown(reports, one) for one in (link.holder.name, known.name))
            if told and seen.mark not in self._shelf.mask(seen.report).entities:
                found[link.described.report, link.described.mark] = known
        return found

    def _shown(self, reports: set[str], name: str) -> str | None:
        """The name, None if a word of it is withheld in one of these reports."""
        mask = self._shelf.mask_over(sorted(reports))
        return None if WITHHELD in mask.label(name) else name
