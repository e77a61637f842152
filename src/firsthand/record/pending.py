"""What is left to do on each report, as jobs that need no record; and what came of them, written back."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.record.columns import HEADING_COLUMNS, body_of, decode_mark, heading_of, report_of
from firsthand.record.database import transaction
from firsthand.vocabulary import Heading, Mark, Report

_PLAN = "plan"
"""Under it `meta` holds the fingerprints of which the list of unfinished reports speaks."""


class Pending(NamedTuple):
    """Reports of one text with the same facts, and what is done on it already."""

    report: Report
    twins: tuple[Heading, ...]
    """The others, by id: they get the same marks."""
    marks: Mapping[str, Sequence[Mark]]
    """Stage -> what it made, for the stages that need not run again."""
    problems: Mapping[str, str]
    """Stage -> how it failed, of those."""
    left: Mapping[str, frozenset[str]]
    """Report id -> the stages whose marks it has not got, or not of this version."""
    sketch: frozenset[str]
    """The comparers whose sketches are missing, or older than the marks they are taken from."""


def settle_plan(connection: sqlite3.Connection, stages: Mapping[str, str], sketches: Mapping[str, str]) -> None:
    """Brings the list of unfinished reports up to date, which otherwise follows what is read and written.

    All reports are asked only where the fingerprints are not those of the last run.
    """
    plan = body_of([sorted(stages.items()), sorted(sketches.items())])
    kept = connection.execute("SELECT value FROM meta WHERE key = ?", (_PLAN,)).fetchone()
    if kept is not None and kept[0] == plan:
        return
    sql, given = _lacking_sql(stages, sketches)
    with transaction(connection):
        connection.execute("DELETE FROM unfinished")
        connection.execute(f"INSERT INTO unfinished {sql}", given)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_PLAN, plan))


def count_pending(connection: sqlite3.Connection) -> int:
    """How many reports have something left to do."""
    return int(connection.execute("SELECT count(*) FROM unfinished").fetchone()[0])


def pending_jobs(
    connection: sqlite3.Connection, stages: Mapping[str, str], sketches: Mapping[str, str]
) -> Iterator[Pending]:
    """The work left, one job for all reports of the same facts; `stages` and `sketches` map names to fingerprints.

    The list is taken first, so that what is written meanwhile changes nothing.
    """
    # By id, as the tables of marks are: then the marks are written side by side, not all over the file.
    # CROSS JOIN: else SQLite goes through all reports to have them by their facts.
    grouped = "SELECT facts FROM unfinished CROSS JOIN reports ON report = id GROUP BY facts ORDER BY min(id)"
    for (facts,) in connection.execute(grouped).fetchall():
        ids = [row[0] for row in connection.execute("SELECT id FROM reports WHERE facts = ? ORDER BY id", (facts,))]
        yield _job(connection, ids, stages, sketches)


def _lacking_sql(stages: Mapping[str, str], sketches: Mapping[str, str]) -> tuple[str, list[object]]:
    """Reports that lack a stage or a sketch of the fingerprints given."""
    parts: list[str] = []
    given: list[object] = []
    for table, wanted in (("done", stages), ("sketches", sketches)):
        pairs = " OR ".join(["(stage = ? AND fingerprint = ?)"] * len(wanted)) or "0"
        parts.append(f"(SELECT count(*) FROM {table} WHERE report = reports.id AND ({pairs})) < ?")
        for pair in wanted.items():
            given.extend(pair)
        given.append(len(wanted))
    return f"SELECT id FROM reports WHERE {' OR '.join(parts)}", given


def _job(
    connection: sqlite3.Connection, ids: Sequence[str], stages: Mapping[str, str], sketches: Mapping[str, str]
) -> Pending:
    """The job for the reports `ids`; marks already made are taken from the first of them that has them."""
    done = {report: _names(connection, "done", report, stages) for report in ids}
    sketched = {report: _names(connection, "sketches", report, sketches) for report in ids}
    marks: dict[str, list[Mark]] = {}
    problems: dict[str, str] = {}
    for report in ids:
        for stage in sorted(done[report] - marks.keys()):
            rows = connection.execute(
                'SELECT body FROM marks WHERE report = ? AND stage = ? ORDER BY kind, start, "end", id', (report, stage)
            )
            marks[stage] = [decode_mark(body) for (body,) in rows]
            failed = connection.execute(
                "SELECT message FROM problems WHERE report = ? AND stage = ?", (report, stage)
            ).fetchone()
            if failed is not None:
                problems[stage] = failed[0]
    columns = f"SELECT {HEADING_COLUMNS}, parts, text FROM reports WHERE id = ?"
    found = [connection.execute(columns, (report,)).fetchone() for report in ids]
    left = {report: frozenset(stages.keys() - done[report]) for report in ids}
    return Pending(
        report=report_of(found[0]),
        twins=tuple(heading_of(row) for row in found[1:]),
        marks=marks,
        problems=problems,
        left=left,
        sketch=frozenset(name for name in sketches if any(name not in sketched[report] for report in ids)),
    )


def _names(connection: sqlite3.Connection, table: str, report: str, wanted: Mapping[str, str]) -> set[str]:
    rows = connection.execute(f"SELECT stage, fingerprint FROM {table} WHERE report = ?", (report,))
    return {stage for stage, fingerprint in rows if wanted.get(stage) == fingerprint}
