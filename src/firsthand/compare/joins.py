"""Arrays of hashes -> pairs of arrays that share some: a self-join whose buckets are capped.

A hash that few share ties all of them. A hash that many share (boilerplate, or a wire report printed everywhere) ties
each of them only to the few that share most with others, so that no bucket costs more than its size: in a family of
copies that is the origin and what is most like it. One sort of all hashes is the work;
pairs are counted a part at a time, so memory is bound by the hashes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.digits import BY_DIGITS, Numbers, in_order

BUCKET = 24
"""Arrays that one hash may tie all to all."""
PIVOTS = 12
"""Arrays of a bigger bucket to which the others are tied: those with most hashes in such buckets, then the fullest."""
KEYS = 64
"""Smallest hashes of an array that count in big buckets: enough to meet a reworded member of a large family."""

PAIRS_AT_ONCE = 1 << 27
"""Pairs counted together: a gigabyte of them. Each part more goes through all buckets once more."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_ENTRIES_AT_ONCE = 1 << 22
_ROWS_AT_ONCE = 1 << 16

Indices = npt.NDArray[np.int64]
Prints = npt.NDArray[np.uint32]
Keys = Numbers
"""One hash of one array: the hash (32 bits), the array's number (31), if it counts in full buckets."""

_HALF, _LOW, _ONE = np.uint64(32), np.uint64(0xFFFFFFFF), np.uint64(1)


class Joined(NamedTuple):
    """Pairs of arrays, and what the cap left out."""

    pairs: Indices
    """Two rows: the numbers of the arrays, the smaller first."""
    shared: Indices
    """How many hashes each pair shares in its buckets."""
    crowded: Indices
    """How many hashes of each array stand in more than `BUCKET` arrays."""
    keys: Keys
    """Sorted."""


def joined(arrays: Sequence[Prints], fullness: Indices) -> tuple[Indices, Indices]:
    """Pairs of row numbers (two rows, the smaller first), and how many hashes each pair shares in its buckets."""
    sizes = np.array([len(array) for array in arrays], np.int64)
    found = join_hashes(np.concatenate(arrays) if arrays else np.zeros(0, np.uint32), sizes, fullness)
    return found.pairs, found.shared


def join_hashes(hashes: Prints, sizes: Indices, fullness: Indices, least: int = 1) -> Joined:
    """The pairs that share at least `least` hashes; `hashes` holds the arrays one after the other, each sorted.

    Order: by the arrays' numbers.
    """
    keys = in_order(_keys(hashes, sizes), (32, 64))
    del hashes
    total = len(sizes)
    crowded = np.zeros(total, np.int64)
    room = 0
    buckets = _Gathered(keys)
    for bucket in buckets:
        full = bucket.size > BUCKET
        room += int((bucket.size * (bucket.size - 1) // 2)[~full].sum())
        if full.any():
            many = np.repeat(full, bucket.size)
            room += PIVOTS * int(bucket.key[many].sum())
            crowded += np.bincount(bucket.number[many].view(np.int64), minlength=total)
    parts = max(1, -(-room // PAIRS_AT_ONCE))
    by_crowd = np.lexsort((-fullness, -crowded)).astype(np.uint64)
    counted = [
        _counted(_found(buckets, by_crowd, (part, parts), room), least, total.bit_length()) for part in range(parts)
    ]
    packed, shared = (np.concatenate(column) for column in zip(*counted, strict=True))
    if parts > 1:
        order = packed.argsort()
        packed, shared = packed[order], shared[order]
    return Joined(np.stack((packed >> _HALF, packed & _LOW)).view(np.int64), shared, crowded, keys)


class _Buckets(NamedTuple):
    """Some buckets: the numbers of their arrays, ascending, and where each begins."""

    number: Keys
    key: npt.NDArray[np.bool_]
    first: Indices
    size: Indices


def _keys(hashes: Prints, sizes: Indices) -> Keys:
    keys = np.empty(len(hashes), np.uint64)
    ends = np.cumsum(sizes)
    for row in range(0, len(sizes), _ROWS_AT_ONCE):
        many = sizes[row : row + _ROWS_AT_ONCE]
        start, end = int(ends[row] - sizes[row]), int(ends[row : row + _ROWS_AT_ONCE][-1])
        rank = np.arange(start, end) - np.repeat(ends[row : row + _ROWS_AT_ONCE] - many, many)
        number = np.repeat(np.arange(row, row + len(many)) * 2, many) + (rank < KEYS)
        keys[start:end] = (hashes[start:end].astype(np.uint64) << _HALF) | number.view(np.uint64)
    return keys


def _buckets(keys: Keys) -> Iterator[_Buckets]:
    """The buckets of two and more, a stretch of the keys at a time; none is cut."""
    start = 0
    while start < len(keys):
        last = min(start + _ENTRIES_AT_ONCE, len(keys)) - 1
        end = int(np.searchsorted(keys, keys[last] | _LOW, side="right"))
        some = keys[start:end]
        hashes = (some >> _HALF).astype(np.uint32)
        same = hashes[1:] == hashes[:-1]
        kept = np.flatnonzero(np.append(same, False) | np.append(False, same))
        some, hashes = some.take(kept), hashes.take(kept)
        first = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])) if len(hashes) else np.zeros(0, np.int64)
        some &= _LOW
        yield _Buckets(some >> _ONE, (some & _ONE).astype(bool), first, np.diff(np.append(first, len(some))))
        start = end


class _Gathered:
    """The buckets of all keys, again and again: held if they are one stretch, else made anew."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._held = tuple(_buckets(keys)) if len(keys) <= _ENTRIES_AT_ONCE else None

    def __iter__(self) -> Iterator[_Buckets]:
        return _buckets(self._keys) if self._held is None else iter(self._held)


def _found(gathered: Iterable[_Buckets], by_crowd: Keys, share: tuple[int, int], room: int) -> Keys:
    """The pairs whose smaller number falls to this part of so many, as one number each: once for each hash they share.

    `room` is how many there may be; what is not needed of it is never touched.
    """
    part, parts = share
    found = np.empty(room, np.uint64)
    filled = 0
    rank = np.empty(len(by_crowd), np.uint64)
    rank[by_crowd.astype(np.int64)] = np.arange(len(by_crowd), dtype=np.uint64)
    for buckets in gathered:
        for pairs in (*_tied_all(buckets), *_tied_to_pivots(buckets, rank, by_crowd)):
            chosen = pairs[(pairs >> _HALF) % np.uint64(parts) == part] if parts > 1 else pairs
            found[filled : filled + len(chosen)] = chosen
            filled += len(chosen)
    return found[:filled]


def _counted(found: Keys, least: int, bits: int) -> tuple[Keys, Indices]:
    """The pairs that occur at least so often, sorted, and how often each does; may sort `found`.

    `bits` are what a number of an array needs.
    """
    if least > 1 and len(found) <= BY_DIGITS:
        # Most pairs share one hash: without them the rest is small.
        size = len(found).bit_length() + 1
        slot = ((found * _SPREAD) >> np.uint64(64 - size)).view(np.int64)
        often = np.bincount(slot, minlength=1 << size) >= least
        found = found.take(np.flatnonzero(often.take(slot)))
    found = in_order(found, (0, bits), (32, 32 + bits))
    if least > 1 and len(found):
        same = found[1:] == found[:-1]
        found = found[np.append(same, False) | np.append(False, same)]
    first = np.flatnonzero(np.append(True, found[1:] != found[:-1])) if len(found) else np.zeros(0, np.int64)
    times = np.diff(np.append(first, len(found)))
    enough = times >= least
    return found[first[enough]], times[enough]


def _tied_all(buckets: _Buckets) -> Iterator[Keys]:
    """The pairs of small buckets, the smaller number first."""
    for width in range(2, BUCKET + 1):
        first = buckets.first[buckets.size == width]
        if len(first):
            # One row is one place in all buckets, so that rows are copied whole.
            members = buckets.number.take(first + np.arange(width)[:, None])
            left, right = np.triu_indices(width, 1)
            pairs = (members << _HALF).take(left, axis=0)
            pairs |= members.take(right, axis=0)
            yield pairs.ravel()


def _tied_to_pivots(buckets: _Buckets, rank: Keys, by_crowd: Keys) -> Iterator[Keys]:
    """The same of full buckets, whose arrays are sorted by how crowded they are: one number for each and one sort."""
    size = buckets.size[buckets.size > BUCKET]
    if not len(size):
        return
    full = np.repeat(buckets.size > BUCKET, buckets.size)
    bucket = np.repeat(np.arange(len(size), dtype=np.uint64), size)
    order = (bucket << _HALF) | (rank[buckets.number[full].astype(np.int64)] << _ONE) | buckets.key[full]
    order.sort()
    number = by_crowd[((order & _LOW) >> _ONE).astype(np.int64)]
    start = np.repeat(np.cumsum(size) - size, size)
    others = np.flatnonzero(order & _ONE)
    for pivot in range(PIVOTS):
        later = others[others > start[others] + pivot]
        one, other = number[start[later] + pivot], number[later]
        yield (np.minimum(one, other) << _HALF) | np.maximum(one, other)
