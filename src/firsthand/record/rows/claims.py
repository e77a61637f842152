"""Claims, who stands behind them, and what is stated where figures differ."""

import msgspec

from firsthand.record.rows.marks import Row


class StatementRow(Row, frozen=True, kw_only=True):
    """One report's wording."""

    mark: str
    """Id of the attribution or figure."""
    kind: str
    """attribution or figure."""
    outlet: str | None
    published: str | None
    speaker: str | None
    low: float | None = None
    high: float | None = None
    bound: str | None = None


class OriginsRow(msgspec.Struct, frozen=True, kw_only=True):
    """An interval, never one number."""

    lower: int
    upper: int
    named: list[str]


class OriginRow(msgspec.Struct, frozen=True, kw_only=True):
    """A branch of the origin tree."""

    name: str | None
    kind: str
    protected: bool
    statements: list[StatementRow]
    evidence: Row | None


class DependenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """Why two reports do not count twice."""

    left: str
    right: str
    reason: str
    because: str
    places: list[Row]


class StatedRow(msgspec.Struct, frozen=True, kw_only=True):
    """The value that one policy states of a tally."""

    policy: str
    """range, conservative, latest, source or pending."""
    low: float | None
    """None where the policy states nothing."""
    high: float | None
    bound: str | None
    rests_on: list[str]
    """Ids of the figures that it rests on."""
    because: str


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list claims`."""

    id: str
    kind: str
    story: str | None
    text: str
    statements: list[StatementRow]
    reports: int
    outlets: int
    witnesses: int
    origins: OriginsRow
    relation: str | None
    tree: list[OriginRow]
    dependences: list[DependenceRow]
    circular: list[str]
    because: str
    as_read: OriginsRow
    """What the machine found before any decision; equal to `origins` where nobody decided."""
    tally: str | None = None
    """Id of the tally that asks what this claim answers; None where no other figure answers it."""
    stated: "list[StatedRow]" = []
    """What the policies state of that tally; empty where there is none."""


class TallyFigureRow(StatementRow, frozen=True, kw_only=True):
    """A figure of a tally, whether it counts in or not."""

    counted: str | None
    unit: str | None
    predicate: str | None
    origin: str | None
    """Who counted; None if the report does not say."""
    as_of: tuple[str | None, str | None]
    counts: bool
    """False for a copy's figure, and for one that was corrected or outgrown."""
    why_not: str | None
    """Why it does not count in."""


class TallyRow(msgspec.Struct, frozen=True, kw_only=True):
    """`list tallies`: one question that figures of a story answer."""

    id: str
    story: str
    """Id of the story."""
    counted: str | None
    """What most of them count; None if no report says."""
    predicates: list[str]
    """Lemmas of what happened to them."""
    figures: list[TallyFigureRow]
    """Every figure, earliest first; those that disagree stay listed."""
    stated: list[StatedRow]
    """What each policy states, the default first."""
    claims: list[str]
    relations: list[str]
    contradictions: int
