"""A pile's statements -> utterances: groups around one wording each, with which every member agrees. No chains."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.compare.keys import hash_of
from firsthand.compare.utterances.alignment import ties_between
from firsthand.compare.utterances.candidates import candidate_pairs
from firsthand.compare.utterances.changes import changes_of, wording_of
from firsthand.compare.utterances.judgement import Judged
from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.pairs import judge_pairs
from firsthand.compare.utterances.places import Places, Reader
from firsthand.compare.utterances.readings import Readings
from firsthand.compare.utterances.renderings import MIN_SCENE_COPIED
from firsthand.compare.utterances.scenes import Scene, scene_of
from firsthand.compare.utterances.sketches import content_of, worth_of
from firsthand.compare.utterances.verdicts import Pair, Verdicts, Weighed
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


Members = frozenset[tuple[str, str]]
"""The statements of an utterance: report and mark of each."""


class Known(NamedTuple):
    """What earlier runs found, and where what this one finds is kept."""

    readings: Readings
    verdicts: Verdicts
    stand: Mapping[Members, Utterance]
    """The utterances made before of which no report has changed."""


def utterances_of(statements: Iterable[Told], pile: Pile, known: Known) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say; of a last name, all statements are given."""
    told = sorted(statements, key=lambda one: (one.report, one.said.span, one.said.mark))
    crowd = _crowd(told)
    reader = _reader(told, pile, known.readings)
    places = Places(told, reader)
    for name, pairs in _by_name(candidate_pairs([one.said for one in told]), told):
        here = {i: told[i] for i in sorted({i for pair in pairs for i in pair})}
        before = known.verdicts.of(name, here)
        weighed, judged = judge_pairs(told, pairs, before.pairs, reader, places)
        groups = _groups(_agreeing(judged, told, crowd), told, _OneOccasion(weighed, told, places))
        known.verdicts.keep(name, here, weighed)
        for group in groups:
            some = [told[i] for i in group]
            if len({one.report for one in some}) > 1:
                stands = known.stand.get(members_of(some)) if before.statements.issuperset(group) else None
                yield stands or _utterance(some, pile)


def members_of(some: Iterable[Told]) -> Members:
    """The statements as an utterance names them."""
    return frozenset((one.report, one.said.mark) for one in some)


def _by_name(pairs: Iterable[Pair], told: Sequence[Told]) -> list[tuple[int, list[Pair]]]:
    """The pairs of each last name, by its hash; in their order."""
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[hash_of(last_name(told[pair[0]].said.speaker))].append(pair)
    return sorted(found.items())


def _crowd(told: Sequence[Told]) -> list[int]:
    """For each statement how many of its last name are in its report."""
    speakers = [(one.report, last_name(one.said.speaker)) for one in told]
    counts = Counter(speakers)
    return [counts[one] for one in speakers]


def _reader(told: Sequence[Told], pile: Pile, readings: Readings) -> Reader:
    """What the encoder says of two of the statements; each text is fetched once."""

    @cache
    def text(at: int) -> str:
        return _content(told[at], pile)

    @cache
    def scene(at: int) -> Scene:
        one = told[at]
        return scene_of(pile.text(one.report), one.said.pieces or (one.said.span,), back=one.said.back)

    def scenes(i: int, j: int) -> float:
        here, there = scene(i), scene(j)
        alike = here == there or (here.tells_enough and here.own == there.own)
        return 0.0 if alike else readings.log_odds(here.text, there.text)

    return Reader(lambda i, j: readings.log_odds(text(i), text(j)), scenes)


class _OneOccasion:
    """Whether two statements in the same words can have been made on one occasion; noted in what is known of them."""

    def __init__(self, weighed: dict[Pair, Weighed], told: Sequence[Told], places: Places) -> None:
        self._weighed = weighed
        self._told = told
        self._places = places

    def __call__(self, i: int, j: int) -> bool:
        pair = (min(i, j), max(i, j))
        one = self._weighed[pair]
        if one.score is not None or self._told[i].report == self._told[j].report:
            return True  # the scenes went into the verdict, or are of one report
        scene = self._places.scene(*pair) if one.scene is None else one.scene
        self._weighed[pair] = one._replace(scene=scene)
        return scene >= MIN_SCENE_COPIED or self._places.go_together(i, j)


def _agreeing(pairs: Mapping[Pair, Judged], told: Sequence[Told], crowd: Sequence[int]) -> dict[int, set[int]]:
    """Each statement that is one utterance with others -> these."""
    perhaps: dict[Pair, float] = {}
    rivals: dict[tuple[int, str], dict[int, float]] = defaultdict(dict)
    found: dict[int, set[int]] = defaultdict(set)
    for (i, j), judged in pairs.items():
        if judged.verdict == "one":
            _tie(found, i, j)
        elif judged.verdict == "perhaps" and told[i].report != told[j].report:
            perhaps[i, j] = judged.share
        share = 1.0 if judged.verdict == "one" else judged.share
        rivals[i, told[j].report][j] = share
        rivals[j, told[i].report][i] = share
    for (i, j), share_here in perhaps.items():
        least, most = sorted(crowd[k] for k in (i, j))
        if least > 1 or most > MAX_SAID_BESIDE:
            continue
        others = [share for k, share in rivals[i, told[j].report].items() if k != j]
        others += [share for k, share in rivals[j, told[i].report].items() if k != i]
        if max(others, default=0.0) <= RUNNER_UP * share_here:
            _tie(found, i, j)
    return found


def _tie(agreeing: dict[int, set[int]], i: int, j: int) -> None:
    agreeing[i].add(j)
    agreeing[j].add(i)


def _groups(
    agreeing: Mapping[int, set[int]], told: Sequence[Told], one_occasion: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups around one wording each, with which every member agrees: that of most agreement, then the fullest.

    The scenes of the same words are read only against those of the wording in the middle.
    """
    central = sorted(agreeing, key=lambda i: (-len(agreeing[i]), -worth_of(told[i].said), i))
    left = set(central)
    groups = []
    for centre in central:
        if centre in left:
            group = {centre} | {i for i in sorted(agreeing[centre] & left) if one_occasion(centre, i)}
            left -= group
            groups.append(sorted(group))
    return groups


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
