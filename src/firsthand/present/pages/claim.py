"""A claim: who stands behind this? The tree claim -> origins -> reports -> copies."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.present.charts.bars import Bars, shrinking_bars
from firsthand.present.pages.copying import is_copy, other_end
from firsthand.present.pages.page import Page
from firsthand.present.pages.statements import Heading, claim_heading, sentences_of
from firsthand.present.pages.words import (
    COPIES,
    KINDS,
    REASONS,
    RELATIONS,
    day,
    independence,
    interval,
    who_stands_behind,
)
from firsthand.present.source import Source
from firsthand.record.ask import WITHHELD
from firsthand.record.rows import ClaimRow, CopyRow, DecisionRow, DependenceRow, OriginRow, Row, StatementRow, StoryRow


@dataclass(frozen=True)
class Leaf:
    """One wording, and the copies below it."""

    statement: StatementRow
    before: str
    """The words before it in its sentence, where it is too short to be understood alone."""
    after: str
    earliest: bool
    copied: CopyRow | None
    """The link to the leaf above, where this one is a copy of it."""
    how: str
    copies: tuple["Leaf", ...]


@dataclass(frozen=True)
class Branch:
    """One origin and the reports that have the claim from it."""

    row: OriginRow
    kind: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True)
class Folded:
    """Reports that do not count twice, for one reason."""

    reason: str
    because: str
    reports: tuple[str, ...]
    places: tuple[Row, ...]


@dataclass(frozen=True)
class ClaimView:
    """Everything on the claim's page."""

    row: ClaimRow
    heading: Heading
    story: StoryRow | None
    bars: Bars
    counts: str
    independence: str
    relation: tuple[str, str] | None
    branches: tuple[Branch, ...]
    dependences: tuple[Folded, ...]
    ids: dict[str, str]
    """Name of a report of this claim -> its id."""
    labels: dict[str, str]
    """Name of a report of this claim -> what people call it."""
    as_read: str
    as_decided: str
    decisions: tuple[DecisionRow, ...]
    names: tuple[str, ...]
    """Named origins of the story, to say that two of them are one."""


def claim_page(source: Source, claim_id: str) -> Page | None:
    """A claim, or None if the record has none of that id."""
    row = source.claim(claim_id)
    if row is None:
        return None
    sentences = sentences_of(source, row)
    first = min((s for s in row.statements if s.published), key=by_date, default=None)
    copies = [c for c in source.copies(reports=[s.report_id for s in row.statements]) if c.decided != "no"]
    story = source.story(row.story) if row.story else None
    view = ClaimView(
        row=row,
        heading=claim_heading(source, row),
        story=story,
        bars=shrinking_bars(row.reports, row.outlets, row.origins),
        counts=who_stands_behind(row),
        independence=independence(row),
        relation=RELATIONS.get(row.relation) if row.relation else None,
        branches=tuple(
            Branch(
                row=origin,
                kind=KINDS.get(origin.kind, origin.kind),
                leaves=leaves_of(origin.statements, copies, first=first.id if first else None, sentences=sentences),
            )
            for origin in row.tree
        ),
        dependences=folded(row.dependences),
        ids={s.report: s.report_id for s in row.statements},
        labels=labels_of(row.statements),
        as_read=interval(row.as_read),
        as_decided=interval(row.origins),
        decisions=tuple(d for d in source.decisions() if is_about(d, row)),
        names=tuple(sorted({*row.origins.named, *(story.origins.named if story else ())})),
    )
    return Page("claim", (claim_id,), str(view.heading), view)


@dataclass
class _Growing:
    """The leaves of one origin while they are hung up."""

    ordered: list[StatementRow]
    above: dict[str, CopyRow]
    """Report id -> the link to the report it copies, both of this origin."""
    first: str | None
    """Id of the earliest statement of the claim."""
    sentences: dict[str, tuple[str, str]]
    """Statement id -> the words before and after it."""
    hung: set[str] = field(default_factory=set)

    def leaf(self, statement: StatementRow) -> Leaf:
        """A statement with its copies below it."""
        self.hung.add(statement.id)
        copied = self.above.get(statement.report_id)
        below = [s for s in self.ordered if self._copies(s, statement.report_id)]
        before, after = self.sentences.get(statement.id, ("", ""))
        return Leaf(
            statement=statement,
            before=before,
            after=after,
            earliest=statement.id == self.first,
            copied=copied,
            how=COPIES.get(copied.kind, copied.kind) if copied else "",
            copies=tuple(self.leaf(s) for s in below if s.id not in self.hung),
        )

    def _copies(self, statement: StatementRow, report_id: str) -> bool:
        link = self.above.get(statement.report_id)
        return link is not None and other_end(link, statement.report_id) == report_id and statement.id not in self.hung


def leaves_of(
    statements: Sequence[StatementRow],
    copies: Sequence[CopyRow],
    *,
    first: str | None = None,
    sentences: dict[str, tuple[str, str]] | None = None,
) -> tuple[Leaf, ...]:
    """Statements as trees, each copy below what it copies; by date. A ring of copies is opened at its earliest."""
    ordered = sorted(statements, key=by_date)
    here = {s.report_id for s in ordered}
    above: dict[str, CopyRow] = {}
    for copy in copies:
        for end in (copy.left_id, copy.right_id):
            if {copy.left_id, copy.right_id} <= here and is_copy(copy, end):
                above.setdefault(end, copy)
    growing = _Growing(ordered, above, first, sentences or {})
    out = [growing.leaf(s) for s in ordered if s.report_id not in above]
    out.extend(growing.leaf(s) for s in ordered if s.id not in growing.hung)
    return tuple(out)


def labels_of(statements: Sequence[StatementRow]) -> dict[str, str]:
    """Name of a report -> its outlet; with its day or, where that is not enough, its name, where outlets print more."""
    by_name = {s.report: s for s in statements}
    outlets = {name: s.outlet or name for name, s in by_name.items()}
    dated = {name: f"{outlet}, {day(by_name[name].published)}" for name, outlet in outlets.items()}
    out = {}
    for name in by_name:
        alone = [label[name] for label in (outlets, dated) if list(label.values()).count(label[name]) == 1]
        out[name] = alone[0] if alone else f"{outlets[name]}, {name}"
    return out


def by_date(statement: StatementRow) -> tuple[str, str, int]:
    """Sorts statements by the day they were printed, unknown days last."""
    return (statement.published or "9999", statement.report, statement.start)


def folded(dependences: Sequence[DependenceRow]) -> tuple[Folded, ...]:
    """The dependences, those of one reason and one sentence put together, in the order they come."""
    groups: dict[tuple[str, str], list[DependenceRow]] = {}
    for one in dependences:
        groups.setdefault((one.reason, one.because), []).append(one)
    return tuple(
        Folded(
            reason=REASONS.get(reason, reason),
            because=because,
            reports=tuple(sorted({name for one in found for name in (one.left, one.right)})),
            places=tuple({place.id: place for one in found for place in one.places}.values()),
        )
        for (reason, because), found in groups.items()
    )


def is_about(decision: DecisionRow, row: ClaimRow) -> bool:
    """True if a decision names the claim, one of its statements, or one of its origins."""
    if decision.kind == "split":
        return decision.target in {f"{s.report_id} {s.mark}" for s in row.statements}
    if decision.kind == "same origin":
        names = {origin.name for origin in row.tree if origin.name} - {WITHHELD}
        return not names.isdisjoint(part.strip() for part in decision.target.split(" = "))
    return decision.target == row.id
