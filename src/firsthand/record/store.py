"""Writes the record: idempotent, whole batches or nothing, in any order of reports."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from firsthand.record.columns import HEADING_COLUMNS, MARK_KINDS, body_of, report_row
from firsthand.record.database import open_for_writing, transaction
from firsthand.record.linking import Linking, Replaced
from firsthand.record.state import State, followed_state, heading_of_report
from firsthand.vocabulary import Entry, Link, Mark, Report, content_id, mark_id


class Finished(NamedTuple):
    """A stage that finished on a report, with what it made."""

    report: str
    stage: str
    version: str
    fingerprint: str
    marks: Sequence[Mark]
    problem: str | None


class Sketched(NamedTuple):
    """What a comparer keeps of a report, as MessagePack; empty if it failed."""

    report: str
    stage: str
    fingerprint: str
    body: bytes
    problem: str | None


class Compared(NamedTuple):
    """A comparer that finished on the pile, with every link it made."""

    stage: str
    version: str
    fingerprint: str
    links: Sequence[Link]
    problem: str | None
    kept: Mapping[str, bytes] = {}
    """What it keeps of the pile for the next time; what is empty is let go of."""
    reports: frozenset[str] | None = None
    """The links are those of these reports, and its other links stand; None for all links."""
    gone: Sequence[Link] = ()
    """Links of other reports that no longer stand, unless they are among `links`."""
    readers: Sequence[str] = ()
    """The stages that read such links."""
    sharers: Sequence[str] = ()
    """The stages that read its sketches."""


class Store:
    """The record at one path, open for writing; use as a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = open_for_writing(path)
        self.connection.row_factory = sqlite3.Row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file."""
        self.connection.close()

    def meta(self, key: str) -> Any:
        """What was written down about the record under `key`; None if nothing was."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0]) if row else None

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def compared(self, stage: str) -> str | None:
        """The fingerprint with which a comparer last finished; None if it never did."""
        row = self.connection.execute("SELECT fingerprint FROM compared WHERE stage = ?", (stage,)).fetchone()
        return row[0] if row else None

    def keep_meta(self, key: str, value: object) -> None:
        """Write down something about the record as a whole, as JSON."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, body_of(value)),
            )

    def add_inputs(self, inputs: Iterable[tuple[Entry, Report | None]]) -> None:
        """One batch of what was read, in one transaction.

        A report already there keeps its marks if nothing that annotators see has changed. Of several inputs that give
        one report, the smallest by name says what is known about it, whatever came first: it is "read" and the others
        are "identical".
        """
        with transaction(self.connection), followed_state(self.connection) as state:
            reports: set[str] = set()
            for entry, report in inputs:
                if report is not None and not self._has_smaller(entry):
                    self._add_report(report, state)
                old = self.connection.execute("SELECT report FROM ledger WHERE input = ?", (entry.input,)).fetchone()
                reports.update({entry.report or "", (old and old["report"]) or ""} - {""})
                self.connection.execute(
                    "INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?, ?)",
                    (entry.input, entry.outcome, entry.reason, entry.report, entry.raw_sha256),
                )
            for name in sorted(reports):
                self._settle_ledger(name)

    def _has_smaller(self, entry: Entry) -> bool:
        """True if an input before this one, by name, gave the same report."""
        row = self.connection.execute(
            "SELECT 1 FROM ledger WHERE report = ? AND input < ? LIMIT 1", (entry.report, entry.input)
        ).fetchone()
        return row is not None

    def _add_report(self, report: Report, state: State) -> None:
        row = report_row(report)
        old = self.connection.execute(
            f"SELECT {HEADING_COLUMNS}, facts FROM reports WHERE id = ?", (report.id,)
        ).fetchone()
        if old is None:
            self.connection.execute(_insert("reports", row), row)
        elif any(value != row[name] for name, value in dict(old).items()):
            state.take(heading_of_report(self.connection, report.id))
            self._correct_report(old["facts"], row, state)
        else:
            return
        state.add(heading_of_report(self.connection, report.id))
        self.connection.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (report.id,))

    def _correct_report(self, facts: str, row: Mapping[str, Any], state: State) -> None:
        """Put what is known now in the place of what was known, and drop what was made from it."""
        run, report = self.connection.execute, row["id"]
        changes = ", ".join(f"{name} = :{name}" for name in row if name not in {"id", "text"})
        run(f"UPDATE reports SET {changes} WHERE id = :id", row)
        for sketch in run("SELECT stage, report, hash FROM sketches WHERE report = ?", (report,)).fetchall():
            state.take(sketch)
            self._note_unseen(sketch["stage"], report, "changed")
        # A sketch may hold anything of the heading; marks only what is in `facts`.
        stale = ("sketches",) if facts == row["facts"] else ("sketches", "marks", "done", "problems")
        for table in stale:
            run(f"DELETE FROM {table} WHERE report = ?", (report,))

    def _note_unseen(self, stage: str, report: str, what: str) -> None:
        """A comparer has to look at the report; new stays new, whatever becomes of it before it was compared."""
        self.connection.execute(
            "INSERT INTO unseen VALUES (?, ?, ?)"
            " ON CONFLICT (stage, report) DO UPDATE SET what = excluded.what WHERE what = 'tied'",
            (stage, report, what),
        )

    def _settle_ledger(self, report: str) -> None:
        """Of the inputs that gave a report, the smallest is "read" and the others "identical"."""
        run = self.connection.execute
        (first,) = run("SELECT min(input) FROM ledger WHERE report = ?", (report,)).fetchone()
        run(
            "UPDATE ledger SET outcome = 'identical', reason = ? WHERE report = ? AND input > ?",
            (f"same name and text as {first}", report, first),
        )
        run(
            "UPDATE ledger SET outcome = 'read', reason = NULL"
            " WHERE report = ? AND input = ? AND outcome = 'identical'",
            (report, first),
        )

    def add_finished(
        self, finished: Iterable[Finished], sketched: Iterable[Sketched], whole: Iterable[str] = ()
    ) -> None:
        """One batch of annotated reports, in one transaction; a stage's marks replace those it made before.

        Nothing is left to be done on the reports in `whole`.
        """
        with transaction(self.connection), followed_state(self.connection) as state:
            for one in finished:
                self._add_finished(one)
            for taken in sketched:
                self._add_sketch(taken, state)
            self.connection.executemany("DELETE FROM unfinished WHERE report = ?", ((report,) for report in whole))

    def _add_sketch(self, taken: Sketched, state: State) -> None:
        run = self.connection.execute
        row = (taken.stage, taken.report, taken.fingerprint, content_id(taken.body), taken.body)
        old = run("SELECT fingerprint, hash FROM sketches WHERE stage = ? AND report = ?", row[:2]).fetchone()
        if old is None or tuple(old) != row[2:4]:
            run("INSERT OR REPLACE INTO sketches (stage, report, fingerprint, hash, body) VALUES (?, ?, ?, ?, ?)", row)
        # Taken by another version and the same as before, a sketch says nothing that was not compared.
        if old is None or old["hash"] != row[3]:
            self._note_unseen(taken.stage, taken.report, "new" if old is None else "changed")
            state.add((*row[:2], row[3]))
            if old is not None:
                state.take((*row[:2], old["hash"]))
        self._keep_problem(taken.report, taken.stage, taken.problem)

    def _add_finished(self, one: Finished) -> None:
        run = self.connection.execute
        run("DELETE FROM marks WHERE report = ? AND stage = ?", (one.report, one.stage))
        self.connection.executemany(
            'INSERT OR IGNORE INTO marks (report, kind, start, id, "end", stage, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (
                (
                    one.report,
                    MARK_KINDS[type(mark)],
                    mark.span.start,
                    mark_id(mark),
                    mark.span.end,
                    one.stage,
                    body_of(mark),
                )
                for mark in one.marks
            ),
        )
        self._keep_problem(one.report, one.stage, one.problem)
        run("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", one[:4])

    def _keep_problem(self, report: str, stage: str, message: str | None) -> None:
        """Write down how a stage failed, or that it no longer does."""
        self.connection.execute("DELETE FROM problems WHERE report = ? AND stage = ?", (report, stage))
        if message is not None:
            self.connection.execute("INSERT INTO problems VALUES (?, ?, ?)", (report, stage, message))

    def replace_links(self, made: Compared) -> Replaced:
        """Put a comparer's links in the place of those it made before, in one transaction; what came of that."""
        run = self.connection.execute
        with transaction(self.connection):
            replaced = Linking(self.connection, made.stage, self._waiting(made.readers)).replace(
                made.links, made.reports, made.gone
            )
            if made.reports is None:
                run("DELETE FROM kept WHERE stage = ?", (made.stage,))
            run("INSERT OR REPLACE INTO compared VALUES (?, ?, ?)", made[:3])
            for sharer in made.sharers:
                run(
                    "INSERT INTO unseen SELECT ?, report, what FROM unseen WHERE stage = ? AND what <> 'tied'"
                    " ON CONFLICT (stage, report) DO UPDATE SET what = excluded.what WHERE what = 'tied'",
                    (sharer, made.stage),
                )
            run("DELETE FROM unseen WHERE stage = ?", (made.stage,))
            told = {f"{made.stage}/told": (made.problem or "").encode()} if made.kept else {}
            for name, body in {**made.kept, **told}.items():
                run("DELETE FROM kept WHERE stage = ? AND name = ?", (made.stage, name))
                if body:
                    run("INSERT INTO kept VALUES (?, ?, ?)", (made.stage, name, body))
            self._keep_problem("", made.stage, made.problem)
        return replaced

    def keep_compared(self, stage: str, version: str, fingerprint: str) -> None:
        """Write down that what a comparer made stands, and what it left out then: nothing that it reads has changed."""
        with transaction(self.connection):
            told = self.connection.execute(
                "SELECT body FROM kept WHERE stage = ? AND name = ?", (stage, f"{stage}/told")
            ).fetchone()
            self._keep_problem("", stage, (told and told[0].decode()) or None)
            self.connection.execute("INSERT OR REPLACE INTO compared VALUES (?, ?, ?)", (stage, version, fingerprint))

    def keep_failure(self, stage: str, problem: str, readers: Sequence[str], *, anew: bool) -> None:
        """Write down that a comparer has not finished, so that it is asked again; in one transaction.

        What it made and kept before stands, but for links of reports that have changed since: they may rest on marks
        and links that are gone. `readers` are the stages that read its links. If `anew`, or if any were dropped,
        it is asked for the whole pile next, else for what has changed.
        """
        with transaction(self.connection):
            unseen = self.connection.execute("SELECT report FROM unseen WHERE stage = ?", (stage,)).fetchall()
            dropped = Linking(self.connection, stage, self._waiting(readers)).drop([report for (report,) in unseen])
            self.connection.execute("DELETE FROM compared WHERE stage = ?", (stage,))
            if anew or dropped.went:
                self.connection.execute("DELETE FROM kept WHERE stage = ? AND name = ?", (stage, f"{stage}/basis"))
            self._keep_problem("", stage, problem)

    def _waiting(self, readers: Iterable[str]) -> list[str]:
        """Of the readers those that need to be told what changed: the others compare the whole pile anyway."""
        kept = "SELECT 1 FROM kept WHERE stage = ? LIMIT 1"
        return sorted(one for one in set(readers) if self.connection.execute(kept, (one,)).fetchone())

    def keep_stages(self, annotators: Sequence[str], comparers: Sequence[str]) -> None:
        """Drop what stages made that are not among those named: they left the pipeline since the last run."""
        stages = {"annotators": sorted(annotators), "comparers": sorted(comparers)}
        if self.meta("stages") == stages:
            return
        with transaction(self.connection):
            for table, kept in (
                ("marks", annotators),
                ("done", annotators),
                ("sketches", comparers),
                ("compared", comparers),
                ("unseen", comparers),
                ("problems", (*annotators, *comparers)),
            ):
                self.connection.execute(f"DELETE FROM {table} WHERE {_not_in(kept)}", kept)
            # What is kept rests on links that may be gone.
            for table in ("kept", "meta WHERE key = 'state'"):
                self.connection.execute(f"DELETE FROM {table}")
            left = f"SELECT kind, id FROM links WHERE {_not_in(comparers)}"
            self.connection.execute(f"DELETE FROM link_reports WHERE (kind, link) IN ({left})", comparers)
            self.connection.execute(f"DELETE FROM links WHERE {_not_in(comparers)}", comparers)
            with followed_state(self.connection):
                pass  # summed up anew
        self.keep_meta("stages", stages)


def _not_in(stages: Sequence[str]) -> str:
    return f"stage NOT IN ({', '.join('?' * len(stages))})"


def _insert(table: str, row: Mapping[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(':' + name for name in row)})"
