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

BUCKET = 24
"""Arrays that one hash may tie all to all."""
PIVOTS = 12
"""Arrays of a bigger bucket to which the others are tied: those with most hashes in such buckets, then the fullest."""
KEYS = 64
"""Smallest hashes of an array that count in big buckets: enough to meet a reworded member of a large family."""

PAIRS_AT_ONCE = 1 << 27
"""Pairs counted together: a gigabyte of them. Each part more goes through all buckets once more."""
_COUNTED_FIRST = 1 << 20
"""Numbers whose table of counts fits into a cache, nearly: 64 MB."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_ENTRIES_AT_ONCE = 1 << 22
_ROWS_AT_ONCE = 1 << 16

Indices = npt.NDArray[np.int64]
Prints = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]
"""One hash of one array: the hash (32 bits), the array's place by fullness (31), if it counts in full buckets."""

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
    """Hash (32 bits), number of the array (31), whether the hash counts in full buckets; sorted by hash."""


def joined(arrays: Sequence[Prints], fullness: Indices) -> tuple[Indices, Indices]:
    """Pairs of row numbers (two rows, the smaller first), and how many hashes each pair shares in its buckets."""
    sizes = np.array([len(array) for array in arrays], np.int64)
    found = join_hashes(np.concatenate(arrays) if arrays else np.zeros(0, np.uint32), sizes, fullness)
    return found.pairs, found.shared


def join_hashes(hashes: Prints, sizes: Indices, fullness: Indices, least: int = 1, *, all_keys: bool = True) -> Joined:
    """The pairs that share at least `least` hashes; `hashes` holds the arrays one after the other, each sorted.

    Order: by the arrays' numbers. Without `all_keys`, keys of hashes that one array has may be missing, to save time.
    """
    by_fullness = np.lexsort((np.arange(len(sizes)), -fullness))
    keys = _keys(hashes, sizes, np.argsort(by_fullness))
    del hashes
    if not all_keys and len(keys) <= _COUNTED_FIRST:
        thrown = _thrown(keys >> _HALF)
        keys = keys.take(np.flatnonzero(thrown.sizes.take(thrown.slot) > 1))
    keys.sort()
    crowded = np.zeros(len(sizes), np.int64)
    room = 0
    buckets = _Gathered(keys)
    for bucket in buckets:
        many = np.repeat(bucket.size > BUCKET, bucket.size)
        room += int((bucket.size * (bucket.size - 1) // 2)[bucket.size <= BUCKET].sum())
        room += PIVOTS * int(bucket.key[many].sum())
        crowded += np.bincount(by_fullness[bucket.place[many].astype(np.int64)], minlength=len(sizes))
    parts = max(1, -(-room // PAIRS_AT_ONCE))
    by_crowd = np.argsort(-crowded[by_fullness], kind="stable").astype(np.uint64)
    pairs, shared = [np.zeros((2, 0), np.int64)], [np.zeros(0, np.int64)]
    for part in range(parts):
        found = _found(buckets, by_crowd, (part, parts), room)
        packed, times = _counted(found, least)
        del found
        ends = by_fullness[np.stack((packed >> _HALF, packed & _LOW)).astype(np.int64)]
        pairs.append(np.sort(ends, axis=0))
        shared.append(times)
    together, counts = np.concatenate(pairs, axis=1), np.concatenate(shared)
    order = np.lexsort((together[1], together[0]))
    _number(keys, by_fullness)
    return Joined(together[:, order], counts[order], crowded, keys)


class _Buckets(NamedTuple):
    """Some buckets: the places of their arrays, fullest first, and where each begins."""

    place: Keys
    key: npt.NDArray[np.bool_]
    first: Indices
    size: Indices


def _keys(hashes: Prints, sizes: Indices, place: Indices) -> Keys:
    keys = np.empty(len(hashes), np.uint64)
    ends = np.cumsum(sizes)
    for row in range(0, len(sizes), _ROWS_AT_ONCE):
        many = sizes[row : row + _ROWS_AT_ONCE]
        start, end = int(ends[row] - sizes[row]), int(ends[row : row + _ROWS_AT_ONCE][-1])
        rank = np.arange(start, end) - np.repeat(ends[row : row + _ROWS_AT_ONCE] - many, many)
        owner = np.repeat(place[row : row + _ROWS_AT_ONCE] * 2, many) + (rank < KEYS)
        keys[start:end] = (hashes[start:end].astype(np.uint64) << np.uint64(32)) | owner.astype(np.uint64)
    return keys


class _Slots(NamedTuple):
    """Numbers thrown into a table by their hash."""

    slot: Indices
    sizes: Indices
    """How many numbers are in each slot."""


def _thrown(numbers: Keys) -> _Slots:
    """Where each number comes to lie; the table has two to four times as many slots as there are numbers."""
    bits = max(len(numbers), 2).bit_length() + 1
    slot = ((numbers * _SPREAD) >> np.uint64(64 - bits)).view(np.int64)
    return _Slots(slot, np.bincount(slot, minlength=1 << bits))


def _number(keys: Keys, by_fullness: Indices) -> None:
    """Put the arrays' numbers where their places were."""
    for start in range(0, len(keys), _ENTRIES_AT_ONCE):
        some = keys[start : start + _ENTRIES_AT_ONCE]
        number = by_fullness[((some & _LOW) >> _ONE).astype(np.int64)].astype(np.uint64)
        some &= np.uint64(0xFFFFFFFF00000001)
        some |= number << _ONE


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
        place = some & _LOW
        yield _Buckets(place >> _ONE, (place & _ONE).astype(bool), first, np.diff(np.append(first, len(some))))
        start = end


class _Gathered:
    """The buckets of all keys, again and again: held if they are one stretch, else made anew."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._held = tuple(_buckets(keys)) if len(keys) <= _ENTRIES_AT_ONCE else None

    def __iter__(self) -> Iterator[_Buckets]:
        return _buckets(self._keys) if self._held is None else iter(self._held)


def _found(gathered: Iterable[_Buckets], by_crowd: Keys, share: tuple[int, int], room: int) -> Keys:
    """The pairs whose fuller array falls to this part of so many, as one number each: once for each hash they share.

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


def _counted(found: Keys, least: int) -> tuple[Keys, Indices]:
    """The pairs that occur at least so often, and how often each does, in any order; may sort `found`.

    Of not too many pairs, those that have a slot of a table to themselves are counted there: a tenth of sorting.
    """
    if len(found) > _COUNTED_FIRST:
        return _counted_sorted(found, least)
    slot, count = _thrown(found)
    last = np.empty(len(count), np.uint64)
    last[slot] = found
    often = count >= least
    shared = np.zeros(len(count), bool)
    shared[slot[last.take(slot) != found]] = True
    shared &= often
    alone = np.flatnonzero(often & ~shared)
    others, times = _counted_sorted(found[shared.take(slot)], least)
    return np.concatenate((last[alone], others)), np.concatenate((count[alone], times))


def _counted_sorted(found: Keys, least: int) -> tuple[Keys, Indices]:
    """The same by sorting `found`."""
    found.sort()
    if least > 1 and len(found):
        # Most pairs share one hash: without them the rest is small.
        same = found[1:] == found[:-1]
        found = found[np.append(same, False) | np.append(False, same)]
    first = np.flatnonzero(np.append(True, found[1:] != found[:-1])) if len(found) else np.zeros(0, np.int64)
    times = np.diff(np.append(first, len(found)))
    enough = times >= least
    return found[first[enough]], times[enough]


def _tied_all(buckets: _Buckets) -> Iterator[Keys]:
    """The pairs of small buckets: the places of both arrays, the fuller first."""
    for width in range(2, BUCKET + 1):
        first = buckets.first[buckets.size == width]
        if len(first):
            members = buckets.place[first[:, None] + np.arange(width)]
            left, right = np.triu_indices(width, 1)
            pairs = (members << _HALF).take(left, axis=1)
            pairs |= members.take(right, axis=1)
            yield pairs.ravel()


def _tied_to_pivots(buckets: _Buckets, rank: Keys, by_crowd: Keys) -> Iterator[Keys]:
    """The same of full buckets, whose arrays are sorted by how crowded they are: one number for each and one sort."""
    size = buckets.size[buckets.size > BUCKET]
    full = np.repeat(buckets.size > BUCKET, buckets.size)
    bucket = np.repeat(np.arange(len(size), dtype=np.uint64), size)
    order = (bucket << _HALF) | (rank[buckets.place[full].astype(np.int64)] << _ONE) | buckets.key[full]
    order.sort()
    place = by_crowd[((order & _LOW) >> _ONE).astype(np.int64)]
    start = np.repeat(np.cumsum(size) - size, size)
    others = np.flatnonzero(order & _ONE)
    for pivot in range(PIVOTS):
        later = others[others > start[others] + pivot]
        one, other = place[start[later] + pivot], place[later]
        yield (np.minimum(one, other) << _HALF) | np.maximum(one, other)
