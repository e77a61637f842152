"""All that comparers see of reports, as one number: the sum of a hash of each heading and of each sketch.

A sum follows what is written, row by row, in any order; nothing has to be hashed again to see whether anything changed.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from firsthand.record.columns import HEADING_COLUMNS
from firsthand.vocabulary import content_id

_KEY = "state"
_MODULUS = 1 << 64


class State:
    """The sum while rows come and go."""

    def __init__(self, total: int) -> None:
        self.total = total

    def add(self, row: Sequence[object]) -> None:
        """A row came."""
        self.total = (self.total + _hash(row)) % _MODULUS

    def take(self, row: Sequence[object]) -> None:
        """A row went."""
        self.total = (self.total - _hash(row)) % _MODULUS


@contextmanager
def followed_state(connection: sqlite3.Connection) -> Iterator[State]:
    """The state, to be told of what is written in the transaction at hand; kept when that comes to its end."""
    state = State(int(read_state(connection), 16))
    before = state.total
    yield state
    if state.total != before or _kept(connection) is None:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, f'"{state.total:016x}"'))


def read_state(connection: sqlite3.Connection) -> str:
    """The sum in hexadecimal digits; worked out where none is kept, as in a record of an older version."""
    kept = _kept(connection)
    if kept is not None:
        return kept
    state = State(0)
    for row in connection.execute(f"SELECT {HEADING_COLUMNS} FROM reports"):
        state.add(row)
    for row in connection.execute("SELECT stage, report, hash FROM sketches"):
        state.add(row)
    return f"{state.total:016x}"


def heading_of_report(connection: sqlite3.Connection, report: str) -> tuple[object, ...]:
    """The row by which a report's heading counts."""
    return tuple(connection.execute(f"SELECT {HEADING_COLUMNS} FROM reports WHERE id = ?", (report,)).fetchone())


def _kept(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return None if row is None else str(row[0]).strip('"')


def _hash(row: Sequence[object]) -> int:
    return int(content_id(tuple(row)), 16)
