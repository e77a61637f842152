"""The evidence of two statements, and how the encoder reads them -> a score: how likely both are one.

A logistic regression, fitted by quality/utterances_fit.py; its thresholds are what a wrong tie costs.
"""

import math
from typing import Literal

from firsthand.compare.utterances.alignment import Evidence
from firsthand.compare.utterances.occasions import ONE_DAY, PERHAPS_ONE_DAY

Verdict = Literal["one", "perhaps", "not"]
Pairing = Literal["two languages", "two quotations", "rendering"]
"""Two quotations are of one language."""

MOST_NAMES = 3
MOST_NUMBERS = 3
LONG_RUN = 4
ENOUGH_SHARED = 10.0
"""Nats; of less a share says little."""
CONSTANT = -0.85
WEIGHTS = (2.52, 1.29, 0.14, -1.94, 0.59, -0.37, -3.57, -1.69, -0.15, 0.61, -0.99, -1.16, 2.57, 0.82)
"""Of `features_of`, in that order; the last is what the encoder says."""
MOST_READ = 3.0
"""Log odds of the encoder that count: it is surer of itself than it is right."""

MIN_WORDS_READ = 3
"""Content words of the shorter statement: "a broken promise" can be told of anything."""
MIN_PLAIN = 2
"""Words tied that are no names: these say what it is about, not what is said."""
MIN_SHARE_WHOLE = 0.9
MIN_SHARED_WHOLE = 8.5
"""A short statement all of whose words stand in a long one; in nats."""
MIN_SCORE_WHOLE = 0.2
MIN_SCORE = {ONE_DAY: 0.5, PERHAPS_ONE_DAY: 0.8, 0.0: 1.2}
"""By how sure the day is; also of two quotations in one language that are no copies of each other."""
MIN_SCORE_PERHAPS = {ONE_DAY: 0.0, PERHAPS_ONE_DAY: 0.3}
"""If neither speaker is told to say anything nearer."""


def features_of(evidence: Evidence, pairing: Pairing, read: float) -> tuple[float, ...]:
    """What tells whether two statements are one: each as it is, not scaled; `read` is what the encoder says."""
    crossing = pairing == "two languages"
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
        float(pairing == "two quotations"),
        float(crossing),
        evidence.share_long * crossing,
        max(-MOST_READ, min(read, MOST_READ)),
    )


def score_of(evidence: Evidence, pairing: Pairing, read: float) -> float:
    """The logarithm of the odds that two statements of one speaker on one day are one."""
    features = features_of(evidence, pairing, read)
    return CONSTANT + sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))


def may_be_one(evidence: Evidence, day: float, pairing: Pairing) -> bool:
    """Whether the encoder can still make them one, or perhaps one."""
    if evidence.words < MIN_WORDS_READ or not evidence.plain:
        return False
    least = MIN_SCORE if pairing == "two quotations" else MIN_SCORE | MIN_SCORE_PERHAPS
    return score_of(evidence, pairing, MOST_READ) >= least[min(day, ONE_DAY)]


def judge_rendering(evidence: Evidence, day: float, score: float) -> Verdict:
    """A rendering in other words or another language; `day` is what `same_day` says."""
    day = min(day, ONE_DAY)
    whole = evidence.share >= MIN_SHARE_WHOLE and evidence.shared >= MIN_SHARED_WHOLE
    if evidence.plain >= MIN_PLAIN and score >= (MIN_SCORE_WHOLE if whole else MIN_SCORE[day]):
        return "one"
    return "perhaps" if day and score >= MIN_SCORE_PERHAPS[day] else "not"


def judge_translations(score: float, day: float) -> Verdict:
    """Two quotations of which neither says that it is a translation; never "perhaps"."""
    return "one" if score >= MIN_SCORE[min(day, ONE_DAY)] else "not"
