"""Arrays of hashes -> pairs of arrays that share some: a self-join whose buckets are capped.

A hash that few share ties all of them. A hash that many share (boilerplate, or a wire report printed everywhere) ties
each of them only to the fullest few, so that no bucket costs more than its size.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

BUCKET = 24
"""Arrays that one hash may tie all to all."""
PIVOTS = 6
"""Fullest arrays of a bigger bucket, to which the others are tied."""
KEYS = 24
"""Smallest hashes of an array that count in big buckets: enough to meet a reworded member of a large family."""

Indices = npt.NDArray[np.int64]


def joined(arrays: Sequence[npt.NDArray[np.uint32]], fullness: Indices) -> tuple[Indices, Indices]:
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
