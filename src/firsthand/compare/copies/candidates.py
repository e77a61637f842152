"""Sketches -> pairs of reports worth reading side by side. Cheap, generous and near-linear; it decides nothing.

A hash that few reports share ties all of them. A hash that many share (boilerplate, or a wire report printed
everywhere) ties each of them only to the fullest few, so that no bucket costs more than its size.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.sketches import CopySketch, unpacked

BUCKET = 24
"""Reports that one hash may tie all to all."""
PIVOTS = 6
"""Fullest reports of a bigger bucket, to which the others are tied."""
KEYS = 24
"""Smallest hashes of a report that count in big buckets: enough to meet a reworded member of a large family."""

MIN_TRIPLES_SHARED = 2
MIN_TRIPLES = 0.08
"""Share of the smaller report's triples. Copies of quality/copies have .17 or more, reworded ones included."""
MIN_NEIGHBOURS_SHARED = 4
MIN_NEIGHBOURS = 0.3
"""Share of the smaller skeleton."""
MIN_CHARACTERS_SHARED = 4
MIN_CHARACTERS = 0.1

Indices = npt.NDArray[np.int64]
_Arrays = Sequence[npt.NDArray[np.uint32]]


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

    pairs, shared = _joined([unpacked(row.triples) for row in rows], fullness)
    left, right = pairs
    share = shared * np.maximum(rate[left], rate[right]) / np.minimum(count[left], count[right])
    found.append(pairs[:, (shared >= MIN_TRIPLES_SHARED) & (share >= MIN_TRIPLES)])
    for arrays, least, least_share in (
        (skeletons, MIN_NEIGHBOURS_SHARED, MIN_NEIGHBOURS),
        (characters, MIN_CHARACTERS_SHARED, MIN_CHARACTERS),
    ):
        sizes = np.array([max(len(array), 1) for array in arrays], np.float64)
        pairs, shared = _joined(arrays, fullness)
        share = shared / np.minimum(sizes[pairs[0]], sizes[pairs[1]])
        found.append(pairs[:, (shared >= least) & (share >= least_share)])
    together = np.unique(np.concatenate(found, axis=1), axis=1)
    return [(names[i], names[j]) for i, j in together.T.tolist()]


def _joined(arrays: _Arrays, fullness: Indices) -> tuple[Indices, Indices]:
    """Pairs of row numbers (two rows, the smaller first), and how many hashes each pair shares in its buckets."""
    hashes = np.concatenate(arrays) if arrays else np.zeros(0, np.uint32)
    sizes = np.array([len(array) for array in arrays], np.int64)
    owner = np.repeat(np.arange(len(arrays)), sizes)
    rank = np.arange(len(hashes)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    keys = [np.zeros(0, np.int64)]
    counts = [np.zeros(0, np.int64)]
    # The most significant bits cut the work into pieces that fit in memory; a bucket is never cut.
    pieces = max(1, len(hashes) >> 22)
    order = (hashes.astype(np.uint64) * np.uint64(pieces)) >> np.uint64(32)
    for piece in range(pieces):
        chosen = order == piece
        pair, times = np.unique(
            np.concatenate(list(_tied(hashes[chosen], owner[chosen], rank[chosen] < KEYS, fullness))),
            return_counts=True,
        )
        keys.append(pair)
        counts.append(times)
    pair, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    shared = np.bincount(inverse, weights=np.concatenate(counts), minlength=len(pair)).astype(np.int64)
    total = max(len(arrays), 1)
    return np.stack((pair // total, pair % total)), shared


def _tied(
    hashes: npt.NDArray[np.uint32], owner: Indices, key: npt.NDArray[np.bool_], fullness: Indices
) -> Iterator[Indices]:
    """Pairs as one number each (smaller row * all rows + larger row), one for each hash that ties them."""
    total = len(fullness)
    order = np.lexsort((owner, hashes))
    hashes, owner, key = hashes[order], owner[order], key[order]
    first = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else np.zeros(0, int)
    size = np.diff(np.append(first, len(hashes)))
    yield np.zeros(0, np.int64)
    for width in range(2, BUCKET + 1):
        members = owner[first[size == width][:, None] + np.arange(width)]
        left, right = np.triu_indices(width, 1)
        yield (members[:, left] * total + members[:, right]).ravel()
    for start, width in zip(first[size > BUCKET].tolist(), size[size > BUCKET].tolist(), strict=True):
        members = owner[start : start + width]
        pivots = members[np.lexsort((members, -fullness[members]))[:PIVOTS]]
        others = members[key[start : start + width]]
        low, high = np.minimum(others[:, None], pivots), np.maximum(others[:, None], pivots)
        yield (low * total + high)[low != high].ravel()
