"""The figures of a story: a step line per origin over time, and the ledger of how figures stand to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.present.charts.steps import StepChart, key_of_statement, step_chart
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import RELATIONS, quantity
from firsthand.present.source import Source
from firsthand.record.ask.policies import POLICIES
from firsthand.record.rows import (
    FigureRow,
    RelationRow,
    StatedRow,
    StatementRow,
    StoryRow,
    TallyFigureRow,
    TallyRow,
)

UNSAID = "who counted is not said"
ORDER = tuple(RELATIONS)


@dataclass(frozen=True)
class LedgerLine:
    """One pair of figures."""

    row: RelationRow
    sign: str
    says: str
    left: str
    right: str


@dataclass(frozen=True)
class FigureLine:
    """One figure of the series, as the table under the chart says it."""

    statement: StatementRow
    value: str
    counted: str
    origin: str
    as_of: tuple[str | None, str | None]


@dataclass(frozen=True)
class PolicyLine:
    """What one policy states of the question."""

    row: StatedRow
    says: str
    value: str
    rests_on: tuple[TallyFigureRow, ...]


@dataclass(frozen=True)
class Series:
    """Figures that count one thing."""

    title: str
    chart: StepChart | None
    figures: tuple[FigureLine, ...]
    ledger: tuple[LedgerLine, ...]
    contradictions: int
    stated: tuple[PolicyLine, ...] = ()
    """One line a policy, the default first."""
    aside: tuple[TallyFigureRow, ...] = ()
    """Figures that do not count in: copies', corrected and outgrown ones."""


@dataclass(frozen=True)
class FiguresView:
    """All series of a story."""

    story: StoryRow
    series: tuple[Series, ...]


def figures_page(source: Source, story_id: str) -> Page | None:
    """The figures that two or more reports of a story compare; None if there is no such story."""
    story = source.story(story_id)
    if story is None:
        return None
    relations = [r for r in source.relations(reports=story.report_ids) if r.relation != "not comparable"]
    known = {
        figure.id: figure
        for report in {s.report_id for r in relations for s in (r.left, r.right)}
        for figure in source.figures(report)
    }
    tallies = {figure.id: tally for tally in source.tallies(story_id) for figure in tally.figures}
    series = tuple(_with_policies(_series(group, known), tallies) for group in tied(relations))
    view = FiguresView(story, tuple(sorted(series, key=lambda s: (-len(s.figures), s.title))))
    return Page("figures", (story_id,), f"Figures: {story.title}", view)


def tied(relations: Sequence[RelationRow]) -> list[list[RelationRow]]:
    """Relations in groups that share figures: each group counts one thing."""
    group_of: dict[str, int] = {}
    groups: list[list[RelationRow]] = []
    for relation in relations:
        keys = [key_of_statement(relation.left), key_of_statement(relation.right)]
        met = sorted({group_of[key] for key in keys if key in group_of})
        into = met[0] if met else len(groups)
        if not met:
            groups.append([])
        groups[into].append(relation)
        for other in met[1:]:
            groups[into].extend(groups[other])
            groups[other] = []
            group_of.update({key: into for key, at in group_of.items() if at == other})
        group_of.update(dict.fromkeys(keys, into))
    return [group for group in groups if group]


def _series(relations: Sequence[RelationRow], known: dict[str, FigureRow]) -> Series:
    found = {key_of_statement(s): s for r in relations for s in (r.left, r.right)}
    statements = sorted(found.values(), key=lambda s: (s.published or "9999", s.report, s.start))
    lines = tuple(_figure_line(s, known.get(s.id)) for s in statements)
    by_origin: dict[str, list[StatementRow]] = {}
    for line in lines:
        by_origin.setdefault(line.origin, []).append(line.statement)
    against = frozenset(
        frozenset({key_of_statement(r.left), key_of_statement(r.right)})
        for r in relations
        if r.relation == "contradicted"
    )
    figures = [known[line.statement.id] for line in lines if line.statement.id in known]
    heads = [f.counted for f in figures if f.counted] or [f.unit for f in figures if f.unit]
    predicates = tuple(dict.fromkeys(f.predicate for f in figures if f.predicate))
    return Series(
        title=_title(max(heads, key=lambda h: (heads.count(h), -heads.index(h))) if heads else "figures", predicates),
        chart=step_chart(by_origin, against, unknown=UNSAID),
        figures=lines,
        ledger=tuple(_ledger_line(r) for r in sorted(relations, key=_worst_first)),
        contradictions=len(against),
    )


def _title(counted: str, predicates: Sequence[str]) -> str:
    """What is counted and what is said of it ("people: die, kill"), since a story counts people in many ways."""
    return f"{counted}: {', '.join(predicates)}" if predicates else counted


def _with_policies(series: Series, tallies: Mapping[str, TallyRow]) -> Series:
    """The series with what each policy states of the tally that holds its figures."""
    tally = next((tallies[line.statement.id] for line in series.figures if line.statement.id in tallies), None)
    if tally is None:
        return series
    figures = {figure.id: figure for figure in tally.figures}
    lines = tuple(
        PolicyLine(
            row=row,
            says=POLICIES[row.policy],
            value=quantity(row.low, row.high, row.bound) if row.low is not None else "nothing stated",
            rests_on=tuple(figures[name] for name in row.rests_on),
        )
        for row in tally.stated
    )
    return replace(series, stated=lines, aside=tuple(figure for figure in tally.figures if not figure.counts))


def _worst_first(row: RelationRow) -> tuple[int, str]:
    return (-ORDER.index(row.relation) if row.relation in ORDER else 0, row.id)


def _figure_line(statement: StatementRow, figure: FigureRow | None) -> FigureLine:
    return FigureLine(
        statement=statement,
        value=quantity(statement.low, statement.high, statement.bound),
        counted=(figure.counted or figure.unit or "") if figure else "",
        origin=(figure.origin if figure else None) or UNSAID,
        as_of=figure.as_of if figure else (None, None),
    )


def _ledger_line(row: RelationRow) -> LedgerLine:
    sign, says = RELATIONS.get(row.relation, ("", row.relation))
    return LedgerLine(
        row=row,
        sign=sign,
        says=says,
        left=quantity(row.left.low, row.left.high, row.left.bound),
        right=quantity(row.right.low, row.right.high, row.right.bound),
    )
