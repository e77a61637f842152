"""Two lists of content words -> which of them stand for each other, and what that comes to as evidence."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.compare.utterances.kinship import ALIKE, SAME, relation
from firsthand.compare.utterances.words import UNKNOWN_WORTH, Word, calendar

ROUNDED = 0.03
"""Reporters round figures: 14,870 is told as "nearly 15,000"."""
ROUNDED_HEDGED = 0.1
MIN_ROUNDED = 40
"""Below it numbers are told as they are."""
HEDGES = frozenset(
    """about above almost around beyond exceeded exceeding nearly passed roughly some over than topped approximately
    почти около более свыше примерно порядка чем под""".split()
)
"""The last word before a rounded figure."""
MIN_HEDGED = 10
"""The same as `MIN_ROUNDED` behind a hedge: three weeks are "some twenty days", eleven are "over ten"."""
MONTH = 43830
"""Minutes; months and years are no whole number of days and weeks."""
ROUNDED_MONTHS = 0.09
"""Eight weeks are "two months"."""
SAME_NUMBER = 1e-3
BESIDE = 2
"""Words behind a number, and one before it, that say what it counts."""
RUN = 3
"""Words in a row that two quotations of one sentence share."""
MIN_SUBSTITUTED = 2.5
"""Nats of a word that says something else where another stands; "those" for "people" does not."""
RAREST_TIED = 3
MAX_GAP = 2
"""Words between two tied ones, on both sides, that stand for each other or say something else."""


class Tie(NamedTuple):
    """Word `left` of one statement stands for word `right` of the other."""

    left: int
    right: int
    nearness: float
    contrary: bool


class Evidence(NamedTuple):
    """What the words of two statements say about their being one."""

    shared: float
    """Nats of the words tied, each counted as its nearness."""
    share: float
    """Of the worth of the shorter statement that is tied."""
    share_long: float
    verbatim: float
    """Of the tied worth that is the same word."""
    run: int
    """Most words in a row that are the same on both sides."""
    words: int
    """Content words of the shorter one."""
    substituted: int
    """Places between tied words where each has words of its own."""
    replaced: int
    """Single weighty words of the one in the place of which the other has another, between the same words."""
    contrary: float
    """Of the tied worth that is contrary: antonyms, or a negation on one side only.

    A denied antonym ("no danger" for "safe") is none, and what stands beside it is not denied.
    """
    plain: int
    """Words tied that are no names."""
    numbers: int
    """Numbers tied."""
    numbers_apart: int
    """Numbers of each in the place of which the other has another one."""
    crossed: bool
    """Whether a number counts one thing here and, as that thing has another number there, another thing there."""
    names: int
    """Names tied."""
    names_apart: int
    """Names of each that the other lacks."""
    calendar_apart: bool
    """Whether both name months, or weekdays, and none of them is one."""
    rarest: float
    """Nats of the `RAREST_TIED` weightiest ties that are no names."""
    denials: int
    """How many of the two hold a negation."""


def ties_between(left: Sequence[Word], right: Sequence[Word]) -> list[Tie]:
    """One tie a word at most, nearest and weightiest first taken; in the order of `left`."""
    found = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            nearness, contrary = _nearness(one, other)
            if nearness:
                offset = abs(i / len(left) - j / len(right))
                place = (i + j, abs(i - j))  # that of (j, i), too: both can be tied
                found.append((-nearness, -min(one.worth, other.worth), offset, place, i, j, contrary))
    taken: dict[int, Tie] = {}
    used: set[int] = set()
    for nearness, _, _, _, i, j, contrary in sorted(found):
        if i not in taken and j not in used:
            taken[i] = Tie(i, j, -nearness, contrary)
            used.add(j)
    return [taken[i] for i in sorted(taken)]


def evidence_of(left: Sequence[Word], right: Sequence[Word]) -> Evidence:
    """The evidence of two statements; the same whichever comes first."""
    ties = ties_between(left, right)
    weights = [tie.nearness * min(left[tie.left].worth, right[tie.right].worth) for tie in ties]
    shared = sum(weights)
    totals = (sum(word.worth for word in left), sum(word.worth for word in right))
    tied = (
        sum(tie.nearness * left[tie.left].worth for tie in ties),
        sum(tie.nearness * right[tie.right].worth for tie in ties),
    )
    shares = sorted(part / max(total, 1e-9) for part, total in zip(tied, totals, strict=True))
    turned = any(tie.contrary and left[tie.left].negated != right[tie.right].negated for tie in ties)
    contrary = sum(
        weight
        for tie, weight in zip(ties, weights, strict=True)
        if (tie.contrary or not turned) and _contrary(left[tie.left], right[tie.right], tie)
    )
    exact = sum(weight for tie, weight in zip(ties, weights, strict=True) if tie.nearness == 1.0)
    return Evidence(
        shared=shared,
        share=shares[1],
        share_long=shares[0],
        verbatim=exact / max(shared, 1e-9),
        run=_run(ties),
        words=min(len(left), len(right)),
        substituted=max(_substituted(ties, left, right), _substituted(_turned(ties), right, left)),
        replaced=_replaced(ties, left, right),
        contrary=contrary / max(shared, 1e-9),
        plain=sum(not left[tie.left].name and not right[tie.right].name for tie in ties),
        numbers=sum(left[tie.left].value is not None for tie in ties),
        numbers_apart=max(_rivals(ties, left, right), _rivals(_turned(ties), right, left)),
        crossed=_crossed(left, right) or _crossed(right, left),
        names=sum(left[tie.left].name and right[tie.right].name for tie in ties),
        names_apart=_names_apart(ties, left, right),
        calendar_apart=_calendar_apart(left, right),
        rarest=sum(
            sorted(
                weight
                for tie, weight in zip(ties, weights, strict=True)
                if not left[tie.left].name and not right[tie.right].name
            )[-RAREST_TIED:]
        ),
        denials=sum(any(word.negated for word in words) for words in (left, right)),
    )


def copied_share(left: Sequence[int], right: Sequence[int]) -> float:
    """Share of the words of the shorter that stand in the longer in runs of at least `RUN` words.

    Of two that are equally long, of the one of which less stands in the other.
    """
    if len(left) == len(right):
        return min(_share_in(left, right), _share_in(right, left))
    return _share_in(*sorted((left, right), key=len))


def _share_in(short: Sequence[int], long: Sequence[int]) -> float:
    runs = {tuple(long[at : at + RUN]) for at in range(len(long) - RUN + 1)}
    covered: set[int] = set()
    for at in range(len(short) - RUN + 1):
        if tuple(short[at : at + RUN]) in runs:
            covered.update(range(at, at + RUN))
    return len(covered) / max(len(short), 1)


def _nearness(one: Word, other: Word) -> tuple[float, bool]:
    if (one.value is None) != (other.value is None):
        return 0.0, False
    if one.value is not None and other.value is not None:
        return _number_nearness(one, other), False
    return relation(one.forms, other.forms)


def _number_nearness(one: Word, other: Word) -> float:
    """1 if the same, `SAME` if one is the other rounded; in one unit, where both tell it."""
    if one.base and other.base and one.base != other.base:
        return 0.0
    left, right = (word.value or 0.0 for word in (one, other))
    converted = one.base == other.base != "" and one.factor != other.factor
    if converted:
        left, right = left * one.factor, right * other.factor
    gap = abs(left - right) / max(abs(left), abs(right), 1e-9)
    if gap < SAME_NUMBER:
        return 1.0
    if one.ordinal or other.ordinal or (_is_year(one) and _is_year(other)):
        return 0.0
    if converted and one.base == "minute" and (one.factor < MONTH) != (other.factor < MONTH):
        return SAME if gap < ROUNDED_MONTHS else 0.0
    least, far = (MIN_HEDGED, ROUNDED_HEDGED) if HEDGES & {one.before, other.before} else (MIN_ROUNDED, ROUNDED)
    values = (one.value or 0.0, other.value or 0.0)
    small = max(values) < least and not any(value % 1 for value in values)
    return SAME if gap < far and not small and _rounder(*values) else 0.0


def _is_year(word: Word) -> bool:
    """True for a number that may be a year, which is never rounded."""
    return 1900 < (word.value or 0.0) < 2100 and not word.base


def _rounder(one: float, other: float) -> bool:
    """True if one of the two has fewer figures that are no zeros at its end: two exact numbers are two."""
    return digits_of(one) != digits_of(other)


def digits_of(value: float) -> int:
    """Figures of a number without the zeros at its end: 3 of 14,800."""
    return len(f"{value:.9g}".replace(".", "").rstrip("0").partition("e")[0]) or 1


def _contrary(one: Word, other: Word, tie: Tie) -> bool:
    if one.value is not None or one.name or other.name or tie.nearness < SAME:
        return False
    return tie.contrary != (one.negated != other.negated)


def _crossed(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True if one thing is counted on both sides and no count of it here is a count of it there."""
    here, there = _counted(left), _counted(right)
    for thing, _ in here:
        values = [other for what, other in there if relation(thing.forms, what.forms)[0] >= ALIKE]
        mine = [other for what, other in here if relation(thing.forms, what.forms)[0] >= ALIKE]
        if values and not any(_number_nearness(one, other) for one in mine for other in values):
            return True
    return False


def _counted(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """What numbers stand before, with the number.

    Of "eight of his eleven shows" both count shows; of "none until the first of May" none counts a May.
    """
    found: list[tuple[Word, Word]] = []
    for at, number in enumerate(words):
        if number.value is not None and not number.ordinal:
            what = next((word for word in words[at + 1 :] if word.value is None or word.ordinal), None)
            if what is not None and what.value is None:
                found.append((what, number))
    return found


def _run(ties: Sequence[Tie]) -> int:
    best = now = 0
    for at, tie in enumerate(ties):
        before = ties[at - 1] if at else None
        follows = before is not None and (tie.left, tie.right) == (before.left + 1, before.right + 1)
        now = (now + 1 if follows else 1) if tie.nearness == 1.0 else 0
        best = max(best, now)
    return best


def _substituted(ties: Sequence[Tie], left: Sequence[Word], right: Sequence[Word]) -> int:
    """Gaps of at most `MAX_GAP` words on each side, and some on both, between ties that follow one another."""
    weighty = [[word.worth >= MIN_SUBSTITUTED for word in words] for words in (left, right)]
    edges = [Tie(-1, -1, 1.0, False), *_in_order(ties), Tie(len(left), len(right), 1.0, False)]
    count = 0
    for one, other in pairwise(edges):
        here = sum(weighty[0][one.left + 1 : other.left])
        there = sum(weighty[1][one.right + 1 : other.right])
        count += min(here, there) > 0 and max(here, there) <= MAX_GAP
    return count


def _replaced(ties: Sequence[Tie], left: Sequence[Word], right: Sequence[Word]) -> int:
    """Weighty words without a tie, one on each side, between two ties of equal words, or behind one at both ends.

    "The school sank into the bay" and "the chapel sank into the bay" speak of two things. Of the equal words one is
    weighty, and none is a number: these stand beside anything.
    """
    equal = {
        (tie.left, tie.right): max(left[tie.left].worth, right[tie.right].worth) >= MIN_SUBSTITUTED
        for tie in ties
        if tie.nearness == ALIKE and left[tie.left].value is None
    } | {(len(left), len(right)): False}
    tied = {tie.left for tie in ties}, {tie.right for tie in ties}
    others = [_may_be_replaced(words, at) for words, at in zip((left, right), tied, strict=True)]
    frames = [[equal.get((i - 1, j - 1)), equal.get((i + 1, j + 1))] for i in others[0] for j in others[1]]
    return sum(any(frame) and None not in frame for frame in frames)


def _may_be_replaced(words: Sequence[Word], tied: set[int]) -> list[int]:
    return [
        at
        for at, word in enumerate(words)
        if at not in tied and word.value is None and not word.name and word.worth >= MIN_SUBSTITUTED
    ]


def _turned(ties: Sequence[Tie]) -> list[Tie]:
    """The ties as they are if the other statement comes first."""
    return sorted(Tie(tie.right, tie.left, tie.nearness, tie.contrary) for tie in ties)


def _in_order(ties: Sequence[Tie]) -> list[Tie]:
    """The longest chain of ties that goes forward on both sides."""
    best: list[list[Tie]] = []
    for tie in ties:
        chain = max((c for c in best if c[-1].right < tie.right), key=len, default=[])
        best.append([*chain, tie])
    return max(best, key=len, default=[])


def _rivals(ties: Sequence[Tie], left: Sequence[Word], right: Sequence[Word]) -> int:
    """Numbers without a tie that stand where the other statement has another number without a tie.

    Two numbers beside words that have nothing to do with each other count two things, of which each statement leaves
    one out.
    """
    here, there = ({tie.left for tie in ties}, {tie.right for tie in ties})
    mine = [at for at, word in enumerate(left) if word.value is not None and at not in here]
    others = [at for at, word in enumerate(right) if word.value is not None and at not in there]
    return sum(any(left[i].ordinal == right[j].ordinal and _one_place(left, i, right, j) for j in others) for i in mine)


def _one_place(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> bool:
    """True unless words that we know stand beside both numbers, and none of the one is near any of the other."""
    beside = [
        [word for word in words[max(at - 1, 0) : at + BESIDE + 1] if word.value is None]
        for words, at in ((left, i), (right, j))
    ]
    if not all(any(not word.name and word.worth != UNKNOWN_WORTH for word in words) for words in beside):
        return True
    return any(_nearness(one, other)[0] for one in beside[0] for other in beside[1])


def _calendar_apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return any(
        here and there and here.isdisjoint(there)
        for table in calendar()
        for here, there in [[{form for word in words for form in word.forms[:1]} & table for words in (left, right)]]
    )


def _names_apart(ties: Sequence[Tie], left: Sequence[Word], right: Sequence[Word]) -> int:
    """Names that each has for itself: the smaller of the two counts."""
    here, there = {tie.left for tie in ties}, {tie.right for tie in ties}
    alone = [
        sum(word.name and at not in tied for at, word in enumerate(words))
        for words, tied in ((left, here), (right, there))
    ]
    return min(alone)
