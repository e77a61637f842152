"""Sketches -> pairs of reports worth reading side by side. Cheap, generous and near-linear; it decides nothing."""

from array import array
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.joins import BUCKET, PIVOTS, Indices, Joined, join_hashes

Kind = Literal["triples", "skeleton", "characters"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MIN_TRIPLES_SHARED = 2
MIN_TRIPLES = 0.08
"""Share of the smaller report's triples. Copies of quality/copies have .17 or more, reworded ones included."""
MIN_NEIGHBOURS_SHARED = 4
MIN_NEIGHBOURS = 0.3
"""Share of the smaller skeleton."""
MIN_CHARACTERS_SHARED = 4
MIN_CHARACTERS = 0.1

_LEAST: dict[Kind, tuple[int, float]] = {
    "triples": (MIN_TRIPLES_SHARED, MIN_TRIPLES),
    "skeleton": (MIN_NEIGHBOURS_SHARED, MIN_NEIGHBOURS),
    "characters": (MIN_CHARACTERS_SHARED, MIN_CHARACTERS),
}

MOSTLY = 0.5
"""Share of a report's triples in full buckets from which on it counts as compared with a few of those like it only."""


class Columns(NamedTuple):
    """What is known of each sketch, by number."""

    rate: Indices
    counts: Indices
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
    return Candidates(named(pairs, met.names), crowded_out(met.joins["triples"].crowded, met.columns))


def meet(sketches: Iterable[tuple[str, CopySketch]]) -> Met:
    """The joins of the sketches, numbered in their order; `sketches` are read once and not kept."""
    names: list[str] = []
    triples, skeleton, characters = bytearray(), bytearray(), bytearray()
    numbers = array("q")
    for name, sketch in sketches:
        names.append(name)
        triples += sketch.triples
        skeleton += sketch.skeleton
        characters += sketch.characters
        numbers.extend((sketch.rate, sketch.count, sketch.words))
        numbers.extend((len(sketch.triples), len(sketch.skeleton), len(sketch.characters)))
    held: dict[Kind, bytearray] = {"triples": triples, "skeleton": skeleton, "characters": characters}
    del triples, skeleton, characters
    rate, count, words, *sizes = np.array(numbers, np.int64).reshape(-1, 3 + len(KINDS)).T.copy()
    sizes = [size // 4 for size in sizes]
    count = np.maximum(count, 1)
    del numbers
    columns = Columns(rate, count, words, dict(zip(KINDS, sizes, strict=True)))
    # Each kind's hashes are let go when they are joined.
    joins = {kind: join_hashes(unpacked(held.pop(kind)), columns.sizes[kind], words, _LEAST[kind][0]) for kind in KINDS}
    return Met(names, columns, joins)


def enough(kind: Kind, met: Joined, columns: Columns) -> Indices:
    """The pairs that share enough hashes of this kind to be read, as two rows of numbers."""
    left, right = met.pairs
    least, least_share = _LEAST[kind]
    if kind == "triples":
        rate, count = columns.rate, columns.counts
        share = met.shared * np.maximum(rate[left], rate[right]) / np.minimum(count[left], count[right])
    else:
        sizes = np.maximum(columns.sizes[kind], 1)
        share = met.shared / np.minimum(sizes[left], sizes[right])
    return met.pairs[:, (met.shared >= least) & (share >= least_share)]


def crowded_out(crowded: npt.NDArray[np.int64], columns: Columns) -> int:
    """How many reports stand with most of their triples in full buckets."""
    return int((crowded >= MOSTLY * np.maximum(columns.sizes["triples"], MIN_TRIPLES_SHARED)).sum())


def named(pairs: Indices, names: list[str]) -> list[tuple[str, str]]:
    """The pairs by their names, the smaller first, each once, sorted."""
    together = np.unique(pairs[0] * len(names) + pairs[1])
    both = zip((together // len(names)).tolist(), (together % len(names)).tolist(), strict=True)
    return sorted((min(names[i], names[j]), max(names[i], names[j])) for i, j in both)
