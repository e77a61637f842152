"""Sketches of many reports -> blocks of figures that are compared with each other: of one story, or of one origin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from firsthand.compare.figure_relations.relate import Told
from firsthand.compare.figure_relations.sketch import FigureSketch, Sketched
from firsthand.stage import Pile
from firsthand.vocabulary import Statement, Story

MOST_FIGURES = 40
"""Figures of one unit in one story that are compared each with each (780 pairs); of more, equal ones count as one."""


MOST_AMOUNTS = 120
"""Different amounts of one unit in one story that are compared; the most told first."""


class Place(NamedTuple):
    """A figure in its report; sorts by publication day, report, span, unknown days last."""

    day: str
    report: str
    told: Told

    def statement(self) -> Statement:
        """The figure as links name it."""
        figure = self.told.figure
        return Statement(report=self.report, span=figure.span, mark=figure.mark)


def find_blocks(pile: Pile) -> Iterator[list[Place]]:
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
    yield from (sorted(places, key=order_of) for _, places in sorted(of_origin.items()) if len(places) > 1)


def is_crowded(block: Sequence[Place]) -> bool:
    """Whether a block has so many figures that equal ones count as one."""
    return len(block) > MOST_FIGURES


def count_amounts(block: Sequence[Place]) -> int:
    """How many different amounts a block has."""
    return len(_by_amount(block))


def pairs_within(block: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Each pair, in order; of many figures equal ones are tied to their first, and only the first ones compared."""
    if not is_crowded(block):
        yield from combinations(block, 2)
        return
    equal = _by_amount(block)
    for same in equal:
        yield from ((same[0], other) for other in same[1:])
    told_most = sorted(equal, key=lambda same: (-len(same), order_of(same[0])))
    yield from combinations(sorted((same[0] for same in told_most[:MOST_AMOUNTS]), key=order_of), 2)


def _by_amount(block: Iterable[Place]) -> list[list[Place]]:
    equal: defaultdict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in block:
        f = place.told.figure
        equal[f.low, f.high, f.bound, f.unit, f.counted, f.group, f.change, f.names, f.as_of].append(place)
    return list(equal.values())


def keys_of(sketch: FigureSketch) -> Iterator[str]:
    """What ties the figures of a report to those of others across stories."""
    return (repr(key) for figure in sketch.figures if (key := _origin_key(figure)) is not None)


def order_of(place: Place) -> tuple[str, str, int, int, str]:
    """What places are sorted by."""
    figure = place.told.figure
    return place.day, place.report, figure.span.start, figure.span.end, figure.mark


def _origin_key(figure: Sketched) -> tuple[str, ...] | None:
    """What figures of one origin are compared by across stories; None for a figure that is not."""
    if figure.origin and figure.group and figure.unit:
        return figure.origin.lower(), figure.unit, figure.counted, figure.group
    return None


def _by_unit(places: Iterable[Place]) -> Iterator[list[Place]]:
    """Figures that can be compared at all: of one kind, and for measures and money of one unit."""
    blocks: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        figure = place.told.figure
        blocks[figure.kind, "" if figure.kind == "count" else figure.unit].append(place)
    yield from (sorted(block, key=order_of) for _, block in sorted(blocks.items()) if len(block) > 1)


def _place(report: str, pile: Pile, figure: Sketched) -> Place:
    day = pile.headings[report].date
    return Place(day or "9999-12-31", report, Told(figure, day))
