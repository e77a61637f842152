"""A record as pages see it: `Source` on top of `record/ask`. One thread; open another after a decision."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from firsthand.annotate.encoder import MODEL_SHA256
from firsthand.compare.utterances.encoder import REWORDINGS_SHA256
from firsthand.errors import BadInput
from firsthand.pipeline import default_plan
from firsthand.present.measured import measured_table
from firsthand.present.source import Method, ShownText, Stage
from firsthand.record.ask import Ask
from firsthand.record.ask.reports import report_row
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
from firsthand.settings import SENTENCES, Settings

T = TypeVar("T")


class Asking:
    """Answers of one record in the shapes and orders that pages need; see `Source` for each method."""

    def __init__(self, path: Path) -> None:
        self.ask = Ask(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask.close()

    def reports(self, *, limit: int | None = None, offset: int = 0) -> Sequence[ReportRow]:
        """Reports by name, then id."""
        return [report_row(self.ask.shelf, found) for found in _some(self.ask.shelf.reports_by_name(), limit, offset)]

    def count_reports(self) -> int:
        """How many reports there are."""
        return self.ask.count("reports")

    def report(self, report_id: str) -> ReportRow | None:
        """One report, or None if there is none of that id."""
        try:
            self.ask.shelf.heading(report_id)
        except BadInput:
            return None
        return report_row(self.ask.shelf, report_id)

    def text(self, report_id: str) -> ShownText:
        """What may be shown of its text."""
        report, mask = self.ask.reader_text(report_id)
        return ShownText(text=report.text, mask=mask, parts=tuple((part.span, part.kind) for part in report.parts))

    @cached_property
    def _stories(self) -> tuple[StoryRow, ...]:
        return tuple(sorted(self.ask.stories(), key=lambda s: (-len(s.reports), s.first or "9999", s.id)))

    def stories(self, *, limit: int | None = None, offset: int = 0) -> Sequence[StoryRow]:
        """Stories, those with most reports first."""
        return _some(self._stories, limit, offset)

    def count_stories(self) -> int:
        """How many stories there are."""
        return self.ask.count("stories")

    def story(self, story_id: str) -> StoryRow | None:
        """One story, or None."""
        try:
            return self.ask.story(story_id)
        except BadInput:
            return None

    def claims(
        self, *, story: str | None = None, report: str | None = None, limit: int | None = None
    ) -> Sequence[ClaimRow]:
        """Claims of one story, of one report or of all, those with most reports first."""
        if story is not None:
            row = self.story(story)
            found = {c.id: c for one in row.report_ids for c in self.ask.claims(one) if c.story == story} if row else {}
        else:
            found = {c.id: c for c in self.ask.claims(report)}
        return _some(sorted(found.values(), key=lambda c: (-c.reports, -len(c.statements), c.id)), limit)

    def claim(self, claim_id: str) -> ClaimRow | None:
        """One claim, or None."""
        try:
            return self.ask.claim(claim_id)
        except BadInput:
            return None

    def utterances(self, *, report: str | None = None, limit: int | None = None) -> Sequence[UtteranceRow]:
        """Utterances of one report or of all, those in most reports first."""
        return _some(sorted(self.ask.utterances(report, most=limit), key=lambda u: (-len(u.statements), u.id)), limit)

    def utterance(self, utterance_id: str) -> UtteranceRow | None:
        """One utterance, or None."""
        try:
            return self.ask.utterance(utterance_id)
        except BadInput:
            return None

    def relations(self, *, reports: Sequence[str]) -> Sequence[RelationRow]:
        """How the figures of these reports stand to each other."""
        here = set(reports)
        found = {r.id: r for one in sorted(here) for r in self.ask.relations(one)}
        return [found[key] for key in sorted(found) if {found[key].left.report_id, found[key].right.report_id} <= here]

    def copies(self, *, reports: Sequence[str] | None = None) -> Sequence[CopyRow]:
        """Copies among all reports, or those with an end in `reports`."""
        if reports is None:
            return list(self.ask.copies())
        found = {c.id: c for one in reports for c in self.ask.copies(one)}
        return [found[key] for key in sorted(found)]

    def attributions(self, report_id: str) -> Sequence[AttributionRow]:
        """Attributions of one report in text order."""
        return list(self.ask.attributions(report_id))

    def figures(self, report_id: str) -> Sequence[FigureRow]:
        """Figures of one report in text order."""
        return list(self.ask.figures(report_id))

    def times(self, report_id: str) -> Sequence[TimeRow]:
        """Time expressions of one report in text order."""
        return list(self.ask.times(report_id))

    def timeline(self, *, reports: Sequence[str] | None = None, limit: int | None = None) -> Sequence[TimelineRow]:
        """Dated events, earliest first."""
        return _some(self.ask.timeline(reports=reports), limit)

    def dates(self, *, reports: Sequence[str] | None = None) -> Sequence[DateRow]:
        """Days that reports give differently, among all reports or among these."""
        if reports is None:
            return list(self.ask.dates())
        here = set(reports)
        found = {row.id: row for one in sorted(here) for row in self.ask.dates(one)}
        return [row for _, row in sorted(found.items()) if {row.left.report_id, row.right.report_id} <= here]

    def tallies(self, story: str) -> Sequence[TallyRow]:
        """The questions that figures of a story answer, and what each policy states."""
        return list(self.ask.tallies(story))

    def people(self, *, report: str | None = None, limit: int | None = None) -> Sequence[PersonRow]:
        """Named people of one report, or of all: with a public role by how many reports name them, then others."""
        return _some(self.ask.people(report), limit)

    def protected(self) -> Sequence[ProtectedRow]:
        """Who is withheld and why, never the name unless released."""
        return list(self.ask.protected())

    def problems(self) -> Sequence[ProblemRow]:
        """Stages that failed on a report."""
        return list(self.ask.problems())

    def ledger(self, *, limit: int | None = None, offset: int = 0) -> Sequence[LedgerRow]:
        """What happened to each input."""
        return _some(self.ask.ledger(), limit, offset)

    def count_ledger(self) -> dict[str, int]:
        """How many inputs were read, identical, skipped and failed."""
        counts: dict[str, int] = {}
        for row in self.ask.ledger():
            counts[row.outcome] = counts.get(row.outcome, 0) + 1
        return counts

    def decisions(self) -> Sequence[DecisionRow]:
        """What people decided, oldest first."""
        return list(self.ask.decisions())

    def search(self, words: str, *, limit: int) -> Sequence[HitRow]:
        """Reports that hold the words, best first; raises `BadInput` for a query that cannot be read."""
        return _some(self.ask.search(words), limit)

    def method(self) -> Method:
        """How the record was made."""
        plan = default_plan()
        chosen: dict[str, object] = {**(self.ask.meta("settings") or {}), **(self.ask.meta("presented") or {})}
        return Method(
            version=version("firsthand"),
            stages=tuple(
                [Stage(name=s.name, version=s.version, room="annotate", says=s.says) for s in plan.annotators]
                + [Stage(name=s.name, version=s.version, room="compare", says=s.says) for s in plan.comparers]
            ),
            settings=tuple(
                (name, str(chosen.get(name, getattr(Settings(), name))), says) for name, (_, says) in SENTENCES.items()
            ),
            weights=(
                ("names and attributions, weights", MODEL_SHA256),
                ("rewordings, weights", REWORDINGS_SHA256),
            ),
            measured=measured_table(),
        )


def _some(rows: Sequence[T] | Iterator[T], limit: int | None, offset: int = 0) -> list[T]:
    return list(islice(rows, offset, None if limit is None else offset + limit))
