"""What people decided: appended, never overwritten; the latest on a target holds, and deciding again undoes."""

import sqlite3
from collections.abc import Iterable

from firsthand.record.database import transaction
from firsthand.vocabulary import Decision

_FIELDS = ("kind", "target", "answer", "who", "at", "note")


def add_decision(connection: sqlite3.Connection, decision: Decision) -> None:
    """Append one decision."""
    with transaction(connection):
        connection.execute(
            f"INSERT INTO decisions ({', '.join(_FIELDS)}) VALUES (?, ?, ?, ?, ?, ?)",
            tuple(getattr(decision, name) for name in _FIELDS),
        )


def all_decisions(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """Every decision ever made, oldest first."""
    rows = connection.execute(f"SELECT {', '.join(_FIELDS)} FROM decisions ORDER BY number")
    return tuple(Decision(**dict(zip(_FIELDS, row, strict=True))) for row in rows)


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Of each kind and target the latest decision, in the order they were made; notes all stand."""
    latest: dict[tuple[str, str, int], Decision] = {}
    for at, decision in enumerate(decisions):
        key = (decision.kind, decision.target, at if decision.kind == "note" else 0)
        latest.pop(key, None)
        latest[key] = decision
    return tuple(latest.values())
