"""What the record keeps of stories between two runs: which report has which word, and which pairs gather.

Reports gather along pairs that reach `GATHERED` alone: two clusters whose members are as much alike on average hold
such a pair. So what new reports can change are the stories of those that hang together with them, and of those among
whom a word that they share is now told by too many to count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from firsthand.compare.stories.grouping import (
    BLOCK,
    BUCKET,
    GATHERED,
    Pairs,
    Rows,
    gatherings_of,
    groups_of,
    near_pairs,
    pairs_among,
    pairs_between,
    refers_back,
    rows_for,
)
from firsthand.compare.stories.sketches import StorySketch
from firsthand.compare.stories.views import Floats, Indices
from firsthand.vocabulary import Heading

ROWS_AT_ONCE = BLOCK
"""New reports whose candidates are read together."""
_NUMBER = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)

Words = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


class Run(NamedTuple):
    """The words of some reports: word (32 bits) and number of the report, sorted; and what it weighs there."""

    keys: npt.NDArray[np.uint64]
    weights: npt.NDArray[np.float32]


class Regrouped(NamedTuple):
    """Stories made anew, by report id, each with the earlier reports that it may refer back to."""

    groups: list[list[str]]
    refers: dict[str, list[str]]


class Told(NamedTuple):
    """Where sketches and days are looked up."""

    sketches: Mapping[str, StorySketch]
    headings: Mapping[str, Heading]

    def rows(self, names: Sequence[str]) -> Rows:
        """The reports as rows, in the order of the ids given."""
        return rows_for([self.sketches[name] for name in names], [_day(self.headings[name].date) for name in names])


def _day(written: str | None) -> int | None:
    try:
        return date.fromisoformat(written).toordinal() if written else None
    except ValueError:
        return None


class StoryIndex:
    """Reports by number, the words of their names and leads, the pairs that gather them, and who refers back."""

    def __init__(self, ids: npt.NDArray[np.uint64], days: Floats, runs: list[Run]) -> None:
        self.ids, self.days, self.runs = ids, days, runs
        self.gather: Indices = np.zeros((2, 0), np.int64)
        self.refers: Indices = np.zeros((2, 0), np.int64)
        """The later reports, the earlier ones."""
        self.gathering: Indices = np.arange(len(ids))
        """Of each report, the smallest number of its gathering."""

    def knows(self, names: Sequence[str]) -> bool:
        """Whether one of the reports is here already."""
        return bool(np.isin(_ids_of(names), self.ids).any())

    def add(self, names: Sequence[str], told: Told) -> Regrouped:
        """Take in new reports, sorted by id; every story that this can change, made anew."""
        start = len(self.ids)
        rows = told.rows(names)
        self.ids, self.days = np.append(self.ids, _ids_of(names)), np.append(self.days, rows.when)
        self.gathering = np.append(self.gathering, np.arange(start, len(self.ids)))
        words = rows.counts.words
        before = self.sizes(words)
        self._append(_run_of(rows, start))
        now = self.sizes(words)
        crowded = words[(before <= BUCKET) & (now > BUCKET)]
        later = self._recheck(crowded, told)
        self._meet(rows, now <= BUCKET, start, told)
        later = np.concatenate((later, self.refers[0][(self.refers >= start).any(0)]))
        return self._regroup(start, later, crowded, told)

    def _meet(self, rows: Rows, few: Flags, start: int, told: Told) -> None:
        """Find the pairs of the new reports, whose rows are given."""
        columns = rows.counts.words[few]
        turned = csr_array(self._matrix(columns).T)
        new = csr_array(rows.both[:, few])
        for at in range(0, new.shape[0], ROWS_AT_ONCE):
            some = slice(at, at + ROWS_AT_ONCE)
            mine, others = near_pairs(new[some], turned, rows.when[some], self.days)
            mine = mine + start + at
            apart = (others < start) | (others < mine)  # two new ones meet from either side
            self._take(*self._exact(mine[apart], others[apart], told))

    def _take(self, numbers: Indices, pairs: Pairs, when: Floats) -> None:
        """Keep those of the pairs that gather or refer back; `numbers` are those of the rows."""
        strong = pairs.timely >= GATHERED
        self.gather = np.append(self.gather, numbers[np.stack((pairs.left[strong], pairs.right[strong]))], axis=1)
        self.refers = np.append(self.refers, numbers[refers_back(pairs, when)], axis=1)

    def _exact(self, one: Indices, other: Indices, told: Told) -> tuple[Indices, Pairs, Floats]:
        """The pairs that are pairs indeed, in rows: the number of each row, the pairs, and the days of the rows."""
        numbers = self._by_id(np.union1d(one, other))
        place = np.zeros(len(self.ids), np.int64)
        place[numbers] = np.arange(len(numbers))
        rows = told.rows(self.names(numbers))
        ends = np.sort(np.stack((place[one], place[other])), axis=0)
        return numbers, pairs_between(rows, self._few(rows), *ends), rows.when

    def _recheck(self, crowded: Words, told: Told) -> Indices:
        """Let go of pairs far apart that only such words tied; the later ones of them."""
        hit = np.zeros(self.refers.shape[1], bool)
        for holders in self._holders(crowded):
            hit |= holders[self.refers].all(0)
        later, earlier = self.refers[:, hit]
        if hit.any():
            numbers, pairs, when = self._exact(later, earlier, told)
            self.refers = np.append(self.refers[:, ~hit], numbers[refers_back(pairs, when)], axis=1)
        return np.unique(later)

    def _regroup(self, start: int, later: Indices, crowded: Words, told: Told) -> Regrouped:
        """The stories of all that hang together with new reports, or with `later` ones, or by a crowded word."""
        size = len(self.ids)
        graph = coo_array((np.ones(self.gather.shape[1], bool), tuple(self.gather)), shape=(size, size))
        count, label = connected_components(graph, directed=False)
        wanted = np.zeros(count, bool)
        wanted[label[np.append(np.arange(start, size), later)]] = True
        for holders in self._holders(crowded):
            wanted |= np.bincount(label[holders], minlength=count) > 1
        numbers = self._by_id(np.flatnonzero(wanted[label]))
        rows = told.rows(self.names(numbers))
        pairs = pairs_among(rows, self._few(rows))
        self.gather = self.gather[:, ~wanted[label[self.gather[0]]]]
        strong = pairs.timely >= GATHERED
        self.gather = np.append(self.gather, numbers[np.stack((pairs.left[strong], pairs.right[strong]))], axis=1)
        back: dict[str, list[str]] = {}
        mine = self.refers[:, wanted[label[self.refers[0]]]]
        for name, earlier in zip(self.names(mine[0]), self.names(mine[1]), strict=True):
            back.setdefault(name, []).append(earlier)
        names = self.names(numbers)
        changed = self._changed(gatherings_of(rows, pairs), numbers, np.append(np.arange(start, size), later))
        return Regrouped([[names[row] for row in group] for group in groups_of(changed, rows)], back)

    def _changed(self, gatherings: list[list[int]], numbers: Indices, asked: Indices) -> list[list[int]]:
        """Those that hold other reports than before, or some that are asked for; all are noted."""
        of_rows = self.gathering[numbers]
        sizes = np.bincount(self.gathering, minlength=len(self.ids))
        wanted = np.zeros(len(self.ids), bool)
        wanted[asked] = True
        found = []
        for gathering in gatherings:
            old = of_rows[gathering]
            if (old != old[0]).any() or sizes[old[0]] != len(gathering) or wanted[numbers[gathering]].any():
                found.append(gathering)
                self.gathering[numbers[gathering]] = numbers[gathering].min()
        return found

    def sizes(self, words: Words) -> Indices:
        """How many reports have each word in their names or lead."""
        low = words.astype(np.uint64) << _NUMBER
        ends = [
            np.searchsorted(run.keys, low | _LOW, side="right") - np.searchsorted(run.keys, low) for run in self.runs
        ]
        return np.sum(ends, axis=0, dtype=np.int64) if ends else np.zeros(len(words), np.int64)

    def names(self, numbers: Indices) -> list[str]:
        """The ids of reports."""
        return [f"{one:016x}" for one in self.ids[numbers].tolist()]

    def _by_id(self, numbers: Indices) -> Indices:
        return numbers[np.argsort(self.ids[numbers])]

    def _few(self, rows: Rows) -> Flags:
        return self.sizes(rows.counts.words) <= BUCKET

    def _holders(self, words: Words) -> Iterator[Flags]:
        """Which reports have each of the words."""
        for word in words.tolist():
            found = np.zeros(len(self.ids), bool)
            for _, numbers, _ in self._entries(np.array([word], np.uint32)):
                found[numbers] = True
            yield found

    def _matrix(self, words: Words) -> csr_array:
        """All reports as rows, these words as columns; a little rounded."""
        parts = list(self._entries(words))
        column, number, weight = (np.concatenate([part[i] for part in parts]) for i in range(3))
        shape = (len(self.ids), len(words))
        return csr_array((weight.astype(np.float64), (number.astype(np.int64), column.astype(np.int64))), shape=shape)

    def _entries(self, words: Words) -> Iterator[tuple[Indices, Indices, npt.NDArray[np.float32]]]:
        """Which of the words, number of the report, weight: run by run."""
        low = words.astype(np.uint64) << _NUMBER
        for run in self.runs:
            start = np.searchsorted(run.keys, low)
            many = np.searchsorted(run.keys, low | _LOW, side="right") - start
            after = np.cumsum(many)
            at = np.arange(int(after[-1]) if len(after) else 0) + np.repeat(start - after + many, many)
            yield np.repeat(np.arange(len(words)), many), (run.keys[at] & _LOW).astype(np.int64), run.weights[at]

    def _append(self, run: Run) -> None:
        """One more stretch; two of like size become one, so that there are few."""
        self.runs.append(run)
        while len(self.runs) > 1 and len(self.runs[-2].keys) <= 2 * len(self.runs[-1].keys):
            last, other = self.runs.pop(), self.runs.pop()
            keys, weights = np.append(other.keys, last.keys), np.append(other.weights, last.weights)
            order = np.argsort(keys, kind="stable")
            self.runs.append(Run(keys[order], weights[order]))


def index_of(names: Sequence[str], rows: Rows, pairs: Pairs, gatherings: Iterable[list[int]]) -> StoryIndex:
    """The index of a pile that was compared, `names` being those of its rows."""
    index = StoryIndex(_ids_of(names), rows.when, [_run_of(rows, 0)])
    for gathering in gatherings:
        index.gathering[gathering] = gathering[0]
    strong = pairs.timely >= GATHERED
    index.gather = np.stack((pairs.left[strong], pairs.right[strong]))
    index.refers = refers_back(pairs, rows.when)
    return index


def _run_of(rows: Rows, start: int) -> Run:
    turned = rows.both.tocsc()
    turned.sort_indices()
    word = np.repeat(rows.counts.words, np.diff(turned.indptr)).astype(np.uint64)
    return Run((word << _NUMBER) | (turned.indices + start).astype(np.uint64), turned.data.astype(np.float32))


def _ids_of(names: Sequence[str]) -> npt.NDArray[np.uint64]:
    return np.array([int(name, 16) for name in names], np.uint64)
