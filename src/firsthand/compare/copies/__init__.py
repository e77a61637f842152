"""The stage *copies*: which reports take their text from which, how, and what changed on the way.

Sketches -> candidate pairs -> both texts read and judged -> links. A pair is judged from its two reports alone, so a
report more or less in the pile changes no other link.
"""

from collections.abc import Iterator, Mapping

from firsthand.compare.copies.candidates import candidate_pairs
from firsthand.compare.copies.fold import fold_copies
from firsthand.compare.copies.judging import judge_pairs
from firsthand.compare.copies.kinds import copy_of_equals
from firsthand.compare.copies.sketches import CopySketch, sketch_copies
from firsthand.compare.copies.thirds import mark_siblings, mark_stitched
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import Copy, Heading


def compare_copies(pile: Pile) -> Iterator[Copy]:
    """A link for each two reports of which one takes its text from the other.

    Of reports with one and the same text, the earliest stands for all: the others are linked to it alone.
    """
    stands_for = _representatives(pile.headings)
    found = list(_equals(pile, stands_for))
    first = set(stands_for.values())
    candidates = candidate_pairs(both for both in pile.sketches(CopySketch).items() if both[0] in first)
    if candidates.says:
        pile.tell(candidates.says)
    found.extend(judge_pairs(pile, candidates.pairs))
    yield from mark_siblings(mark_stitched(found, pile.headings), pile.headings)


def _equals(pile: Pile, stands_for: Mapping[str, str]) -> Iterator[Copy]:
    for name, heading in pile.headings.items():
        first = stands_for[heading.text_sha256]
        if first != name:
            left, right = sorted((first, name))
            yield copy_of_equals(pile.headings[left], pile.headings[right], pile.text(name))


def _representatives(headings: Mapping[str, Heading]) -> dict[str, str]:
    """Hash of a text -> the report that stands for all that have it: the earliest, else the smallest id."""
    found: dict[str, tuple[str, str]] = {}
    for name, heading in headings.items():
        known = (heading.date or "~", name)
        found[heading.text_sha256] = min(known, found.get(heading.text_sha256, known))
    return {text: name for text, (_, name) in found.items()}


copies = Comparer(
    name="copies",
    version="3",
    needs=(),
    makes=(Copy,),
    sketches=CopySketch,
    sketch=sketch_copies,
    compare=compare_copies,
    says="Which reports take their text from which: identical, cut, edited, syndicated, reworded, stitched, revised.",
)

__all__ = ["compare_copies", "copies", "fold_copies"]
