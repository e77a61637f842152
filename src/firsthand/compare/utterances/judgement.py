"""Two statements of one speaker -> wordings of one utterance, perhaps so, or not; judged from the two alone.

Thresholds were set on quality/gold/utterances/open.jsonl (2026-11), against pairs of different statements that one
speaker makes in one report of PolNeAR (docs/stages/utterances.md has the counts).
"""

from typing import Literal, NamedTuple

from firsthand.compare.utterances.alignment import Evidence, copied_share, evidence_of
from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.occasions import occasions_meet, other_days, same_day
from firsthand.compare.utterances.sketches import Said

Verdict = Literal["one", "perhaps", "not"]

MAX_CONTRARY = 0.34
"""Share of the tied words that may be contrary: scopes of negations are read roughly."""
MAX_CONTRARY_BOTH = 0.6
"""The same where both statements hold a negation."""
WHOLLY = 0.9
"""Two quotations in one language hold the same words, unless one is cut or they are two translations."""
NEARLY = 0.8
"""The same of all words, where no content word differs."""
ALL = 0.999
MIN_SHARED = 12.0
"""Nats of tied words without which two statements on an unknown day could be about anything."""
MIN_SHARED_VERBATIM = 8.5
MIN_WORDS_ON_A_DAY = 3
"""Words of a quotation found word for word, where both texts name one day."""
MIN_WORDS_VERBATIM = 7
"""The same where they do not."""
MIN_SHARED_MOSTLY = 9.0
MIN_SHARE_MOSTLY = 0.5
MIN_SHARED_PARTLY = 14.0
MIN_SHARE_PARTLY = 0.36
"""Of the shorter statement, where one is a rendering and both are of one day; in words of more worth if it is less."""
MIN_PLAIN = 2
MIN_PLAIN_PARTLY = 3
"""Words tied that are no names: these say what it is about, not what is said."""
MIN_SHARE_UNDATED = 0.6
"""The same where a day is not known."""
MIN_SHARED_QUOTED = 18.0
MIN_SHARE_QUOTED = 0.55
"""Two quotations that differ in nothing but words of one meaning: two translations, though neither says so."""
MIN_SHARED_LONG = 30.0
MIN_SHARE_LONG = 0.65
"""The same for long ones, which two translators put in words of which some differ."""
MAX_COPIED = 0.5
"""Two quotations that run on alike, but not wholly, are one sentence said in two ways."""
MIN_SHARE_WEAK = 0.12
MIN_SHARE_CROSSING = 0.35
MIN_SHARED_WEAK = 2.5
"""Less than this says nothing, even if the speaker says nothing else that day."""


class Judged(NamedTuple):
    """A verdict and the evidence it rests on."""

    verdict: Verdict
    share: float


def judge(left: Said, right: Said) -> Judged:
    """The verdict on two statements; "perhaps" counts only if neither speaker is told to say anything nearer."""
    if not same_speaker(left.speaker, right.speaker) or not occasions_meet(left.occasion, right.occasion):
        return Judged("not", 0.0)
    day = same_day(left.occasion, right.occasion)
    copied = copied_share(left.plain, right.plain)
    evidence = evidence_of(left.words, right.words)
    if is_verbatim(copied, min(len(left.plain), len(right.plain)), evidence, day):
        return Judged("one", 1.0)
    if other_days(left.occasion, right.occasion) or evidence.numbers_apart or evidence.crossed:
        return Judged("not", evidence.share)
    crossing = left.language != right.language
    if _is_contrary(left, right, evidence):
        return Judged("not", evidence.share)
    rendered = left.style != "direct" or right.style != "direct"
    if not (rendered or crossing or left.translated or right.translated):
        return Judged(_quoted(evidence, copied), evidence.share)
    return Judged(_rendered(evidence, day, crossing=crossing), evidence.share)


def is_verbatim(copied: float, words: int, evidence: Evidence, day: float) -> bool:
    """True if nearly every word of the shorter stands in the longer, in runs, and they are enough to be no phrase."""
    if evidence.words and (evidence.share < WHOLLY or (evidence.contrary and copied < 1.0)):
        return False
    if copied < (NEARLY if evidence.verbatim >= ALL and evidence.share >= ALL else WHOLLY):
        return False
    if day:
        return words >= MIN_WORDS_ON_A_DAY
    return words >= MIN_WORDS_VERBATIM and evidence.shared >= MIN_SHARED_VERBATIM


def _is_contrary(left: Said, right: Said, evidence: Evidence) -> bool:
    """True if the one denies what the other says; which words a negation reaches is told roughly."""
    if evidence.contrary <= MAX_CONTRARY:
        return False
    both = all(any(word.negated for word in said.words) for said in (left, right))
    if not both or left.language != right.language:
        return True
    return evidence.contrary > MAX_CONTRARY_BOTH and evidence.run > 1


def _quoted(evidence: Evidence, copied: float) -> Verdict:
    """Two quotations in one language, and not of one wording: words for words, if they are two translations."""
    alike = evidence.share >= MIN_SHARE_QUOTED and evidence.shared >= MIN_SHARED_QUOTED
    changed = copied > MAX_COPIED or evidence.substituted
    long = evidence.share >= MIN_SHARE_LONG and evidence.shared >= MIN_SHARED_LONG
    return "one" if (alike and not changed) or (long and not evidence.contrary) else "not"


def _rendered(evidence: Evidence, day: float, *, crossing: bool) -> Verdict:
    """A rendering in other words or another language."""
    share, shared, plain = evidence.share, evidence.shared, evidence.plain
    if (share >= MIN_SHARE_UNDATED and shared >= MIN_SHARED) or (share >= WHOLLY and shared >= MIN_SHARED_VERBATIM):
        return "one" if plain >= MIN_PLAIN else "not"
    if not day or not plain:
        return "not"
    least = MIN_SHARED_MOSTLY if share >= MIN_SHARE_MOSTLY else MIN_SHARED_PARTLY
    if share >= MIN_SHARE_PARTLY and shared >= least and plain >= MIN_PLAIN_PARTLY:
        return "one"
    enough = MIN_SHARE_CROSSING if crossing else MIN_SHARE_WEAK
    return "perhaps" if share >= enough and shared >= MIN_SHARED_WEAK else "not"
