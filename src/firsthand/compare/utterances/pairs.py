"""Pairs of statements of one last name -> the verdict on each: what the rules say, and of the nearest the encoder.

It is asked about the words, and where these leave it open about the scenes; never about two statements of one report:
these are two things nearly always.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from firsthand.compare.utterances.judgement import Judged, Open, settle, weigh
from firsthand.compare.utterances.kept import Pair, Row, Weighed
from firsthand.compare.utterances.margins import MARGIN_OF_A_SCENE
from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.places import Place, Places
from firsthand.compare.utterances.renderings import MOST_SCENE

MOST_ASKED = 8
"""Others that the rules put nearest to a statement; the encoder is asked about a pair if either is among those of the
other. So a name that is in all the news costs no more than what it says; one report more can push a pair out."""
MIN_WORDS_MET, MIN_SCENE_MET = 3.0, 1.0
"""Log odds of words and scenes where nothing else tells that an unnamed speaker is the other's."""


def judge_pairs(
    rows: Sequence[Row], pairs: Iterable[Pair], known: Mapping[Pair, Weighed], places: Places
) -> tuple[dict[Pair, Weighed], dict[Pair, Judged]]:
    """What is known of each of the pairs, and the verdict; in their order, and all pairs of a last name are given.

    What is known already is not asked again, nor are its statements read. Pairs that the encoder is not asked about
    are not one; what it said of such a pair before others came nearer stays known.
    """
    found: dict[Pair, Weighed] = {}
    left_open: dict[Pair, Open] = {}
    for pair in pairs:
        found[pair] = known[pair] if pair in known else _weighed(places.told, pair, left_open)
    asked = nearest(
        {
            (i, j): one.score
            for (i, j), one in found.items()
            if one.score is not None and rows[i].report != rows[j].report
        }
    )
    for pair in asked:
        if found[pair].verdict is None:
            one = left_open.get(pair) or weigh(*(places.told(i).said for i in pair))
            if isinstance(one, Open):
                settled, leans = _settled(one, pair, places, margin=max(rows[i].margin for i in pair))
                found[pair] = found[pair]._replace(verdict=settled.verdict, leans=leans)
    return found, {pair: _judged(one, asked=one.score is None or pair in asked) for pair, one in found.items()}


def _judged(weighed: Weighed, *, asked: bool) -> Judged:
    return Judged((weighed.verdict if asked else None) or "not", weighed.share)


def nearest(scores: Mapping[Pair, float]) -> set[Pair]:
    """The pairs that are among the `MOST_ASKED` of highest score of one of their two."""
    asked: set[Pair] = set()
    counts: Counter[int] = Counter()
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if min(counts[i] for i in pair) < MOST_ASKED:
            asked.add(pair)
        counts.update(pair)
    return asked


def _weighed(told: Callable[[int], Told], pair: Pair, left_open: dict[Pair, Open]) -> Weighed:
    """What the rules say of two statements; noted among those that they leave open, if they do."""
    one = weigh(*(told(i).said for i in pair))
    if isinstance(one, Judged):
        return Weighed(one.share, None, one.verdict)
    left_open[pair] = one
    return Weighed(one.compared.evidence.share, one.score, None)


def _settled(weighed: Open, pair: Pair, places: Places, *, margin: float) -> tuple[Judged, bool]:
    """The verdict; where nothing but a post tells who one speaker is, never "perhaps", and one if by a margin.

    The scenes are read only where they can tell something. Also whether what else the two reports tell was looked at.
    """
    read = places.reader.words(*pair)
    if margin == MARGIN_OF_A_SCENE:
        met = read >= MIN_WORDS_MET and places.scene(*pair) >= MIN_SCENE_MET
        return Judged("one" if met else "not", weighed.compared.evidence.share), False
    read -= margin
    at_worst, at_best = (settle(weighed, read, scene) for scene in (-MOST_SCENE, MOST_SCENE))
    place = Place(0.0) if at_worst.verdict == at_best.verdict else places.of(*pair)
    judged = settle(weighed, read, place.odds)
    if margin and judged.verdict != "one":
        judged = Judged("not", judged.share)
    return judged, place.leans
