"""The evidence of two statements, and how the encoder reads them -> a score: how likely both are one.

A small network over 33 features (`scorer`), fitted by quality/utterances_fit.py; its thresholds are what a
wrong tie costs.
"""

import math
from typing import Literal, NamedTuple

from firsthand.compare.utterances.alignment import Evidence
from firsthand.compare.utterances.occasions import ONE_DAY, PERHAPS_ONE_DAY
from firsthand.compare.utterances.scorer import score

Verdict = Literal["one", "perhaps", "not"]
Pairing = Literal["two languages", "two quotations", "rendering"]
"""Two quotations are of one language."""

MOST_NAMES = 3
MOST_NUMBERS = 3
LONG_RUN = 4
MOST_REPLACED = 2
ENOUGH_SHARED = 10.0
"""Nats; of less a share says little."""
MOST_READ = 5.0
"""Log odds of the encoder that count: beyond, it is surer of itself than it is right."""
MIN_PLAIN = 1
"""Words that are no names and agree, for two statements that are not both English; without any they are perhaps one.

Of pairs of families held out, counted once, on one day, with no such word 12 of 64 that are one reach a score of 1, and
2 of 444 that are two; with one word 60 of 212, and 15 of 832.
"""

MIN_SCORE = 2.5
"""Of what is one whatever else the speaker says.

Set on a fifth of the briefings held out, contents and speakers given, by a draft of this version (2026-11-24): of 1,969
right pairs, 13,068 others and 412 that are the same said again 891, 43 and 29 were tied at 2.4, 850, 33 and 18 at 2.6,
803, 23 and 18 at 2.8; with version 23, at 2.6, 878, 39 and 26. Now, with briefings `aj` and `ak`, of 2,130, 13,841 and
440 pairs 930, 45 and 29 (`python quality/utterances_piles.py --part 0/5`). A scorer fitted anew to this
network and to the briefings ties 879, 59 and 22 at 2.4: the scorer is still the one of version 21.
"""
MIN_SCORE_PERHAPS = {ONE_DAY: 0.6, PERHAPS_ONE_DAY: 0.9}
"""By how sure the day is, if neither speaker is told to say anything nearer.

On all open pairs, each scored by a scorer that was fitted without its writer (counted once, 2026-11-23, `MIN_SCORE`
2.0), 752 of 862 right pairs and 45 others are tied; at .3 more 745 and 41, and the flow loses one tie in twenty.
"""
SCENE_FOR, SCENE_AGAINST = 0.2, 0.6
"""What a log odds of one occasion, as the encoder reads what stands around the two, is worth in the score.

Set, with `MIN_SCENE_COPIED`, on `open3`, `open8` to `open11`, `open13`, `open14` and `open16` (once, 2026-11-24):
397 of 471 right pairs and 32 others; at .8 390 and 28, at .4 398 and 43; as it was with the weights before, at 1.2 and
-3, 398 and 37, and with those of now fewer of both (of `open3`, `open8` and `open9` 132 and 2, not 143 and 15): this
network parts scenes more often, and is right in more of them.
"""
MOST_SCENE = 5.0
"""Log odds of one occasion that count."""
MIN_SCENE_COPIED = -4.0
"""Log odds of one occasion below which the same words were said twice."""
ALL = 0.999
"""Of a share: nothing is missing but what rounding takes."""
EASIER_ENGLISH = 0.5
"""Less for a perhaps where the encoder reads both as they are, not by glosses: it is right more often there."""


class Compared(NamedTuple):
    """Two statements of one speaker, compared word by word; the same whichever comes first."""

    evidence: Evidence
    pairing: Pairing
    copied: float
    """Share of the shorter's words that stand in the longer in runs."""
    lengths: tuple[int, int]
    """All words of the shorter and of the longer one."""
    quotations: int
    """How many of the two are whole quotations."""
    indirect: int
    """How many hold none."""
    contrary: bool
    """Whether the one seems to deny what the other says; which words a negation reaches is told roughly."""
    supposes: bool
    """Whether the one only supposes what the other tells."""
    english: bool
    """Whether both are English: then the encoder reads neither by glosses, which are rough."""

    @property
    def crossing(self) -> bool:
        """Whether they are of two languages."""
        return self.pairing == "two languages"

    @property
    def quoted_in_part(self) -> bool:
        """Whether both quote, in one language."""
        return not self.crossing and not self.indirect


FEATURES = (
    "share of the longer one", "words", "names", "names apart", "numbers", "rarest", "run", "contrary, weighed",
    "one denial", "two denials", "two quotations", "two languages", "share across languages",
    "share of the shorter one",
    "shared", "verbatim", "content words", "substituted", "replaced", "contrary", "seems contrary", "supposes",
    "copied", "copied between quotations", "length of the shorter one", "length of the longer one", "quotations",
    "indirect", "encoder", "encoder for English",
    "figures apart", "figures crossed", "calendar apart",
)  # fmt: skip
"""What `features_of` gives, in its order."""


def features_of(compared: Compared, read: float) -> tuple[float, ...]:
    """What tells whether two statements are one: each as it is, not scaled; `read` is what the encoder says."""
    evidence = compared.evidence
    short, long = compared.lengths
    bounded = max(-MOST_READ, min(read, MOST_READ))
    return (
        evidence.share_long,
        math.log1p(evidence.plain),
        float(min(evidence.names, MOST_NAMES)),
        float(min(evidence.names_apart, MOST_NAMES)),
        float(min(evidence.numbers, MOST_NUMBERS)),
        evidence.rarest / 10,
        min(evidence.run, LONG_RUN) / LONG_RUN,
        evidence.contrary * min(evidence.shared / ENOUGH_SHARED, 1.0),
        float(evidence.denials == 1),
        float(evidence.denials == 2),
        float(compared.pairing == "two quotations"),
        float(compared.crossing),
        evidence.share_long * compared.crossing,
        evidence.share,
        math.log1p(evidence.shared),
        evidence.verbatim,
        math.log1p(evidence.words),
        math.log1p(evidence.substituted),
        float(min(evidence.replaced, MOST_REPLACED)),
        evidence.contrary,
        float(compared.contrary),
        float(compared.supposes),
        compared.copied,
        compared.copied * compared.quoted_in_part,
        math.log1p(short),
        math.log1p(long),
        float(compared.quotations),
        float(compared.indirect),
        bounded,
        bounded * compared.english,
        float(min(evidence.numbers_apart, MOST_NUMBERS)),
        float(evidence.crossed),
        float(evidence.calendar_apart),
    )


def with_scene(score: float, scene: float) -> float:
    """A score, given how likely the encoder finds one occasion; nothing is known of it at log odds of 0."""
    bounded = max(-MOST_SCENE, min(scene, MOST_SCENE))
    return score + (SCENE_FOR if bounded > 0 else SCENE_AGAINST) * bounded


def scores_of(compared: Compared, *reads: float) -> list[float]:
    """The log odds that two statements of one speaker on one day are one, for each thing that the encoder may say."""
    return score(*(features_of(compared, read) for read in reads))


def may_be_one(compared: Compared, day: float, at_best: float) -> bool:
    """Whether the encoder can still make them one, or perhaps one; `at_best` is the score if it is quite sure."""
    return judge_scored(compared, at_best, day) != "not"


def _is_thin(compared: Compared) -> bool:
    """Whether no word agrees, which allows no more than a perhaps, where the encoder reads a gloss."""
    return not compared.english and compared.evidence.plain < MIN_PLAIN


def judge_scored(compared: Compared, score: float, day: float) -> Verdict:
    """The verdict on two statements by their score; `day` is what `same_day` says."""
    if compared.pairing == "two quotations" and compared.copied < ALL:  # no cut, so a misquotation
        return "one" if score >= MIN_SCORE else "not"
    if score >= MIN_SCORE and not _is_thin(compared):
        return "one"
    eased = score + EASIER_ENGLISH * compared.english
    return "perhaps" if day and eased >= MIN_SCORE_PERHAPS[min(day, ONE_DAY)] else "not"
