"""Two sentences without their days -> whether they tell the same: one copied from the other, or of one event.

Judged from the two alone; the worth of a word comes from a fixed table, never from the pile.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from firsthand.compare.dates.sketches import DatedSentence, NamedDay
from firsthand.compare.stories.sketches import PER_NAT

MIN_COPIED = 0.55
"""Words kept in order over the longer sentence.

Machine rewordings keep .6 and more, other sentences of one passage .3.
"""
MIN_COPIED_WORDS = 5
"""Besides numbers: "Last updated at 13:42 GMT" is the frame of a page."""
MIN_COPIED_WORTH = 8.0
"""Nats that a copied sentence says besides its day."""
MIN_SHARED_WORTH = 18.0
"""Nats of words that both hold, each word once: four rare ones, or seven common ones.

Read on ECB+ train and BASIL dev: of pairs at 14 nats, .5 and .35, 3 of 68 tell of other events; at these none of 22.
"""
MIN_SHARED = 0.65
"""Share of the poorer sentence's worth that the richer one holds."""
MIN_SHARED_RICHER = 0.5
"""The same of the richer one: a long sentence holds a short one by chance."""
MIN_NAMES_SHARED = 2
MIN_RARE = 2.5
"""Information, in nats, below which a word is no content word."""

_NAME, _NUMBER = 1, 2


def copied_share(left: DatedSentence, right: DatedSentence) -> float:
    """Longest common subsequence of words over the longer sentence; 0 for sentences too short to tell."""
    if not (_says_something(left) and _says_something(right)):
        return 0.0
    one, other = (np.frombuffer(side.words, "<u4").tolist() for side in (left, right))
    return LCSseq.similarity(one, other) / max(len(one), len(other))


def copied_pairs(
    left: Sequence[DatedSentence], right: Sequence[DatedSentence]
) -> Iterator[tuple[DatedSentence, DatedSentence]]:
    """Sentences that are each other's best match, in the order of the left text; equal matches go to the first."""
    grid = np.array([[copied_share(one, other) for other in right] for one in left])
    if not grid.size:
        return
    for i, j in enumerate(grid.argmax(1).tolist()):
        if grid[i, j] >= MIN_COPIED and int(grid[:, j].argmax()) == i:
            yield left[i], right[j]


def of_one_event(left: DatedSentence, right: DatedSentence) -> bool:
    """True if the two share most of what they say, two names at least, and no number differs."""
    (one, one_worth, one_names), (other, other_worth, other_names) = _distinct(left), _distinct(right)
    if _numbers(one, one_names) != _numbers(other, other_names):
        return False
    _, here, there = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    shared = float(np.minimum(one_worth[here], other_worth[there]).sum())
    poorer, richer = sorted((float(one_worth.sum()), float(other_worth.sum())))
    named = int(((one_names[here] == _NAME) & (other_names[there] == _NAME)).sum())
    return (
        shared >= MIN_SHARED_WORTH
        and shared >= MIN_SHARED * poorer
        and shared >= MIN_SHARED_RICHER * richer
        and named >= MIN_NAMES_SHARED
    )


def rare_words(sentence: DatedSentence) -> npt.NDArray[np.uint32]:
    """Codes of the words that can bring two sentences together, sorted."""
    words, worth, _ = _distinct(sentence)
    return words[worth >= MIN_RARE]


def paired_days(left: DatedSentence, right: DatedSentence, *, copied: bool) -> tuple[tuple[NamedDay, NamedDay], ...]:
    """The days of two sentences that stand for each other, in order; none where that cannot be told.

    In a copy the days of a sentence come in the same order. In sentences of one event only a lone day can be compared,
    and only one that says when it happened.
    """
    if len(left.days) != len(right.days):
        return ()
    if copied:
        moved = len(left.days) > 1 and sorted(d.words for d in left.days) == sorted(d.words for d in right.days)
        return () if moved else tuple(zip(left.days, right.days, strict=True))
    alone = len(left.days) == 1 and not any(s.others or s.days[0].says_when for s in (left, right))
    return ((left.days[0], right.days[0]),) if alone else ()


def _says_something(sentence: DatedSentence) -> bool:
    names = np.frombuffer(sentence.names, np.uint8)
    worth = np.frombuffer(sentence.worth, np.uint8)[names != _NUMBER]
    return len(worth) >= MIN_COPIED_WORDS and float(worth.sum()) / PER_NAT >= MIN_COPIED_WORTH


def _distinct(
    sentence: DatedSentence,
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Each word once, sorted by code, with its worth in nats and whether it is a name or a number."""
    words, first = np.unique(np.frombuffer(sentence.words, "<u4"), return_index=True)
    worth = np.frombuffer(sentence.worth, np.uint8)[first] / PER_NAT
    return words.astype(np.uint32), worth, np.frombuffer(sentence.names, np.uint8)[first]


def _numbers(words: npt.NDArray[np.uint32], names: npt.NDArray[np.uint8]) -> set[int]:
    return set(words[names == _NUMBER].tolist())
