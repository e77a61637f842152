"""Figures of many reports to `FigureRelation` links: agree, compatible, updated, revised, contradicted, not comparable.

Compared are figures of one story; across stories only those of one named origin. Copies are left to the stage copies.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from firsthand.compare.figure_relations.amounts import can_meet, said
from firsthand.compare.figure_relations.relate import Related, Told, relate
from firsthand.compare.figure_relations.sketch import FigureSketch, Sketched, sketch_figures
from firsthand.compare.keys import blocks_to_compare, keep_keys
from firsthand.compare.parts import PartOfPile
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import Copy, Figure, FigureRelation, Protected, Statement, Story

__all__ = ["Told", "figure_relations", "relate", "sketch_figures"]

MOST_FIGURES = 40
"""Figures of one unit in one story that are compared each with each (780 pairs); of more, equal ones count as one."""
MOST_AMOUNTS = 120
"""Different amounts of one unit in one story that are compared; the most told first."""

_NAME = "figure_relations"
_MEETING = frozenset({"agree", "compatible"})

_log = logging.getLogger("firsthand")


class Place(NamedTuple):
    """A figure in its report; sorts by publication day, report, span, unknown days last."""

    day: str
    report: str
    told: Told

    def statement(self) -> Statement:
        """The figure as links name it."""
        figure = self.told.figure
        return Statement(report=self.report, span=figure.span, mark=figure.mark)


def compare_figures(pile: Pile) -> Iterator[FigureRelation]:
    """The relations of all figures that are worth comparing, each pair once, the earlier report on the left."""
    keep_keys(pile, _NAME, ((name, _keys_of(sketch)) for name, sketch in pile.sketches(FigureSketch).items()))
    yield from _compared(pile, frozenset(pile.headings))


def add_figures(pile: Pile, unseen: Unseen) -> Added | None:
    """The relations among the reports that stand in one story, or count by one origin, with one that has changed.

    None if no keys are kept, or if it is most of the pile.
    """
    sketches = pile.sketches(FigureSketch)
    keys = ((name, _keys_of(sketches[name])) for name in unseen.reports if name in sketches)
    found = blocks_to_compare(pile, _NAME, changed=unseen.reports, keys=keys)
    if found is None:
        return None
    made = _compared(PartOfPile(pile, found.around, linked=found.reports), found.reports)
    return Added(frozenset(), tuple(made), tuple(_among(pile.links_of(FigureRelation, found.reports), found.reports)))


def _among(relations: Iterable[FigureRelation], reports: Collection[str]) -> Iterator[FigureRelation]:
    """Those of two of the reports."""
    return (one for one in relations if one.left.report in reports and one.right.report in reports)


def _compared(pile: Pile, reports: Collection[str]) -> Iterator[FigureRelation]:
    """The relations among these reports; of each story or origin that has several of them the pile has all reports."""
    copies = {(copy.left, copy.right) for copy in pile.links(Copy)}
    done: set[tuple[str, str, str, str]] = set()
    for places in _neighbours(pile):
        if len({place.report for place in places if place.report in reports}) < 2:
            continue
        for left, right, related in _related(places, copies, reports):
            key = (left.report, left.told.figure.mark, right.report, right.told.figure.mark)
            if key not in done:
                done.add(key)
                yield FigureRelation(
                    left=left.statement(), right=right.statement(), relation=related.relation, because=related.because
                )


def _related(
    places: Sequence[Place], copies: set[tuple[str, str]], reports: Collection[str]
) -> Iterator[tuple[Place, Place, Related]]:
    """The relations inside one block, without those that an agreeing figure of the same report makes idle.

    Where a report says both "two" and "four gates", its "four" is compared with the "four" of the other report alone.
    """
    found = []
    revising = [place for place in places if place.told.figure.revises]
    for left, right in _pairs(places):
        if left.report == right.report or left.report not in reports or right.report not in reports:
            continue
        related = None if _copied(left, right, copies) else relate(left.told, right.told, ordered=left.day != right.day)
        if related is not None:
            found.append((left, right, _announced(left, right, related, revising)))
    met = {pair for a, b, r in found if r.relation in _MEETING for pair in ((a, b.report), (b, a.report))}
    for left, right, related in found:
        idle = (left, right.report) in met or (right, left.report) in met
        if related.relation in _MEETING or not idle:
            yield left, right, related


def _announced(left: Place, right: Place, related: Related, revising: Sequence[Place]) -> Related:
    """A fall as a revision, where a report between the two announced the number to which it falls."""
    if not related.fall:
        return related
    for place in revising:
        figure = place.told.figure
        between = left.day <= place.day <= right.day and place.report != left.report
        if between and can_meet(figure, right.told.figure) and relate(place.told, right.told):
            said_so = f"{said(right.told.figure)} after {said(left.told.figure)}, as a report of {place.day} revised it"
            return Related("revised", f"{said_so} (“{figure.revises}”).")
    return related


def _copied(left: Place, right: Place, copies: set[tuple[str, str]]) -> bool:
    return (left.report, right.report) in copies or (right.report, left.report) in copies


def _neighbours(pile: Pile) -> Iterator[list[Place]]:
    """The figures of each story by unit, then those of one origin across stories by unit and predicate."""
    known = pile.sketches(FigureSketch)
    for story in pile.links(Story):
        told = [report for report in story.reports if report in known]
        yield from _by_unit(_place(report, pile, figure) for report in told for figure in known[report].figures)
    of_origin: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
    for report in sorted(known):
        for figure in known[report].figures:
            key = _origin_key(figure)
            if key is not None:
                of_origin[key].append(_place(report, pile, figure))
    yield from (sorted(places, key=_order) for _, places in sorted(of_origin.items()) if len(places) > 1)


def _origin_key(figure: Sketched) -> tuple[str, ...] | None:
    """What figures of one origin are compared by across stories; None for a figure that is not."""
    if figure.origin and figure.group and figure.unit:
        return figure.origin.lower(), figure.unit, figure.counted, figure.group
    return None


def _keys_of(sketch: FigureSketch) -> Iterator[str]:
    return (repr(key) for figure in sketch.figures if (key := _origin_key(figure)) is not None)


def _by_unit(places: Iterable[Place]) -> Iterator[list[Place]]:
    """Figures that can be compared at all: of one kind, and for measures and money of one unit."""
    blocks: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        figure = place.told.figure
        blocks[figure.kind, "" if figure.kind == "count" else figure.unit].append(place)
    yield from (sorted(block, key=_order) for _, block in sorted(blocks.items()) if len(block) > 1)


def _place(report: str, pile: Pile, figure: Sketched) -> Place:
    day = pile.headings[report].date
    return Place(day or "9999-12-31", report, Told(figure, day))


def _order(place: Place) -> tuple[str, str, int, int, str]:
    figure = place.told.figure
    return place.day, place.report, figure.span.start, figure.span.end, figure.mark


def _pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Each pair, in order; of many figures equal ones are tied to their first, and only the first ones compared."""
    if len(places) <= MOST_FIGURES:
        yield from combinations(places, 2)
        return
    equal: defaultdict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in places:
        f = place.told.figure
        equal[f.low, f.high, f.bound, f.unit, f.counted, f.group, f.change, f.names, f.as_of].append(place)
    for same in equal.values():
        yield from ((same[0], other) for other in same[1:])
    told_most = sorted(equal.values(), key=lambda same: (-len(same), _order(same[0])))
    if len(told_most) > MOST_AMOUNTS:
        _log.warning(
            "figures: of %d amounts of one unit in one story the %d most told were compared", len(equal), MOST_AMOUNTS
        )
    yield from combinations(sorted((same[0] for same in told_most[:MOST_AMOUNTS]), key=_order), 2)


figure_relations = Comparer(
    name=_NAME,
    version="4",
    needs=(Figure, Protected, Copy, Story),
    makes=(FigureRelation,),
    sketches=FigureSketch,
    sketch=sketch_figures,
    compare=compare_figures,
    add=add_figures,
    says="How figures of different reports stand to each other, each pair with its reason.",
)
