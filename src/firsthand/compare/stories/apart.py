"""Gatherings -> stories: the reports of each told apart by words weighed anew.

Words weigh here by how well they tell the reports of one gathering apart: two earthquakes share "quake" and
"magnitude", not their places. Most gatherings are small, so these are weighed many together.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from firsthand.compare.stories.grouping import Rows, nearness
from firsthand.compare.stories.views import (
    AMONG_THEMSELVES,
    BY_TABLE,
    Counts,
    Floats,
    Indices,
    alike_all,
    alike_in,
    rows_of,
    shared_by,
    views_of,
)

TOLD_APART = 0.125
"""Average likeness under fixed weights, geometric mean with the likeness under the gathering's own weights."""
BACKGROUND = 5.0
"""How many reports' worth of the fixed table stand beside a gathering's own counts."""
EFFECTIVE = 20.0
"""Reports at which own counts stop sharpening: a big story must not fall apart into its aspects."""

STRAY = 0.075
"""Average likeness that is enough for a report that would stand alone ..."""
STRAY_AHEAD = 1.3
"""... if it is this many times that to the next story of the gathering, and the names are the same."""

DATED = 1.6
SAME_NAMES = 0.2
"""What known dates multiply here, and the likeness in names from which they do.

Without it a story of ten days falls into its chapters; two ferries that run aground on one day share no names.
"""

SMALL = 40
"""Reports up to which the gatherings are weighed together, pair by pair; a larger one is a full matrix by itself."""
ROWS_AT_ONCE = 2000
"""Reports of small gatherings weighed together."""
DENSE = 3000
"""Largest gathering that is told apart; a bigger one is one story."""


class _Alike(NamedTuple):
    """The reports of one gathering, each with each."""

    rows: Indices
    fixed: Floats
    """Likeness by the fixed table."""
    own: Floats
    """Likeness by the gathering's own weights."""
    names: Floats
    """Likeness in names alone."""


def groups_of(gatherings: Iterable[list[int]], rows: Rows) -> list[list[int]]:
    """The stories of the gatherings, each sorted, in the order of their first rows; no gathering changes another."""
    found: list[list[int]] = []
    small: list[Indices] = []
    held = 0
    for gathering in gatherings:
        if not 1 < len(gathering) <= DENSE:
            found.append(gathering)
        elif len(gathering) > SMALL:
            found.extend(_stories(_weighed_alone(np.array(gathering), rows.counts), rows.when))
        else:
            small.append(np.array(gathering))
            held += len(gathering)
            if held >= ROWS_AT_ONCE:
                found.extend(_told_apart(small, rows))
                small, held = [], 0
    found.extend(_told_apart(small, rows))
    return sorted(found)


def _told_apart(small: list[Indices], rows: Rows) -> Iterator[list[int]]:
    for alike in _weighed_together(small, rows.counts):
        yield from _stories(alike, rows.when)


def _weighed_alone(rows: Indices, counts: Counts) -> _Alike:
    own = rows_of(counts, rows)
    weighed = views_of(own, own.information)
    local = views_of(own, _worth(own, np.zeros(len(rows), np.int64), np.array([len(rows)])))
    fixed, among = alike_all(weighed, BY_TABLE), alike_all(local, AMONG_THEMSELVES)
    return _Alike(rows, fixed, among, alike_in(weighed, weighed.names))


def _weighed_together(gatherings: list[Indices], counts: Counts) -> Iterator[_Alike]:
    """The same for several gatherings, which share no columns then: no pair is of two gatherings."""
    if not gatherings:
        return
    sizes = np.array([len(one) for one in gatherings])
    own = rows_of(counts, np.concatenate(gatherings))
    weighed = views_of(own, own.information)
    local = views_of(own, _worth(own, np.repeat(np.arange(len(sizes)), sizes), sizes))
    ends = [np.stack(np.triu_indices(size, 1)) for size in range(SMALL + 1)]
    begin = np.cumsum(sizes) - sizes
    left, right = np.concatenate([ends[size] + at for size, at in zip(sizes, begin, strict=True)], axis=1)
    picked = np.zeros(len(own.row))
    by_table, among = shared_by(weighed, picked, left, right), shared_by(local, picked, left, right)
    values = np.stack((by_table.alike(BY_TABLE), among.alike(AMONG_THEMSELVES), by_table.names))
    start = 0
    for rows in gatherings:
        one, other = ends[len(rows)]
        full = np.ones((3, len(rows), len(rows)))
        full[:, one, other] = full[:, other, one] = values[:, start : start + len(one)]
        start += len(one)
        yield _Alike(rows, *full)


def _worth(own: Counts, gathering: Indices, sizes: Indices) -> Floats:
    """How well each word of a report tells the reports of its gathering apart; `gathering` is that of each row."""
    of_entry = gathering[own.row]
    _, first, word = np.unique(of_entry * len(own.words) + own.column, return_index=True, return_inverse=True)
    used = np.bincount(word)
    size = sizes[of_entry[first]]
    effective = np.minimum(size, EFFECTIVE)
    expected = used * effective / size + BACKGROUND * np.exp(-own.information[first]) + 0.5
    return np.asarray(np.maximum(np.log((effective + BACKGROUND + 1.0) / expected), 0.0)[word])


def _stories(found: _Alike, when: Floats) -> list[list[int]]:
    """The stories of one gathering."""
    gap = when[found.rows][:, None] - when[found.rows][None, :]
    near = nearness(gap) * np.where(np.isnan(gap) | (found.names < SAME_NAMES), 1.0, DATED)
    alike = np.minimum(np.sqrt(found.fixed * found.own) * near, 1.0)
    np.fill_diagonal(alike, 1.0)
    tree = linkage(squareform(1.0 - (alike + alike.T) / 2.0, checks=False), "average")
    label = fcluster(tree, 1.0 - TOLD_APART, "distance")
    groups = [np.flatnonzero(label == x) for x in np.unique(label)]
    return [found.rows[inside].tolist() for inside in _with_strays(alike, found.names, groups)]


def _with_strays(alike: Floats, names: Floats, groups: list[Indices]) -> list[Indices]:
    """The groups, with each report that stands alone put to the group that it is by far most like."""
    whole = [group for group in groups if len(group) > 1]
    alone = [group for group in groups if len(group) == 1]
    if not whole:
        return groups
    found: dict[int, list[Indices]] = {number: [group] for number, group in enumerate(whole)}
    for group in alone:
        averages = sorted(((float(alike[group[0], other].mean()), number) for number, other in enumerate(whole)))[::-1]
        second = averages[1][0] if len(averages) > 1 else 0.0
        named = float(names[group[0], whole[averages[0][1]]].mean()) >= SAME_NAMES
        if named and averages[0][0] >= STRAY and averages[0][0] >= STRAY_AHEAD * second:
            found[averages[0][1]].append(group)
        else:
            found[len(found)] = [group]
    return [np.concatenate(parts) for parts in found.values()]
