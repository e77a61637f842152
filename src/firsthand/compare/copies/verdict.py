"""Two texts -> whether one is taken from the other, with the passages that show it. No other report is asked."""

from typing import NamedTuple

from firsthand.compare.copies.fold import MIN_EXPLAINED
from firsthand.compare.copies.sketches import FEW_NAMES
from firsthand.compare.copies.stock import tells_something
from firsthand.text.alignment import (
    Likeness,
    Prose,
    Tie,
    characters_shared,
    likeness_of,
    narration_told,
    ties,
)
from firsthand.vocabulary import Passage, Span

MIN_LIKENESS = 0.58
"""Words kept in order plus word triples shared, each 0 to 1, outside quotations.

Over quality/copies and quality/stories: reports of one event by three outlets each reach .51 at most, copies start at
.68, machine rewordings of every second word included.
"""

MIN_CHARACTERS = 0.17
"""For two texts poor in names: share of the smaller one's character runs (Clough and Stevenson's answers)."""

MIN_WORDS = 20
"""Shorter narrations ("Police said on Monday that ...") can meet by chance."""

MIN_TIE = 0.3
"""Likeness of two stretches that are shown as one passage, once the reports are known to be copies."""


MIN_LONE_TIE = 0.5
"""Likeness of two stretches that are shown although no neighbour of theirs is tied: below it, they meet by chance."""

MIN_TOLD = 0.4
"""Share of a stretch's words that the other side keeps in order, from which the stretch is told there, too.

Over quality/gold/natural_copies: with it 21 in 100 of the partial copies that are linked reach half of the narration,
and 93 in 100 of the copies; with `MIN_TIE` 67 and 97. Of machine rewordings all do, with either.
"""

MAX_STEP = 2
"""Stretches from one tie to the next inside a passage: one that was wholly rewritten may stand between."""

MAX_STOCK_WORDS = 40
"""What an outlet puts under or over every report ("This is a developing story ...") has fewer: a sentence or two."""

MIN_OF_ITS_OWN = 0.25
"""Share of the narration of both sides that the other does not tell, where what they share may be such a sentence."""


class Verdict(NamedTuple):
    """Why and where two texts are copies."""

    likeness: Likeness
    ties: tuple[Tie, ...]
    passages: tuple[Passage, ...]
    covered: tuple[float, float]
    """Share of the words of each side, quotations included, that stand in passages."""
    explained: tuple[float, float]
    """Share of the narration of each side that the other tells."""


def judge(left: Prose, right: Prose) -> Verdict | None:
    """The verdict on two texts, or None if nothing shows that one is taken from the other."""
    likeness = likeness_of(left, right)
    if not is_copy(left, right, likeness):
        return None
    runs = _runs(ties(left, right, likeness, MIN_TIE))
    tied = tuple(tie for run in runs for tie in run)
    covered = (_covered(left, {tie.left for tie in tied}), _covered(right, {tie.right for tie in tied}))
    explained = narration_told(left, right, likeness, MIN_TOLD)
    if _may_be_stock(left, right, tied, explained):
        return None
    passages = tuple(
        Passage(_hull(left, [tie.left for tie in run]), _hull(right, [tie.right for tie in run])) for run in runs
    )
    return Verdict(likeness, tied, passages, covered, explained)


def _may_be_stock(left: Prose, right: Prose, tied: tuple[Tie, ...], explained: tuple[float, float]) -> bool:
    """True if what two reports share is short, reaches the end or the start of both, and tells nothing.

    From the two alone nobody can tell whether that is what stands under all reports of a newsroom: unsure is no copy. A
    sentence with a figure, a name or somebody's word is no such thing. Where one report has hardly more than what they
    share it is a copy all the same.
    """
    if not tied or not MIN_EXPLAINED <= max(explained) <= 1 - MIN_OF_ITS_OWN:
        return False  # nothing to show, a copy all the same, or a link that folds nothing
    sides = ((left, sorted({tie.left for tie in tied})), (right, sorted({tie.right for tie in tied})))
    shared = max(sum(prose.bounds[one + 1] - prose.bounds[one] for one in some) for prose, some in sides)
    if shared > MAX_STOCK_WORDS:
        return False
    last = all(prose.bounds[some[-1] + 1] == prose.bounds[-1] for prose, some in sides)
    first = all(prose.bounds[some[0]] == 0 for prose, some in sides)
    return (last or first) and not any(tells_something(left, right, tie) for tie in tied)


def is_copy(left: Prose, right: Prose, likeness: Likeness) -> bool:
    """True if the narrations of two texts meet further than independent reports of one event do."""
    if min(left.own.length.sum(), right.own.length.sum()) < MIN_WORDS:
        return False
    if max(kept + triples for kept, triples in zip(likeness.kept, likeness.triples, strict=True)) >= MIN_LIKENESS:
        return True
    poor = max(left.names, right.names) < FEW_NAMES
    return poor and characters_shared(left, right) >= MIN_CHARACTERS


def _covered(prose: Prose, stretches: set[int]) -> float:
    inside = sum(prose.bounds[one + 1] - prose.bounds[one] for one in stretches)
    return inside / max(len(prose.words), 1)


def _runs(tied: tuple[Tie, ...]) -> list[list[Tie]]:
    """Ties that follow each other on both sides, in the order of the left text, without lone weak ones."""
    runs: list[list[Tie]] = []
    for tie in tied:
        last = runs[-1][-1] if runs else None
        if last and 0 <= tie.left - last.left <= MAX_STEP and 0 <= tie.right - last.right <= MAX_STEP:
            runs[-1].append(tie)
        else:
            runs.append([tie])
    return [run for run in runs if len(run) > 1 or run[0].likeness >= MIN_LONE_TIE] or runs


def _hull(prose: Prose, stretches: list[int]) -> Span:
    """From the first to the last of some stretches, without blanks at the ends."""
    text, start, end = prose.text, prose.spans[min(stretches)][0], prose.spans[max(stretches)][1]
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
