"""Tied stretches of two copies -> where they say something else: changed figures, dates, negations, quotations.

Added or dropped words are no damage: a copy may be cut. Only what stands in the same place
with another meaning is told.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from firsthand.compare.copies.facts import Facts, Quantity, quantities, stands_in
from firsthand.compare.copies.verdict import Verdict
from firsthand.text.alignment import Prose, Tie, stretch_span, stretch_words
from firsthand.text.words import QUOTED
from firsthand.vocabulary import Damage, Span

MIN_LIKENESS = 0.5
"""Of two stretches that are compared word by word; below it the places do not correspond."""
MAX_GAP_WORDS = 12
MAX_NEGATION_GAP_WORDS = 6
MIN_QUOTATION_KEPT = 0.4
"""Share of the words of the longer quotation; below it they are two quotations."""


class _Gap(NamedTuple):
    """Words between two words that both sides share: [start, end) on each side, by number."""

    left: tuple[int, int]
    right: tuple[int, int]


def find_damage(left: Facts, right: Facts, verdict: Verdict) -> tuple[Damage, ...]:
    """Places where the two texts differ in sense, in the order of the left text."""
    found: set[tuple[Span, Span, str]] = set()
    for tie in verdict.ties:
        if MIN_LIKENESS <= tie.likeness < 1:
            found.update(_changed_words(left, right, tie))
            if stands_in(left.openings, left.prose.spans[tie.left]):
                found.update(_changed_quotations(left, right, tie))
    return tuple(
        Damage(kind=kind, left=here, right=there)  # type: ignore[arg-type]  # one of the literals, from below
        for here, there, kind in sorted(found)
    )


def _changed_words(left: Facts, right: Facts, tie: Tie) -> Iterator[tuple[Span, Span, str]]:
    """Figures, dates and negations; most stretches have none, so they are not compared word by word."""
    at, across = stretch_words(left.prose, tie.left), stretch_words(right.prose, tie.right)
    counted = stands_in(left.counts, at) and stands_in(right.counts, across)
    negated = stands_in(left.negates, at) or stands_in(right.negates, across)
    if not counted and not negated:
        return
    gaps = _gaps(left.prose, at, right.prose, across)
    if counted:
        yield from _changed_figures((left, right), (at, across), gaps)
    if negated:
        yield from _changed_negations(left, right, gaps)


def _gaps(left: Prose, at: tuple[int, int], right: Prose, across: tuple[int, int]) -> list[_Gap]:
    blocks = LCSseq.editops(left.letters[slice(*at)], right.letters[slice(*across)]).as_matching_blocks()
    gaps: list[_Gap] = []
    here, there = at[0], across[0]
    for first, second, size in blocks:
        if at[0] + first > here or across[0] + second > there:
            gaps.append(_Gap((here, at[0] + first), (there, across[0] + second)))
        here, there = at[0] + first + size, across[0] + second + size
    return gaps


def _changed_figures(
    sides: tuple[Facts, Facts], stretch: tuple[tuple[int, int], tuple[int, int]], gaps: Sequence[_Gap]
) -> Iterator[tuple[Span, Span, str]]:
    gaps = [gap for gap in gaps if _may_count(sides[0], gap.left) and _may_count(sides[1], gap.right)]
    if not gaps:
        return
    here, there = quantities(sides[0], stretch[0]), quantities(sides[1], stretch[1])
    left, right = sides[0].prose, sides[1].prose
    for gap in gaps:
        mine = [quantity for quantity in here if _touches(quantity, gap.left)]
        theirs = [quantity for quantity in there if _touches(quantity, gap.right)]
        if len(mine) != len(theirs):
            continue
        for one, other in zip(mine, theirs, strict=True):
            if one.value != other.value and one.kind == other.kind:
                yield _span(left, one.first, one.last), _span(right, other.first, other.last), one.kind


def _may_count(facts: Facts, words: tuple[int, int]) -> bool:
    """True if the words are few and a figure or date may be among them."""
    return words[1] - words[0] <= MAX_GAP_WORDS and stands_in(facts.counts, words)


def _touches(quantity: Quantity, words: tuple[int, int]) -> bool:
    return quantity.first < words[1] and words[0] <= quantity.last


def _changed_negations(left: Facts, right: Facts, gaps: Sequence[_Gap]) -> Iterator[tuple[Span, Span, str]]:
    for gap in gaps:
        if max(gap.left[1] - gap.left[0], gap.right[1] - gap.right[0]) > MAX_NEGATION_GAP_WORDS:
            continue
        if stands_in(left.negates, gap.left) != stands_in(right.negates, gap.right):
            yield _around(left.prose, gap.left), _around(right.prose, gap.right), "negation"


def _changed_quotations(left: Facts, right: Facts, tie: Tie) -> Iterator[tuple[Span, Span, str]]:
    here, there = stretch_span(left.prose, tie.left), stretch_span(right.prose, tie.right)
    mine, theirs = list(_quotations(left.prose.text, here)), list(_quotations(right.prose.text, there))
    if len(mine) != len(theirs):
        return
    for one, other in zip(mine, theirs, strict=True):
        short, long = sorted((_codes(left.prose, one), _codes(right.prose, other)), key=len)
        kept = LCSseq.similarity(short, long)
        if short and kept < len(short) and kept >= MIN_QUOTATION_KEPT * len(long):
            yield one, other, "quotation"


def _codes(prose: Prose, span: Span) -> list[int]:
    first, last = np.searchsorted(prose.words.start, (span.start, span.end)).tolist()
    codes: list[int] = prose.words.code[first:last].tolist()
    return codes


def _quotations(text: str, within: Span) -> Iterator[Span]:
    for match in QUOTED.finditer(text, within.start, within.end):
        yield Span(*match.span())


def _span(prose: Prose, first: int, last: int) -> Span:
    return Span(int(prose.words.start[first]), int(prose.words.end[last]))


def _around(prose: Prose, words: tuple[int, int]) -> Span:
    """The words of a gap, with a neighbour where the gap is empty."""
    first, last = words[0], words[1] - 1
    if first > last:
        first = max(first - 1, 0)
        last = min(first + 1, len(prose.words) - 1)
    return _span(prose, first, last)
