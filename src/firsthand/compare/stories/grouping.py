"""Sketches and dates -> groups of reports of one event, and which later report refers back to which.

Two passes. The first weighs words by a fixed table, so that the rest of the pile decides nothing, and gathers what may
belong together. The second weighs them by how well they tell the reports of one such gathering apart: two
earthquakes share "quake" and "magnitude", not their places.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from firsthand.compare.stories.linkage import average_link
from firsthand.compare.stories.sketches import StorySketch
from firsthand.compare.stories.views import (
    AMONG_THEMSELVES,
    BY_TABLE,
    Counts,
    Floats,
    Indices,
    alike_all,
    alike_names,
    alike_pairs,
    count_words,
    rows_of,
    views_of,
    words_shared,
)

GATHERED = 0.23
"""Average likeness, under fixed weights, of reports that may tell of one event."""
TOLD_APART = 0.125
"""Average of the same, geometric mean with the likeness under the gathering's own weights."""
BACKGROUND = 5.0
"""How many reports' worth of the fixed table stand beside a gathering's own counts."""
EFFECTIVE = 20.0
"""Reports at which own counts stop sharpening: a big story must not fall apart into its aspects."""

STRAY = 0.075
"""Average likeness that is enough for a report that would stand alone ..."""
STRAY_AHEAD = 1.3
"""... if it is this many times that to the next story of the gathering, and the names are the same.

These six were found on the ECB+ training part, whole and thinned at random to one, two, three or six reports an event,
and hold on BASIL as they are.
"""

HALF_DAYS = 20.0
"""Days between two reports that halve their likeness: a story goes on over follow-ups; two years later is another."""

DATED = 1.6
SAME_NAMES = 0.2
"""What known dates multiply in the second pass, and the likeness in names from which they do.

Without it a story of ten days falls into its chapters; two ferries that run aground on one day share no names.
"""

REFERS = 0.3
"""Likeness, without regard to time, of a later report to an earlier one that it refers back to."""
REFERS_AFTER_DAYS = 45

CANDIDATE = 0.04
"""Likeness in names and lead alone, times nearness in days, below which a pair is not looked at."""
REFERS_CANDIDATE = 0.1
"""Likeness in names and lead alone, below which a pair far apart in time is not looked at.

Of the ECB+ and BASIL pairs that reach `REFERS`, 6 in 1000 stay under it.
"""
MIN_SHARED = 3
"""Distinct words that two reports of one story share at least: two short items may meet in a single number."""
BUCKET = 1000
"""Reports that may share a word for the word to count in finding candidates."""
BLOCK = 256
"""Rows compared with all at once; their products are held in memory, about 30,000 a row in a pile of 100,000."""
DENSE = 3000
"""Largest gathering that is told apart; a bigger one is one story."""


class Grouping(NamedTuple):
    """Groups of row numbers, and pairs (later, earlier) of rows of which the later refers back."""

    groups: list[list[int]]
    refers: list[tuple[int, int]]


def group_reports(sketches: Sequence[StorySketch], days: Sequence[int | None]) -> Grouping:
    """The groups of reports, by row number; `days` counts publication days from any fixed day."""
    if not sketches:
        return Grouping([], [])
    counts = count_words(sketches)
    when = np.array([np.nan if day is None else float(day) for day in days])
    views = views_of(counts, counts.information)
    left, right = _candidates(csr_array((views.lead + views.names) * 0.5), when)
    enough = words_shared(views, left, right) >= MIN_SHARED
    left, right = left[enough], right[enough]
    likeness = alike_pairs(views, BY_TABLE, left, right)
    timely = likeness * _nearness(when[left] - when[right])
    gathered = average_link(len(sketches), zip(left.tolist(), right.tolist(), timely.tolist(), strict=True), GATHERED)
    groups = [group for gathering in gathered for group in _told_apart(gathering, counts, when)]
    later = _later(left, right, when)
    refers = [(i, j) for i, j, alike in zip(*later, likeness, strict=True) if i >= 0 and alike >= REFERS]
    return Grouping(sorted(groups), sorted(refers))


def _candidates(both: csr_array, when: Floats) -> tuple[Indices, Indices]:
    """Pairs of rows (the smaller first) that share enough of names and lead, for the days between them."""
    used = np.bincount(both.indices, minlength=both.shape[1])
    both = csr_array(both.multiply((used <= BUCKET)[None, :]))
    both.eliminate_zeros()
    turned = csr_array(both.T)
    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for at in range(0, both.shape[0], BLOCK):
        product = both[at : at + BLOCK] @ turned
        some = np.flatnonzero(product.data >= CANDIDATE)
        row = at + np.searchsorted(product.indptr, some, side="right") - 1
        column = product.indices[some]
        gap = when[row] - when[column]
        enough = np.where(np.abs(gap) > REFERS_AFTER_DAYS, REFERS_CANDIDATE, np.inf)
        enough = np.minimum(enough, CANDIDATE / _nearness(gap))
        kept = (row < column) & (product.data[some] >= enough)
        lefts.append(row[kept].astype(np.int64))
        rights.append(column[kept].astype(np.int64))
    return np.concatenate(lefts), np.concatenate(rights)


def _nearness(gap: Floats) -> Floats:
    """1 for one day, 1/2 at `HALF_DAYS`; 1 where a date is unknown."""
    return np.where(np.isnan(gap), 1.0, 1.0 / (1.0 + (gap / HALF_DAYS) ** 2))


def _told_apart(gathering: list[int], counts: Counts, when: Floats) -> list[list[int]]:
    """The stories of one gathering."""
    size = len(gathering)
    if not 1 < size <= DENSE:
        return [gathering]
    rows = np.array(gathering)
    own = rows_of(counts, rows)
    used = np.bincount(own.column, minlength=len(own.information))
    effective = min(size, EFFECTIVE)
    expected = used * effective / size + BACKGROUND * np.exp(-own.information) + 0.5
    worth = np.maximum(np.log((effective + BACKGROUND + 1.0) / expected), 0.0)
    weighed = views_of(own, own.information)
    fixed = alike_all(weighed, BY_TABLE)
    local = alike_all(views_of(own, worth), AMONG_THEMSELVES)
    gap = when[rows][:, None] - when[rows][None, :]
    names = alike_names(weighed)
    near = _nearness(gap) * np.where(np.isnan(gap) | (names < SAME_NAMES), 1.0, DATED)
    alike = np.minimum(np.sqrt(fixed * local) * near, 1.0)
    np.fill_diagonal(alike, 1.0)
    tree = linkage(squareform(1.0 - (alike + alike.T) / 2.0, checks=False), "average")
    label: npt.NDArray[np.int32] = fcluster(tree, 1.0 - TOLD_APART, "distance")
    return [
        rows[inside].tolist()
        for inside in _with_strays(alike, names, [np.flatnonzero(label == x) for x in np.unique(label)])
    ]


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


def _later(left: Indices, right: Indices, when: Floats) -> tuple[list[int], list[int]]:
    """Of each pair the later and the earlier row; -1 where they are too near in time or undated."""
    gap = np.nan_to_num(when[left] - when[right], nan=0.0)
    far = np.abs(gap) > REFERS_AFTER_DAYS
    later = np.where(gap > 0, left, right)
    return np.where(far, later, -1).tolist(), np.where(gap > 0, right, left).tolist()
