"""The stage *copies*: which reports take their text from which, how, and what changed on the way.

Sketches -> candidate pairs -> both texts read and judged -> links. A pair is judged from its two reports alone, so a
report more or less in the pile changes no other link.
"""

from collections.abc import Iterator, Sequence

from firsthand.compare.copies.added import link_added
from firsthand.compare.copies.candidates import Candidates, candidates_of, meet
from firsthand.compare.copies.equals import link_equals, representatives
from firsthand.compare.copies.fold import fold_copies
from firsthand.compare.copies.index import index_of
from firsthand.compare.copies.judging import judge_pairs
from firsthand.compare.copies.kept import KeptIndex
from firsthand.compare.copies.marked import KeptJudged
from firsthand.compare.copies.sketches import CopySketch, sketch_copies
from firsthand.compare.copies.thirds import mark_siblings, mark_stitched
from firsthand.compare.stretches import LostPart
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import Copy

KEPT_FROM = 5_000
"""Reports from which on the index is kept: a smaller pile is compared in the time that reading and writing it take."""


def compare_copies(pile: Pile) -> Iterator[Copy]:
    """A link for each two reports of which one takes its text from the other.

    Of reports with one and the same text, the earliest stands for all: the others are linked to it alone.
    """
    stands_for = representatives(pile.headings)
    first = set(stands_for.values())
    met = meet(both for both in pile.sketches(CopySketch).items() if both[0] in first)
    if len(pile.headings) >= KEPT_FROM:
        KeptIndex(pile).save(index_of(met, pile))
    candidates = candidates_of(met)
    del met
    if candidates.says:
        pile.tell(candidates.says)
    yield from _links(pile, candidates.pairs)


def add_copies(pile: Pile, unseen: Unseen) -> Added | None:
    """The links of the reports added to a pile that was compared before, and of all that these can change.

    None if the pile keeps no index, or some of the reports are not new to it.
    """
    kept = KeptIndex(pile)
    try:
        index = None if unseen.changed else kept.load()
        changed = index.add(pile, unseen.new) if index else None
        if index is None or changed is None:
            return None
        kept.save(index)
        added = link_added(pile, changed)
    except LostPart:
        return None
    candidates = Candidates([], index.left_out)
    if candidates.says:
        pile.tell(candidates.says)
    return added


def _links(pile: Pile, pairs: Sequence[tuple[str, str]]) -> list[Copy]:
    """The links of the whole pile."""
    found = [*link_equals(pile, pile.headings), *judge_pairs(pile, pairs)]
    marked = mark_siblings(mark_stitched(found, pile.headings), pile.headings)
    if len(pile.headings) >= KEPT_FROM:
        kept = KeptJudged(pile, anew=True)
        kept.note(found, marked)
        kept.save()
    return marked


copies = Comparer(
    name="copies",
    version="6",
    needs=(),
    makes=(Copy,),
    sketches=CopySketch,
    sketch=sketch_copies,
    compare=compare_copies,
    add=add_copies,
    says="Which reports take their text from which: identical, cut, edited, syndicated, reworded, stitched, revised.",
)

__all__ = ["compare_copies", "copies", "fold_copies"]
