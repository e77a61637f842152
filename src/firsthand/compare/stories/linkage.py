"""Likeness of pairs -> clusters by average link, on a sparse graph: a pair that is not given counts as 0."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Linked(NamedTuple):
    """Clusters, and how they came about."""

    clusters: list[list[int]]
    """Each sorted, in the order of their first member."""
    joins: list[tuple[int, int]]
    """The smallest members of the two clusters joined, the smaller first, in the order of joining."""


def average_link(size: int, pairs: Iterable[tuple[int, int, float]], least: float) -> Linked:
    """Clusters of 0 .. size - 1.

    The two clusters whose members are most alike on average are joined until no two reach `least`. Ties go to the
    smallest members, so the order of the pairs says nothing; a member that reaches nobody changes nothing.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    near: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for left, right, likeness in pairs:
        near[left][right] = near[right][left] = likeness
    queue = [(-likeness, i, j) for i in near for j, likeness in near[i].items() if i < j and likeness >= least]
    heapify(queue)
    joins = []
    while queue:
        average, left, right = heappop(queue)
        if left not in members or right not in members or -average != _average(left, right, near, members):
            continue
        _join(left, right, near, members)
        joins.append((left, right))
        for other in near[left]:
            likeness = _average(left, other, near, members)
            if likeness >= least:
                heappush(queue, (-likeness, min(left, other), max(left, other)))
    return Linked(sorted(sorted(cluster) for cluster in members.values()), joins)


def _join(left: int, right: int, near: dict[int, dict[int, float]], members: dict[int, list[int]]) -> None:
    """Put the members and neighbours of `right` into `left`; `near` holds sums over pairs of members."""
    members[left] += members.pop(right)
    for other, total in near.pop(right).items():
        del near[other][right]
        if other != left:
            near[left][other] = near[other][left] = near[left].get(other, 0.0) + total


def _average(left: int, right: int, near: dict[int, dict[int, float]], members: dict[int, list[int]]) -> float:
    return near[left].get(right, 0.0) / (len(members[left]) * len(members[right]))
