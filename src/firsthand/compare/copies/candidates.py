"""Sketches -> pairs of reports worth reading side by side. Cheap, generous and near-linear; it decides nothing."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.joins import BUCKET, PIVOTS, Indices, Joined, join_hashes

MIN_TRIPLES_SHARED = 2
MIN_TRIPLES = 0.08
"""Share of the smaller report's triples. Copies of quality/copies have .17 or more, reworded ones included."""
MIN_NEIGHBOURS_SHARED = 4
MIN_NEIGHBOURS = 0.3
"""Share of the smaller skeleton."""
MIN_CHARACTERS_SHARED = 4
MIN_CHARACTERS = 0.1

MOSTLY = 0.5
"""Share of a report's triples in full buckets from which on it counts as compared with a few of those like it only."""


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


class _Columns:
    """The sketches' arrays of one kind, one after the other."""

    def __init__(self) -> None:
        self.held = bytearray()
        self.sizes: list[int] = []

    def add(self, prints: bytes) -> None:
        self.held += prints
        self.sizes.append(len(prints) // 4)

    def join(self, fullness: Indices, least: int) -> Joined:
        """The join of what is held, which is let go."""
        held, self.held = self.held, bytearray()
        return join_hashes(unpacked(held), np.array(self.sizes, np.int64), fullness, least)


def candidate_pairs(sketches: Iterable[tuple[str, CopySketch]]) -> Candidates:
    """The pairs of reports that share enough of one kind of hashes; `sketches` are read once and not kept."""
    names: list[str] = []
    triples, skeleton, characters = _Columns(), _Columns(), _Columns()
    numbers: list[tuple[int, int, int]] = []
    for name, sketch in sketches:
        names.append(name)
        numbers.append((sketch.rate, max(sketch.count, 1), sketch.words))
        triples.add(sketch.triples)
        skeleton.add(sketch.skeleton)
        characters.add(sketch.characters)
    rate, count, fullness = np.array(numbers, np.int64).reshape(-1, 3).T
    del numbers
    met = triples.join(fullness, MIN_TRIPLES_SHARED)
    left, right = met.pairs
    share = met.shared * np.maximum(rate[left], rate[right]) / np.minimum(count[left], count[right])
    found = [met.pairs[:, share >= MIN_TRIPLES]]
    left_out = int((met.crowded >= MOSTLY * np.maximum(triples.sizes, MIN_TRIPLES_SHARED)).sum())
    for columns, least, least_share in (
        (skeleton, MIN_NEIGHBOURS_SHARED, MIN_NEIGHBOURS),
        (characters, MIN_CHARACTERS_SHARED, MIN_CHARACTERS),
    ):
        met = columns.join(fullness, least)
        sizes = np.maximum(columns.sizes, 1)
        share = met.shared / np.minimum(sizes[met.pairs[0]], sizes[met.pairs[1]])
        found.append(met.pairs[:, share >= least_share])
    ends = np.concatenate(found, axis=1)
    together = np.unique(ends[0] * len(names) + ends[1])
    both = zip((together // len(names)).tolist(), (together % len(names)).tolist(), strict=True)
    pairs = sorted((min(names[i], names[j]), max(names[i], names[j])) for i, j in both)
    return Candidates(pairs, left_out)
