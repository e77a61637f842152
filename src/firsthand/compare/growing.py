"""A self-join that is kept and grows: reports come and go, and only the pairs that this can change are counted anew.

It says of every pair what `joins.join_hashes` says of the whole pile (a test holds the two together). A pair of two old
arrays changes only if a bucket of theirs passes `BUCKET`, or if others become the pivots of a full one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.joins import BUCKET, KEYS, PIVOTS, Indices, Prints

Keys = npt.NDArray[np.uint64]
"""Hash (32 bits), number of the array (31), whether the hash counts in full buckets; sorted."""
Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.uint64]

ENTRIES_AT_ONCE = 1 << 22
ARRAYS_AT_ONCE = 1 << 12
_LOW = np.uint64(0xFFFFFFFF)
_RANK_BITS = np.uint64(32)


class Held(NamedTuple):
    """Arrays of hashes, one after the other."""

    hashes: Prints
    sizes: Indices


class Grown(NamedTuple):
    """Arrays whose pairs may have changed, and all pairs that these have now."""

    touched: Indices
    """Numbers, sorted."""
    pairs: Indices
    """Two rows of numbers, the smaller first; sorted."""
    shared: Indices


class _Buckets(NamedTuple):
    """The members of some hashes, bucket by bucket."""

    number: Indices
    key: Flags
    bucket: Indices
    """Which of the hashes asked for each entry belongs to; ascending."""


@dataclass
class GrowingJoin:
    """The arrays of one kind of hashes; `fullness` and the like are shared by the kinds and belong to the caller."""

    runs: list[Keys]
    """Sorted stretches of all keys, of those that are gone, too."""
    crowded: Indices
    """How many hashes of each array stand in more than `BUCKET` arrays."""
    rank: Ranks
    """Of each array, what decides between two that are equally crowded: from 1 on, below 2**32, no two equal."""
    alive: Flags
    hashes_of: Callable[[Indices], Held] = field(repr=False)
    any_gone: bool = False

    def update(self, gone: Indices, new: Indices) -> Grown:
        """Let arrays go and take others in, for which `crowded`, `rank` and `alive` have room."""
        taken = self.hashes_of(np.concatenate((gone, new)))
        changed = np.unique(taken.hashes)
        alive, crowded = self.alive.copy(), self.crowded.copy()
        size = self._sizes(changed)
        self._take_in(gone, new)
        was, now = size > BUCKET, self._sizes(changed) > BUCKET
        passed = self._crowd(changed[was != now], now[was != now], new)
        moved = np.unique(np.concatenate((passed, gone, new)))
        touched = np.union1d(moved, self._pivots_changed(moved, alive, crowded))
        touched = touched[self.alive[touched]]
        return Grown(touched, *self._pairs_of(touched))

    def _take_in(self, gone: Indices, new: Indices) -> None:
        self.alive[gone], self.crowded[gone] = False, 0
        self.any_gone |= len(gone) > 0
        self.alive[new] = True
        held = self.hashes_of(new)
        keys = _keys(held, new)
        keys.sort()
        self.runs.append(keys)
        while len(self.runs) > 1 and len(self.runs[-2]) <= 2 * len(self.runs[-1]):
            last = self.runs.pop()
            self.runs[-1] = np.concatenate((self.runs[-1], last))
            self.runs[-1].sort(kind="stable")

    def _crowd(self, hashes: Prints, full: Flags, new: Indices) -> Indices:
        """Count the buckets that have just passed the limit, for their old members, who are given back, and the new."""
        passed = [np.zeros(0, np.int64)]
        for some, start in _lots(hashes):
            met = self._members(some)
            old = ~np.isin(met.number, new)
            step = np.where(full[start : start + len(some)], 1, -1)[met.bucket]
            np.add.at(self.crowded, met.number[old], step[old])
            passed.append(met.number[old])
        for one in _cut(new):
            held = self.hashes_of(one)
            known, place = np.unique(held.hashes, return_inverse=True)
            crowds = (self._sizes(known) > BUCKET)[place]
            self.crowded[one] = np.bincount(np.repeat(np.arange(len(one)), held.sizes), crowds, len(one))
        return np.unique(np.concatenate(passed))

    def _pivots_changed(self, moved: Indices, alive: Flags, crowded: Indices) -> Indices:
        """Arrays that became pivots of a full bucket, or are none any more."""
        hashes = np.unique(np.concatenate([self.hashes_of(some).hashes for some in _cut(moved)] or [_NONE]))
        found = [np.zeros(0, np.int64)]
        for some, _ in _lots(hashes):
            met = self._members(some, gone_too=True)
            before = self._pivots(met, len(some), alive[met.number], crowded)
            after = self._pivots(met, len(some), self.alive[met.number], self.crowded)
            both = (before[:, 0] >= 0) & (after[:, 0] >= 0)
            for one, other in ((before[both], after[both]), (after[both], before[both])):
                found.append(one[~(one[:, :, None] == other[:, None, :]).any(2)])
        return np.unique(np.concatenate(found))

    def _pivots(self, met: _Buckets, count: int, alive: Flags, crowded: Indices) -> Indices:
        """Numbers of the pivots of each bucket, first to last: -1 where a bucket is not full."""
        rank = self._ranks(met.number, crowded)
        rank[~alive] = 0
        size = np.bincount(met.bucket[alive], minlength=count)
        pivots = np.full((count, PIVOTS), -1, np.int64)
        full = np.flatnonzero(size > BUCKET)
        within = np.flatnonzero((size > BUCKET)[met.bucket])
        rank, number = rank[within], met.number[within]
        first = np.searchsorted(met.bucket[within], full)
        bucket = np.repeat(np.arange(len(full)), np.diff(np.append(first, len(within))))
        for turn in range(PIVOTS if len(full) else 0):
            best = np.flatnonzero(rank == np.maximum.reduceat(rank, first)[bucket])
            pivots[full[bucket[best]], turn] = number[best]
            rank[best] = 0
        return pivots

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
        key = _are_keys(held.sizes)
        known, place = np.unique(held.hashes, return_inverse=True)
        order = np.argsort(place, kind="stable")
        place, owner, key = place[order], owner[order], key[order]
        for lot, start in _lots(known, self._sizes(known)):
            met = self._members(lot)
            inside = slice(*np.searchsorted(place, (start, start + len(lot))))
            at, mine, counts = place[inside] - start, owner[inside], key[inside]
            size = np.bincount(met.bucket, minlength=len(lot))
            begin = np.cumsum(size) - size
            few = size[at] <= BUCKET
            yield _tied(mine[few], met, begin[at[few]], size[at[few]])
            yield from self._tied_to_pivots(met, (at[~few], mine[~few], counts[~few]), (begin, size))

    def _tied_to_pivots(
        self, met: _Buckets, asked: tuple[Indices, Indices, Flags], buckets: tuple[Indices, Indices]
    ) -> Iterator[Keys]:
        """In full buckets, the fuller of two must be a pivot, and the hash must count for the other."""
        at, mine, key = asked
        begin, size = buckets
        pivots = self._pivots(met, len(size), np.ones(len(met.number), bool), self.crowded)[at]
        own = self._ranks(mine, self.crowded)
        for turn in range(PIVOTS):
            above = key & (self._ranks(pivots[:, turn], self.crowded) > own)
            yield pack_ends(mine[above], pivots[above, turn])
        is_pivot = (pivots == mine[:, None]).any(1)
        counted = met._replace(number=np.where(met.key, met.number, -1))
        ties = _tied(mine[is_pivot], counted, begin[at[is_pivot]], size[at[is_pivot]], self._below)
        yield ties

    def _below(self, one: Indices, other: Indices) -> Flags:
        return self._ranks(other, self.crowded) < self._ranks(one, self.crowded)

    def _ranks(self, number: Indices, crowded: Indices) -> Ranks:
        return (crowded[number].astype(np.uint64) << _RANK_BITS) | self.rank[number]

    def _sizes(self, hashes: Prints) -> Indices:
        """How many living arrays have each hash; `hashes` are distinct and sorted."""
        if not self.any_gone:
            low = hashes.astype(np.uint64) << np.uint64(32)
            ends = [np.searchsorted(run, low | _LOW, side="right") - np.searchsorted(run, low) for run in self.runs]
            return np.sum(ends, axis=0, dtype=np.int64) if ends else np.zeros(len(hashes), np.int64)
        sizes = np.zeros(len(hashes), np.int64)
        for start in range(0, len(hashes), ENTRIES_AT_ONCE // 64):
            some = hashes[start : start + ENTRIES_AT_ONCE // 64]
            sizes[start : start + len(some)] = np.bincount(self._members(some).bucket, minlength=len(some))
        return sizes

    def _members(self, hashes: Prints, *, gone_too: bool = False) -> _Buckets:
        """Who has each hash; `hashes` are distinct and sorted."""
        low = hashes.astype(np.uint64) << np.uint64(32)
        entries, buckets = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for run in self.runs:
            start = np.searchsorted(run, low)
            many = np.searchsorted(run, low | _LOW, side="right") - start
            entries.append(run[_ranges(start, many)])
            buckets.append(np.repeat(np.arange(len(hashes)), many))
        entry, bucket = np.concatenate(entries), np.concatenate(buckets)
        number = ((entry & _LOW) >> np.uint64(1)).astype(np.int64)
        if not gone_too:
            kept = self.alive[number]
            entry, bucket, number = entry[kept], bucket[kept], number[kept]
        order = np.argsort(bucket, kind="stable")
        return _Buckets(number[order], (entry[order] & np.uint64(1)).astype(bool), bucket[order])


_NONE = np.zeros(0, np.uint32)


def _keys(held: Held, numbers: Indices) -> Keys:
    owner = np.repeat(numbers, held.sizes) * 2 + _are_keys(held.sizes)
    return (held.hashes.astype(np.uint64) << np.uint64(32)) | owner.astype(np.uint64)


def _are_keys(sizes: Indices) -> Flags:
    """Whether each hash is one of the `KEYS` smallest of its array, which are sorted."""
    first = np.repeat(np.cumsum(sizes) - sizes, sizes)
    flags: Flags = np.arange(len(first)) - first < KEYS
    return flags


def _ranges(start: Indices, many: Indices) -> Indices:
    """The numbers from each start on, so many of them."""
    after = np.cumsum(many)
    return np.arange(int(after[-1]) if len(after) else 0) + np.repeat(start - after + many, many)


def _tied(
    mine: Indices,
    met: _Buckets,
    begin: Indices,
    size: Indices,
    chosen: Callable[[Indices, Indices], Flags] | None = None,
) -> Keys:
    """Each of `mine` with the members of its bucket, given by where it begins and its size; -1 is no member."""
    one, other = np.repeat(mine, size), met.number[_ranges(begin, size)]
    kept = (one != other) & (other >= 0)
    one, other = one[kept], other[kept]
    if chosen:
        kept = chosen(one, other)
        one, other = one[kept], other[kept]
    return pack_ends(one, other)


def pack_ends(one: Indices, other: Indices) -> Keys:
    """Two numbers below 2**32 as one, the first in the high bits."""
    return (one.astype(np.uint64) << np.uint64(32)) | other.astype(np.uint64)


def unpack_ends(ends: Keys) -> Indices:
    """Two rows: the first numbers, the second ones."""
    return np.stack((ends >> np.uint64(32), ends & _LOW)).astype(np.int64)


def _cut(numbers: Indices) -> Iterator[Indices]:
    for start in range(0, len(numbers), ARRAYS_AT_ONCE):
        yield numbers[start : start + ARRAYS_AT_ONCE]


def _lots(hashes: Prints, sizes: Indices | None = None) -> Iterator[tuple[Prints, int]]:
    """Some of the hashes at a time, and where they begin among all."""
    many = np.full(len(hashes), 64) if sizes is None else sizes + 1
    lot = (np.cumsum(many) - many) // ENTRIES_AT_ONCE
    cuts = [0, *(np.flatnonzero(np.diff(lot)) + 1).tolist(), len(hashes)]
    for start, end in pairwise(cuts):
        if end > start:
            yield hashes[start:end], start
