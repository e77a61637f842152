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
Counts = npt.NDArray[np.uint16]

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
    own_at: Ints
    """Where the stretches of `own` stand in `all`."""
    cut: Ints
    """Which rows of `own` are shorter than those of `all`: a quotation was left out."""
    triples: Prints
    spans: list[tuple[int, int]]
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
    common: Counts
    """How many words each two rows of `all` keep in order."""
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
    whole = _rows(words.stretch, len(words.stretches), letters, 2)
    said = _rows(words.stretch[own], len(words.stretches), _letters_of(words.code[own]), MIN_STRETCH_WORDS)
    own_at = np.searchsorted(whole.stretch, said.stretch)
    return Prose(
        text=text,
        words=words,
        letters=letters,
        all=whole,
        own=said,
        own_at=own_at,
        cut=np.flatnonzero(said.length < whole.length[own_at]),
        triples=triple_prints(words),
        spans=list(map(tuple, words.stretches.tolist())),
        bounds=np.searchsorted(words.stretch, np.arange(len(words.stretches) + 1)).tolist(),
        names=len(skeleton(words)) / max(len(own), 1),
    )


def likeness_of(left: Prose, right: Prose) -> Likeness:
    """How far two texts share their narration; `kept` is zero where a text has no stretch long enough."""
    best = (np.zeros(0), np.zeros(0))
    kept = (0.0, 0.0)
    common = _common_words(left.all.lines, right.all.lines)
    grid = _shares(_own_common(left, right, common), left.own, right.own)
    if grid.size:
        best = (grid.max(1), grid.max(0))
        kept = (
            float(left.own.length @ best[0] / left.own.length.sum()),
            float(right.own.length @ best[1] / right.own.length.sum()),
        )
    both = _shared(left.triples, right.triples)
    return Likeness(
        kept=kept,
        triples=(both / max(len(left.triples), 1), both / max(len(right.triples), 1)),
        common=common,
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
    return _shared(*runs) / max(min(map(len, runs)), 1)


def ties(left: Prose, right: Prose, likeness: Likeness, least: float) -> tuple[Tie, ...]:
    """Stretches whose best match on the other side reaches `least`, quotations included, in the order of the left text.

    A stretch of one side may be tied twice: rewriters split and join sentences. Equal matches go to the nearest place.
    """
    rows, columns = left.all, right.all
    grid = _shares(likeness.common, rows, columns)
    if not grid.size:
        return ()
    height, width = grid.shape
    away = np.abs(np.arange(width) / width - np.arange(height)[:, None] / height)
    nudged = grid - 1e-6 * away
    places = np.concatenate((np.arange(height) * width + nudged.argmax(1), nudged.argmax(0) * width + np.arange(width)))
    shares = grid.ravel()
    places = np.sort(places[shares[places] >= least])
    places = places[np.append(True, places[1:] != places[:-1])] if len(places) else places
    here, there = rows.stretch[places // width], columns.stretch[places % width]
    return tuple(map(Tie, here.tolist(), there.tolist(), shares[places].tolist()))


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


def _rows(within: Ints, stretches: int, letters: str, least: int) -> Rows:
    """The words given by their stretch and letter, by stretch, where a stretch has at least `least` of them."""
    ends = np.searchsorted(within, np.arange(stretches + 1))
    counts = np.diff(ends)
    stretch = np.flatnonzero(counts >= least).astype(np.int64)
    cuts = zip(ends[stretch].tolist(), ends[stretch + 1].tolist(), strict=True)
    return Rows(stretch, counts[stretch].astype(np.float64), [letters[first:last] for first, last in cuts])


def _shares(common: Counts, left: Rows, right: Rows) -> Floats:
    """Words kept in order over the longer row, for each pair of rows."""
    shares: Floats = common / np.maximum(left.length[:, None], right.length[None, :])
    return shares


def _own_common(left: Prose, right: Prose, common: Counts) -> Counts:
    """How many words each two rows of `own` keep in order; only rows with a quotation left out are compared anew."""
    own: Counts = common[left.own_at[:, None], right.own_at[None, :]]
    if len(left.cut):
        own[left.cut] = _common_words([left.own.lines[row] for row in left.cut.tolist()], right.own.lines)
    if len(right.cut):
        own[:, right.cut] = _common_words(left.own.lines, [right.own.lines[row] for row in right.cut.tolist()])
    return own


def _common_words(left: list[str], right: list[str]) -> Counts:
    """Length of the longest common subsequence of each two lines."""
    if not left or not right:
        return np.zeros((len(left), len(right)), np.uint16)
    common: Counts = process.cdist(left, right, scorer=LCSseq.similarity, dtype=np.uint16)
    return common


def _shared(left: Prints, right: Prints) -> int:
    return len(np.intersect1d(left, right, assume_unique=True))
