"""What the record keeps of stories between two runs: which report has which word, and which pairs gather.

What new reports can change are the gatherings that they enter, those of which two reports share a word that too many
tell now for it to count, and what follows from these (regathering.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from firsthand.compare.stories import regathering
from firsthand.compare.stories.apart import groups_of
from firsthand.compare.stories.grouping import (
    BLOCK,
    BUCKET,
    GATHERED,
    Pairs,
    Rows,
    near_pairs,
    pairs_among,
    pairs_between,
    refers_back,
    rows_for,
    told_by,
)
from firsthand.compare.stories.sketches import StorySketch
from firsthand.compare.stories.views import Floats, Indices
from firsthand.compare.stretches import Keys, SortedKeys, among, pack_ends, spans, unpack_ends
from firsthand.stage import Pile
from firsthand.vocabulary import Heading

ROWS_AT_ONCE = BLOCK
"""New reports whose candidates are looked for together."""
WORDS_AT_ONCE = 256
"""Words of which is asked together who has them: a few hundred thousand entries."""
PAIRS_AT_ONCE = 1 << 18
"""Candidates whose sketches are read together, or a few more."""
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
    """Where sketches are looked up; they are held for a while, since the same ones are asked for again."""

    def __init__(self, sketches: Mapping[str, StorySketch]) -> None:
        self.sketches = sketches
        self._held: dict[str, StorySketch] = {}

    def rows(self, names: Sequence[str], days: Floats, among: Words | None = None) -> Rows:
        """The reports as rows, in the order of the ids given; of words those `among` some."""
        if len(self._held) + len(names) > HELD_SKETCHES:
            self._held = {}
        for name in names:
            if name not in self._held:
                self._held[name] = self.sketches[name]
        return rows_for([self._held[name] for name in names], days, among)


def days_of(names: Iterable[str], headings: Mapping[str, Heading]) -> Floats:
    """The days of the reports; not a number where one is unknown."""
    return np.array([_day(headings[name].date) for name in names], np.float64)


def _day(written: str | None) -> float:
    try:
        return float(date.fromisoformat(written).toordinal()) if written else np.nan
    except ValueError:
        return np.nan


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

    def add(self, names: Sequence[str], days: Floats, told: Told) -> Regrouped:
        """Take in new reports, sorted by id, of these days; every story that this can change, made anew."""
        start = len(self.ids)
        rows = told.rows(names, days)
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
        turned = csr_array(self._matrix(rows.counts.words[few]).T)
        new = csr_array(rows.views.matrix(rows.both)[:, few])
        found, held = [np.zeros((2, 0), np.int64)], 0
        for at in range(0, new.shape[0], ROWS_AT_ONCE):
            some = slice(at, at + ROWS_AT_ONCE)
            mine, others = near_pairs(new[some], turned, rows.when[some], self.days)
            mine = mine + start + at
            apart = (others < start) | (others < mine)  # two new ones meet from either side
            found.append(np.stack((mine[apart], others[apart])))
            held += found[-1].shape[1]
            if held > PAIRS_AT_ONCE:
                self._take(*self._exact(np.concatenate(found, axis=1), told, rows.counts.words))
                found, held = [np.zeros((2, 0), np.int64)], 0
        self._take(*self._exact(np.concatenate(found, axis=1), told, rows.counts.words))

    def _take(self, numbers: Indices, pairs: Pairs, when: Floats) -> None:
        """Keep those of the pairs that gather or refer back; `numbers` are those of the rows."""
        strong = pairs.timely >= GATHERED
        self.gather.add(_both_ways(numbers[np.stack((pairs.left[strong], pairs.right[strong]))]))
        self.refers = np.append(self.refers, numbers[refers_back(pairs, when)], axis=1)

    def _exact(self, ends: Indices, told: Told, words: Words | None = None) -> tuple[Indices, Pairs, Floats]:
        """The pairs that are pairs indeed, in rows: the number of each row, the pairs, and the days of the rows.

        `words`, sorted, are all that one report of each pair has, where they are known: others are not looked at.
        """
        numbers, rows = self._rows(np.unique(ends), told, words)
        place = np.zeros(len(self.ids), np.int64)
        place[numbers] = np.arange(len(numbers))
        left, right = np.sort(place[ends], axis=0)
        return numbers, pairs_between(rows, self._few(rows), left, right), rows.when

    def _recheck(self, crowded: Words, told: Told) -> Indices:
        """Let go of pairs far apart that only such words tied; the later ones of them."""
        hit = np.zeros(self.refers.shape[1], bool)
        for numbers in self._holders(crowded):
            holds = np.zeros(len(self.ids), bool)
            holds[numbers] = True
            hit |= holds[self.refers].all(0)
        later = np.unique(self.refers[0, hit])
        if hit.any():
            numbers, pairs, when = self._exact(self.refers[:, hit], told)
            self.refers = np.append(self.refers[:, ~hit], numbers[refers_back(pairs, when)], axis=1)
        return later

    def _regroup(self, start: int, later: Indices, crowded: Words, told: Told) -> Regrouped:
        """The stories of all gatherings that new reports change, that hold `later` ones, or lose by a crowded word."""
        pile = regathering.Pile(
            gathering=self.gathering,
            near=self._near,
            rows=lambda numbers: self._rows(numbers, told),
            pairs=lambda rows, parts: pairs_among(rows, self._few(rows), parts),
        )
        came = np.arange(start, len(self.ids))
        made = regathering.gather_anew(pile, came, self._loosened(crowded, told), later)
        changed = self._changed(made, np.append(came, later))
        numbers, rows = self._rows(changed, told)
        _, first, home = np.unique(self.gathering[numbers], return_index=True, return_inverse=True)
        gatherings: list[list[int]] = [[] for _ in first]
        for row, each in enumerate(home.tolist()):
            gatherings[each].append(row)
        names = self.names(numbers)
        inside = np.zeros(len(self.ids), bool)
        inside[numbers] = True
        back: dict[str, list[str]] = {}
        mine = self.refers[:, inside[self.refers[0]]]
        for name, earlier in zip(self.names(mine[0]), self.names(mine[1]), strict=True):
            back.setdefault(name, []).append(earlier)
        return Regrouped([[names[row] for row in group] for group in groups_of(gatherings, rows)], back)

    def _near(self, numbers: Indices) -> Indices:
        """The pairs of these that gather."""
        low = np.unique(numbers).astype(np.uint64) << _HALF
        return unpack_ends(self.gather.between(low, low | _LOW).keys)

    def _rows(self, numbers: Indices, told: Told, words: Words | None = None) -> tuple[Indices, Rows]:
        """The reports in the order of their ids, and as rows."""
        numbers = self._by_id(numbers)
        return numbers, told.rows(self.names(numbers), self.days[numbers], words)

    def _loosened(self, crowded: Words, told: Told) -> Indices:
        """The reports of whose pairs inside their gatherings some were tied by the crowded words alone."""
        if not len(crowded):
            return np.zeros(0, np.int64)
        holders = [np.zeros(0, np.int64)]
        for some in self._holders(crowded):
            homes, times = np.unique(self.gathering[some], return_counts=True)
            holders.append(homes[times > 1])
        wanted = np.zeros(len(self.ids), bool)
        wanted[np.concatenate(holders)] = True
        numbers, rows = self._rows(np.flatnonzero(wanted[self.gathering]), told)
        order = np.argsort(self.gathering[numbers], kind="stable")
        size = np.bincount(np.unique(self.gathering[numbers], return_inverse=True)[1])
        place = np.arange(len(order)) - np.repeat(np.cumsum(size) - size, size)
        many = np.repeat(size, size) - place - 1
        one, other = order[np.repeat(np.arange(len(order)), many)], order[spans(np.arange(len(order)) + 1, many)]
        few = self._few(rows)
        now = pairs_between(rows, few, one, other)
        before = pairs_between(rows, few | np.isin(rows.counts.words, crowded), one, other)
        gone = np.setdiff1d(pack_ends(before.left, before.right), pack_ends(now.left, now.right), assume_unique=True)
        return np.unique(numbers[unpack_ends(gone)])

    def _changed(self, made: regathering.Regathered, asked: Indices) -> Indices:
        """The reports of gatherings that hold others than before, or some that are asked for; all are noted."""
        old, now = self.gathering[made.reports], made.gathering
        before, after = (np.bincount(homes, minlength=len(self.ids)) for homes in (self.gathering, now))
        wanted = np.zeros(len(self.ids), bool)
        wanted[now[(old != now) | (before[old] != after[now])]] = True
        self.gathering[made.reports] = now
        wanted[self.gathering[asked]] = True
        return made.reports[wanted[now]]

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
        """Who has each of the words, which are sorted; several are read together, as most stand in the same parts."""
        for start in range(0, len(words), WORDS_AT_ONCE):
            lot = words[start : start + WORDS_AT_ONCE]
            which, numbers, _ = self._entries(lot)
            yield from np.split(numbers, np.searchsorted(which, np.arange(1, len(lot))))

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
    turned = rows.views.matrix(rows.both).tocsc()
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
