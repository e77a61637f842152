"""Two statements -> whether they are wordings of one utterance: same speaker, days that meet, words that agree.

Judged from the two alone; the worth of a word comes from a fixed table, never from the pile.
"""

from typing import NamedTuple

import numpy as np

from firsthand.compare.utterances.sketches import Said

MIN_SHARED_WORTH = 12.0
"""Nats of content words that both hold: three rare words or four common ones."""
MIN_SHARED_VERBATIM = 9.0
"""The same for two direct quotations of which one holds every content word of the other."""
WHOLLY = 0.999
MIN_SHARED_STEMS = 3
MIN_SHARED = 0.55
"""Share of the shorter wording's worth that the longer one holds; translations of one sentence reach .6 to .9."""
MIN_SHARED_INDIRECT = 0.65
"""The same where the shorter is a paraphrase, whose words are the reporter's."""
MAX_RATIO_FOR_NEGATION = 1.8
"""How much longer one may be for a negation in one alone to tell them apart: a cut may lose its "not" with the rest."""


class Agreement(NamedTuple):
    """How far two wordings share their content words."""

    shared: float
    """Nats."""
    share: float
    """Of the shorter one's worth, 0 to 1."""
    stems: int


def agreement_of(left: Said, right: Said) -> Agreement:
    """The content words that two statements share, in whatever order."""
    stems = (np.frombuffer(left.stems, "<u4"), np.frombuffer(right.stems, "<u4"))
    worth = (np.frombuffer(left.worth, "<f4"), np.frombuffer(right.worth, "<f4"))
    _, here, there = np.intersect1d(*stems, assume_unique=True, return_indices=True)
    shared = float(np.minimum(worth[0][here], worth[1][there]).sum())
    return Agreement(shared, shared / max(min(float(worth[0].sum()), float(worth[1].sum())), 1e-9), len(here))


def one_utterance(left: Said, right: Said) -> bool:
    """True if the two can only be wordings of one thing said once."""
    if not (same_speaker(left.speaker, right.speaker) and days_meet(left, right)):
        return False
    agreement = agreement_of(left, right)
    least = MIN_SHARED_INDIRECT if _shorter(left, right).style == "indirect" else MIN_SHARED
    verbatim = left.style == right.style == "direct" and agreement.share >= WHOLLY
    least_worth = MIN_SHARED_VERBATIM if verbatim else MIN_SHARED_WORTH
    if agreement.stems < MIN_SHARED_STEMS or agreement.shared < least_worth or agreement.share < least:
        return False
    return not (_turned_round(left, right) or _other_figures(left, right))


def same_speaker(left: str, right: str) -> bool:
    """True if one canonical name may stand for the other: equal, or one is the other's last name.

    "vladimir putin" and "putin" are one, "dmitry peskov" and "maria peskov" are not; initials stand for first names.
    """
    if left == right:
        return True
    one, other = left.replace(".", "").split(), right.replace(".", "").split()
    if not one or not other or one[-1] != other[-1]:
        return False
    if min(len(one), len(other)) == 1:
        return max(len(one), len(other)) <= 4
    first, second = one[0], other[0]
    return first == second or (first[0] == second[0] and min(len(first), len(second)) == 1)


def days_meet(left: Said, right: Said) -> bool:
    """True if both can have been said on one day; unknown days meet none, unless both are unknown."""
    if left.begin is None or right.begin is None:
        return left.begin is None and right.begin is None
    return left.begin <= (right.end or right.begin) and right.begin <= (left.end or left.begin)


def worth_of(said: Said) -> float:
    """Nats of content words in one statement."""
    return float(np.frombuffer(said.worth, "<f4").sum())


def _shorter(left: Said, right: Said) -> Said:
    return min((left, right), key=lambda said: (worth_of(said), said.mark))


def _turned_round(left: Said, right: Said) -> bool:
    """True if only one is negated and they are of like length."""
    longer, shorter = max(worth_of(left), worth_of(right)), min(worth_of(left), worth_of(right))
    return left.negated != right.negated and longer <= MAX_RATIO_FOR_NEGATION * shorter


def _other_figures(left: Said, right: Said) -> bool:
    """True if both name numbers and no number of the one is in the other."""
    one, other = np.frombuffer(left.numbers, "<u4"), np.frombuffer(right.numbers, "<u4")
    return bool(len(one) and len(other) and not len(np.intersect1d(one, other)))
