"""What happened to each input, and what went wrong in a stage."""

from typing import Literal

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ingest ledger."""

    input: str
    """The input as the user named it, with the member or line inside it: "pile.zip!a.txt", "feed.jsonl#17"."""
    outcome: Literal["read", "identical", "skipped", "failed"]
    reason: str | None = None
    """What was wrong, where, and what to do; None for a plain read."""
    report: str | None = None
    """Id of the report it gave, or of the one it is identical to."""
    raw_sha256: str | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A stage that failed on one report: the report goes on without that stage's marks."""

    report: str
    stage: str
    message: str
