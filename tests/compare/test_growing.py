"""The join that grows says what the join of the whole says, whatever came and went before."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare import full, growing, joins, stretches
from firsthand.compare.copies.index import ranks_of
from firsthand.compare.full import FullBuckets
from firsthand.compare.growing import GrowingJoin, Held, growing_join
from firsthand.compare.joins import join_hashes
from firsthand.compare.stretches import SortedKeys
from firsthand.run.memory import MemoryPile

ROOM = 40
arrays = st.sets(st.integers(0, 14), max_size=8)
batches = st.lists(st.tuples(st.lists(arrays, max_size=9), st.lists(st.integers(0, ROOM - 1), max_size=4)), max_size=4)


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    """Limits that a few arrays pass."""
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in (("BUCKET", 4), ("PIVOTS", 2), ("KEYS", 3)):
            patch.setattr(joins, name, limit)
            for module in (growing, full):
                patch.setattr(module, name, limit, raising=False)
        for name, limit in (("HASHES_AT_ONCE", 64), ("ARRAYS_AT_ONCE", 3), ("PAIRS_AT_ONCE", 5)):
            patch.setattr(growing, name, limit)
        patch.setattr(stretches, "PART_KEYS", 4)
        patch.setattr(stretches, "PARTS_AT_ONCE", 2)
        yield


class Grown:
    """A join that grows, and the pairs that it has told so far."""

    def __init__(self, fullness: list[int]) -> None:
        self.held: dict[int, list[int]] = {}
        self.there: set[int] = set()
        self.pile = MemoryPile([])
        rank = np.array([(full << 8) + ROOM - number for number, full in enumerate(fullness)], np.uint64)
        keys = SortedKeys(self.pile, "toys")
        self.join = GrowingJoin(keys, np.zeros(ROOM, np.int64), FullBuckets(), rank, self.hashes_of)
        self.pairs: dict[tuple[int, int], int] = {}

    def hashes_of(self, numbers: joins.Indices) -> Held:
        found = [self.held[number] for number in numbers.tolist()]
        return Held(np.array([one for array in found for one in array], np.uint32), np.array([*map(len, found)], int))

    def update(self, gone: list[int], new: list[int]) -> None:
        told = self.join.update(np.array(gone, np.int64), np.array(new, np.int64))
        self.there = self.there.difference(gone).union(new)
        touched, doubted = {*told.touched.tolist(), *gone}, {*told.doubted.tolist()}
        self.pairs = {pair: times for pair, times in self.pairs.items() if not touched & set(pair)}
        again = [pair for pair in self.pairs if doubted & set(pair)]
        counted = self.join.shared_by(np.array(again, np.int64).reshape(-1, 2).T).tolist()
        self.pairs.update(zip(again, counted, strict=True))
        self.pairs.update(zip(map(tuple, told.pairs.T.tolist()), told.shared.tolist(), strict=True))
        self.pairs = {pair: times for pair, times in self.pairs.items() if times}

    def keep(self) -> None:
        """Go on with what the record has."""
        self.join.keys.save()
        self.join.keys = SortedKeys(self.pile, "toys")
        assert self.join.keys.load()


@given(batches, st.lists(st.integers(0, 3), min_size=ROOM, max_size=ROOM))
@settings(max_examples=150, deadline=None)
def test_it_says_what_the_whole_join_says(told: list[tuple[list[set[int]], list[int]]], fullness: list[int]) -> None:
    grown = Grown(fullness)
    for new, leaving in told:
        start = max(grown.held, default=-1) + 1
        gone = sorted(grown.there.intersection(leaving))
        grown.held.update((start + at, sorted(one)) for at, one in enumerate(new))
        grown.update(gone, [*range(start, start + len(new))])
        grown.keep()
        left = sorted(grown.there)
        held = grown.hashes_of(np.array(left, np.int64))
        whole = join_hashes(held.hashes, held.sizes, np.array([fullness[number] for number in left], np.int64))
        ends = [(left[one], left[other]) for one, other in whole.pairs.T.tolist()]
        assert grown.pairs == dict(zip(ends, whole.shared.tolist(), strict=True))
        assert grown.join.crowded[left].tolist() == whole.crowded.tolist()
        anew = anew_of(grown, left, whole)
        assert grown.join.full.hashes.tolist() == anew.full.hashes.tolist()
        assert grown.join.full.pivots.tolist() == anew.full.pivots.tolist()


def anew_of(grown: Grown, left: list[int], whole: joins.Joined) -> GrowingJoin:
    """The join of those that are left, made at once, under the numbers that they have."""
    number = np.array(left, np.uint64)[((whole.keys & np.uint64(0xFFFFFFFF)) >> np.uint64(1)).astype(np.int64)]
    keys = (whole.keys & np.uint64(0xFFFFFFFF00000001)) | (number << np.uint64(1))
    crowded = np.zeros(ROOM, np.int64)
    crowded[left] = whole.crowded
    join = growing_join(SortedKeys(MemoryPile([]), "toys"), keys, crowded, grown.join.rank, grown.hashes_of)
    low = np.array([0], np.uint64)
    found = [sorted(one.keys.between(low, ~low).keys.tolist()) for one in (join, grown.join)]
    assert found[0] == found[1]
    return join


def test_reports_whose_ids_begin_alike_are_told_apart() -> None:
    """All of one length: which of them are the pivots is decided by their ids, whose first 48 bits are the same."""
    chance = np.random.default_rng(5)
    ids = np.uint64(0x1234567800000000) + chance.permutation(ROOM).astype(np.uint64)
    words = np.full(ROOM, 590)
    grown = Grown([0] * ROOM)
    grown.join.rank = ranks_of(ids, words)
    for start in range(0, ROOM, 8):
        lot = range(start, start + 8)
        grown.held.update((number, [7, 8, 9, 100 + number // 3]) for number in lot)
        grown.update([], [*lot])
        by_id = np.argsort(ids[: start + 8])  # as a pile has them
        held = grown.hashes_of(by_id)
        whole = join_hashes(held.hashes, held.sizes, words[: start + 8])
        ends = [tuple(sorted((int(by_id[one]), int(by_id[other])))) for one, other in whole.pairs.T.tolist()]
        assert grown.pairs == dict(zip(ends, whole.shared.tolist(), strict=True))


def test_more_words_go_before_a_smaller_id() -> None:
    ids = np.array([0x123456780000FFFF, 0x1234567800000001, 0xF, 0xFFFFFFFFFFFFFFFF], np.uint64)
    words = np.array([590, 590, 589, 1 << 21])
    assert ranks_of(ids, words).tolist() == [2, 3, 1, 4]
