"""Two texts -> their sentences tied by word order: what one shares with the other, and where.

Sentence-like stretches are compared by the longest common subsequence of their words, so a synonym here and there
breaks a word and not the passage, and shuffled paragraphs still meet. What is evidence leaves quotations out; what is
shown takes them in.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from firsthand.text.fingerprints import Prints, character_prints, narration, skeleton, triple_prints
from firsthand.text.words import Codes, Ints, Words, read_words
from firsthand.vocabulary import Span

Floats = npt.NDArray[np.float64]

MIN_STRETCH_WORDS = 6
"""Shorter stretches ("He was 41.") match anything, so they are no evidence."""


class Rows(NamedTuple):
    """Stretches of a text as strings of one character a word."""

    stretch: Ints
    """Number of each row's stretch."""
    length: Floats
    """Words in each row."""
    lines: list[str]


class Prose(NamedTuple):
    """A text made ready for alignment."""

    text: str
    words: Words
    letters: str
    """One character a word: equal words, equal characters."""
    all: Rows
    """The words of each stretch that has two and more, quotations included."""
    own: Rows
    """The words outside quotations, in stretches that have at least `MIN_STRETCH_WORDS` of them."""
    triples: Prints
    spans: list[list[int]]
    """Start and end of each stretch, in characters."""
    bounds: list[int]
    """Number of the first word of each stretch, and one past the last word."""
    names: float
    """Share of the words outside quotations that are names or numbers."""


class Likeness(NamedTuple):
    """How far two texts share their narration; each pair of numbers is (left, right), 0 to 1."""

    kept: tuple[float, float]
    """Mean over the words of a side of how much of their stretch its best match on the other side keeps, in order."""
    triples: tuple[float, float]
    """Share of a side's word triples that the other has."""
    best: tuple[Floats, Floats]
    """How much of each stretch of `own` its best match keeps, in order; empty if either side has no such stretch."""


class Tie(NamedTuple):
    """Two stretches that tell the same in much the same words."""

    left: int
    right: int
    """Numbers of the stretches."""
    likeness: float


def read_prose(text: str) -> Prose:
    """`text` made ready for alignment."""
    words = read_words(text)
    own = narration(words)
    letters = _letters_of(words.code)
    return Prose(
        text=text,
        words=words,
        letters=letters,
        all=_rows(words, words.stretch, letters, 2),
        own=_rows(words, words.stretch[own], _letters_of(words.code[own]), MIN_STRETCH_WORDS),
        triples=triple_prints(words),
        spans=words.stretches.tolist(),
        bounds=np.searchsorted(words.stretch, np.arange(len(words.stretches) + 1)).tolist(),
        names=len(skeleton(words)) / max(len(own), 1),
    )


def likeness_of(left: Prose, right: Prose) -> Likeness:
    """How far two texts share their narration; `kept` is zero where a text has no stretch long enough."""
    best = (np.zeros(0), np.zeros(0))
    kept = (0.0, 0.0)
    grid = _grid(left.own, right.own)
    if grid.size:
        best = (grid.max(1), grid.max(0))
        kept = (
            float(left.own.length @ best[0] / left.own.length.sum()),
            float(right.own.length @ best[1] / right.own.length.sum()),
        )
    both = _common(left.triples, right.triples)
    return Likeness(
        kept=kept,
        triples=(both / max(len(left.triples), 1), both / max(len(right.triples), 1)),
        best=best,
    )


def narration_told(left: Prose, right: Prose, likeness: Likeness, least: float) -> tuple[float, float]:
    """Share of each side's narration in stretches of which one on the other side keeps at least `least`, in order."""
    shares = [
        float(own.length[kept >= least].sum() / own.length.sum()) if len(kept) else 0.0
        for own, kept in zip((left.own, right.own), likeness.best, strict=True)
    ]
    return shares[0], shares[1]


def characters_shared(left: Prose, right: Prose) -> float:
    """Share of the smaller side's character runs that the other has: slow, for texts where names tell nothing."""
    runs = [character_prints(prose.words, prose.text) for prose in (left, right)]
    return _common(*runs) / max(min(map(len, runs)), 1)


def ties(left: Prose, right: Prose, least: float) -> tuple[Tie, ...]:
    """Stretches whose best match on the other side reaches `least`, quotations included, in the order of the left text.

    A stretch of one side may be tied twice: rewriters split and join sentences. Equal matches go to the nearest place.
    """
    rows, columns = left.all, right.all
    grid = _grid(rows, columns)
    if not grid.size:
        return ()
    height, width = grid.shape
    away = np.abs(np.arange(width) / width - np.arange(height)[:, None] / height)
    nudged = grid - 1e-6 * away
    places = np.concatenate((np.arange(height) * width + nudged.argmax(1), nudged.argmax(0) * width + np.arange(width)))
    likeness = grid.ravel()
    places = np.unique(places[likeness[places] >= least])
    here, there = rows.stretch[places // width], columns.stretch[places % width]
    return tuple(map(Tie, here.tolist(), there.tolist(), likeness[places].tolist()))


def stretch_span(prose: Prose, stretch: int) -> Span:
    """The characters of one stretch."""
    start, end = prose.spans[stretch]
    return Span(start, end)


def stretch_words(prose: Prose, stretch: int) -> tuple[int, int]:
    """First and one past last word of a stretch."""
    return prose.bounds[stretch], prose.bounds[stretch + 1]


def _letters_of(code: Codes) -> str:
    """One code point a word, from the top bits of its code: equal words, equal letters (one in a million collides)."""
    return ((code >> np.uint64(44)) + np.uint64(0x10000)).astype("<u4").tobytes().decode("utf-32-le")


def _rows(words: Words, within: Ints, letters: str, least: int) -> Rows:
    """The words given by their stretch and letter, by stretch, where a stretch has at least `least` of them."""
    ends = np.searchsorted(within, np.arange(len(words.stretches) + 1))
    counts = np.diff(ends)
    stretch = np.flatnonzero(counts >= least).astype(np.int64)
    cuts = zip(ends[stretch].tolist(), ends[stretch + 1].tolist(), strict=True)
    return Rows(stretch, counts[stretch].astype(np.float64), [letters[first:last] for first, last in cuts])


def _grid(left: Rows, right: Rows) -> Floats:
    """Longest common subsequence over the longer row, for each pair of rows."""
    longer = np.maximum(left.length[:, None], right.length[None, :])
    if not longer.size:
        return longer
    common = process.cdist(left.lines, right.lines, scorer=LCSseq.similarity, dtype=np.uint16)
    return common.astype(np.float64) / longer


def _common(left: Prints, right: Prints) -> int:
    return len(np.intersect1d(left, right, assume_unique=True))
