"""Sorted keys that a comparer keeps in the record, in a few stretches: what is asked for is read, not all there is.

Keys that come make a stretch of their own, and stretches of like size become one, so that there are few and each key is
written a number of times that grows with the logarithm of the pile. Keys that go are noted, and are gone for good when
their stretch becomes part of a larger one.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.errors import Bug, FirsthandError
from firsthand.stage import Pile

PART_KEYS = 1 << 13
"""Keys read together: 64 kB."""
PARTS_AT_ONCE = 64

_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)

Keys = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]


class LostPart(FirsthandError):
    """What was kept is not whole: the pile has to be compared anew."""


class Found(NamedTuple):
    """Keys in the order of the ranges asked for, in any order inside each."""

    keys: Keys
    ranges: Indices
    """Which range each falls into; ascending."""


class _Stretch:
    """Sorted keys: held in memory, or kept under a number and read part by part."""

    def __init__(self, held: Keys | None, size: int, firsts: Keys, number: int = -1) -> None:
        self.held, self.size, self.firsts, self.number = held, size, firsts, number


class SortedKeys:
    """Distinct numbers of 64 bits; `name` begins with the comparer's."""

    def __init__(self, pile: Pile, name: str) -> None:
        self._pile = pile
        self._name = name
        self._stretches: list[_Stretch] = []
        self._dropped: Keys = np.zeros(0, np.uint64)
        self._known: dict[int, int] = {}

    def load(self) -> bool:
        """Whether there are kept ones; which stretches there are is read then."""
        listed = self._pile.kept(f"{self._name}/stretches")
        if listed is None:
            return False
        self._known = dict(msgspec.msgpack.decode(listed, type=list[tuple[int, int]]))
        for number, size in self._known.items():
            firsts = self._read(f"{number}/firsts", -(-size // PART_KEYS))
            self._stretches.append(_Stretch(None, size, firsts, number))
        self._dropped = np.frombuffer(self._pile.kept(f"{self._name}/dropped") or b"", np.uint64)
        return True

    def save(self) -> None:
        """Keep them for the next run; a stretch that is kept already is not written again."""
        number = max(self._known, default=-1)
        stand = {one.number for one in self._stretches}
        for gone, size in self._known.items():
            if gone not in stand:
                for part in ("firsts", *range(-(-size // PART_KEYS))):
                    self._pile.keep(f"{self._name}/{gone}/{part}", b"")
        for one in self._stretches:
            if one.number < 0 and one.held is not None:
                number += 1
                one.number = number
                self._pile.keep(f"{self._name}/{number}/firsts", one.firsts.tobytes())
                for part in range(len(one.firsts)):
                    some = one.held[part * PART_KEYS : (part + 1) * PART_KEYS]
                    self._pile.keep(f"{self._name}/{number}/{part}", some.tobytes())
        self._known = {one.number: one.size for one in self._stretches}
        self._pile.keep(f"{self._name}/stretches", msgspec.msgpack.encode(list(self._known.items())))
        self._pile.keep(f"{self._name}/dropped", self._dropped.tobytes())

    def add(self, keys: Keys) -> None:
        """Take in keys, sorted and distinct, none of which is there."""
        back = np.isin(keys, self._dropped, assume_unique=True)
        self._dropped = self._dropped[~np.isin(self._dropped, keys[back], assume_unique=True)]
        keys = keys[~back]
        if len(keys):
            self._stretches.append(_held(keys))
        while len(self._stretches) > 1 and self._stretches[-2].size <= 2 * self._stretches[-1].size:
            last, other = self._stretches.pop(), self._stretches.pop()
            merged = np.concatenate((self._whole(other), self._whole(last)))
            merged.sort(kind="stable")
            dropped = np.isin(self._dropped, merged, assume_unique=True)
            merged = merged[~among(merged, self._dropped[dropped])]
            self._dropped = self._dropped[~dropped]
            self._stretches.append(_held(merged))

    def drop(self, keys: Keys) -> None:
        """Let keys go that are there."""
        self._dropped = np.union1d(self._dropped, keys)

    def between(self, low: Keys, high: Keys) -> Found:
        """The keys from each `low` to its `high`, both included.

        Raises `Bug` unless the ranges ascend and do not overlap: parts would be passed over.
        """
        _must_ascend(low, high)
        keys, ranges = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for stretch in self._stretches:
            for some, start, end in self._parts(stretch, low, high):
                first = np.searchsorted(some, low[start:end])
                many = np.searchsorted(some, high[start:end], side="right") - first
                keys.append(some[spans(first, many)])
                ranges.append(np.repeat(np.arange(start, end), many))
        found, which = np.concatenate(keys), np.concatenate(ranges)
        if len(self._dropped):
            kept = ~among(found, self._dropped)
            found, which = found[kept], which[kept]
        order = np.argsort(which, kind="stable")
        return Found(found[order], which[order])

    def counts(self, low: Keys, high: Keys) -> Indices:
        """How many keys there are from each `low` to its `high`; only the parts are read in which a range ends.

        Raises `Bug` unless the ranges ascend and do not overlap.
        """
        _must_ascend(low, high)
        found = np.zeros(len(low), np.int64)
        for stretch in self._stretches:
            after = self._places(stretch, high, "right")
            found += after - self._places(stretch, low, "left")
        gone = self._dropped
        return found - (np.searchsorted(gone, high, side="right") - np.searchsorted(gone, low))

    def _places(self, stretch: _Stretch, keys: Keys, side: Literal["left", "right"]) -> Indices:
        """Where in the stretch each of the keys, which ascend, would be put."""
        if stretch.held is not None:
            return np.searchsorted(stretch.held, keys, side=side)
        part = np.maximum(np.searchsorted(stretch.firsts, keys, side=side) - 1, 0)
        wanted, which = np.unique(part, return_inverse=True)
        found = part * PART_KEYS
        for start in range(0, len(wanted), PARTS_AT_ONCE):
            lot = wanted[start : start + PARTS_AT_ONCE]
            some = slice(*np.searchsorted(which, (start, start + len(lot))))
            within = np.searchsorted(self._joined(stretch, lot.tolist()), keys[some], side=side)
            found[some] += within - (which[some] - start) * PART_KEYS
        return found

    def _parts(self, stretch: _Stretch, low: Keys, high: Keys) -> Iterator[tuple[Keys, int, int]]:
        """Some keys of the stretch at a time, and from which range to which they are asked for."""
        if stretch.held is not None:
            yield stretch.held, 0, len(low)
            return
        first = np.maximum(np.searchsorted(stretch.firsts, low, side="right") - 1, 0)
        last = np.searchsorted(stretch.firsts, high, side="right") - 1
        count = len(stretch.firsts) + 1
        begun, ended = np.bincount(first[last >= 0], minlength=count), np.bincount(last + 1, minlength=count)
        ended[0] = 0  # of those that end before the stretch begins
        wanted = np.flatnonzero(np.cumsum(begun - ended)[:-1] > 0)
        for start in range(0, len(wanted), PARTS_AT_ONCE):
            lot = wanted[start : start + PARTS_AT_ONCE]
            begin, end = np.searchsorted(last, lot[0]), np.searchsorted(first, lot[-1], side="right")
            yield self._joined(stretch, lot.tolist()), int(begin), int(end)

    def _whole(self, stretch: _Stretch) -> Keys:
        if stretch.held is not None:
            return stretch.held
        return self._joined(stretch, range(len(stretch.firsts)))

    def _joined(self, stretch: _Stretch, parts: Sequence[int]) -> Keys:
        sizes = [min(PART_KEYS, stretch.size - part * PART_KEYS) for part in parts]
        return np.concatenate(
            [self._read(f"{stretch.number}/{part}", size) for part, size in zip(parts, sizes, strict=True)]
        )

    def _read(self, what: str, size: int) -> Keys:
        body = self._pile.kept(f"{self._name}/{what}") or b""
        if len(body) != 8 * size:
            raise LostPart(f"What is kept under '{self._name}/{what}' is {len(body)} bytes long, not {8 * size}.")
        return np.frombuffer(body, np.uint64)


def _must_ascend(low: Keys, high: Keys) -> None:
    if (low > high).any() or (low[1:] <= high[:-1]).any():
        raise Bug("Ranges of sorted keys were asked for that do not ascend.")


def _held(keys: Keys) -> _Stretch:
    return _Stretch(keys, len(keys), keys[::PART_KEYS].copy())


def among(many: npt.NDArray[np.generic], few: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """Whether each of `many` is one of `few`, which are sorted and distinct: one pass, nothing large is sorted."""
    if not len(few):
        return np.zeros(len(many), bool)
    flags: npt.NDArray[np.bool_] = few[np.minimum(np.searchsorted(few, many), len(few) - 1)] == many
    return flags


def spans(start: Indices, many: Indices) -> Indices:
    """The numbers from each start on, so many of them."""
    after = np.cumsum(many)
    return np.arange(int(after[-1]) if len(after) else 0) + np.repeat(start - after + many, many)


def pack_ends(one: Indices, other: Indices) -> Keys:
    """Two numbers below 2**32 as one, the first in the high bits."""
    return (one.astype(np.uint64) << _HALF) | other.astype(np.uint64)


def unpack_ends(ends: Keys) -> Indices:
    """Two rows: the first numbers, the second ones."""
    return np.stack((ends >> _HALF, ends & _LOW)).astype(np.int64)
