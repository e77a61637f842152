"""A pile's statements -> utterances: groups around one wording each, with which every member agrees. No chains."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np

from firsthand.compare.stretches import among
from firsthand.compare.utterances.alignment import ties_between
from firsthand.compare.utterances.candidates import Hashes, candidate_pairs
from firsthand.compare.utterances.changes import changes_of, wording_of
from firsthand.compare.utterances.judgement import Judged
from firsthand.compare.utterances.kept import NOWHERE, Kept, Key, Pair, Row, Weighed
from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.names import kept_apart
from firsthand.compare.utterances.pairs import judge_pairs
from firsthand.compare.utterances.places import Places, Reader
from firsthand.compare.utterances.readings import Readings
from firsthand.compare.utterances.renderings import MIN_SCENE_COPIED
from firsthand.compare.utterances.scenes import Scene, scene_of
from firsthand.compare.utterances.sketches import content_of, worth_of
from firsthand.compare.utterances.speakers import apart_of
from firsthand.stage import Pile
from firsthand.vocabulary import Statement, Utterance

MAX_WORDS_NAMED = 4
ENOUGH_TIED = 0.5
"""Of the worth of the shorter wording; where less is tied the words alone would not tell."""
MOST_CHANGES = 4
"""Sentences on what wordings do to fuller ones: more are read by nobody."""
MAX_SAID_BESIDE = 3
"""Statements that the speaker may make in the one report if what is perhaps the same is all that the other has."""
RUNNER_UP = 0.5
"""How near, of what is perhaps one utterance, anything else that the speaker says in the two reports may come."""

_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


class Asked(NamedTuple):
    """A last name whose statements are compared."""

    rows: Sequence[Row]
    """All of them, sorted."""
    before: Kept
    """What was kept of them."""


class Compared(NamedTuple):
    """What became of it."""

    name: int
    kept: Kept
    made: tuple[Utterance, ...]
    """Those that are new, or may say something else."""
    gone: tuple[frozenset[Key], ...]
    """The statements of those that stood, and are not known to stand as they are."""


class Source(NamedTuple):
    """Where statements and texts are read, and what the encoder said of texts."""

    pile: Pile
    told: Callable[[Row], Told]
    """The statement of a row, under the name that the row gives."""
    readings: Readings


def compare_names(asked: Mapping[int, Asked], source: Source, changed: frozenset[str]) -> Iterator[Compared]:
    """What becomes of each of these last names; of what stands nothing is made that no report in `changed` is of."""
    names = {name: _Name(one, source) for name, one in asked.items()}
    rows = [row for one in names.values() for row in one.rows]
    sizes = [len(one.rows) for one in names.values()]
    pairs = candidate_pairs(
        [row.words for row in rows],
        np.array([row.days for row in rows], np.int64).reshape(-1, 2),
        np.repeat(np.arange(len(sizes)), sizes),
        np.array([row.fullness for row in rows], np.int64),
    )
    first = np.cumsum([0, *sizes]).astype(np.uint64)
    cuts = np.searchsorted(pairs, first << _HALF).tolist()
    for name, start, (low, high) in zip(asked, first, pairwise(cuts), strict=False):
        yield names.pop(name).compare(name, pairs[low:high] - ((start << _HALF) | start), changed)


class _Name:
    """The statements of one last name."""

    def __init__(self, asked: Asked, source: Source) -> None:
        self._source = source
        self._before = asked.before
        self._read: dict[int, Told] = {}
        self.rows = list(asked.rows)
        apart = apart_of([row.speaker for row in self.rows], lambda at: source.told(self.rows[at]).said.occasion)
        self.rows = [
            row if row.apart == (at in apart) else msgspec.structs.replace(row, apart=at in apart)
            for at, row in enumerate(self.rows)
        ]
        self._crowd = Counter(row.report for row in self.rows)
        was = {row.key: row for row in asked.before.rows}
        self._same = {row.key for row in self.rows if _is_same(row, was.get(row.key))}
        self._touched = {row.report for row in (*self.rows, *was.values()) if row.key not in self._same}

    def _told(self, at: int) -> Told:
        if at not in self._read:
            row = self.rows[at]
            told = self._source.told(row)
            if row.apart:
                told = told._replace(said=msgspec.structs.replace(told.said, speaker=kept_apart(row.speaker)))
            self._read[at] = told
        return self._read[at]

    def compare(self, name: int, pairs: Hashes, changed: frozenset[str]) -> Compared:
        """What becomes of it, given all pairs that are worth judging."""
        known, dead = self._known(pairs)
        left = pairs[~among(pairs, dead)]
        live = list(zip((left >> _HALF).tolist(), (left & _LOW).tolist(), strict=True))
        places = Places([row.report for row in self.rows], self._told, self._reader())
        weighed, judged = judge_pairs(self.rows, live, known, places)
        groups = self._groups(self._agreeing(judged), _OneOccasion(weighed, self.rows, places))
        groups = [group for group in groups if len({self.rows[at].report for at in group}) > 1]
        made, gone = self._utterances(groups, changed)
        numbers = {at: number for number, group in enumerate(groups) for at in group}
        rows = [
            row
            if row.group == numbers.get(at, NOWHERE)
            else msgspec.structs.replace(row, group=numbers.get(at, NOWHERE))
            for at, row in enumerate(self.rows)
        ]
        died = [pair for pair, one in weighed.items() if one.share == 0 and one.score is None and one.verdict == "not"]
        packed = np.array([(left << 32) | right for left, right in died], np.uint64)
        for pair in died:
            del weighed[pair]
        return Compared(name, Kept(rows, weighed, np.union1d(dead, packed)), made, gone)

    def _known(self, pairs: Hashes) -> tuple[dict[Pair, Weighed], Hashes]:
        """What was found of two statements that are as they were; of pairs that are still worth judging."""
        before = self._before
        place = {row.key: at for at, row in enumerate(self.rows) if row.key in self._same}
        at = np.array([place.get(row.key, NOWHERE) for row in before.rows], np.int64)
        known = {}
        for (left, right), one in before.pairs.items():
            pair = int(at[left]), int(at[right])
            if min(pair) != NOWHERE:
                touched = not self._touched.isdisjoint(self.rows[end].report for end in pair)
                known[pair] = _without_leaning(one) if touched else one
        ends = at[np.stack((before.dead >> _HALF, before.dead & _LOW)).astype(np.int64)] if len(before.dead) else None
        if ends is None:
            return known, before.dead
        ends = ends[:, (ends != NOWHERE).all(0)].astype(np.uint64)
        dead = np.sort((ends[0] << _HALF) | ends[1])
        return known, dead[among(dead, pairs)]

    def _utterances(
        self, groups: Sequence[Sequence[int]], changed: frozenset[str]
    ) -> tuple[tuple[Utterance, ...], tuple[frozenset[Key], ...]]:
        """The utterances that are made, and those that no longer stand as they are."""
        stood: defaultdict[int, set[Key]] = defaultdict(set)
        for row in self._before.rows:
            if row.group != NOWHERE:
                stood[row.group].add(row.key)
        gone = {frozenset(keys) for keys in stood.values()}
        made = []
        for group in groups:
            keys = frozenset(self.rows[at].key for at in group)
            if keys in gone and keys <= self._same and changed.isdisjoint(report for report, _ in keys):
                gone.remove(keys)
            else:
                made.append(_utterance([self._told(at) for at in group], self._source.pile))
        return tuple(made), tuple(sorted(gone, key=sorted))

    def _reader(self) -> Reader:
        """What the encoder says of two of the statements; each text is fetched once."""
        pile, readings = self._source.pile, self._source.readings

        @cache
        def text(at: int) -> str:
            return _content(self._told(at), pile)

        @cache
        def scene(at: int) -> Scene:
            one = self._told(at)
            said = one.said
            return scene_of(pile.text(one.report), said.pieces or (said.span,), back=said.back, lead=said.lead)

        def scenes(i: int, j: int) -> float:
            here, there = scene(i), scene(j)
            alike = here == there or (here.tells_enough and here.own == there.own)
            if alike:
                return 0.0
            odds = readings.log_odds(here.text, there.text)
            if not here.led and not there.led:
                return odds
            return max(odds, readings.log_odds(here.led or here.text, there.led or there.text))

        return Reader(lambda i, j: readings.log_odds(text(i), text(j)), scenes)

    def _agreeing(self, pairs: Mapping[Pair, Judged]) -> dict[int, set[int]]:
        """Each statement that is one utterance with others -> these."""
        rows = self.rows
        perhaps: dict[Pair, float] = {}
        rivals: dict[tuple[int, str], dict[int, float]] = defaultdict(dict)
        found: dict[int, set[int]] = defaultdict(set)
        for (i, j), judged in pairs.items():
            if judged.verdict == "one":
                _tie(found, i, j)
            elif judged.verdict == "perhaps" and rows[i].report != rows[j].report:
                perhaps[i, j] = judged.share
            share = 1.0 if judged.verdict == "one" else judged.share
            rivals[i, rows[j].report][j] = share
            rivals[j, rows[i].report][i] = share
        for (i, j), share_here in perhaps.items():
            least, most = sorted(self._crowd[rows[k].report] for k in (i, j))
            if least > 1 or most > MAX_SAID_BESIDE:
                continue
            others = [share for k, share in rivals[i, rows[j].report].items() if k != j]
            others += [share for k, share in rivals[j, rows[i].report].items() if k != i]
            if max(others, default=0.0) <= RUNNER_UP * share_here:
                _tie(found, i, j)
        return found

    def _groups(self, agreeing: Mapping[int, set[int]], one_occasion: Callable[[int, int], bool]) -> list[list[int]]:
        """Groups around one wording each, with which every member agrees: that of most agreement, then the fullest.

        The scenes of the same words are read only against those of the wording in the middle.
        """
        central = sorted(agreeing, key=lambda i: (-len(agreeing[i]), -self.rows[i].worth, i))
        left = set(central)
        groups = []
        for centre in central:
            if centre in left:
                group = {centre} | {i for i in sorted(agreeing[centre] & left) if one_occasion(centre, i)}
                left -= group
                groups.append(sorted(group))
        return groups


def _is_same(row: Row, was: Row | None) -> bool:
    """Whether a verdict on the statement is what it was."""
    return was is not None and row.digest == was.digest and row.apart == was.apart


def _without_leaning(one: Weighed) -> Weighed:
    """What is known of two statements where what else their reports tell has changed."""
    return one._replace(verdict=None if one.leans else one.verdict, leans=False, together=None)


class _OneOccasion:
    """Whether two statements in the same words can have been made on one occasion; noted in what is known of them."""

    def __init__(self, weighed: dict[Pair, Weighed], rows: Sequence[Row], places: Places) -> None:
        self._weighed = weighed
        self._rows = rows
        self._places = places

    def __call__(self, i: int, j: int) -> bool:
        pair = (min(i, j), max(i, j))
        one = self._weighed[pair]
        if one.score is not None or self._rows[i].report == self._rows[j].report:
            return True  # the scenes went into the verdict, or are of one report
        scene = self._places.scene(*pair) if one.scene is None else one.scene
        together = one.together
        if scene < MIN_SCENE_COPIED and together is None:
            together = self._places.go_together(i, j)
        self._weighed[pair] = one._replace(scene=scene, together=together)
        return scene >= MIN_SCENE_COPIED or bool(together)


def _tie(agreeing: dict[int, set[int]], i: int, j: int) -> None:
    agreeing[i].add(j)
    agreeing[j].add(i)


def _utterance(group: list[Told], pile: Pile) -> Utterance:
    days = {one.report: pile.headings[one.report].date or "~" for one in group}
    group = sorted(group, key=lambda one: (days[one.report], one.report, one.said.span))
    speaker = max((one.said.called for one in group), key=lambda name: (name.isascii(), len(name), name))
    begins = [one.said.occasion.begin for one in group if one.said.occasion.begin]
    ends = [one.said.occasion.end for one in group if one.said.occasion.end]
    return Utterance(
        speaker=speaker,
        statements=tuple(Statement(report=one.report, span=one.said.span, mark=one.said.mark) for one in group),
        date=(max(begins, default=None), min(ends, default=None)),
        because=" ".join((_sentence(group, pile, speaker), *_changes(group, pile))),
    )


def _sentence(group: list[Told], pile: Pile, speaker: str) -> str:
    """Why they are one: the rarest words that the fullest wording has in common with the next."""
    fullest = max(group, key=lambda one: (worth_of(one.said), one.report))
    others = [one for one in group if one.report != fullest.report]
    other = max(others, key=lambda one: (len(ties_between(fullest.said.words, one.said.words)), one.report))
    text, there = _content(fullest, pile), _content(other, pile)
    ties = ties_between(fullest.said.words, other.said.words)
    rarest = sorted(ties, key=lambda tie: (-fullest.said.words[tie.left].worth * tie.nearness, tie.left))
    named: dict[str, int] = {}
    for tie in rarest:
        if len(named) < MAX_WORDS_NAMED:
            named.setdefault(_pair(_written(text, fullest, tie.left), _written(there, other, tie.right)), tie.left)
    words = ", ".join(sorted(named, key=lambda pair: named[pair]))
    reports = len({one.report for one in group})
    told = f"{reports} reports have {speaker} say it at a time that can be one"
    if not words:
        return f"{told}, in the same common words or in wholly other ones; read together they are one statement."
    tied = sum(fullest.said.words[tie.left].worth * tie.nearness for tie in ties)
    enough = tied >= ENOUGH_TIED * min(worth_of(fullest.said), worth_of(other.said))
    return f"{told}, in words that agree: {words}{'' if enough else '; the rest in other words, read together as one'}."


def _changes(group: Sequence[Told], pile: Pile) -> list[str]:
    """What the wordings do to what the fuller ones have."""
    wordings = [
        wording_of(
            pile.headings[one.report].outlet or pile.headings[one.report].name,
            pile.text(one.report),
            one.said.pieces or (one.said.span,),
            one.said.style,
        )
        for one in group
    ]
    return list(dict.fromkeys(changes_of(wordings)))[:MOST_CHANGES]


def _content(told: Told, pile: Pile) -> str:
    """The words of the statement alone: what stands between its pieces is blank."""
    return content_of(pile.text(told.report), told.said.pieces or (told.said.span,))


def _written(content: str, told: Told, at: int) -> str:
    word = told.said.words[at]
    return content[word.start : word.end].lower()


def _pair(here: str, there: str) -> str:
    return f"“{here}”" if here == there else f"“{here}” for “{there}”"
