"""Sketches -> pairs of reports worth reading side by side. Cheap, generous and near-linear; it decides nothing."""

from array import array
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.joins import BUCKET, PIVOTS, Indices, Joined, Prints, join_hashes

Shares = npt.NDArray[np.float64]

Kind = Literal["prints", "characters"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MIN_SHARED = 3
MIN_SHARE = 0.1
"""Share of the smaller report's prints: three in 1,000 of the links of quality/copies have less, answers left aside."""
MIN_CHARACTERS_SHARED = 4
MIN_CHARACTERS = 0.1
FEWEST = 6
"""A share of fewer prints than these is a share of these."""

_LEAST: dict[Kind, tuple[int, float]] = {
    "prints": (MIN_SHARED, MIN_SHARE),
    "characters": (MIN_CHARACTERS_SHARED, MIN_CHARACTERS),
}

MOSTLY = 0.5
"""Share of a report's prints in full buckets from which on it counts as compared with a few of those like it only."""


class Columns(NamedTuple):
    """What is known of each sketch, by number."""

    triples: Indices
    rate: Indices
    neighbours: Indices
    thinned: Indices
    words: Indices
    sizes: dict[Kind, Indices]
    """How many hashes of each kind."""


class Met(NamedTuple):
    """The joins of all sketches."""

    names: list[str]
    columns: Columns
    joins: dict[Kind, Joined]


class Candidates(NamedTuple):
    """Pairs of reports to read."""

    pairs: list[tuple[str, str]]
    """Ids, the smaller first, sorted."""
    left_out: int
    """Reports that were tied to a few of those like them, because too many are."""

    @property
    def says(self) -> str | None:
        """What the cap left out, as one sentence; None if nothing."""
        if not self.left_out:
            return None
        return (
            f"{self.left_out:,} reports share most of their text with more than {BUCKET} others; each was compared "
            f"only with the {PIVOTS} of them that share most."
        )


def candidate_pairs(sketches: Iterable[tuple[str, CopySketch]]) -> Candidates:
    """The pairs of reports that share enough of one kind of hashes; `sketches` are read once and not kept."""
    return candidates_of(meet(sketches))


def candidates_of(met: Met) -> Candidates:
    """The pairs among reports whose sketches were joined."""
    pairs = np.concatenate([enough(kind, met.joins[kind], met.columns) for kind in KINDS], axis=1)
    return Candidates(named(pairs, met.names), crowded_out(met.joins["prints"].crowded, met.columns))


def meet(sketches: Iterable[tuple[str, CopySketch]]) -> Met:
    """The joins of the sketches, numbered in their order; `sketches` are read once and not kept."""
    names: list[str] = []
    prints, characters, numbers = bytearray(), bytearray(), array("q")
    for name, sketch in sketches:
        names.append(name)
        prints += sketch.prints
        characters += sketch.characters
        numbers.extend(numbers_of(sketch))
    held: dict[Kind, bytearray] = {"prints": prints, "characters": characters}
    del prints, characters
    columns = columns_of(numbers)
    del numbers
    # Each kind's hashes are let go when they are joined.
    joins = {kind: join_kind(kind, unpacked(held.pop(kind)), columns) for kind in KINDS}
    return Met(names, columns, joins)


def join_kind(kind: Kind, hashes: Prints, columns: Columns) -> Joined:
    """The pairs that share some of these hashes, which are those of all reports one after the other."""
    return join_hashes(hashes, columns.sizes[kind], columns.words, _LEAST[kind][0])


def numbers_of(sketch: CopySketch) -> tuple[int, ...]:
    """What the columns hold of one sketch."""
    return (
        sketch.triples,
        sketch.rate,
        sketch.neighbours,
        sketch.thinned,
        sketch.words,
        len(sketch.prints) // 4,
        len(sketch.characters) // 4,
    )


def columns_of(numbers: "array[int]") -> Columns:
    """The columns of the numbers of many sketches, one after the other."""
    triples, rate, neighbours, thinned, words, *sizes = np.array(numbers, np.int64).reshape(-1, 5 + len(KINDS)).T.copy()
    return Columns(triples, rate, neighbours, thinned, words, dict(zip(KINDS, sizes, strict=True)))


def shares(kind: Kind, pairs: Indices, shared: Indices, columns: Columns) -> Shares:
    """The share of the smaller report's hashes of this kind that each pair has in common."""
    left, right = pairs
    if kind == "characters":
        sizes = columns.sizes[kind].astype(np.float64)
        smaller = np.minimum(sizes[left], sizes[right])
    else:
        # Of the shorter report, only what would be kept of a longer one can be shared with that.
        rate, thinned = (np.maximum(column[left], column[right]) for column in (columns.rate, columns.thinned))
        kept = [columns.triples[side] / rate + columns.neighbours[side] / thinned for side in (left, right)]
        smaller = np.maximum(np.minimum(*kept), FEWEST)
    found: Shares = shared / np.maximum(smaller, 1.0)
    return found


def enough(kind: Kind, met: Joined, columns: Columns) -> Indices:
    """The pairs that share enough hashes of this kind to be read, as two rows of numbers."""
    return enough_shared(kind, met, columns)[0]


def enough_shared(kind: Kind, met: Joined, columns: Columns) -> tuple[Indices, Shares]:
    """The same, and what share of the smaller sketch each pair has in common."""
    least, least_share = _LEAST[kind]
    found = shares(kind, met.pairs, met.shared, columns)
    chosen = np.flatnonzero((met.shared >= least) & (found >= least_share))
    return met.pairs[:, chosen], found[chosen]


def crowded_out(crowded: npt.NDArray[np.int64], columns: Columns) -> int:
    """How many reports stand with most of their prints in full buckets."""
    return int((crowded >= MOSTLY * np.maximum(columns.sizes["prints"], MIN_SHARED)).sum())


def named(pairs: Indices, names: list[str]) -> list[tuple[str, str]]:
    """The pairs by their names, the smaller first, each once, sorted."""
    together = np.unique(pairs[0] * len(names) + pairs[1])
    both = zip((together // len(names)).tolist(), (together % len(names)).tolist(), strict=True)
    return sorted((min(names[i], names[j]), max(names[i], names[j])) for i, j in both)
