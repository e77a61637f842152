"""The record's tables as values, with what is withheld: the ground that every answer stands on."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TypeVar

from firsthand.errors import BadInput
from firsthand.record.ask.spread import told_elsewhere
from firsthand.record.ask.withhold import NOBODY, Mask, halves_of_names, join_masks, mask_of, mask_of_names, names_told
from firsthand.record.columns import (
    HEADING_COLUMNS,
    LINK_KINDS,
    MARK_KINDS,
    decode_link,
    decode_mark,
    heading_of,
    report_of,
)
from firsthand.record.decisions import all_decisions, holding
from firsthand.vocabulary import Decision, Entity, Heading, Link, Mark, Protected, Report, Span, Speaker, Story

M = TypeVar("M", bound=Mark)
L = TypeVar("L", bound=Link)

REPORTS_KEPT = 256
"""How many reports stay in memory: pages and links come back to the same few."""


class Shelf:
    """The record as it is when opened; decisions made later are seen by the next one opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self._reports: OrderedDict[str, Report] = OrderedDict()
        self._masks: dict[str, Mask] = {}
        self.speakers = lru_cache(REPORTS_KEPT)(self._read_speakers)
        """Report id -> attribution's id -> who stands behind it."""
        self._bodies = lru_cache(REPORTS_KEPT)(self._read_bodies)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, oldest first."""
        return all_decisions(self.connection)

    @cached_property
    def holding(self) -> dict[tuple[str, str], Decision]:
        """(kind, target) -> the decision that holds, notes left out."""
        return {(one.kind, one.target): one for one in holding(self.decisions) if one.kind != "note"}

    def released(self, report: str, mark: str) -> bool:
        """True if a person decided that this protected person may be shown."""
        decision = self.holding.get(("release", f"{report} {mark}"))
        return decision is not None and decision.answer == "yes"

    @cached_property
    def _withheld(self) -> dict[str, list[tuple[str, Protected]]]:
        """Report id -> its protected people that nobody released, each with its mark's id."""
        found: dict[str, list[tuple[str, Protected]]] = {}
        for report, name, body in self.connection.execute(
            "SELECT report, id, body FROM marks WHERE kind = 'protected' ORDER BY report, id"
        ):
            mark = decode_mark(body)
            if isinstance(mark, Protected) and not self.released(report, name):
                found.setdefault(report, []).append((name, mark))
        return found

    def mask(self, report: str | None) -> Mask:
        """What is withheld in one report: its own protected people, and those of its story whom it names."""
        if report is None:
            return NOBODY
        if report not in self._masks:
            people = [*self._withheld.get(report, ()), *self._told_elsewhere(report)] if self._withheld else []
            self._masks[report] = self._mask_of(report, people) if people else NOBODY
        return self._masks[report]

    def _mask_of(self, report: str, people: list[tuple[str, Protected]]) -> Mask:
        text = self.report(report).text
        mask = mask_of(text, people)
        halves = dict(halves_of_names(text, mask.places, self.marks(report, Entity)))
        return replace(mask, entities=mask.entities.union(halves), words=mask.words.union(halves.values()))

    @cached_property
    def mask_everywhere(self) -> Mask:
        """What is withheld in any report, for words that belong to none: inputs that were not read, editors' notes."""
        return mask_of_names(
            name
            for report, people in self._withheld.items()
            for (text,) in self.connection.execute("SELECT text FROM reports WHERE id = ?", (report,))
            for name in names_told(text, (person for _, person in people))
        )

    def _told_elsewhere(self, report: str) -> Iterator[tuple[str, Protected]]:
        """The protected people of its story whom this report names, and whom nobody released here."""
        told = [(other, one) for other, one in self._protected_beside.get(report, ()) if other != report]
        if not told:
            return
        shown = {mark.name for name, mark in self.marks(report, Protected) if self.released(report, name)}
        people = [one for _, one in told if one[1].name not in shown]
        yield from told_elsewhere(self.report(report).text, list(self.marks(report, Entity)), people)

    @cached_property
    def _protected_beside(self) -> dict[str, list[tuple[str, tuple[str, Protected]]]]:
        """Report id -> (report, person) of everybody withheld in its story; one list for all reports of a story."""
        found: dict[str, list[tuple[str, tuple[str, Protected]]]] = {}
        for withholding in sorted(self._withheld):
            for _, story in self.links(Story, report=withholding):
                if withholding not in found:
                    together: list[tuple[str, tuple[str, Protected]]] = []
                    found.update((report, together) for report in story.reports)
                found[withholding] += [(withholding, person) for person in self._withheld[withholding]]
        return found

    def withholds(self, report: str) -> bool:
        """True if something is withheld in the report."""
        return bool(self.mask(report))

    def mask_over(self, reports: Iterable[str]) -> Mask:
        """What is withheld in a sentence about several reports."""
        masks = [mask for report in sorted(set(reports)) if (mask := self.mask(report))]
        return join_masks(masks) if masks else NOBODY

    def reports_by_name(self) -> Iterator[str]:
        """Every report's id, in the order of names and then ids."""
        for (report,) in self.connection.execute("SELECT id FROM reports ORDER BY name, id"):
            yield report

    def find(self, named: str) -> str:
        """The id of the report with this id, name or address; raises `BadInput` if there is none or several."""
        rows = self.connection.execute(
            "SELECT DISTINCT id, name FROM reports WHERE id = :named OR name = :named OR url = :named"
            " OR (name LIKE '%/' || :tail ESCAPE '\\') LIMIT 3",
            {"named": named, "tail": _escaped(named)},
        ).fetchall()
        exact = [row["id"] for row in rows if row["id"] == named or row["name"] == named] or [row["id"] for row in rows]
        if len(exact) == 1:
            return str(exact[0])
        if not exact:
            raise BadInput(f"No report called '{named}' in this record; see them with: firsthand list reports RECORD")
        raise BadInput(f"Several reports are called '{named}'; name one by its id: {', '.join(exact)}")

    def report(self, report: str) -> Report:
        """One report by its id, text and all."""
        if report in self._reports:
            self._reports.move_to_end(report)
            return self._reports[report]
        row = self.connection.execute(
            f"SELECT {HEADING_COLUMNS}, parts, text FROM reports WHERE id = ?", (report,)
        ).fetchone()
        if row is None:
            raise BadInput(f"No report with the id '{report}' in this record.")
        self._reports[report] = report_of(row)
        if len(self._reports) > REPORTS_KEPT:
            self._reports.popitem(last=False)
        return self._reports[report]

    def heading(self, report: str) -> Heading:
        """What is known about one report, without its text."""
        if report in self._reports:
            return self._reports[report]
        row = self.connection.execute(f"SELECT {HEADING_COLUMNS} FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise BadInput(f"No report with the id '{report}' in this record.")
        return heading_of(row)

    def name_of(self, report: str) -> str:
        """What the report is called, names of protected people withheld even there."""
        return self.mask(report).label(self.heading(report).name)

    def outlet_of(self, report: str) -> str | None:
        """Who printed the report, names of protected people withheld; None if that is not known."""
        outlet = self.heading(report).outlet
        return self.mask(report).label(outlet) if outlet else None

    def words(self, report: str, span: Span) -> str:
        """The characters of a span of a report, names of protected people withheld."""
        return self.mask(report).slice(self.report(report).text, span)

    def marks(self, report: str, kind: type[M]) -> Iterator[tuple[str, M]]:
        """(id, mark) of one kind in one report, in text order."""
        for name, body in self.connection.execute(
            'SELECT id, body FROM marks WHERE report = ? AND kind = ? ORDER BY start, "end", id',
            (report, MARK_KINDS[kind]),
        ):
            mark = decode_mark(body)
            if isinstance(mark, kind):
                yield name, mark

    def mark(self, report: str, name: str) -> Mark | None:
        """One mark of a report by its id."""
        body = self._bodies(report).get(name)
        return decode_mark(body) if body is not None else None

    def _read_bodies(self, report: str) -> dict[str, str]:
        """Id -> JSON of all marks of one report: they have no index by id, and links ask for many of one report."""
        return dict(self.connection.execute("SELECT id, body FROM marks WHERE report = ?", (report,)))

    def _read_speakers(self, report: str) -> dict[str, Speaker]:
        return {speaker.attribution: speaker for _, speaker in self.marks(report, Speaker)}

    def links(self, kind: type[L], *, report: str | None = None) -> Iterator[tuple[str, L]]:
        """(id, link) of one kind, by id; of one report or of all."""
        sql = "SELECT id, body FROM links WHERE kind = ?"
        given = [LINK_KINDS[kind]]
        if report is not None:
            sql += " AND id IN (SELECT link FROM link_reports WHERE report = ? AND kind = links.kind)"
            given.append(report)
        for name, body in self.connection.execute(f"{sql} ORDER BY id", given):
            link = decode_link(body)
            if isinstance(link, kind):
                yield name, link

    def link(self, kind: type[L], name: str) -> L:
        """One link by its id; raises `BadInput` if there is none."""
        row = self.connection.execute(
            "SELECT body FROM links WHERE kind = ? AND id = ?", (LINK_KINDS[kind], name)
        ).fetchone()
        link = decode_link(row[0]) if row else None
        if not isinstance(link, kind):
            raise BadInput(f"No {LINK_KINDS[kind]} with the id '{name}' in this record.")
        return link


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
