"""Writes links: only those that differ from what stands, and tells the comparers that read them of whose they are."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from firsthand.record.columns import LINK_KINDS, body_of, decode_link
from firsthand.vocabulary import Link, link_id, reports_of_link


class Replaced(NamedTuple):
    """What was changed; a link that says something else now is in both."""

    went: list[Link]
    came: list[Link]


class Linking:
    """The links of one stage, to be changed inside a transaction; `readers` are the stages that read such links."""

    def __init__(self, connection: sqlite3.Connection, stage: str, readers: Sequence[str]) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        self._stage = stage
        self._readers = readers

    def replace(self, links: Iterable[Link], reports: Collection[str] | None, gone: Iterable[Link] = ()) -> Replaced:
        """Put `links` in the place of those of `reports` (None: of all) and of `gone`."""
        self._run("CREATE TEMP TABLE stale (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        self._note_stale(reports)
        self._many("INSERT OR IGNORE INTO stale VALUES (?, ?)", ((LINK_KINDS[type(one)], link_id(one)) for one in gone))
        replaced = Replaced([], [])
        for link in links:
            self._put(link, replaced)
        for kind, name in self._run("SELECT kind, id FROM stale ORDER BY kind, id").fetchall():
            replaced.went.extend(self._drop(kind, name))
        self._run("DROP TABLE stale")
        return replaced

    def drop(self, reports: Collection[str]) -> Replaced:
        """Drop the links that touch any of the reports."""
        return self.replace((), reports)

    def _note_stale(self, reports: Collection[str] | None) -> None:
        if reports is None:
            self._run("INSERT INTO stale SELECT kind, id FROM links WHERE stage = ?", (self._stage,))
            return
        self._many(
            "INSERT OR IGNORE INTO stale SELECT link_reports.kind, link FROM link_reports"
            " JOIN links ON links.kind = link_reports.kind AND id = link WHERE report = ? AND stage = ?",
            ((report, self._stage) for report in sorted(reports)),
        )

    def _put(self, link: Link, replaced: Replaced) -> None:
        kind, name, body = LINK_KINDS[type(link)], link_id(link), body_of(link)
        self._run("DELETE FROM stale WHERE kind = ? AND id = ?", (kind, name))
        old = self._run("SELECT stage, body FROM links WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        if old is not None and tuple(old) == (self._stage, body):
            return
        replaced.went.extend(self._drop(kind, name) if old is not None else ())
        replaced.came.append(link)
        self._run("INSERT INTO links VALUES (?, ?, ?, ?)", (kind, name, self._stage, body))
        ends = reports_of_link(link)
        self._many("INSERT INTO link_reports VALUES (?, ?, ?)", ((report, kind, name) for report in ends))
        self._tell(ends)

    def _drop(self, kind: str, name: str) -> Iterator[Link]:
        (body,) = self._run("SELECT body FROM links WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        link = decode_link(body)
        ends = reports_of_link(link)
        self._many(
            "DELETE FROM link_reports WHERE report = ? AND kind = ? AND link = ?",
            ((report, kind, name) for report in ends),
        )
        self._run("DELETE FROM links WHERE kind = ? AND id = ?", (kind, name))
        self._tell(ends)
        yield link

    def _tell(self, reports: Sequence[str]) -> None:
        """The readers have these to look at again."""
        self._many(
            "INSERT OR IGNORE INTO unseen VALUES (?, ?, 'tied')",
            ((reader, report) for reader in self._readers for report in reports),
        )
