"""Gatherings linked anew where reports came: those of linking all, whatever came first, and few are looked at."""

import random
from collections.abc import Iterable

import numpy as np
import pytest

from firsthand.compare.stories.grouping import GATHERED, Pairs, Rows, link_rows, rows_for
from firsthand.compare.stories.regathering import Pile, gather_anew
from firsthand.compare.stories.views import Indices

Likeness = dict[tuple[int, int], float]


def made(size: int, chance: random.Random, near: int) -> Likeness:
    """Likeness of pairs, most of them of numbers that are near; some reach `GATHERED`."""
    found = {}
    for one in range(size):
        for _ in range(chance.randint(0, 4)):
            other = min(max(one + chance.randint(-near, near), 0), size - 1)
            if one != other:
                found[min(one, other), max(one, other)] = chance.choice((0.05, 0.15, 0.24, 0.3, 0.4, 0.6))
    return found


def rows_of(numbers: Iterable[int]) -> Rows:
    """Rows without words, whose days are their numbers."""
    days = np.array(list(numbers), np.float64)
    empty = rows_for([], np.zeros(0))
    return empty._replace(counts=empty.counts._replace(reports=len(days)), when=days)


def pairs_of(rows: Rows, likeness: Likeness, parts: Indices | None = None) -> Pairs:
    place = {int(number): row for row, number in enumerate(rows.when)}
    found = [
        (place[one], place[other], likeness[one, other])
        for one, other in sorted(likeness)
        if one in place and other in place and (parts is None or parts[place[one]] == parts[place[other]])
    ]
    left, right, alike = zip(*found, strict=True) if found else ((), (), ())
    return Pairs(np.array(left, np.int64), np.array(right, np.int64), np.array(alike, float), np.array(alike, float))


def linked(numbers: Iterable[int], likeness: Likeness) -> dict[int, int]:
    """Number -> the smallest number of its gathering, in the whole pile."""
    rows = rows_of(numbers)
    clusters = link_rows(rows, pairs_of(rows, likeness)).clusters
    return {int(rows.when[row]): int(rows.when[cluster[0]]) for cluster in clusters for row in cluster}


def pile_of(before: dict[int, int], size: int, likeness: Likeness) -> Pile:
    strong = [ends for ends in likeness if likeness[ends] >= GATHERED]
    both = np.array([*strong, *((other, one) for one, other in strong)], np.int64).reshape(-1, 2).T

    def near(numbers: Indices) -> Indices:
        return both[:, np.isin(both[0], numbers)]

    return Pile(
        gathering=np.array([before.get(number, number) for number in range(size)]),
        near=near,
        rows=lambda numbers: (numbers, rows_of(numbers.tolist())),
        pairs=lambda rows, parts: pairs_of(rows, likeness, parts),
    )


@pytest.mark.parametrize("seed", range(60))
def test_what_is_linked_anew_and_what_stands_are_the_gatherings_of_the_whole(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    likeness = made(120, chance, near=30)
    before = linked(range(100), {ends: alike for ends, alike in likeness.items() if ends[1] < 100})
    came, nothing = np.arange(100, 120), np.zeros(0, np.int64)
    found = gather_anew(pile_of(before, 120, likeness), came, nothing, nothing)
    now = {**before, **dict(zip(found.reports.tolist(), found.gathering.tolist(), strict=True))}
    assert now == linked(range(120), likeness)


@pytest.mark.parametrize("seed", range(20))
def test_pairs_that_are_no_more_take_a_gathering_apart(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    likeness = made(100, chance, near=20)
    before = linked(range(100), likeness)
    inside = [ends for ends in sorted(likeness) if before[ends[0]] == before[ends[1]]]
    gone = chance.sample(inside, 5)
    left = {ends: alike for ends, alike in likeness.items() if ends not in gone}
    nothing = np.zeros(0, np.int64)
    found = gather_anew(pile_of(before, 100, left), nothing, np.unique(gone), nothing)
    now = {**before, **dict(zip(found.reports.tolist(), found.gathering.tolist(), strict=True))}
    assert now == linked(range(100), left)


def test_who_hangs_together_with_new_ones_only_through_others_is_left_alone() -> None:
    chain = {(one, one + 1): 0.4 if one % 2 else 0.6 for one in range(99)} | {(98, 100): 0.9}
    before = linked(range(100), {ends: alike for ends, alike in chain.items() if ends[1] < 100})
    nothing = np.zeros(0, np.int64)
    found = gather_anew(pile_of(before, 101, chain), np.array([100]), nothing, nothing)
    assert 100 in found.reports
    assert len(found.reports) < 10, "those of the chain who gather as they did"
