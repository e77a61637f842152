"""Which statements make one claim: one utterance, figures that can meet, or the same words put to different sources.

In go what each report tells and the links among the reports; out come groups of statements. Who stands behind a group
is the business of origins.py.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from firsthand.compare.claims.ties import Ties
from firsthand.compare.claims.told import Told
from firsthand.compare.claims.wordings import Wording, same_wording, wording
from firsthand.compare.unions import Unions
from firsthand.vocabulary import Copy, FigureRelation, Relation, Span, Statement, Utterance

Key = tuple[str, str]
"""A statement: (report id, mark id)."""

BLOCKING: tuple[Relation, ...] = ("updated", "revised", "contradicted", "not comparable")
SEVERITY: tuple[Relation, ...] = ("agree", "compatible", "updated", "revised", "contradicted")
"""From harmless to grave; "not comparable" says nothing about a claim."""


class Group(NamedTuple):
    """Statements that make one claim, in the order (report, span)."""

    kind: Literal["figure", "utterance", "statement"]
    statements: tuple[Statement, ...]
    relation: Relation | None
    because: str


class Links(NamedTuple):
    """The links among the reports at hand."""

    copies: tuple[Copy, ...]
    utterances: tuple[Utterance, ...]
    relations: tuple[FigureRelation, ...]
    ties: Ties


def group_statements(told: Mapping[str, tuple[Told, ...]], links: Links) -> Iterator[Group]:
    """The claims of some reports: utterances, then figures, then statements of other attributions.

    `told` maps report ids to what they tell. A statement is in one group of each kind at most.
    """
    statements = {
        (report, each.mark): Statement(report=report, span=each.span, mark=each.mark)
        for report in sorted(told)
        for each in told[report]
    }
    uttered: set[Key] = set()
    related = Related(links.relations)
    for utterance in links.utterances:
        keys = [(s.report, s.mark) for s in utterance.statements]
        uttered.update(keys)
        members = [statements.get(key, s) for key, s in zip(keys, utterance.statements, strict=True)]
        yield Group("utterance", _in_order(members), related.gravest_within(members), utterance.because)
    figures = {(report, each.mark): each for report in sorted(told) for each in told[report] if each.amount}
    for keys in figure_classes(figures, links):
        members = [statements[key] for key in keys]
        relation, because = related.gravest(set(keys))
        yield Group("figure", _in_order(members), relation, because)
    for keys in statement_classes(told, uttered, links.ties):
        members = [statements[key] for key in keys]
        yield Group(
            "statement",
            _in_order(members),
            related.gravest_within(members),
            "The same content words in the same order of numbers, put to different sources.",
        )


def figure_classes(figures: Mapping[Key, Told], links: Links) -> list[list[Key]]:
    """Figures that can be one: agreeing first, then compatible, never across a pair that a relation keeps apart."""
    apart: defaultdict[Key, set[Key]] = defaultdict(set)
    for left, right in (related_figures(r) for r in links.relations if r.relation in BLOCKING):
        apart[left].add(right)
        apart[right].add(left)
    classes: Unions[Key] = Unions(sorted(figures))
    members: dict[Key, set[Key]] = {key: {key} for key in figures}

    def join(left: Key, right: Key) -> None:
        a, b = classes.root(left), classes.root(right)
        few, many = sorted((members[a], members[b]), key=len)
        if a == b or any(not many.isdisjoint(apart[key]) for key in few if key in apart):
            return
        classes.join(a, b)
        del members[a], members[b]
        many |= few
        members[classes.root(a)] = many

    for left, right in [*_repeated(figures), *_copied(figures, links.copies)]:
        join(left, right)
    for wanted in ("agree", "compatible"):
        for left, right in sorted(related_figures(r) for r in links.relations if r.relation == wanted):
            if left in figures and right in figures:
                join(left, right)
    return classes.groups()


def statement_classes(told: Mapping[str, tuple[Told, ...]], uttered: set[Key], ties: Ties) -> list[list[Key]]:
    """Attributions with the same wording of reports that are tied directly, which no utterance holds together."""
    near = {report: ties.near(report) & told.keys() for report in told}
    alike: defaultdict[tuple[str, Wording], list[Key]] = defaultdict(list)
    for report in sorted(told):
        for each in told[report] if near[report] else ():
            if each.kind == "attribution" and (report, each.mark) not in uttered:
                alike[report, wording(each.words)].append((report, each.mark))
    wordings = {keys[0]: said for (_, said), keys in alike.items()}
    often = Counter(stem for said in wordings.values() for stem in said.stems)
    by_stem: defaultdict[str, list[Key]] = defaultdict(list)
    for key, said in wordings.items():
        for stem in said.rarest(often):
            by_stem[stem].append(key)
    classes: Unions[Key] = Unions()
    tied: set[Key] = set()
    for key, said in wordings.items():
        beside = near[key[0]]
        partners = {other for stem in said.stems for other in by_stem[stem] if other[0] in beside}
        for other in sorted(partners):
            if same_wording(wordings[other], said):
                classes.join(other, key)
                tied.update((other, key))
    for first, *others in alike.values():  # what a report says twice in the same words is compared once
        for other in others if first in tied else ():
            classes.join(first, other)
    return [group for group in classes.groups() if len({report for report, _ in group}) > 1]


def _repeated(figures: Mapping[Key, Told]) -> Iterator[tuple[Key, Key]]:
    """Pairs of equal amounts inside one report."""
    first: dict[tuple[str, object], Key] = {}
    for key, each in figures.items():
        if each.amount and each.amount.counted:
            yield first.setdefault((key[0], identity(each)), key), key


def identity(told: Told) -> tuple[object, ...]:
    """What two figures of one report must share to be one."""
    amount = told.amount
    return (amount.low, amount.high, amount.unit, amount.counted, amount.predicate) if amount else ()


def _copied(figures: Mapping[Key, Told], copies: Iterable[Copy]) -> Iterator[tuple[Key, Key]]:
    """Pairs of equal figures in aligned passages of a copy and its origin: the first "two" with the first "two"."""
    of_report: defaultdict[str, list[tuple[Key, Told]]] = defaultdict(list)
    for key, each in figures.items():
        of_report[key[0]].append((key, each))
    for copy in copies:
        yield from copied_figures(copy, of_report[copy.left], of_report[copy.right])


def copied_figures(
    copy: Copy, left: Sequence[tuple[Key, Told]], right: Sequence[tuple[Key, Told]]
) -> Iterator[tuple[Key, Key]]:
    """Those pairs of one copy, given the figures of its two reports."""
    if not left or not right:
        return
    here = _by_passage(left, [passage.left for passage in copy.passages])
    there = _by_passage(right, [passage.right for passage in copy.passages])
    for place, keys in here.items():
        yield from zip(keys, there.get(place, ()), strict=False)


def _by_passage(figures: Iterable[tuple[Key, Told]], passages: Sequence[Span]) -> dict[tuple[int, object], list[Key]]:
    """(number of the passage, what the figure says) -> the figures that say so there, in text order."""
    order = sorted(range(len(passages)), key=lambda number: passages[number])
    starts = [passages[number].start for number in order]
    found: defaultdict[tuple[int, object], list[Key]] = defaultdict(list)
    for key, told in sorted(figures, key=lambda pair: (pair[1].span, pair[0])):
        at = bisect_right(starts, told.span.start) - 1
        if at >= 0 and passages[order[at]].overlaps(told.span) and told.amount:
            amount = told.amount
            found[order[at], (amount.low, amount.high, amount.bound)].append(key)
    return dict(found)


class Related:
    """Figure relations by the statements that they tie: a claim looks at its own alone."""

    def __init__(self, relations: Iterable[FigureRelation]) -> None:
        self._of_statement: defaultdict[Key, list[FigureRelation]] = defaultdict(list)
        self._ends: defaultdict[str, dict[Key, Span]] = defaultdict(dict)
        for relation in relations:
            for end in (relation.left, relation.right):
                self._ends[end.report][end.report, end.mark] = end.span
            self._of_statement[related_figures(relation)[0]].append(relation)

    def gravest(self, keys: set[Key]) -> tuple[Relation | None, str]:
        """The gravest relation inside a class, and its reason."""
        near = (relation for key in keys for relation in self._of_statement.get(key, ()))
        inside = [r for r in near if set(related_figures(r)) <= keys and r.relation in SEVERITY]
        if not inside:
            return None, "Told once, or in copies only." if len(keys) == 1 else "The same figure, repeated or copied."
        worst = max(inside, key=lambda r: (SEVERITY.index(r.relation), r.because))
        return worst.relation, worst.because

    def gravest_within(self, members: Iterable[Statement]) -> Relation | None:
        """The gravest relation of two figures that stand inside the statements."""
        inside = {
            key
            for member in members
            for key, span in self._ends.get(member.report, {}).items()
            if member.span.covers(span)
        }
        return self.gravest(inside)[0] if inside else None


def related_figures(relation: FigureRelation) -> tuple[Key, Key]:
    """The two figures of a relation, the smaller first."""
    left, right = relation.left, relation.right
    return _sorted_pair((left.report, left.mark), (right.report, right.mark))


def _sorted_pair(left: Key, right: Key) -> tuple[Key, Key]:
    return (left, right) if left <= right else (right, left)


def _in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(set(statements), key=lambda s: (s.report, s.span, s.mark)))
