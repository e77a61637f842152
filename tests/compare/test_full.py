"""The pivots of full buckets: who has become one, and who stands before whom."""

import numpy as np
import pytest

from firsthand.compare import full
from firsthand.compare.full import FullBuckets, Ranking


@pytest.mark.parametrize(
    ("before", "after", "rose", "left"),
    [
        ([1, 2, 3], [1, 2, 3], [], []),
        ([1, 2, 3], [2, 1, 3], [2], []),
        ([1, 2, 3], [9, 1, 2], [9], [3]),
        ([1, 2, 3], [9, 2, 3], [2, 3, 9], [1]),
        ([1, 2, 3], [1, 9, 3], [3, 9], [2]),
        ([1, 2, 3], [3, 1, 2], [3], []),
        ([-1, -1, -1], [1, 2, 3], [], []),
    ],
)
def test_who_rose_and_who_left(
    before: list[int], after: list[int], rose: list[int], left: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pivot that overtook another rose even where a third one stands before both: the place is the same, 9 2 3."""
    monkeypatch.setattr(full, "PIVOTS", 3)
    buckets = FullBuckets(np.array([7], np.uint32), np.array([after]))
    found = buckets.changes(np.array([before]))
    assert [one.tolist() for one in found] == [rose, left]


def test_the_fullest_are_chosen_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full, "PIVOTS", 2)
    ranking = Ranking(np.array([5, 9, 9, 1, 0]), np.array([1, 2, 3, 4, 5], np.uint64))
    buckets = FullBuckets()
    buckets.change(np.array([30, 10], np.uint32), np.zeros(0, np.uint32))
    assert buckets.unknown().tolist() == [True, True]
    buckets.choose(np.array([0, 0, 0, 1, 1, 1]), np.array([0, 1, 3, 2, 2, 4]), ranking)
    assert buckets.pivots.tolist() == [[1, 0], [2, 4]]
    buckets.let_in(np.array([0, 0, 1]), np.array([2, 3, 3]), ranking)
    assert buckets.pivots.tolist() == [[2, 1], [2, 3]]
    assert buckets.rows_of(np.array([10, 20, 30], np.uint32)).tolist() == [0, -1, 1]
    assert buckets.has_pivot(np.array([0, -1, 1]), np.array([1, 1, 1])).tolist() == [True, False, False]
    buckets.change(np.array([20], np.uint32), np.array([10], np.uint32))
    assert buckets.hashes.tolist() == [20, 30]
    assert buckets.pivots.tolist() == [[-1, -1], [2, 3]]
