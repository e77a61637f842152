"""What is known about reports and inputs, and what people decided."""

import msgspec

from firsthand.record.rows.marks import Row


class ImpliedReasonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sign of when it was printed."""

    sign: str
    """copy, weekday or utterance."""
    begin: str | None = msgspec.field(name="from")
    to: str | None
    because: str
    places: list["Row"]
    """The words in this report, then those in its neighbour."""


class ImpliedRow(msgspec.Struct, frozen=True, kw_only=True):
    """When an undated report can have been printed, by its neighbours."""

    begin: str | None = msgspec.field(name="from")
    to: str | None
    because: str
    reasons: list[ImpliedReasonRow]
    """Strongest first."""


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list reports`."""

    id: str
    report: str
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    published_because: str | None
    language: str | None
    characters: int
    words: int
    text_sha256: str
    raw_sha256: str | None
    stories: list[str]
    """Ids of the stories it belongs to."""
    implied: "ImpliedRow | None" = None
    """What its neighbours imply about the day of a report without a date; evidence, never its date."""


class ProblemRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list problems`."""

    report: str
    report_id: str
    stage: str
    message: str


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list ledger`: what happened to each input."""

    input: str
    outcome: str
    """read, identical, skipped or failed."""
    reason: str | None
    report: str | None
    report_id: str | None
    raw_sha256: str | None


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list decisions`, oldest first."""

    kind: str
    target: str
    answer: str
    who: str
    at: str
    note: str | None
    holds: bool
    """False where a later decision on the same target took its place."""


class HitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a search found, best first."""

    report: str
    report_id: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    """Words around the first hits; the hits stand between U+0002 and U+0003, which no text holds."""
