"""Sketches and dates -> reports that may tell of one event, and which later report refers back to which.

Words are weighed by a fixed table here, so that the rest of the pile decides nothing; apart.py then tells the reports
of each gathering apart.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from firsthand.compare.stories.linkage import Linked, average_link
from firsthand.compare.stories.sketches import StorySketch
from firsthand.compare.stories.views import (
    BY_TABLE,
    Counts,
    Floats,
    Indices,
    Views,
    count_words,
    shared_by,
    views_of,
    with_columns,
)

GATHERED = 0.23
"""Average likeness, under fixed weights, of reports that may tell of one event.

This and the six of apart.py were found on the ECB+ training part, whole and thinned at random to one, two, three or six
reports an event, and hold on BASIL as they are.
"""

HALF_DAYS = 20.0
"""Days between two reports that halve their likeness: a story goes on over follow-ups; two years later is another."""

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

Flags = npt.NDArray[np.bool_]


class Rows(NamedTuple):
    """Reports as rows: their words, the views of these under the fixed weights, their days."""

    counts: Counts
    views: Views
    both: Floats
    """What each word counts for in names and lead together, by which candidates are found."""
    when: Floats


class Pairs(NamedTuple):
    """Pairs of rows that are alike, the smaller first."""

    left: Indices
    right: Indices
    likeness: Floats
    """Without regard to time."""
    timely: Floats
    """For the days between them."""


def rows_for(sketches: Sequence[StorySketch], days: Floats, among: npt.NDArray[np.uint32] | None = None) -> Rows:
    """The reports as rows, in their order; without the words that are not `among` these, sorted, but weighed with them.

    So pairs of which one report has no other words come out to the last digit as they would with all.
    """
    counts = count_words(sketches, among)
    views = views_of(counts, counts.information)
    if among is not None:
        counts, views = with_columns(counts, views)
    return Rows(counts, views, (views.lead + views.names) * 0.5, days)


def told_by(rows: Rows) -> Indices:
    """How many reports have each word among their names or in their lead."""
    return np.bincount(rows.views.column[rows.both > 0], minlength=rows.views.width)


def pairs_among(rows: Rows, few: Flags, among: Indices | None = None) -> Pairs:
    """The pairs that are candidates by the words that `few` reports share, and how alike they are.

    `among` gives each row a number; only pairs of rows with one number are wanted.
    """
    both = rows.both * few[rows.views.column]
    made = rows.views.matrix(both)
    turned = csr_array(made.T)
    found = [Pairs(*np.zeros((2, 0), np.int64), *np.zeros((2, 0)))]
    for at in range(0, made.shape[0], BLOCK):
        left, right = near_pairs(made[at : at + BLOCK], turned, rows.when[at : at + BLOCK], rows.when)
        left = left + at
        kept = (left < right) & (True if among is None else among[left] == among[right])
        found.append(_alike(rows, both, left[kept], right[kept]))
    return Pairs(*map(np.concatenate, zip(*found, strict=True)))


def pairs_between(rows: Rows, few: Flags, left: Indices, right: Indices) -> Pairs:
    """Of the pairs given, the smaller row first, those that are."""
    return _alike(rows, rows.both * few[rows.views.column], left, right)


def gatherings_of(rows: Rows, pairs: Pairs) -> list[list[int]]:
    """The rows that may tell of one event, each gathering sorted, in the order of their first rows."""
    return link_rows(rows, pairs).clusters


def link_rows(rows: Rows, pairs: Pairs) -> Linked:
    """The same with the order in which they were joined.

    Two clusters that are enough alike on average hold a pair that is, so that no others are looked at.
    """
    strong = pairs.timely >= GATHERED
    together = parts_of(rows.counts.reports, pairs.left[strong], pairs.right[strong])
    near = together[pairs.left] == together[pairs.right]
    given = zip(pairs.left[near].tolist(), pairs.right[near].tolist(), pairs.timely[near].tolist(), strict=True)
    return average_link(rows.counts.reports, given, GATHERED)


def parts_of(size: int, left: Indices, right: Indices) -> Indices:
    """Of each of so many things the number of the part in which it hangs together with others, directly or not."""
    graph = coo_array((np.ones(len(left), bool), (left, right)), shape=(size, size))
    parts: Indices = connected_components(graph, directed=False)[1].astype(np.int64)
    return parts


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


def _alike(rows: Rows, both: Floats, left: Indices, right: Indices) -> Pairs:
    """The pairs that are candidates to the last digit, share enough words, and how alike they are."""
    gap = rows.when[left] - rows.when[right]
    shared = shared_by(rows.views, both, left, right)
    kept = (shared.picked >= _wanted(gap)) & (shared.distinct >= MIN_SHARED)
    likeness = shared.alike(BY_TABLE)
    return Pairs(left[kept], right[kept], likeness[kept], (likeness * nearness(gap))[kept])


def _wanted(gap: Floats) -> Floats:
    """Likeness in names and lead from which on two reports so many days apart are looked at."""
    far = np.where(np.abs(gap) > REFERS_AFTER_DAYS, REFERS_CANDIDATE, np.inf)
    return np.asarray(np.minimum(far, CANDIDATE / nearness(gap)))


def nearness(gap: Floats) -> Floats:
    """1 for one day, 1/2 at `HALF_DAYS`; 1 where a date is unknown."""
    return np.where(np.isnan(gap), 1.0, 1.0 / (1.0 + (gap / HALF_DAYS) ** 2))
