"""The stored pile: what comparers are given. Headings are kept; sketches and texts come from the file when wanted."""

import sqlite3
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from firsthand.errors import BadInput
from firsthand.record.columns import HEADING_COLUMNS, LINK_KINDS, decode_link, heading_of
from firsthand.record.decisions import all_decisions, holding
from firsthand.record.state import read_state
from firsthand.settings import Settings
from firsthand.stage import Unseen, any_two
from firsthand.vocabulary import Decision, Heading, Link, content_id

L = TypeVar("L", bound=Link)
S = TypeVar("S", bound=msgspec.Struct)
Spread = Callable[[Callable[[bytes], bytes], Iterable[bytes], str], Iterator[bytes]]

_WHOSE = "SELECT link FROM link_reports WHERE report = ? AND kind = ?"
_LINK = "SELECT body FROM links WHERE kind = ? AND id = ?"


class StoredPile:
    """The whole record as a `Pile`; `stages` maps a kind of sketch to the comparer that takes it.

    `spread` runs work elsewhere (stage.py says how); without it the work is done here.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        settings: Settings,
        stages: Mapping[type, str],
        spread: Spread | None = None,
    ) -> None:
        self.settings = settings
        self._spread = spread
        self._connection = connection
        self._stages = stages
        self._left_out: list[str] = []
        self._kept: dict[str, bytes] = {}

    @cached_property
    def headings(self) -> "StoredHeadings":
        """Report id -> what is known about it, by id."""
        return StoredHeadings(self._connection)

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """The decisions that hold, oldest first."""
        return holding(all_decisions(self._connection))

    def sketches(self, kind: type[S]) -> Mapping[str, S]:
        """Report id -> sketch, by id, each decoded when looked at; empty if no comparer takes such sketches."""
        stage = self._stages.get(kind)
        return {} if stage is None else StoredSketches(self._connection, stage, kind)

    def links(self, kind: type[L]) -> Sequence[L]:
        """The links of one kind that stand in the record, by id."""
        rows = self._connection.execute("SELECT body FROM links WHERE kind = ? ORDER BY id", (LINK_KINDS[kind],))
        found = (decode_link(body) for (body,) in rows)
        return tuple(link for link in found if isinstance(link, kind))

    def links_of(self, kind: type[L], reports: Collection[str]) -> Sequence[L]:
        """The links of one kind that touch any of the reports, by id."""
        found: dict[str, L] = {}
        asked = (
            "SELECT id, body FROM link_reports JOIN links ON links.kind = link_reports.kind AND id = link"
            " WHERE report = ? AND link_reports.kind = ?"
        )
        for report in sorted(reports):
            for name, body in self._connection.execute(asked, (report, LINK_KINDS[kind])):
                if name not in found:
                    link = decode_link(body)
                    found |= {name: link} if isinstance(link, kind) else {}
        return tuple(found[name] for name in sorted(found))

    def links_among(
        self, kind: type[L], reports: Collection[str], wanted: Callable[[str, str], bool] | None = None
    ) -> Sequence[L]:
        """The links of one kind that touch two of the reports, if these two are `wanted`; by id."""
        touched: dict[str, list[str]] = {}
        for report in sorted(reports):
            for (name,) in self._connection.execute(_WHOSE, (report, LINK_KINDS[kind])):
                touched.setdefault(name, []).append(report)
        names = (name for name, ends in touched.items() if any_two(ends, wanted))
        rows = (self._connection.execute(_LINK, (LINK_KINDS[kind], name)).fetchone() for name in sorted(names))
        found = (decode_link(body) for (body,) in rows)
        return tuple(link for link in found if isinstance(link, kind))

    def text(self, report: str) -> str:
        """The text of one report."""
        row = self._connection.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise BadInput(f"No report with the id '{report}' in this record.")
        return str(row[0])

    def spread(self, work: Callable[[bytes], bytes], bodies: Iterable[bytes], about: str) -> Iterator[bytes]:
        """The answers, in order."""
        return self._spread(work, bodies, about) if self._spread else map(work, bodies)

    def kept(self, name: str) -> bytes | None:
        """What a comparer kept in the record under this name."""
        row = self._connection.execute(
            "SELECT body FROM kept WHERE stage = ? AND name = ?", (stage_of(name), name)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def keep(self, name: str, body: bytes) -> None:
        """Hold it until the comparer has finished."""
        self._kept[name] = body

    def unseen(self, stage: str) -> Unseen:
        """The reports that a comparer has to look at again since it last finished."""
        found: dict[str, set[str]] = {"new": set(), "changed": set(), "tied": set()}
        for report, what in self._connection.execute("SELECT report, what FROM unseen WHERE stage = ?", (stage,)):
            found[what].add(report)
        return Unseen(**{what: frozenset(reports) for what, reports in found.items()})

    def to_keep(self) -> dict[str, bytes]:
        """What was held since this was last asked."""
        held, self._kept = self._kept, {}
        return held

    def tell(self, left_out: str) -> None:
        """Keep the sentence until it is asked for."""
        self._left_out.append(left_out)

    def told(self) -> str | None:
        """What was left out since this was last asked, None if nothing."""
        told, self._left_out = self._left_out, []
        return " ".join(told) or None

    def forget(self) -> None:
        """Let go of what a comparer that came to nothing has kept and told."""
        self._kept, self._left_out = {}, []

    def state(self) -> str:
        """Hash of all that comparers can see of reports and decisions: headings, sketches, what people decided."""
        return content_id(read_state(self._connection), self.decided())

    def decided(self) -> str:
        """Hash of what people decided. Notes are left out: they say something about a finding and change none."""
        return content_id([one for one in self.decisions if one.kind != "note"])


def stage_of(name: str) -> str:
    """The comparer that keeps something under this name."""
    return name.partition("/")[0]


class StoredHeadings(Mapping[str, Heading]):
    """What is known of the reports, by id: one by one as they are asked for, or all from when `read_all` is called."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Heading] = {}
        self._whole = False

    def read_all(self) -> None:
        """Read all, which costs less than many one by one."""
        if not self._whole:
            rows = self._connection.execute(f"SELECT {HEADING_COLUMNS} FROM reports ORDER BY id")
            self._known = {row["id"]: heading_of(row) for row in rows}
            self._whole = True

    def __getitem__(self, report: str) -> Heading:
        if report not in self._known and not self._whole:
            row = self._connection.execute(f"SELECT {HEADING_COLUMNS} FROM reports WHERE id = ?", (report,)).fetchone()
            if row is not None:
                self._known[report] = heading_of(row)
        return self._known[report]

    def __iter__(self) -> Iterator[str]:
        self.read_all()
        return iter(self._known)

    def __len__(self) -> int:
        if self._whole:
            return len(self._known)
        return int(self._connection.execute("SELECT count(*) FROM reports").fetchone()[0])


class StoredSketches(Mapping[str, S]):
    """The sketches of one comparer, by report id; items stream from the file.

    An empty body stands for a sketch that failed: its report is not among them.
    """

    def __init__(self, connection: sqlite3.Connection, stage: str, kind: type[S]) -> None:
        self._connection = connection
        self._stage = stage
        self._decode = msgspec.msgpack.Decoder(kind).decode

    def __getitem__(self, report: str) -> S:
        row = self._connection.execute(
            "SELECT body FROM sketches WHERE stage = ? AND report = ? AND body <> x''", (self._stage, report)
        ).fetchone()
        if row is None:
            raise KeyError(report)
        return self._decode(row[0])

    def __iter__(self) -> Iterator[str]:
        for (report,) in self._connection.execute(
            "SELECT report FROM sketches WHERE stage = ? AND body <> x'' ORDER BY report", (self._stage,)
        ):
            yield report

    def __len__(self) -> int:
        row = self._connection.execute(
            "SELECT count(*) FROM sketches WHERE stage = ? AND body <> x''", (self._stage,)
        ).fetchone()
        return int(row[0])

    def items(self) -> ItemsView[str, S]:
        """(report, sketch) pairs, each decoded as it comes."""
        return _StreamedItems(self)

    def stream(self) -> Iterator[tuple[str, S]]:
        """The pairs in one pass over the table."""
        for report, body in self._connection.execute(
            "SELECT report, body FROM sketches WHERE stage = ? AND body <> x'' ORDER BY report", (self._stage,)
        ):
            yield report, self._decode(body)


class _StreamedItems(ItemsView[str, S]):
    _mapping: StoredSketches[S]

    def __iter__(self) -> Iterator[tuple[str, S]]:
        return self._mapping.stream()
