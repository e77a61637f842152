"""Two statements of one speaker -> wordings of one utterance, perhaps so, or not; judged from the two alone.

The thresholds of the rules were set on the open pairs of quality/gold/utterances (2026-11), against different
statements that one speaker makes in one report of PolNeAR (docs/stages/utterances.md has the counts).
"""

from collections.abc import Callable
from typing import NamedTuple

from firsthand.compare.utterances.alignment import Evidence, copied_share, evidence_of
from firsthand.compare.utterances.contrasts import is_another_of_its_kind, is_contrast, says_the_same
from firsthand.compare.utterances.languages import OTHER
from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.occasions import (
    ONE_DAY,
    PERHAPS_ONE_DAY,
    occasions_meet,
    same_day,
)
from firsthand.compare.utterances.renderings import (
    ALL,
    MOST_READ,
    Compared,
    Pairing,
    Verdict,
    judge_scored,
    may_be_one,
    scores_of,
    with_scene,
)
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.suppositions import supposes_alone

MAX_CONTRARY = 0.34
"""Share of the tied words that may be contrary: scopes of negations are read roughly."""
MAX_CONTRARY_BOTH = 0.4
"""The same where both statements hold a negation, in one language."""
MIN_SHARE_CONTRARY = 0.4
"""Who denies a statement repeats it; of two that have less in common neither is about the other."""
MIN_SHARE_REPEATED = 0.55
MAX_CONTRARY_REPEATED = 0.1
"""The same where most words are in common and one alone holds a negation, or none does: one contrary is enough."""
MAX_CONTRARY_REPEATED_BOTH = 0.3
"""The same across two languages where both hold a negation."""
MIN_DENIED = 0.3
"""Share of the tied words that a denial turns round."""
MIN_SHARE_DENIED = 0.6
"""Share of the longer that is tied: of 140 such pairs of families 136 are two statements."""
WHOLLY = 0.9
"""Two quotations in one language hold the same words, unless one is cut or they are two translations."""
NEARLY = 0.8
"""The same of all words, where no content word differs."""
MIN_SHARED_VERBATIM = {PERHAPS_ONE_DAY: 7.0, 0.0: 8.5}
"""Nats: a phrase of the commonest words is said again and again; less where both reports are of one day."""
MIN_WORDS_ON_A_DAY = 3
"""Words of a quotation found word for word, where both texts name one day."""
MIN_WORDS_VERBATIM = 7
"""The same where they do not."""
MAX_COPIED = 0.45
"""A rendering that quotes as much of a quotation is one of it, even a loose one."""

Read = Callable[[], float]
"""What the encoder says of two statements; it costs a thousand times what the rules cost."""


class Judged(NamedTuple):
    """A verdict and the evidence it rests on."""

    verdict: Verdict
    share: float


class Open(NamedTuple):
    """Two statements of which the rules alone do not tell whether they are one."""

    compared: Compared
    day: float
    run_on: bool
    """Whether they have long runs of words in common, and one is a quotation and the other quotes in part."""
    score: float
    """If the encoder did not know, either."""


def judge(left: Said, right: Said, read: Read) -> Judged:
    """The verdict on two statements; "perhaps" counts only if neither speaker is told to say anything nearer."""
    weighed = weigh(left, right)
    return weighed if isinstance(weighed, Judged) else settle(weighed, read())


def weigh(left: Said, right: Said) -> Judged | Open:
    """What the rules say of two statements."""
    if not same_speaker(left.speaker, right.speaker) or not occasions_meet(left.occasion, right.occasion):
        return Judged("not", 0.0)
    day = same_day(left.occasion, right.occasion)
    copied = copied_share(left.plain, right.plain)
    evidence = evidence_of(left.words, right.words)
    settled = by_rules(left, right, evidence=evidence, copied=copied, day=day)
    if settled is not None:
        return settled
    compared = compare(left, right, evidence, copied)
    unread, at_best = scores_of(compared, 0.0, MOST_READ)
    if not may_be_one(compared, day, at_best):
        return Judged("not", evidence.share)
    run_on = compared.quoted_in_part and copied > MAX_COPIED and compared.quotations == 1
    return Open(compared, day, run_on, unread)


def by_rules(left: Said, right: Said, *, evidence: Evidence, copied: float, day: float) -> Judged | None:
    """The verdict where the words alone settle it; what contrasts goes before what is copied."""
    said_often = (left.formula or right.formula) and day < ONE_DAY
    if left.denied != right.denied or said_often:  # the encoder is not told
        return Judged("not", evidence.share)
    if left.plain == right.plain and is_enough(len(left.plain), evidence, day):
        return Judged("one", 1.0)
    if OTHER in {left.language, right.language}:
        return Judged("not", evidence.share)
    words, quoted = (left.words, right.words), pairing_of(left, right) == "two quotations"
    if left.language == right.language and (
        is_contrast(left.plain, right.plain, words, quoted=quoted)
        or (is_another_of_its_kind(*words) and not shares_sentence(left, right))
    ):
        return Judged("not", evidence.share)
    if is_verbatim(left, right, evidence=evidence, copied=copied, day=day):
        return Judged("one", 1.0)
    if denies(evidence) or (tells_apart(evidence) and not are_english(left, right)):
        return Judged("not", evidence.share)
    if shares_sentence(left, right) and day and not tells_apart(evidence) and not is_contrary(left, right, evidence):
        return Judged("one", evidence.share)
    return None


def settle(weighed: Open, read: float, scene: float = 0.0) -> Judged:
    """The verdict, given what the encoder says of the two, and of what stands around them."""
    compared, day, run_on, _ = weighed
    (unplaced,) = scores_of(compared, read)
    score = with_scene(unplaced, scene)
    verdict = judge_scored(compared, score, day)
    return Judged("one" if run_on and verdict == "perhaps" else verdict, compared.evidence.share)


def compare(left: Said, right: Said, evidence: Evidence, copied: float) -> Compared:
    """All that the scorer is told of two statements but what the encoder says."""
    styles = (left.style, right.style)
    short, long = sorted((len(left.plain), len(right.plain)))
    return Compared(
        evidence=evidence,
        pairing=pairing_of(left, right),
        copied=copied,
        lengths=(short, long),
        quotations=styles.count("direct"),
        indirect=styles.count("indirect"),
        contrary=is_contrary(left, right, evidence),
        supposes=supposes_alone(left.plain, right.plain),
        english=are_english(left, right),
    )


def are_english(left: Said, right: Said) -> bool:
    """Whether both are English: of glosses the network tells less surely whether another figure or day parts them."""
    return left.language == right.language == "en"


def pairing_of(left: Said, right: Said) -> Pairing:
    """What the two are to each other; quotations of which one is told to be translated are renderings."""
    if left.language != right.language:
        return "two languages"
    return "rendering" if is_rendering(left, right) else "two quotations"


def holds_quotations(left: Said, right: Said) -> bool:
    """True if both are quotations or hold some, in one language, neither of them translated."""
    whole = left.language == right.language and not (left.translated or right.translated)
    return whole and "indirect" not in {left.style, right.style}


def is_rendering(left: Said, right: Said) -> bool:
    """True unless both are quotations in one language, neither of them translated."""
    return not holds_quotations(left, right) or left.style != "direct" or right.style != "direct"


def tells_apart(evidence: Evidence) -> bool:
    """True if a figure, or the months or weekdays, of the one are others in the other."""
    return evidence.numbers_apart > 0 or evidence.crossed or evidence.calendar_apart


def denies(evidence: Evidence) -> bool:
    """True if one alone holds a negation, and it turns round what both say in much the same words."""
    return evidence.denials == 1 and evidence.contrary >= MIN_DENIED and evidence.share_long >= MIN_SHARE_DENIED


def is_verbatim(left: Said, right: Said, *, evidence: Evidence, copied: float, day: float) -> bool:
    """True if nearly every word of the shorter stands in the longer, in runs, and they are enough to be no phrase.

    Never where each has a word of its own in the place of the other's, nor where one alone denies what both say: the
    scorer and the encoder are asked then.
    """
    if evidence.words and (evidence.share < WHOLLY or (evidence.contrary and copied < 1.0)):
        return False
    if copied < (NEARLY if evidence.verbatim >= ALL and evidence.share >= ALL else WHOLLY):
        return False
    tied, contrary = evidence.share >= ALL, evidence.contrary > 0
    if not says_the_same(left.plain, right.plain, (left.words, right.words), tied=tied, contrary=contrary):
        return False
    return is_enough(min(len(left.plain), len(right.plain)), evidence, day)


def shares_sentence(left: Said, right: Said) -> bool:
    """True for "A. B." and "B. C."."""
    return not set(left.sentences).isdisjoint(right.sentences)


def is_enough(words: int, evidence: Evidence, day: float) -> bool:
    """True if as many words are no phrase that is said again and again."""
    if day >= ONE_DAY:
        return words >= MIN_WORDS_ON_A_DAY
    return words >= MIN_WORDS_VERBATIM and evidence.shared >= MIN_SHARED_VERBATIM[day]


def is_contrary(left: Said, right: Said, evidence: Evidence) -> bool:
    """True if the one denies what the other says; which words a negation reaches is told roughly."""
    most = MAX_CONTRARY
    if evidence.share >= MIN_SHARE_REPEATED and evidence.denials < 2:
        most = MAX_CONTRARY_REPEATED
    elif evidence.share >= MIN_SHARE_REPEATED and left.language != right.language:
        most = MAX_CONTRARY_REPEATED_BOTH
    if evidence.contrary <= most or evidence.share < MIN_SHARE_CONTRARY:
        return False
    if not all(any(word.negated for word in said.words) for said in (left, right)):
        return True
    return left.language != right.language or (evidence.contrary >= MAX_CONTRARY_BOTH and evidence.run > 1)
