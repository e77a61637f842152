"""The full buckets of a self-join that grows: the hashes that many arrays have, and the pivots of each."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.joins import PIVOTS, Indices, Prints

Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.uint64]

_HALF = np.uint64(32)


class Ranking(NamedTuple):
    """Which of two arrays is the fuller."""

    crowded: Indices
    rank: Ranks

    def __call__(self, number: Indices) -> Ranks:
        """Greater for the fuller; no two equal."""
        return (self.crowded[number].astype(np.uint64) << _HALF) | self.rank[number]


class FullBuckets:
    """Sorted hashes, and for each the numbers of its pivots, first to last; -1 where they are not known yet."""

    def __init__(self, hashes: Prints | None = None, pivots: Indices | None = None) -> None:
        self.hashes = np.zeros(0, np.uint32) if hashes is None else hashes
        self.pivots = np.zeros((0, PIVOTS), np.int64) if pivots is None else pivots
        self._new = np.zeros(len(self.hashes), bool)

    def change(self, fuller: Prints, emptier: Prints) -> None:
        """Put in the hashes of buckets that have become full, and leave out those that are full no more."""
        kept = ~np.isin(self.hashes, emptier)
        hashes = np.concatenate((self.hashes[kept], fuller))
        pivots = np.concatenate((self.pivots[kept], np.full((len(fuller), PIVOTS), -1, np.int64)))
        order = np.argsort(hashes, kind="stable")
        self.hashes, self.pivots = hashes[order], pivots[order]
        self._new = self.pivots[:, 0] < 0

    def rows_of(self, hashes: Prints) -> Indices:
        """The row of each hash; -1 where its bucket is not full."""
        if not len(self.hashes):
            return np.full(len(hashes), -1, np.int64)
        row = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[row] == hashes, row, -1)

    def has_pivot(self, row: Indices, number: Indices) -> Flags:
        """Whether each array is a pivot of the row beside it; never of row -1."""
        inside = np.flatnonzero(row >= 0)
        found: Flags = np.zeros(len(row), bool)
        found[inside] = (self.pivots[row[inside]] == number[inside, None]).any(1)
        return found

    def unknown(self) -> Flags:
        """The rows that have only become full."""
        return self._new

    def with_any(self, numbers: Indices, room: int) -> Flags:
        """The rows that have one of these arrays among their pivots; `room` is the number of arrays."""
        asked = np.zeros(room + 1, bool)
        asked[numbers] = True
        return np.asarray(asked[self.pivots].any(1))

    def choose(self, row: Indices, number: Indices, ranking: Ranking) -> None:
        """Find the pivots of these rows among the arrays given, which each row has at least as many of as pivots."""
        order = np.lexsort((~ranking(number), row))
        row, number = row[order], number[order]
        fresh = np.append(True, (row[1:] != row[:-1]) | (number[1:] != number[:-1]))[: len(row)]
        row, number = row[fresh], number[fresh]
        start = np.append(True, row[1:] != row[:-1])[: len(row)]
        place = np.arange(len(row)) - np.maximum.accumulate(np.where(start, np.arange(len(row)), 0))
        best = place < PIVOTS
        self.pivots[row[best], place[best]] = number[best]

    def let_in(self, row: Indices, number: Indices, ranking: Ranking) -> None:
        """The same where the pivots are known, and only these other members may have become some."""
        least = ranking(self.pivots[row]).min(1) if len(row) else np.zeros(0, np.uint64)
        enough = ranking(number) >= least
        row, number = row[enough], number[enough]
        rows = np.unique(row)
        self.choose(
            np.concatenate((np.repeat(rows, PIVOTS), row)),
            np.concatenate((self.pivots[rows].reshape(-1), number)),
            ranking,
        )

    def changes(self, before: Indices) -> tuple[Indices, Indices]:
        """Pivots that stood behind others which no longer stand before them, or were none; and those that left.

        Of buckets that have only become full nothing is said: there everybody was tied to everybody.
        """
        rows = np.flatnonzero((before != self.pivots).any(1) & (before[:, 0] >= 0))
        old, now = before[rows], self.pivots[rows]
        same = old[:, :, None] == now[:, None, :]
        place = np.where(same.any(2), same.argmax(2), PIVOTS)
        rose = [now[~same.any(1)]]
        for last in range(1, PIVOTS):
            stays = place[:, last] < PIVOTS
            rose.append(old[stays & (place[:, :last] > place[:, last : last + 1]).any(1), last])
        return np.unique(np.concatenate(rose)), np.unique(old[~same.any(2)])
