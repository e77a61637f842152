"""A run that adds asks the record by its indexes: no statement goes through all reports, marks, sketches or links."""

import sqlite3
from pathlib import Path

import pytest

from firsthand.compare import copies, keys, stories
from firsthand.pipeline import default_plan, run_plan
from firsthand.read import ReadOptions, read_inputs
from firsthand.record.store import Store
from firsthand.run.engine import InProcess

EXAMPLES = Path(__file__).parent.parent / "examples"
LARGE = {"reports", "ledger", "marks", "links", "link_reports", "sketches", "done", "kept"}
ALLOWED = "SELECT count(*) FROM reports"
"""Counted a few times a run, in the smallest index."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (copies, stories, keys):
        monkeypatch.setattr(module, "KEPT_FROM", 1)
    monkeypatch.setattr(keys, "MOST", 1.0)


def test_no_table_is_gone_through(tmp_path: Path) -> None:
    plan = default_plan()
    inputs = list(read_inputs([EXAMPLES / "reports"], ReadOptions(about=EXAMPLES / "about.csv")))
    with Store(tmp_path / "r.db") as store:
        run_plan(plan, store, inputs[3:], engine=InProcess(plan))
        asked: set[str] = set()
        store.connection.set_trace_callback(asked.add)
        done = run_plan(plan, store, inputs[:3], engine=InProcess(plan))
        store.connection.set_trace_callback(None)
        assert len(done.compared) == len(plan.comparers)
        # Linking has such a table while it works.
        store.connection.execute("CREATE TEMP TABLE stale (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        scans = {sql: found for sql in asked if (found := tables_scanned(store.connection, sql))}
    assert len(asked) > 100
    assert {sql: found for sql, found in scans.items() if not sql.startswith(ALLOWED)} == {}


def tables_scanned(connection: sqlite3.Connection, sql: str) -> list[str]:
    """The large tables that SQLite goes through for the statement."""
    if not sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
        return []
    details = [str(row[3]).split() for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    return [words[1] for words in details if words[0] == "SCAN" and words[1] in LARGE]
