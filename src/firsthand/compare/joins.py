"""Arrays of hashes -> pairs of arrays that share some: a self-join whose buckets are capped.

A hash that few share ties all of them. A hash that many share (boilerplate, or a wire report printed everywhere) ties
each of them only to the few that share most with others, so that no bucket costs more than its size: in a family of
copies that is the origin and what is most like it. One sort of all hashes is the work;
pairs are counted a part at a time, so memory is bound by the hashes.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BUCKET = 24
"""Arrays that one hash may tie all to all."""
PIVOTS = 6
"""Arrays of a bigger bucket to which the others are tied: those with most hashes in such buckets, then the fullest."""
KEYS = 24
"""Smallest hashes of an array that count in big buckets: enough to meet a reworded member of a large family."""

PAIRS_AT_ONCE = 1 << 26
"""Pairs counted together: half a gigabyte of them."""
_ENTRIES_AT_ONCE = 1 << 22
_ROWS_AT_ONCE = 1 << 16

Indices = npt.NDArray[np.int64]
Prints = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
"""One hash of one array: the hash (32 bits), the array's place by fullness (31), if it counts in full buckets."""


class Joined(NamedTuple):
    """Pairs of arrays, and what the cap left out."""

    pairs: Indices
    """Two rows: the numbers of the arrays, the smaller first."""
    shared: Indices
    """How many hashes each pair shares in its buckets."""
    crowded: Indices
    """How many hashes of each array stand in more than `BUCKET` arrays."""
    keys: Keys
    """Hash (32 bits), number of the array (31), whether the hash counts in full buckets; sorted by hash."""


def joined(arrays: Sequence[Prints], fullness: Indices) -> tuple[Indices, Indices]:
    """Pairs of row numbers (two rows, the smaller first), and how many hashes each pair shares in its buckets."""
    sizes = np.array([len(array) for array in arrays], np.int64)
    found = join_hashes(np.concatenate(arrays) if arrays else np.zeros(0, np.uint32), sizes, fullness)
    return found.pairs, found.shared


def join_hashes(hashes: Prints, sizes: Indices, fullness: Indices, least: int = 1) -> Joined:
    """The pairs that share at least `least` hashes; `hashes` holds the arrays one after the other, each sorted.

    Order: by the arrays' numbers.
    """
    by_fullness = np.lexsort((np.arange(len(sizes)), -fullness))
    keys = _sorted_keys(hashes, sizes, np.argsort(by_fullness))
    crowded = np.zeros(len(sizes), np.int64)
    total = 0
    for bucket in _buckets(keys):
        total += int((bucket.size * (bucket.size - 1) // 2)[bucket.size <= BUCKET].sum())
        many = np.repeat(bucket.size > BUCKET, bucket.size)
        total += PIVOTS * int(many.sum())
        crowded += np.bincount(by_fullness[bucket.place[many]], minlength=len(sizes))
    parts = max(1, -(-total // PAIRS_AT_ONCE))
    pairs, shared = [np.zeros((2, 0), np.int64)], [np.zeros(0, np.int64)]
    for part in range(parts):
        packed, times = _counted(keys, crowded[by_fullness], (part, parts), least)
        ends = by_fullness[np.stack((packed >> np.uint64(32), packed & np.uint64(0xFFFFFFFF))).astype(np.int64)]
        pairs.append(np.sort(ends, axis=0))
        shared.append(times)
    together, counts = np.concatenate(pairs, axis=1), np.concatenate(shared)
    order = np.lexsort((together[1], together[0]))
    _number(keys, by_fullness)
    return Joined(together[:, order], counts[order], crowded, keys)


class _Buckets(NamedTuple):
    """Some buckets: the places of their arrays, fullest first, and where each begins."""

    place: Indices
    key: npt.NDArray[np.bool_]
    first: Indices
    size: Indices


def _sorted_keys(hashes: Prints, sizes: Indices, place: Indices) -> Keys:
    keys = np.empty(len(hashes), np.uint64)
    ends = np.cumsum(sizes)
    for row in range(0, len(sizes), _ROWS_AT_ONCE):
        many = sizes[row : row + _ROWS_AT_ONCE]
        start, end = int(ends[row] - sizes[row]), int(ends[row : row + _ROWS_AT_ONCE][-1])
        rank = np.arange(start, end) - np.repeat(ends[row : row + _ROWS_AT_ONCE] - many, many)
        owner = np.repeat(place[row : row + _ROWS_AT_ONCE] * 2, many) + (rank < KEYS)
        keys[start:end] = (hashes[start:end].astype(np.uint64) << np.uint64(32)) | owner.astype(np.uint64)
    keys.sort()
    return keys


def _number(keys: Keys, by_fullness: Indices) -> None:
    """Put the arrays' numbers where their places were."""
    for start in range(0, len(keys), _ENTRIES_AT_ONCE):
        some = keys[start : start + _ENTRIES_AT_ONCE]
        number = by_fullness[((some & np.uint64(0xFFFFFFFF)) >> np.uint64(1)).astype(np.int64)].astype(np.uint64)
        some &= np.uint64(0xFFFFFFFF00000001)
        some |= number << np.uint64(1)


def _buckets(keys: Keys) -> Iterator[_Buckets]:
    """The buckets of two and more, a stretch of the keys at a time; none is cut."""
    start = 0
    while start < len(keys):
        last = min(start + _ENTRIES_AT_ONCE, len(keys)) - 1
        end = int(np.searchsorted(keys, keys[last] | np.uint64(0xFFFFFFFF), side="right"))
        some = keys[start:end]
        hashes = (some >> np.uint64(32)).astype(np.uint32)
        same = hashes[1:] == hashes[:-1]
        kept = np.append(same, False) | np.append(False, same)
        some, hashes = some[kept], hashes[kept]
        first = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])) if len(hashes) else np.zeros(0, np.int64)
        place = (some & np.uint64(0xFFFFFFFF)).astype(np.int64)
        yield _Buckets(place >> 1, (place & 1).astype(bool), first, np.diff(np.append(first, len(some))))
        start = end


def _counted(keys: Keys, crowded: Indices, share: tuple[int, int], least: int) -> tuple[Keys, Indices]:
    """The pairs whose fuller array falls to this part of so many, as one number each, and how often each occurs."""
    part, parts = share
    found = [np.zeros(0, np.uint64)]
    for buckets in _buckets(keys):
        for left, right in _tied(buckets, crowded):
            chosen = left % parts == part if parts > 1 else slice(None)
            found.append((left[chosen].astype(np.uint64) << np.uint64(32)) | right[chosen].astype(np.uint64))
    pairs = np.concatenate(found)
    found.clear()
    pairs.sort()
    first = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])) if len(pairs) else np.zeros(0, np.int64)
    times = np.diff(np.append(first, len(pairs)))
    enough = times >= least
    return pairs[first[enough]], times[enough]


def _tied(buckets: _Buckets, crowded: Indices) -> Iterator[tuple[Indices, Indices]]:
    """Places of the arrays that buckets tie, the fuller first: once for each hash that ties them."""
    for width in range(2, BUCKET + 1):
        first = buckets.first[buckets.size == width]
        if len(first):
            members = buckets.place[first[:, None] + np.arange(width)]
            left, right = np.triu_indices(width, 1)
            yield members[:, left].ravel(), members[:, right].ravel()
    size = buckets.size[buckets.size > BUCKET]
    full = np.repeat(buckets.size > BUCKET, buckets.size)
    place, key = buckets.place[full], buckets.key[full]
    bucket = np.repeat(np.arange(len(size)), size)
    order = np.lexsort((place, -crowded[place], bucket))
    place, key = place[order], key[order]
    start = np.repeat(np.cumsum(size) - size, size)
    others = np.flatnonzero(key)
    for pivot in range(PIVOTS):
        later = others[others > start[others] + pivot]
        one, other = place[start[later] + pivot], place[later]
        yield np.minimum(one, other), np.maximum(one, other)
