"""Sorting by digits: what comparing says, equal bits in the order they came in, however many there are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.compare import digits
from firsthand.compare.digits import in_order

numbers = st.lists(st.integers(0, (1 << 64) - 1) | st.integers(0, 9), max_size=30)


@given(numbers)
def test_all_digits_give_what_comparing_gives(some: list[int]) -> None:
    assert in_order(np.array(some, np.uint64), (0, 64)).tolist() == sorted(some)


@given(numbers)
def test_equal_bits_stay_as_they_come(some: list[int]) -> None:
    found = in_order(np.array(some, np.uint64), (32, 64)).tolist()
    assert found == sorted(some, key=lambda one: one >> 32)


@given(st.lists(st.tuples(st.integers(0, 70_000), st.integers(0, 70_000)), max_size=30), st.integers(0, 30))
def test_pairs_are_in_order_by_both_ends_with_any_limit(pairs: list[tuple[int, int]], limit: int) -> None:
    packed = np.array([(one << 32) | other for one, other in pairs], np.uint64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(digits, "BY_DIGITS", limit)
        found = in_order(packed, (0, 17), (32, 49)).tolist()
    assert found == [(one << 32) | other for one, other in sorted(pairs)]
