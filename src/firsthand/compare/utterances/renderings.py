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

MIN_SCORE = {ONE_DAY: 1.3, PERHAPS_ONE_DAY: 1.6, 0.0: 2.0}
"""By how sure the day is."""
MIN_SCORE_QUOTATIONS = {ONE_DAY: 1.6, PERHAPS_ONE_DAY: 1.9, 0.0: 2.3}
"""The same of two quotations in one language that are no copies of each other."""
MIN_SCORE_PERHAPS = {ONE_DAY: 0.6, PERHAPS_ONE_DAY: 0.9}
"""If neither speaker is told to say anything nearer."""
SCENE_FOR, SCENE_AGAINST = 0.2, 0.9
"""What a log odds of one occasion, as the encoder reads what stands around the two, is worth in the score.

Set, with the thresholds below and `MIN_SCENE_COPIED`, on the open pairs (562 of 622 right pairs and 30 others; by the
network before, without scenes, 563 and 48) and on a part of the briefings held out. Of all of these, counted once:
640 of 1,407 right pairs, and 105 of 9,422 others, of which 65 are the same said again.
"""
MOST_SCENE = 5.0
"""Log odds of one occasion that count."""
MIN_SCENE_COPIED = -3.0
"""Log odds of one occasion below which the same words were said twice."""
EASIER_ENGLISH = 0.5
"""Less where the encoder reads both as they are, not by glosses: at that score fewer of what it ties is wrong."""


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
    least = MIN_SCORE_QUOTATIONS if compared.pairing == "two quotations" else MIN_SCORE | MIN_SCORE_PERHAPS
    return _weighed(compared, at_best) >= least[min(day, ONE_DAY)]


def _is_thin(compared: Compared) -> bool:
    """Whether no word agrees, which allows no more than a perhaps, where the encoder reads a gloss."""
    return not compared.english and compared.evidence.plain < MIN_PLAIN


def judge_rendering(compared: Compared, score: float, day: float) -> Verdict:
    """A rendering in other words or another language; `day` is what `same_day` says."""
    day, score = min(day, ONE_DAY), _weighed(compared, score)
    if score >= MIN_SCORE[day] and not _is_thin(compared):
        return "one"
    return "perhaps" if day and score >= MIN_SCORE_PERHAPS[day] else "not"


def judge_translations(compared: Compared, score: float, day: float) -> Verdict:
    """Two quotations of which neither says that it is a translation; never "perhaps"."""
    return "one" if _weighed(compared, score) >= MIN_SCORE_QUOTATIONS[min(day, ONE_DAY)] else "not"


def _weighed(compared: Compared, score: float) -> float:
    return score + EASIER_ENGLISH * compared.english
