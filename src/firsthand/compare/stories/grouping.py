"""Sketches and dates -> groups of reports of one event, and which later report refers back to which.

Two passes. The first weighs words by a fixed table, so that the rest of the pile decides nothing, and gathers what may
belong together. The second weighs them by how well they tell the reports of one such gathering apart: two
earthquakes share "quake" and "magnitude", not their places.
"""

from collections.abc import Iterable, Sequence
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
    Views,
    alike_all,
    alike_names,
    alike_pairs,
    count_words,
    dots,
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
ROUNDED = 1.0 - 1e-6
"""Share of what is wanted that a rounded sum may miss; whether a pair is a candidate is decided to the last digit."""
BLOCK = 256
"""Rows compared with all at once; their products are held in memory, about 30,000 a row in a pile of 100,000."""
DENSE = 3000
"""Largest gathering that is told apart; a bigger one is one story."""

Flags = npt.NDArray[np.bool_]


class Rows(NamedTuple):
    """Reports as rows: their words, the views of these under the fixed weights, their days."""

    counts: Counts
    views: Views
    both: csr_array
    """Names and lead together, by which candidates are found."""
    when: Floats


class Pairs(NamedTuple):
    """Pairs of rows that are alike, the smaller first."""

    left: Indices
    right: Indices
    likeness: Floats
    """Without regard to time."""
    timely: Floats
    """For the days between them."""


def rows_for(sketches: Sequence[StorySketch], days: Sequence[int | None]) -> Rows:
    """The reports as rows, in their order."""
    counts = count_words(sketches)
    views = views_of(counts, counts.information)
    both = csr_array((views.lead + views.names) * 0.5)
    return Rows(counts, views, both, np.array([np.nan if day is None else float(day) for day in days]))


def told_by(rows: Rows) -> Indices:
    """How many reports have each word among their names or in their lead."""
    return np.bincount(rows.both.indices, minlength=rows.both.shape[1])


def pairs_among(rows: Rows, few: Flags) -> Pairs:
    """The pairs that are candidates by the words that `few` reports share, and how alike they are."""
    both = _masked(rows.both, few)
    turned = csr_array(both.T)
    found = [np.zeros((2, 0), np.int64)]
    for at in range(0, both.shape[0], BLOCK):
        some = slice(at, at + BLOCK)
        left, right = near_pairs(both[some], turned, rows.when[some], rows.when)
        found.append(np.stack((left + at, right))[:, left + at < right])
    return _alike(rows, both, *np.concatenate(found, axis=1))


def pairs_between(rows: Rows, few: Flags, left: Indices, right: Indices) -> Pairs:
    """Of the pairs given, the smaller row first, those that are."""
    return _alike(rows, _masked(rows.both, few), left, right)


def gatherings_of(rows: Rows, pairs: Pairs) -> list[list[int]]:
    """The rows that may tell of one event, each gathering sorted, in the order of their first rows."""
    given = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.timely.tolist(), strict=True)
    return average_link(rows.counts.reports, given, GATHERED)


def groups_of(gatherings: Iterable[list[int]], rows: Rows) -> list[list[int]]:
    """The stories of the gatherings, each sorted, in the order of their first rows; no gathering changes another."""
    return sorted(group for gathering in gatherings for group in _told_apart(gathering, rows.counts, rows.when))


def refers_back(pairs: Pairs, when: Floats) -> Indices:
    """The pairs of which the later refers back to the earlier: two rows, the later ones first; sorted."""
    gap = np.nan_to_num(when[pairs.left] - when[pairs.right], nan=0.0)
    back = (np.abs(gap) > REFERS_AFTER_DAYS) & (pairs.likeness >= REFERS)
    left, right, gap = pairs.left[back], pairs.right[back], gap[back]
    found = np.stack((np.where(gap > 0, left, right), np.where(gap > 0, right, left)))
    return found[:, np.lexsort((found[1], found[0]))]


def near_pairs(one: csr_array, turned: csr_array, when_one: Floats, when_other: Floats) -> tuple[Indices, Indices]:
    """Pairs of a row of `one` and a column of `turned` that all but share enough of names and lead."""
    product = one @ turned
    some = np.flatnonzero(product.data >= CANDIDATE * ROUNDED)
    row = np.searchsorted(product.indptr, some, side="right") - 1
    column = product.indices[some]
    kept = product.data[some] >= ROUNDED * _wanted(when_one[row] - when_other[column])
    return row[kept].astype(np.int64), column[kept].astype(np.int64)


def _masked(both: csr_array, few: Flags) -> csr_array:
    kept = csr_array(both.multiply(few[None, :]))
    kept.eliminate_zeros()
    return kept


def _alike(rows: Rows, both: csr_array, left: Indices, right: Indices) -> Pairs:
    """The pairs that are candidates to the last digit, share enough words, and how alike they are."""
    wanted = _wanted(rows.when[left] - rows.when[right])
    kept = dots(both, both, left, right) >= wanted
    left, right = left[kept], right[kept]
    enough = words_shared(rows.views, left, right) >= MIN_SHARED
    left, right = left[enough], right[enough]
    likeness = alike_pairs(rows.views, BY_TABLE, left, right)
    return Pairs(left, right, likeness, likeness * _nearness(rows.when[left] - rows.when[right]))


def _wanted(gap: Floats) -> Floats:
    """Likeness in names and lead from which on two reports so many days apart are looked at."""
    far = np.where(np.abs(gap) > REFERS_AFTER_DAYS, REFERS_CANDIDATE, np.inf)
    return np.asarray(np.minimum(far, CANDIDATE / _nearness(gap)))


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
    used = np.bincount(own.column, minlength=len(own.words))
    information = np.zeros(len(own.words))
    information[own.column[::-1]] = own.information[::-1]
    effective = min(size, EFFECTIVE)
    expected = used * effective / size + BACKGROUND * np.exp(-information) + 0.5
    worth = np.maximum(np.log((effective + BACKGROUND + 1.0) / expected), 0.0)
    weighed = views_of(own, own.information)
    fixed = alike_all(weighed, BY_TABLE)
    local = alike_all(views_of(own, worth[own.column]), AMONG_THEMSELVES)
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
