"""What the pages ask of a record, and nothing else: typed rows, protected people already withheld.

A `Protocol`, so that a page can be built from any shelf of rows: the record, or a test's hand-made one.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from firsthand.record.rows import (
    AttributionRow,
    ClaimRow,
    CopyRow,
    DateRow,
    DecisionRow,
    FigureRow,
    HitRow,
    LedgerRow,
    PersonRow,
    ProblemRow,
    ProtectedRow,
    RelationRow,
    ReportRow,
    StoryRow,
    TallyRow,
    TimelineRow,
    TimeRow,
    UtteranceRow,
)
from firsthand.vocabulary import Span


class ShownText(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text as it may be shown: every offset of the report holds, and no character in `mask` is printed."""

    text: str
    mask: tuple[Span, ...] = ()
    parts: tuple[tuple[Span, str], ...] = ()
    """Headline, byline, paragraph, ... in text order; empty where the reader knew none."""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the Method page: what ran, in which version, and its rule in words."""

    name: str
    version: str
    room: str
    """annotate or compare."""
    says: str


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """How the record was made."""

    version: str
    """firsthand's own."""
    stages: tuple[Stage, ...]
    settings: tuple[tuple[str, str, str], ...]
    """(name, value, sentence)."""
    weights: tuple[tuple[str, str], ...] = ()
    """(what, SHA-256)."""
    measured: tuple[tuple[str, ...], ...] = ()
    """The table of docs/quality.md, its head first; empty where it is not at hand."""


class Source(Protocol):
    """A record as pages see it; every method gives rows in a fixed order."""

    def reports(self, *, limit: int | None = None, offset: int = 0) -> Sequence[ReportRow]:
        """Reports by name, then id."""

    def count_reports(self) -> int:
        """How many reports there are."""

    def report(self, report_id: str) -> ReportRow | None:
        """One report, or None if there is none of that id."""

    def text(self, report_id: str) -> ShownText:
        """What may be shown of its text."""

    def stories(self, *, limit: int | None = None, offset: int = 0) -> Sequence[StoryRow]:
        """Stories, those with most reports first."""

    def count_stories(self) -> int:
        """How many stories there are."""

    def story(self, story_id: str) -> StoryRow | None:
        """One story, or None."""

    def claims(
        self, *, story: str | None = None, report: str | None = None, limit: int | None = None
    ) -> Sequence[ClaimRow]:
        """Claims of one story, of one report or of all, those with most reports first."""

    def claim(self, claim_id: str) -> ClaimRow | None:
        """One claim, or None."""

    def utterances(self, *, report: str | None = None, limit: int | None = None) -> Sequence[UtteranceRow]:
        """Utterances in two or more wordings, of one report or of all, those in most reports first."""

    def utterance(self, utterance_id: str) -> UtteranceRow | None:
        """One utterance, or None."""

    def relations(self, *, reports: Sequence[str]) -> Sequence[RelationRow]:
        """How the figures of these reports stand to each other."""

    def copies(self, *, reports: Sequence[str] | None = None) -> Sequence[CopyRow]:
        """Copies among all reports, or those with an end in `reports`."""

    def attributions(self, report_id: str) -> Sequence[AttributionRow]:
        """Attributions of one report in text order."""

    def figures(self, report_id: str) -> Sequence[FigureRow]:
        """Figures of one report in text order."""

    def times(self, report_id: str) -> Sequence[TimeRow]:
        """Time expressions of one report in text order."""

    def timeline(self, *, reports: Sequence[str] | None = None, limit: int | None = None) -> Sequence[TimelineRow]:
        """Dated events, earliest first."""

    def dates(self, *, reports: Sequence[str] | None = None) -> Sequence[DateRow]:
        """Days that reports give differently, among all reports or among these."""

    def tallies(self, story: str) -> Sequence[TallyRow]:
        """The questions that figures of a story answer, and what each policy states."""

    def people(self, *, report: str | None = None, limit: int | None = None) -> Sequence[PersonRow]:
        """Named people of one report, or of all: with a public role by how many reports name them, then others."""

    def protected(self) -> Sequence[ProtectedRow]:
        """Who is withheld and why, never the name unless released."""

    def problems(self) -> Sequence[ProblemRow]:
        """Stages that failed on a report."""

    def ledger(self, *, limit: int | None = None, offset: int = 0) -> Sequence[LedgerRow]:
        """What happened to each input."""

    def count_ledger(self) -> dict[str, int]:
        """How many inputs were read, identical, skipped and failed."""

    def decisions(self) -> Sequence[DecisionRow]:
        """What people decided, oldest first."""

    def search(self, words: str, *, limit: int) -> Sequence[HitRow]:
        """Reports that hold the words, best first; raises `BadInput` for a query that cannot be read."""

    def method(self) -> Method:
        """How the record was made."""
