"""Sorted keys that are kept in stretches: what came and did not go is found, whatever was read and written between."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare import stretches
from firsthand.compare.stretches import LostPart, SortedKeys, among
from firsthand.errors import Bug
from firsthand.run.memory import MemoryPile

steps = st.lists(st.tuples(st.sets(st.integers(0, 60), max_size=20), st.booleans(), st.booleans()), max_size=12)


@pytest.fixture(autouse=True)
def _small_parts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "PART_KEYS", 3)
        patch.setattr(stretches, "PARTS_AT_ONCE", 2)
        yield


def numbers(keys: set[int]) -> stretches.Keys:
    return np.array(sorted(keys), np.uint64)


def found_in(keys: SortedKeys, low: list[int], high: list[int]) -> list[tuple[int, int]]:
    found = keys.between(np.array(low, np.uint64), np.array(high, np.uint64))
    return sorted(zip(found.ranges.tolist(), found.keys.tolist(), strict=True))


@given(steps)
@settings(max_examples=100, deadline=None)
def test_what_came_and_did_not_go_is_found(told: list[tuple[set[int], bool, bool]]) -> None:
    pile, there = MemoryPile([]), set[int]()
    keys = SortedKeys(pile, "toys")
    for some, come, kept in told:
        if come:
            keys.add(numbers(some - there))
            there |= some
        else:
            keys.drop(numbers(some & there))
            there -= some
        if kept:
            keys.save()
            keys = SortedKeys(pile, "toys")
            assert keys.load()
        low, high = [0, 7, 20, 33, 58], [3, 7, 30, 57, 60]
        wanted = [(at, key) for at, ends in enumerate(zip(low, high, strict=True)) for key in there if in_(key, ends)]
        assert found_in(keys, low, high) == sorted(wanted)
        counted = keys.counts(np.array(low, np.uint64), np.array(high, np.uint64)).tolist()
        assert counted == [sum(at == one for one, _ in wanted) for at in range(5)]


def in_(key: int, ends: tuple[int, int]) -> bool:
    return ends[0] <= key <= ends[1]


def test_keys_that_went_leave_nothing_behind_when_stretches_become_one() -> None:
    pile = MemoryPile([])
    keys = SortedKeys(pile, "toys")
    keys.add(numbers({1, 2, 3, 4}))
    keys.drop(numbers({2, 3}))
    keys.save()
    assert pile.kept("toys/0/0") == numbers({1, 2, 3}).tobytes()
    keys.add(numbers({5, 6}))
    keys.save()
    assert [pile.kept(f"toys/1/{part}") for part in range(2)] == [numbers({1, 4, 5}).tobytes(), numbers({6}).tobytes()]
    gone = [pile.kept(f"toys/{name}") for name in ("0/firsts", "0/0", "0/1", "dropped")]
    assert gone == [b""] * 4


def test_a_part_that_is_lost_is_told() -> None:
    pile = MemoryPile([])
    keys = SortedKeys(pile, "toys")
    keys.add(numbers({1, 2, 3, 4}))
    keys.save()
    pile.keep("toys/0/1", b"")
    keys = SortedKeys(pile, "toys")
    assert keys.load()
    assert found_in(keys, [1], [2]) == [(0, 1), (0, 2)]
    with pytest.raises(LostPart, match="'toys/0/1' is 0 bytes long, not 8"):
        found_in(keys, [1], [9])


@pytest.mark.parametrize(("low", "high"), [([5, 1], [6, 2]), ([1, 1], [2, 2]), ([1, 3], [3, 4]), ([2], [1])])
def test_ranges_that_do_not_ascend_are_refused(low: list[int], high: list[int]) -> None:
    keys = SortedKeys(MemoryPile([]), "toys")
    ranges = np.array(low, np.uint64), np.array(high, np.uint64)
    with pytest.raises(Bug, match="do not ascend"):
        keys.between(*ranges)
    with pytest.raises(Bug, match="do not ascend"):
        keys.counts(*ranges)


def test_nothing_kept_is_no_keys() -> None:
    assert not SortedKeys(MemoryPile([]), "toys").load()


def test_among_says_which_of_many_are_some_of_few() -> None:
    assert among(np.array([3, 9, 1, 3]), np.array([1, 3, 4])).tolist() == [True, False, True, True]
    assert among(np.array([3, 9]), np.array([], np.int64)).tolist() == [False, False]
