"""The self-join: what it counts, what it leaves out of full buckets, and that its parts say what the whole says."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.compare import joins
from firsthand.compare.joins import BUCKET, KEYS, PIVOTS, join_hashes, joined

piles = st.lists(st.sets(st.integers(0, 30), max_size=12), max_size=BUCKET)


def arrays_of(pile: list[set[int]]) -> list[joins.Prints]:
    return [np.array(sorted(one), np.uint32) for one in pile]


def counted(pile: list[set[int]]) -> Counter[tuple[int, int]]:
    ends = combinations(range(len(pile)), 2)
    return Counter({(i, j): len(pile[i] & pile[j]) for i, j in ends if pile[i] & pile[j]})


@given(piles)
def test_pairs_are_those_that_share_something(pile: list[set[int]]) -> None:
    pairs, shared = joined(arrays_of(pile), np.zeros(len(pile), np.int64))
    found = dict(zip(map(tuple, pairs.T.tolist()), shared.tolist(), strict=True))
    assert found == counted(pile)
    assert list(found) == sorted(found)


@given(piles, st.integers(1, 4))
def test_in_parts_it_finds_the_same(pile: list[set[int]], least: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PAIRS_AT_ONCE", "BY_DIGITS", "_ENTRIES_AT_ONCE", "_ROWS_AT_ONCE"):
            patch.setattr(joins, name, 5)
        arrays = arrays_of(pile)
        hashes = np.concatenate([np.zeros(0, np.uint32), *arrays])
        found = join_hashes(hashes, np.array([len(one) for one in arrays], np.int64), np.arange(len(pile)), least)
    expected = {ends: times for ends, times in counted(pile).items() if times >= least}
    assert dict(zip(map(tuple, found.pairs.T.tolist()), found.shared.tolist(), strict=True)) == expected


def test_a_full_bucket_ties_all_to_the_fullest_only() -> None:
    many = 3 * BUCKET
    fullness = np.array([(7 * row) % many for row in range(many)])
    found = join_hashes(np.full(many, 5, np.uint32), np.ones(many, np.int64), fullness)
    fullest = set(np.argsort(-fullness)[:PIVOTS].tolist())
    assert all(set(pair) & fullest for pair in found.pairs.T.tolist())
    assert {row for pair in found.pairs.T.tolist() for row in pair} == set(range(many))
    assert found.crowded.tolist() == [1] * many


def test_in_full_buckets_only_the_smallest_hashes_of_an_array_count() -> None:
    many, own = BUCKET + 1, 2 * KEYS
    found = join_hashes(np.tile(np.arange(own, dtype=np.uint32), many), np.full(many, own), np.arange(many))
    assert set(found.shared.tolist()) == {KEYS}
