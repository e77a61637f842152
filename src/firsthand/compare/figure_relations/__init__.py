"""Figures of many reports to `FigureRelation` links: agree, compatible, updated, revised, contradicted, not comparable.

Compared are figures of one story; across stories only those of one named origin. Copies are left to the stage copies.
"""

import logging
from collections.abc import Iterator, Sequence

from firsthand.compare.figure_relations.added import Asked, pairs_asked
from firsthand.compare.figure_relations.amounts import can_meet, said
from firsthand.compare.figure_relations.blocks import (
    MOST_AMOUNTS,
    Place,
    count_amounts,
    find_blocks,
    is_crowded,
    keys_of,
    pairs_within,
)
from firsthand.compare.figure_relations.relate import Related, Told, relate
from firsthand.compare.figure_relations.sketch import FigureSketch, sketch_figures
from firsthand.compare.keys import KeyIndex, keep_keys
from firsthand.compare.stretches import LostPart
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import Copy, Figure, FigureRelation, Protected, Story

__all__ = ["Told", "figure_relations", "relate", "sketch_figures"]

_NAME = "figure_relations"
_MEETING = frozenset({"agree", "compatible"})

_log = logging.getLogger("firsthand")


def compare_figures(pile: Pile) -> Iterator[FigureRelation]:
    """The relations of all figures that are worth comparing, each pair once, the earlier report on the left."""
    keep_keys(pile, _NAME, ((name, keys_of(sketch)) for name, sketch in pile.sketches(FigureSketch).items()))
    everybody = frozenset(pile.headings)
    yield from _compared(Asked(everybody, pile))


def add_figures(pile: Pile, unseen: Unseen) -> Added | None:
    """The relations of the reports that have changed, and of those between which they have a say.

    None if no keys are kept, or if it is most of the pile.
    """
    sketches = pile.sketches(FigureSketch)
    keys = {name: set(keys_of(sketches[name])) if name in sketches else set() for name in unseen.reports}
    index = KeyIndex(pile, _NAME)
    try:
        if not index.load():
            return None
        index.take(keys)
        asked = pairs_asked(pile, index, unseen)
        if asked is None:
            return None
        index.save()
    except LostPart:
        return None
    made = tuple(link for some in asked for link in _compared(some))
    return Added(frozenset(), made, tuple(_stood(pile, unseen, asked)))


def _stood(pile: Pile, unseen: Unseen, asked: Sequence[Asked]) -> Iterator[FigureRelation]:
    """The relations of the pairs asked about as the record has them."""
    yield from pile.links_of(FigureRelation, unseen.reports)
    for some in asked:
        yield from pile.links_among(FigureRelation, some.beside, some.has)


def _compared(asked: Asked) -> Iterator[FigureRelation]:
    """The relations of the pairs of reports asked about."""
    copies = {(copy.left, copy.right) for copy in asked.pile.links(Copy)}
    done: set[tuple[str, str, str, str]] = set()
    for places in find_blocks(asked.pile):
        if not asked.among({place.report for place in places}):
            continue
        for left, right, related in _related(places, copies, asked):
            key = (left.report, left.told.figure.mark, right.report, right.told.figure.mark)
            if key not in done:
                done.add(key)
                yield FigureRelation(
                    left=left.statement(), right=right.statement(), relation=related.relation, because=related.because
                )


def _related(
    places: Sequence[Place], copies: set[tuple[str, str]], asked: Asked
) -> Iterator[tuple[Place, Place, Related]]:
    """The relations inside one block, without those that an agreeing figure of the same report makes idle.

    Where a report says both "two" and "four gates", its "four" is compared with the "four" of the other report alone.
    """
    amounts = count_amounts(places) if is_crowded(places) else 0
    if amounts > MOST_AMOUNTS:
        _log.warning(
            "figures: of %d amounts of one unit in one story the %d most told were compared", amounts, MOST_AMOUNTS
        )
    found = []
    revising = [place for place in places if place.told.figure.revises]
    for left, right in pairs_within(places):
        if left.report == right.report or not asked.has(left.report, right.report):
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
