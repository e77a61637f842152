"""Writes links: only those that differ from what stands, and tells the comparers that read them of whose they are.

An identity says of a report that its entity goes by a name, and nothing of the others that do: a body that one report
in seventy names gains members with every lot that is added, and is the same to all that knew it.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from firsthand.record.columns import LINK_KINDS, body_of, decode_link
from firsthand.vocabulary import Identity, Link, link_id, reports_of_link


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
        stood = {(LINK_KINDS[type(one)], link_id(one)): one for one in gone}
        self._many("INSERT OR IGNORE INTO stale VALUES (?, ?)", stood)
        replaced = Replaced([], [])
        for link in links:
            self._put(link, replaced, stood)
        for kind, name in self._run("SELECT kind, id FROM stale ORDER BY kind, id").fetchall():
            replaced.went.append(self._drop(kind, name))
        self._run("DROP TABLE stale")
        self._tell(replaced)
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

    def _put(self, link: Link, replaced: Replaced, stood: Mapping[tuple[str, str], Link]) -> None:
        """`stood` are links that the record has, by kind and id."""
        kind, name = LINK_KINDS[type(link)], link_id(link)
        self._run("DELETE FROM stale WHERE kind = ? AND id = ?", (kind, name))
        if stood.get((kind, name)) == link:
            return
        body = body_of(link)
        old = self._run("SELECT stage, body FROM links WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        if old is not None and tuple(old) == (self._stage, body):
            return
        if old is not None:
            replaced.went.append(self._drop(kind, name))
        replaced.came.append(link)
        self._run("INSERT INTO links VALUES (?, ?, ?, ?)", (kind, name, self._stage, body))
        ends = reports_of_link(link)
        self._many("INSERT INTO link_reports VALUES (?, ?, ?)", ((report, kind, name) for report in ends))

    def _drop(self, kind: str, name: str) -> Link:
        (body,) = self._run("SELECT body FROM links WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        link: Link = decode_link(body)
        ends = reports_of_link(link)
        self._many(
            "DELETE FROM link_reports WHERE report = ? AND kind = ? AND link = ?",
            ((report, kind, name) for report in ends),
        )
        self._run("DELETE FROM links WHERE kind = ? AND id = ?", (kind, name))
        return link

    def _tell(self, replaced: Replaced) -> None:
        """The readers have the reports to look at again of which something else is said."""
        named = [{said for link in links if isinstance(link, Identity) for said in _names(link)} for links in replaced]
        reports = {report for report, _, _ in named[0] ^ named[1]}
        reports.update(
            end for link in chain(*replaced) if not isinstance(link, Identity) for end in reports_of_link(link)
        )
        self._many(
            "INSERT OR IGNORE INTO unseen VALUES (?, ?, 'tied')",
            ((reader, report) for reader in self._readers for report in sorted(reports)),
        )


def _names(link: Identity) -> Iterator[tuple[str, str, str]]:
    """What an identity says of its reports: (report, mark of the entity, name)."""
    return ((one.report, one.mark, link.name) for one in link.members)
