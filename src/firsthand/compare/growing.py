"""A self-join that is kept and grows: reports come and go, and only the pairs that this can change are counted anew.

It says of every pair what `joins.join_hashes` says of the whole pile (a test holds the two together). A pair of two old
arrays changes only if a bucket of theirs passes `BUCKET`, or if others become the pivots of a full one; the pivots of
each full bucket are kept, so that nobody has to go through its members to know them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.full import FullBuckets, Ranking
from firsthand.compare.joins import BUCKET, KEYS, Indices, Prints
from firsthand.compare.stretches import Keys, SortedKeys, among, pack_ends, spans, unpack_ends

Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.uint64]

HASHES_AT_ONCE = 1 << 16
ARRAYS_AT_ONCE = 1 << 12
PAIRS_AT_ONCE = 1 << 15
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


class Held(NamedTuple):
    """Arrays of hashes, one after the other."""

    hashes: Prints
    sizes: Indices


class Grown(NamedTuple):
    """What may have changed."""

    touched: Indices
    """Arrays that may have pairs more; sorted. `pairs` are all that they have now."""
    pairs: Indices
    """Two rows of numbers, the smaller first; sorted."""
    shared: Indices
    doubted: Indices
    """Arrays whose other pairs share no more than before, and may share less; sorted."""


class _Buckets(NamedTuple):
    """The members of some hashes, bucket by bucket."""

    number: Indices
    key: Flags
    bucket: Indices
    """Which of the hashes asked for each entry belongs to; ascending."""


@dataclass
class GrowingJoin:
    """The arrays of one kind of hashes; `rank` is shared by the kinds and belongs to the caller."""

    keys: SortedKeys
    """Hash (32 bits), number of the array (31), whether the hash counts in full buckets."""
    crowded: Indices
    """How many hashes of each array stand in more than `BUCKET` arrays."""
    full: FullBuckets
    rank: Ranks
    """Of each array, what decides between two that are equally crowded: from 1 on, below 2**32, no two equal."""
    hashes_of: Callable[[Indices], Held] = field(repr=False)

    def update(self, gone: Indices, new: Indices) -> Grown:
        """Let arrays go and take others in, for which `crowded` and `rank` have room; no number comes twice."""
        left, came = self.hashes_of(gone), self.hashes_of(new)
        changed = np.unique(np.concatenate((left.hashes, came.hashes)))
        # A bucket that is full stays so, unless some array goes.
        asked = changed[~among(changed, self.full.hashes) | np.isin(changed, left.hashes)]
        met = self._members(asked)
        before = np.bincount(met.bucket, minlength=len(asked))
        after = before + _times(asked, came.hashes) - _times(asked, left.hashes)
        self._take_in(left, gone, came, new)
        fuller, emptier = (before <= BUCKET) & (after > BUCKET), (before > BUCKET) & (after <= BUCKET)
        stays = ~among(met.number, np.sort(gone))
        raised, lowered = met.number[fuller[met.bucket] & stays], met.number[emptier[met.bucket] & stays]
        np.add.at(self.crowded, raised, 1)
        np.add.at(self.crowded, lowered, -1)
        self.full.change(asked[fuller], asked[emptier])
        self._count_crowded(new, came)
        entered, fell = self._follow_pivots(np.unique(raised), np.unique(np.append(gone, lowered)), new)
        touched = np.unique(np.concatenate((new, entered, lowered)))
        touched = np.setdiff1d(touched, gone)
        doubted = np.setdiff1d(np.concatenate((raised, fell)), np.append(touched, gone))
        return Grown(touched, *self._pairs_of(touched), doubted)

    def shared_by(self, pairs: Indices) -> Indices:
        """How many hashes each of these pairs shares in its buckets; two rows of numbers."""
        lots = (pairs[:, start : start + PAIRS_AT_ONCE] for start in range(0, pairs.shape[1], PAIRS_AT_ONCE))
        return np.concatenate([np.zeros(0, np.int64), *map(self._shared_by, lots)])

    def _shared_by(self, pairs: Indices) -> Indices:
        known, place = np.unique(pairs, return_inverse=True)
        held = self.hashes_of(known)
        first = np.cumsum(held.sizes) - held.sizes
        sides = []
        for ends in place.reshape(pairs.shape):
            at = spans(first[ends], held.sizes[ends])
            pair = np.repeat(np.arange(len(ends), dtype=np.uint64), held.sizes[ends])
            sides.append(((pair << _HALF) | held.hashes[at], at - np.repeat(first[ends], held.sizes[ends]) < KEYS))
        (one, one_key), (other, other_key) = sides
        both, here, there = np.intersect1d(one, other, assume_unique=True, return_indices=True)
        pair = (both >> _HALF).astype(np.int64)
        row = self.full.rows_of((both & _LOW).astype(np.uint32))
        ranks = self._ranking()(pairs)
        fuller = (ranks[0] > ranks[1])[pair]
        upper = np.where(fuller, pairs[0][pair], pairs[1][pair])
        counts = np.where(fuller, other_key[there], one_key[here])
        tied = (row < 0) | (counts & self.full.has_pivot(row, upper))
        return np.bincount(pair[tied], minlength=pairs.shape[1])

    def _take_in(self, left: Held, gone: Indices, came: Held, new: Indices) -> None:
        self.keys.drop(np.sort(_keys(left, gone)))
        self.keys.add(np.sort(_keys(came, new)))
        self.crowded[gone] = 0

    def _count_crowded(self, new: Indices, came: Held) -> None:
        crowds = among(came.hashes, self.full.hashes)
        self.crowded[new] = np.bincount(np.repeat(np.arange(len(new)), came.sizes), crowds, len(new))

    def _follow_pivots(self, raised: Indices, sunk: Indices, new: Indices) -> tuple[Indices, Indices]:
        """Find the pivots anew where they may be others: those that rose among them, and those that are none any more.

        `raised` are more crowded than they were, `sunk` less, or gone.
        """
        ranking = self._ranking()
        before = self.full.pivots.copy()
        whole = self.full.unknown() | self.full.with_any(sunk, len(self.crowded))
        rows = np.flatnonzero(whole)
        for start in range(0, len(rows), HASHES_AT_ONCE // 64):
            some = rows[start : start + HASHES_AT_ONCE // 64]
            met = self._members(self.full.hashes[some])
            self.full.choose(some[met.bucket], met.number, ranking)
        for some in _cut(np.concatenate((raised, new))):
            held = self.hashes_of(some)
            row = self.full.rows_of(held.hashes)
            number = np.repeat(some, held.sizes)
            inside = np.flatnonzero(row >= 0)
            inside = inside[~whole[row[inside]]]
            self.full.let_in(row[inside], number[inside], ranking)
        return self.full.changes(before)

    def _pairs_of(self, touched: Indices) -> tuple[Indices, Indices]:
        """All pairs of the arrays, and how many hashes each shares in its buckets."""
        pairs, shared = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for some in _cut(touched):
            ends = np.concatenate([np.zeros(0, np.uint64), *self._ties_of(some)])
            ends, times = np.unique(ends, return_counts=True)
            one, other = unpack_ends(ends)
            pairs.append(pack_ends(np.minimum(one, other), np.maximum(one, other)))
            shared.append(times)
        # A pair of two touched arrays was counted from both of its ends, with one result.
        packed, first = np.unique(np.concatenate(pairs), return_index=True)
        return unpack_ends(packed), np.concatenate(shared)[first]

    def _ties_of(self, some: Indices) -> Iterator[Keys]:
        """For each hash that ties one of `some` to another array, the two of them as one number, that one first."""
        held = self.hashes_of(some)
        owner = np.repeat(some, held.sizes)
        row = self.full.rows_of(held.hashes)
        many = row >= 0
        yield from self._tied_to_pivots(owner[many], row[many], _are_keys(held.sizes)[many])
        # In a full bucket others are tied to a pivot alone, so its members are looked up where the array is one.
        is_pivot = self.full.has_pivot(row, owner)
        asked = ~many | is_pivot
        hashes, owner, of_full = held.hashes[asked], owner[asked], is_pivot[asked]
        order = np.argsort(hashes, kind="stable")
        hashes, owner, of_full = hashes[order], owner[order], of_full[order]
        known, first = np.unique(hashes, return_index=True)
        ends = np.append(first, len(hashes))
        for start in range(0, len(known), HASHES_AT_ONCE):
            lot = known[start : start + HASHES_AT_ONCE]
            mine = slice(int(ends[start]), int(ends[start + len(lot)]))
            yield self._tied(owner[mine], of_full[mine], hashes[mine], self._members(lot), lot)

    def _tied_to_pivots(self, mine: Indices, row: Indices, key: Flags) -> Iterator[Keys]:
        """In full buckets, the fuller of two must be a pivot, and the hash must count for the other."""
        ranks = self._ranking()
        own = ranks(mine)
        for pivot in self.full.pivots[row].T:
            above = key & (pivot >= 0) & (ranks(pivot) > own)
            yield pack_ends(mine[above], pivot[above])

    def _tied(self, mine: Indices, of_full: Flags, hashes: Prints, met: _Buckets, lot: Prints) -> Keys:
        """Each of `mine` with the members of its bucket; of a full one, those below it that the hash counts for."""
        size = np.bincount(met.bucket, minlength=len(lot))
        at = np.searchsorted(lot, hashes)
        begin = np.cumsum(size) - size
        place = spans(begin[at], size[at])
        one, full = np.repeat(mine, size[at]), np.repeat(of_full, size[at])
        other = met.number[place]
        ranks = self._ranking()
        kept = (one != other) & (~full | (met.key[place] & (ranks(other) < ranks(one))))
        return pack_ends(one[kept], other[kept])

    def _ranking(self) -> Ranking:
        return Ranking(self.crowded, self.rank)

    def _members(self, hashes: Prints) -> _Buckets:
        """Who has each hash; `hashes` are distinct and sorted."""
        low = hashes.astype(np.uint64) << _HALF
        found = self.keys.between(low, low | _LOW)
        number = ((found.keys & _LOW) >> np.uint64(1)).astype(np.int64)
        return _Buckets(number, (found.keys & np.uint64(1)).astype(bool), found.ranges)


def growing_join(
    keys: SortedKeys, hashes: Keys, crowded: Indices, rank: Ranks, hashes_of: Callable[[Indices], Held]
) -> GrowingJoin:
    """The join of a whole pile, `hashes` being the keys of its arrays, which are sorted here and put into `keys`."""
    hashes.sort()
    keys.add(hashes)
    join = GrowingJoin(keys, crowded, FullBuckets(), rank, hashes_of)
    first = np.flatnonzero(np.append(True, (hashes[1:] >> _HALF) != (hashes[:-1] >> _HALF))) if len(hashes) else _NONE
    size = np.diff(np.append(first, len(hashes)))
    first, size = first[size > BUCKET], size[size > BUCKET]
    join.full.change((hashes[first] >> _HALF).astype(np.uint32), np.zeros(0, np.uint32))
    lots = (np.cumsum(size) // (HASHES_AT_ONCE * 64)).astype(np.int64)
    for lot in range(int(lots[-1]) + 1 if len(lots) else 0):
        rows = np.flatnonzero(lots == lot)
        number = (hashes[spans(first[rows], size[rows])] & _LOW) >> np.uint64(1)
        join.full.choose(np.repeat(rows, size[rows]), number.astype(np.int64), Ranking(crowded, rank))
    return join


_NONE = np.zeros(0, np.int64)


def _times(known: Prints, hashes: Prints) -> Indices:
    """How often each of `known`, sorted, stands in `hashes`."""
    inside = hashes[among(hashes, known)]
    return np.bincount(np.searchsorted(known, inside), minlength=len(known))


def _keys(held: Held, numbers: Indices) -> Keys:
    owner = np.repeat(numbers, held.sizes) * 2 + _are_keys(held.sizes)
    return (held.hashes.astype(np.uint64) << _HALF) | owner.astype(np.uint64)


def _are_keys(sizes: Indices) -> Flags:
    """Whether each hash is one of the `KEYS` smallest of its array, which are sorted."""
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    flags: Flags = np.arange(len(first)) - first < KEYS
    return flags


def _cut(numbers: Indices) -> Iterator[Indices]:
    for start in range(0, len(numbers), ARRAYS_AT_ONCE):
        yield numbers[start : start + ARRAYS_AT_ONCE]
