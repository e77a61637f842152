"""What has changed in a pile -> the pairs of reports whose figures are related anew.

A relation rests on its two reports and on the story and the origins that they share. A third report has a say only
where it announces a revision, or where a block has so many figures that not all are compared with each other; so of
two reports that have not changed only those pairs are asked about of which such a report says something else.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from firsthand.compare.figure_relations.amounts import can_meet
from firsthand.compare.figure_relations.blocks import Place, find_blocks, is_crowded, pairs_within
from firsthand.compare.keys import KeyIndex
from firsthand.compare.parts import PartOfPile, with_stories
from firsthand.stage import Pile, Unseen
from firsthand.vocabulary import Copy, Story

Ends = tuple[str, str]
"""Ids of two reports, the smaller first."""


@dataclass(frozen=True)
class Asked:
    """Pairs of reports that are related anew, and a pile that holds all blocks in which they stand."""

    changed: frozenset[str]
    """Each of them with every other report ..."""
    pile: Pile
    pairs: AbstractSet[Ends] = frozenset()
    """... these ..."""
    within: frozenset[str] = frozenset()
    """... and each two of these."""
    but: frozenset[str] = frozenset()
    """Nobody with one of these: they are asked about elsewhere."""

    @cached_property
    def beside(self) -> frozenset[str]:
        """The reports of pairs of which neither has changed."""
        return self.within.union(*self.pairs) - self.but

    def has(self, left: str, right: str) -> bool:
        """Whether the two reports are such a pair."""
        if left in self.changed or right in self.changed:
            return True
        if left in self.but or right in self.but:
            return False
        return _ends(left, right) in self.pairs or (left in self.within and right in self.within)

    def among(self, reports: AbstractSet[str]) -> bool:
        """Whether there may be such a pair among the reports."""
        return len(reports) > 1 and not (self.changed.isdisjoint(reports) and len(self.beside & reports) < 2)


def pairs_asked(pile: Pile, index: KeyIndex, unseen: Unseen) -> tuple[Asked, ...] | None:
    """The pairs of which one report has changed, and those of which these say something else; None for most of a pile.

    The keys of the changed reports are in the index.
    """
    changed = unseen.reports
    near = with_stories(pile, changed) | index.reports_with(index.keys_of(changed))
    if index.are_most(near):
        return None
    mine = _with_part(Asked(changed, pile), near, pile.links_of(Story, changed))
    # What a corrected report said until now may have had its part in any of its blocks.
    within = with_stories(pile, unseen.changed) | index.reports_with(index.keys_of(unseen.changed))
    stirred = frozenset(_stirred(find_blocks(mine.pile), unseen.new, changed))
    others = Asked(frozenset(), pile, stirred, within, but=changed)
    beside = others.beside
    if not beside:
        return (mine,)
    shared = [story for story in pile.links_of(Story, beside) if len(beside.intersection(story.reports)) > 1]
    wide = beside.union(*(story.reports for story in shared), index.reports_with(index.shared_by(beside)))
    if index.are_most(wide):
        return None
    return mine, _with_part(others, wide, shared)


def _with_part(asked: Asked, reports: Collection[str], stories: Sequence[Story]) -> Asked:
    """The same with these reports of its pile, these stories and the copies that matter."""
    copies = asked.pile.links_among(Copy, reports, asked.has)
    return replace(asked, pile=PartOfPile(asked.pile, reports, links={Story: stories, Copy: copies}))


def _stirred(blocks: Iterable[Sequence[Place]], came: frozenset[str], changed: frozenset[str]) -> Iterator[Ends]:
    """The pairs of reports, none of them `changed`, of which those that `came` may change what is said."""
    for block in blocks:
        new = [place for place in block if place.report in came]
        if is_crowded(block) and new:
            before = _by_place([place for place in block if place.report not in came])
            after = _by_place(block)
            either = before | after
            yield from _between((either[ends] for ends in before.keys() ^ after.keys()), changed)
        revising = [place for place in new if place.told.figure.revises]
        if revising:
            yield from _between(_announced(block, revising), changed)


def _by_place(block: Sequence[Place]) -> dict[tuple[int, int], tuple[Place, Place]]:
    """The pairs that are compared; the same places have the same keys."""
    return {(id(left), id(right)): (left, right) for left, right in pairs_within(block)}


def _announced(block: Sequence[Place], revising: Iterable[Place]) -> Iterator[tuple[Place, Place]]:
    """The pairs that stand on either side of an announcement, or on its day, the later of its amount."""
    pairs = list(pairs_within(block))
    for place in revising:
        meets = {id(one) for one in block if can_meet(place.told.figure, one.told.figure)}
        yield from (pair for pair in pairs if id(pair[1]) in meets and pair[0].day <= place.day <= pair[1].day)


def _between(pairs: Iterable[tuple[Place, Place]], changed: frozenset[str]) -> Iterator[Ends]:
    """Their reports, where neither has changed."""
    for left, right in pairs:
        if left.report != right.report and left.report not in changed and right.report not in changed:
            yield _ends(left.report, right.report)


def _ends(left: str, right: str) -> Ends:
    return min(left, right), max(left, right)
