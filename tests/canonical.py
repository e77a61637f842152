"""A record as sorted lines: equal for equal records, whatever the order in which they were written."""

import sqlite3
from contextlib import closing
from pathlib import Path

LEFT_OUT = {"reports": {"number"}, "decisions": {"number"}}
TABLES = (
    "meta",
    "reports",
    "ledger",
    "marks",
    "links",
    "link_reports",
    "sketches",
    "done",
    "compared",
    "problems",
    "decisions",
)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for table in TABLES for line in _lines(connection, table)]


def _lines(connection: sqlite3.Connection, table: str) -> list[str]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [name for name in names if name not in LEFT_OUT.get(table, set())]
    columns = ", ".join(f'"{name}"' for name in kept)
    rows = connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 (names from the schema)
    return sorted(f"{table} {row!r}" for row in rows)
