"""The evidence of two statements, one of them indirect or in another language -> a score: how likely both are one.

A logistic regression, fitted by quality/utterances_fit.py; its thresholds are what a wrong tie costs.
"""

import math
from typing import Literal

from firsthand.compare.utterances.alignment import Evidence
from firsthand.compare.utterances.occasions import ONE_DAY, PERHAPS_ONE_DAY

Verdict = Literal["one", "perhaps", "not"]

MOST_NAMES = 3
CONSTANT = -3.76
WEIGHTS = (7.41, 1.97, -1.76, -2.86, -0.11, -2.66)
"""Of `features_of`, in that order."""

MIN_PLAIN = 2
"""Words tied that are no names: these say what it is about, not what is said."""
MIN_SHARE_WHOLE = 0.9
MIN_SHARED_WHOLE = 8.5
"""A short statement all of whose words stand in a long one; in nats."""
MIN_SCORE = {ONE_DAY: 1.0, PERHAPS_ONE_DAY: 2.0, 0.0: 2.0}
MIN_SCORE_QUOTED = {ONE_DAY: 1.0, PERHAPS_ONE_DAY: 3.0, 0.0: 3.0}
"""Two quotations in one language that are no copies of each other."""
MIN_SCORE_PERHAPS = {ONE_DAY: -1.0, PERHAPS_ONE_DAY: 1.0}
"""If neither speaker is told to say anything nearer."""
MIN_SCORE_PERHAPS_CROSSING = 0.0
"""The same across languages, where chance ties as many words as two statements on one subject do."""


def features_of(evidence: Evidence, *, crossing: bool) -> tuple[float, ...]:
    """What tells whether two statements are one: each as it is, not scaled."""
    return (
        evidence.share_long,
        math.log1p(evidence.plain),
        float(min(evidence.names, MOST_NAMES)),
        float(evidence.names_apart > 0),
        float(crossing),
        evidence.share_long * crossing,
    )


def score_of(evidence: Evidence, *, crossing: bool) -> float:
    """The logarithm of the odds that two statements of one speaker on one day are one."""
    features = features_of(evidence, crossing=crossing)
    return CONSTANT + sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))


def judge_rendering(evidence: Evidence, day: float, *, crossing: bool) -> Verdict:
    """A rendering in other words or another language; `day` is what `same_day` says."""
    score = score_of(evidence, crossing=crossing)
    if evidence.plain >= MIN_PLAIN:
        whole = evidence.share >= MIN_SHARE_WHOLE and evidence.shared >= MIN_SHARED_WHOLE
        least = MIN_SCORE[min(day, ONE_DAY)]
        if whole or score >= least:
            return "one"
    if not day or not evidence.plain:
        return "not"
    perhaps = MIN_SCORE_PERHAPS_CROSSING if crossing else MIN_SCORE_PERHAPS[min(day, ONE_DAY)]
    return "perhaps" if score >= perhaps else "not"


def judge_translations(evidence: Evidence, day: float) -> Verdict:
    """Two quotations of which neither says that it is a translation; never "perhaps"."""
    return "one" if score_of(evidence, crossing=False) >= MIN_SCORE_QUOTED[min(day, ONE_DAY)] else "not"
