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
    told_by,
)
from firsthand.compare.stories.sketches import StorySketch
from firsthand.compare.stories.views import Floats, Indices
from firsthand.compare.stretches import Keys, SortedKeys, among, pack_ends, unpack_ends
from firsthand.stage import Pile
from firsthand.vocabulary import Heading

ROWS_AT_ONCE = BLOCK
"""New reports whose candidates are read together."""
HELD_SKETCHES = 100_000
"""Some 50 MB of them."""
MOST_REPORTS = 1 << 24
"""Numbers that a key has room for, between the word and what it weighs."""
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_BYTE = np.uint64(8)
WEIGHT_STEPS = 16.0
"""Steps of a weight kept in one byte: sixteen halve it. Rounded up, so that no candidate is missed."""

Words = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]


class Regrouped(NamedTuple):
    """Stories made anew, by report id, each with the earlier reports that it may refer back to."""

    groups: list[list[str]]
    refers: dict[str, list[str]]


class Told:
    """Where sketches and days are looked up; they are held for a while, since the same ones are asked for again."""

    def __init__(self, sketches: Mapping[str, StorySketch], headings: Mapping[str, Heading]) -> None:
        self.sketches, self.headings = sketches, headings
        self._held: dict[str, tuple[StorySketch, int | None]] = {}

    def rows(self, names: Sequence[str]) -> Rows:
        """The reports as rows, in the order of the ids given."""
        if len(self._held) + len(names) > HELD_SKETCHES:
            self._held = {}
        for name in names:
            if name not in self._held:
                self._held[name] = self.sketches[name], _day(self.headings[name].date)
        found = [self._held[name] for name in names]
        return rows_for([sketch for sketch, _ in found], [day for _, day in found])


def _day(written: str | None) -> int | None:
    try:
        return date.fromisoformat(written).toordinal() if written else None
    except ValueError:
        return None


class StoryIndex:
    """Reports by number, the words of their names and leads, the pairs that gather them, and who refers back."""

    def __init__(self, ids: npt.NDArray[np.uint64], days: Floats, words: SortedKeys, gather: SortedKeys) -> None:
        self.ids, self.days = ids, days
        self.words = words
        """Word (32 bits), number of the report (24), what the word weighs there."""
        self.gather = gather
        """The two numbers of each pair, once either way round."""
        self.refers: Indices = np.zeros((2, 0), np.int64)
        """The later reports, the earlier ones."""
        self.gathering: Indices = np.arange(len(ids))
        """Of each report, the smallest number of its gathering."""
        self._counted: tuple[Words, Indices] = np.zeros(0, np.uint32), np.zeros(0, np.int64)

    def knows(self, names: Sequence[str]) -> bool:
        """Whether one of the reports is here already."""
        return bool(among(self.ids, np.sort(_ids_of(names))).any())

    def add(self, names: Sequence[str], told: Told) -> Regrouped:
        """Take in new reports, sorted by id; every story that this can change, made anew."""
        start = len(self.ids)
        rows = told.rows(names)
        self.ids, self.days = np.append(self.ids, _ids_of(names)), np.append(self.days, rows.when)
        self.gathering = np.append(self.gathering, np.arange(start, len(self.ids)))
        words = rows.counts.words
        before = self.sizes(words)
        now = before + told_by(rows)
        self._counted = words, now
        self.words.add(_keys_of(rows, start))
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
        self.gather.add(_both_ways(numbers[np.stack((pairs.left[strong], pairs.right[strong]))]))
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
        for numbers in self._holders(crowded):
            holds = np.zeros(len(self.ids), bool)
            holds[numbers] = True
            hit |= holds[self.refers].all(0)
        later, earlier = self.refers[:, hit]
        if hit.any():
            numbers, pairs, when = self._exact(later, earlier, told)
            self.refers = np.append(self.refers[:, ~hit], numbers[refers_back(pairs, when)], axis=1)
        return np.unique(later)

    def _regroup(self, start: int, later: Indices, crowded: Words, told: Told) -> Regrouped:
        """The stories of all that hang together with new reports, or with `later` ones, or by a crowded word."""
        asked = np.append(np.arange(start, len(self.ids)), later)
        numbers, old = self._hanging_together(asked, list(self._holders(crowded)))
        rows = told.rows(self.names(numbers))
        pairs = pairs_among(rows, self._few(rows))
        strong = pairs.timely >= GATHERED
        now = _both_ways(numbers[np.stack((pairs.left[strong], pairs.right[strong]))])
        self.gather.drop(np.setdiff1d(old, now, assume_unique=True))
        self.gather.add(np.setdiff1d(now, old, assume_unique=True))
        inside = np.zeros(len(self.ids), bool)
        inside[numbers] = True
        back: dict[str, list[str]] = {}
        mine = self.refers[:, inside[self.refers[0]]]
        for name, earlier in zip(self.names(mine[0]), self.names(mine[1]), strict=True):
            back.setdefault(name, []).append(earlier)
        names = self.names(numbers)
        changed = self._changed(gatherings_of(rows, pairs), numbers, asked)
        return Regrouped([[names[row] for row in group] for group in groups_of(changed, rows)], back)

    def _hanging_together(self, asked: Indices, holders: Sequence[Indices]) -> tuple[Indices, Keys]:
        """All that hang together with some that are asked for, or two of whom hold one word; by id. And their pairs."""
        seen = np.zeros(len(self.ids), bool)
        edge, found = np.unique(np.concatenate((asked, *holders))), [np.zeros(0, np.uint64)]
        while len(edge):
            seen[edge] = True
            low = edge.astype(np.uint64) << _HALF
            found.append(self.gather.between(low, low | _LOW).keys)
            reached = np.unique(found[-1] & _LOW).astype(np.int64)
            edge = reached[~seen[reached]]
        pairs, numbers = np.sort(np.concatenate(found)), np.flatnonzero(seen)
        ends = np.searchsorted(numbers, unpack_ends(pairs))
        graph = coo_array((np.ones(len(pairs), bool), tuple(ends)), shape=(len(numbers), len(numbers)))
        count, label = connected_components(graph, directed=False)
        wanted = np.zeros(count, bool)
        wanted[label[np.searchsorted(numbers, asked)]] = True
        for some in holders:
            wanted |= np.bincount(label[np.searchsorted(numbers, some)], minlength=count) > 1
        return self._by_id(numbers[wanted[label]]), pairs[wanted[label[ends[0]]]]

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
        known, sizes = self._counted
        missing = np.setdiff1d(words, known, assume_unique=True)
        low = missing.astype(np.uint64) << _HALF
        together = np.append(known, missing)
        order = np.argsort(together)
        self._counted = together[order], np.append(sizes, self.words.counts(low, low | _LOW))[order]
        return self._counted[1][np.searchsorted(self._counted[0], words)]

    def names(self, numbers: Indices) -> list[str]:
        """The ids of reports."""
        return [f"{one:016x}" for one in self.ids[numbers].tolist()]

    def _by_id(self, numbers: Indices) -> Indices:
        return numbers[np.argsort(self.ids[numbers])]

    def _few(self, rows: Rows) -> Flags:
        return self.sizes(rows.counts.words) <= BUCKET

    def _holders(self, words: Words) -> Iterator[Indices]:
        """Who has each of the words."""
        for word in words.tolist():
            yield self._entries(np.array([word], np.uint32))[1]

    def _matrix(self, words: Words) -> csr_array:
        """All reports as rows, these words as columns; what they weigh is a little rounded up."""
        column, number, weight = self._entries(words)
        return csr_array((weight, (number, column)), shape=(len(self.ids), len(words)))

    def _entries(self, words: Words) -> tuple[Indices, Indices, Floats]:
        """Which of the words, number of the report, weight."""
        low = words.astype(np.uint64) << _HALF
        found = self.words.between(low, low | _LOW)
        number = ((found.keys & _LOW) >> _BYTE).astype(np.int64)
        steps = (found.keys & np.uint64(0xFF)).astype(np.float64)
        return found.ranges, number, np.exp2(-steps / WEIGHT_STEPS)


def index_of(
    names: Sequence[str], rows: Rows, pairs: Pairs, gatherings: Iterable[list[int]], *, pile: Pile
) -> StoryIndex | None:
    """The index of a pile that was compared, `names` being those of its rows; None if that is too large for one."""
    if len(names) > MOST_REPORTS:
        return None
    index = StoryIndex(_ids_of(names), rows.when, words_of(pile), gather_of(pile))
    for gathering in gatherings:
        index.gathering[gathering] = gathering[0]
    strong = pairs.timely >= GATHERED
    index.words.add(_keys_of(rows, 0))
    index.gather.add(_both_ways(np.stack((pairs.left[strong], pairs.right[strong]))))
    index.refers = refers_back(pairs, rows.when)
    return index


def words_of(pile: Pile) -> SortedKeys:
    """Where the words are kept."""
    return SortedKeys(pile, "stories/words")


def gather_of(pile: Pile) -> SortedKeys:
    """Where the pairs that gather are kept."""
    return SortedKeys(pile, "stories/gather")


def _keys_of(rows: Rows, start: int) -> Keys:
    """The words of the rows, whose numbers begin at `start`, sorted."""
    turned = rows.both.tocsc()
    turned.sort_indices()
    word = np.repeat(rows.counts.words, np.diff(turned.indptr)).astype(np.uint64)
    steps = np.clip(np.floor(-WEIGHT_STEPS * np.log2(np.maximum(turned.data, 1e-9)) + 1e-6), 0, 255).astype(np.uint64)
    keys: Keys = (word << _HALF) | ((turned.indices + start).astype(np.uint64) << _BYTE) | steps
    return keys


def _both_ways(pairs: Indices) -> Keys:
    """Each pair as one number, and so the other way round; sorted."""
    return np.sort(np.append(pack_ends(pairs[0], pairs[1]), pack_ends(pairs[1], pairs[0])))


def _ids_of(names: Sequence[str]) -> npt.NDArray[np.uint64]:
    return np.array([int(name, 16) for name in names], np.uint64)
