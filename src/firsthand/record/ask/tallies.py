"""The figures ledger: the questions that figures answer ("how many detained?"), and what each policy states.

A tally is one question: figures tied by a relation, by one claim, or by a copy that changed a number. Copies never
vote, nor does a figure that a later one corrected or outgrew; all of them stay listed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from firsthand.compare.unions import Unions
from firsthand.record.ask.policies import POLICIES, Voice, state
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.statements import statement_row
from firsthand.record.rows import StatedRow, TallyFigureRow, TallyRow
from firsthand.vocabulary import (
    Claim,
    Copy,
    Figure,
    FigureRelation,
    Statement,
    Story,
    content_id,
    link_id,
)

Key = tuple[str, str]
"""(report, mark) of a figure."""
OUTGROWN = {"updated": "a later count takes its place", "revised": "it was corrected later"}


class Tied(NamedTuple):
    """The figures of one question and what ties them."""

    statements: Mapping[Key, Statement]
    relations: tuple[FigureRelation, ...]
    claims: tuple[str, ...]


def tally_rows(shelf: Shelf, story: str | None = None, source: str | None = None) -> Iterator[TallyRow]:
    """The questions of every story or of one, those with most figures first."""
    found = shelf.links(Story) if story is None else iter([(story, shelf.link(Story, story))])
    for name, link in found:
        rows = [_tally_row(shelf, name, tied, source) for tied in _tied(shelf, link.reports)]
        yield from sorted(rows, key=lambda row: (-len(row.figures), row.counted or "", row.id))


def _tied(shelf: Shelf, reports: Sequence[str]) -> Iterator[Tied]:
    """Figures of a story in groups that share ties, where two or more are tied."""
    here = set(reports)
    relations = {link_id(r): r for one in reports for _, r in shelf.links(FigureRelation, report=one)}
    relations = {
        name: r
        for name, r in relations.items()
        if r.relation != "not comparable" and {r.left.report, r.right.report} <= here
    }
    claims = {name: c for one in reports for name, c in shelf.links(Claim, report=one) if c.kind == "figure"}
    statements = {_key(s): s for r in relations.values() for s in (r.left, r.right)}
    statements |= {_key(s): s for c in claims.values() for s in c.statements if s.report in here}
    unions: Unions[Key] = Unions(sorted(statements))
    for relation in relations.values():
        unions.join(_key(relation.left), _key(relation.right))
    for claim in claims.values():
        own = [_key(s) for s in claim.statements if _key(s) in statements]
        for other in own[1:]:
            unions.join(own[0], other)
    for left, right in _changed(shelf, reports, statements):
        unions.join(left, right)
    for group in unions.groups():
        if len(group) > 1:
            members = set(group)
            yield Tied(
                statements={key: statements[key] for key in sorted(group)},
                relations=tuple(relations[n] for n in sorted(relations) if _key(relations[n].left) in members),
                claims=tuple(sorted(name for name, c in claims.items() if members & {_key(s) for s in c.statements})),
            )


def _changed(shelf: Shelf, reports: Sequence[str], statements: Mapping[Key, Statement]) -> Iterator[tuple[Key, Key]]:
    """A copy's changed number and the number that stands in its place in the other report."""
    by_report: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(statements):
        by_report[key[0]].append(key)
    for copy in _copies(shelf, reports):
        for damage in copy.damage:
            if damage.kind == "figure":
                mine = [k for k in by_report[copy.left] if statements[k].span.overlaps(damage.left)]
                theirs = [k for k in by_report[copy.right] if statements[k].span.overlaps(damage.right)]
                if mine and theirs:
                    yield mine[0], theirs[0]


def _copies(shelf: Shelf, reports: Iterable[str]) -> list[Copy]:
    """The copies among these reports, without those that a person refused."""
    found = {name: copy for one in reports for name, copy in shelf.links(Copy, report=one)}
    refused = {name for name in found if (held := shelf.holding.get(("copy", name))) and held.answer == "no"}
    return [found[name] for name in sorted(found) if name not in refused]


def _tally_row(shelf: Shelf, story: str, tied: Tied, source: str | None) -> TallyRow:
    whys = _why_not(shelf, tied)
    figures = [_figure_row(shelf, s, whys.get(key)) for key, s in tied.statements.items()]
    figures.sort(key=lambda row: (row.published or "9999", row.report, row.start))
    heads = [f.counted or f.unit for f in figures if f.counted or f.unit]
    return TallyRow(
        id=content_id("tally", sorted(tied.statements)),
        story=story,
        counted=max(heads, key=lambda head: (heads.count(head), -heads.index(head))) if heads else None,
        predicates=list(dict.fromkeys(f.predicate for f in figures if f.predicate)),
        figures=figures,
        stated=_stated(figures, source),
        claims=list(tied.claims),
        relations=[link_id(relation) for relation in tied.relations],
        contradictions=sum(relation.relation == "contradicted" for relation in tied.relations),
    )


def _why_not(shelf: Shelf, tied: Tied) -> dict[Key, str]:
    """Of each figure that does not count in, why: a copy's, a corrected or an outgrown one."""
    found = {_key(r.left): OUTGROWN[r.relation] for r in tied.relations if r.relation in OUTGROWN}
    known = set(tied.statements)
    copies = _copies(shelf, sorted({report for report, _ in known}))
    for copy in sorted(copies, key=lambda one: shelf.heading(one.origin or one.left).date or "9999", reverse=True):
        origin = copy.origin or copy.left
        mine = copy.right if origin == copy.left else copy.left
        if not any(report == origin for report, _ in known):
            continue
        spans = [passage.right if mine == copy.right else passage.left for passage in copy.passages]
        for key in known:
            if key[0] == mine and any(span.overlaps(tied.statements[key].span) for span in spans):
                found[key] = f"copied from {shelf.outlet_of(origin) or shelf.name_of(origin)}"
    return found


def _figure_row(shelf: Shelf, statement: Statement, why_not: str | None) -> TallyFigureRow:
    said = statement_row(shelf, statement)
    mark = shelf.mark(statement.report, statement.mark)
    figure = mark if isinstance(mark, Figure) else None
    mask = shelf.mask(statement.report)
    origin = figure.origin if figure else None
    return TallyFigureRow(
        **msgspec.structs.asdict(said),
        counted=mask.label(figure.counted) if figure and figure.counted else None,
        unit=figure.unit if figure else None,
        predicate=figure.predicate if figure else None,
        origin=mask.sentence(origin) if origin else None,
        as_of=figure.as_of if figure else (None, None),
        counts=why_not is None,
        why_not=why_not,
    )


def _stated(figures: Sequence[TallyFigureRow], source: str | None) -> list[StatedRow]:
    """What each policy states."""
    standing = {row.id: row for row in figures if row.counts and row.low is not None and row.high is not None}
    voices = [_voice(row) for _, row in sorted(standing.items())]
    return [state(policy, voices, source) for policy in POLICIES]


def _voice(row: TallyFigureRow) -> Voice:
    printed = row.published or ""
    last = row.as_of[1] or printed
    return Voice(
        id=row.id,
        low=row.low or 0.0,
        high=row.high or 0.0,
        bound=row.bound or "=",
        day=min(last, printed) if printed else last,
        printed=printed,
        origin=row.origin,
    )


class Answers:
    """What the policies state of the question that a claim answers; each story is asked once."""

    def __init__(self, shelf: Shelf, source: str | None) -> None:
        self._shelf = shelf
        self._source = source
        self._known: dict[str, dict[str, tuple[str, list[StatedRow]]]] = {}

    def of_claim(self, name: str, story: str | None) -> tuple[str | None, list[StatedRow]]:
        """(id of the tally, what each policy states); (None, []) for a claim that is in none."""
        if story is None:
            return None, []
        if story not in self._known:
            rows = tally_rows(self._shelf, story, self._source)
            self._known[story] = {claim: (row.id, row.stated) for row in rows for claim in row.claims}
        return self._known[story].get(name, (None, []))


def _key(statement: Statement) -> Key:
    return statement.report, statement.mark
