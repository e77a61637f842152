"""Sketches -> pairs of reports worth reading side by side. Cheap, generous and near-linear; it decides nothing."""

from collections.abc import Mapping

import numpy as np

from firsthand.compare.copies.sketches import CopySketch, unpacked
from firsthand.compare.joins import Indices, joined

MIN_TRIPLES_SHARED = 2
MIN_TRIPLES = 0.08
"""Share of the smaller report's triples. Copies of quality/copies have .17 or more, reworded ones included."""
MIN_NEIGHBOURS_SHARED = 4
MIN_NEIGHBOURS = 0.3
"""Share of the smaller skeleton."""
MIN_CHARACTERS_SHARED = 4
MIN_CHARACTERS = 0.1


def candidate_pairs(sketches: Mapping[str, CopySketch]) -> list[tuple[str, str]]:
    """Pairs of ids, the smaller first, sorted."""
    names = sorted(sketches)
    rows = [sketches[name] for name in names]
    rate = np.array([row.rate for row in rows], np.float64)
    count = np.array([max(row.count, 1) for row in rows], np.float64)
    skeletons = [unpacked(row.skeleton) for row in rows]
    characters = [unpacked(row.characters) for row in rows]
    fullness = np.array([row.words for row in rows])
    found: list[Indices] = []

    pairs, shared = joined([unpacked(row.triples) for row in rows], fullness)
    left, right = pairs
    share = shared * np.maximum(rate[left], rate[right]) / np.minimum(count[left], count[right])
    found.append(pairs[:, (shared >= MIN_TRIPLES_SHARED) & (share >= MIN_TRIPLES)])
    for arrays, least, least_share in (
        (skeletons, MIN_NEIGHBOURS_SHARED, MIN_NEIGHBOURS),
        (characters, MIN_CHARACTERS_SHARED, MIN_CHARACTERS),
    ):
        sizes = np.array([max(len(array), 1) for array in arrays], np.float64)
        pairs, shared = joined(arrays, fullness)
        share = shared / np.minimum(sizes[pairs[0]], sizes[pairs[1]])
        found.append(pairs[:, (shared >= least) & (share >= least_share)])
    together = np.unique(np.concatenate(found, axis=1), axis=1)
    return [(names[i], names[j]) for i, j in together.T.tolist()]
