"""Two numbers that say one thing: ranges ("20-30", "between a fifth and a quarter"), ways ("from 31 to 28"), ratios."""

from typing import NamedTuple

from firsthand.annotate.figures.kinds import change_around
from firsthand.annotate.figures.measures import Unit, currency_before, unit_after
from firsthand.annotate.figures.numerals import Numeral, numeral_at
from firsthand.annotate.figures.quantity import Form, Line
from firsthand.annotate.figures.word_kinds import is_third_person
from firsthand.annotate.figures.word_sets import measured_verbs, word_set

LARGEST_WHOLE = 100
"""Of how many a ratio with its noun inside may be: "four households in ten"."""
FARTHEST_RANGE = 3
"""A range behind "by" spans no more than this factor: beyond, "to" leads to the total."""
_DASHES = frozenset({"-", "–", "—"})


class Ratio(NamedTuple):
    """The one number that a ratio makes, and the token of the noun inside it: "one worker in seven"."""

    numeral: Numeral
    noun: int | None


def ratio_at(line: Line, numeral: Numeral) -> Ratio | None:
    """The ratio that begins with `numeral`: "one in five", "nine out of 10", "one worker in seven"."""
    tokens, at = line.tokens, numeral.last
    inside = _nouns_inside(line, numeral)
    at += inside
    step = _step(line, at)
    if not step or numeral.form not in {"digits", "words"} or at + step >= len(tokens):
        return None
    low = tokens[at].low
    if line.mask[at + step] is not None or (low == "in" and numeral.value > 9):
        return None
    whole = numeral_at(tokens, at + step)
    if whole is None or whole.form not in {"digits", "words"} or whole.value <= numeral.value:
        return None
    if low == "in" and (unit_after(tokens, whole.last) or whole.value > 1e6):
        return None
    if inside and (not _ends_ratio(line, whole.last) or whole.value > LARGEST_WHOLE):
        return None
    value = numeral.value / whole.value
    return Ratio(Numeral(numeral.first, whole.last, value, "fraction"), at - 1 if inside else None)


def _step(line: Line, at: int) -> int:
    """How many words stand between the two numbers of a ratio: "in", "out of", "in every"; 0 for none."""
    lows = [token.low for token in line.tokens[at : at + 2]]
    if lows in (["out", "of"], ["in", "every"], ["of", "every"]):
        return 2
    return 1 if lows[:1] == ["in"] else 0


def _nouns_inside(line: Line, numeral: Numeral) -> int:
    """How many words of a noun stand between "one" and "in": 1 in "one worker in seven"."""
    tokens, at = line.tokens, numeral.last
    for words in (1, 2, 3):
        if at + words < len(tokens) and tokens[at + words].low == "in":
            nouns = all(token.tag in {"noun", "person", "ing"} for token in tokens[at : at + words])
            return words if nouns and numeral.form == "words" else 0
    return 0


def _ends_ratio(line: Line, at: int) -> bool:
    """True if no noun of its own follows the second number: "one clinic in two towns" is no ratio."""
    token = line.tokens[at] if at < len(line.tokens) else None
    if token is not None and is_third_person(token.low):
        return True  # "one case in nine ends in a charge"
    return token is None or (token.tag not in {"noun", "person", "number"} and unit_after(line.tokens, at) is None)


def range_at(line: Line, left: Numeral, money: Unit | None) -> tuple[tuple[Numeral, ...], Form | None]:
    """The number alone, or it and the other end of its range with the form they make; `money` stands before it."""
    alone: tuple[tuple[Numeral, ...], Form | None] = ((left,), None)
    tokens = line.tokens
    between = unit_after(tokens, left.last) if money is None else None
    join = between.last if between else left.last
    if join + 1 >= len(tokens) or left.form in {"vague", "zero"}:
        return alone
    word, after = tokens[join].low, join + 1
    if word == "-" and tokens[after].low == "to" and after + 2 < len(tokens):
        word, after = "to", after + 2
    second = _currency_at(line, after)
    right = _right_end(line, second.last if second else after, money=bool(second) or (bool(money) and word in _DASHES))
    if right is None or (left.form == "fraction") != (right.form == "fraction"):
        return alone
    low_before = tokens[left.first - 1 - (money.last - money.first if money else 0)].low if left.first else ""
    form = _joined(line, word, low_before, (left, right), (money, between))
    if form is None or (bool(second) != bool(money) and word not in _DASHES):
        return alone
    behind = unit_after(tokens, right.last)
    if _is_step(line, (left, right), low_before, money, second=bool(second) or behind is None):
        return alone
    if between is not None and (behind is None or behind.name != between.name):
        return alone
    if right.scale_value >= 1000 > left.scale_value and left.value < 1000 and form != "movement" and word != "and":
        left = left._replace(value=left.value * right.scale_value)
    return (left, right), form


def _right_end(line: Line, at: int, *, money: bool) -> Numeral | None:
    """The number at token `at`, unless a hedge or a mask parts it from the one before: "20 to up to 30"."""
    tokens = line.tokens
    if at >= len(tokens) or line.mask[at] is not None or (tokens[at].low == "up" and tokens[at - 1].low == "to"):
        return None
    right = numeral_at(tokens, at, money=money)
    return right if right is not None and right.form in {"digits", "words", "fraction"} else None


def _is_step(line: Line, ends: tuple[Numeral, Numeral], before: str, money: Unit | None, *, second: bool) -> bool:
    """True if the first number is a step to the second: "rose by 7 to 52", "slipped £6,000 to £318,000"."""
    left, right = ends
    place = left.first - 1 - (money is not None)
    moved = before == "by" or (left.first > 0 and _moves_by(line, place, measured=money is not None))
    scaled = right.value / (right.scale_value if left.scale_value == 1 and left.value < 1000 else 1)
    return moved and second and scaled > FARTHEST_RANGE * left.value


def _moves_by(line: Line, at: int, *, measured: bool) -> bool:
    """True if the word `at` is "up", "down" or, before an amount, a verb of change: what follows is no range."""
    low = line.tokens[at].low
    return low in {"up", "down"} or (measured and measured_verbs().get(low) in {"subject", "number"})


def _goes(line: Line, at: int) -> bool:
    """True if a verb stands at `at`, so that "from X to Y" is a way and no range."""
    if at < 0:
        return False
    token = line.tokens[at]
    return token.tag in {"verb", "ed", "ing"} and token.low not in word_set("ranging")


def _currency_at(line: Line, at: int) -> Unit | None:
    for length in (1, 2):
        if at + length < len(line.tokens) and line.tokens[at + length].tag == "number":
            found = currency_before(line.tokens, at + length)
            if found is not None and found.first == at:
                return found
    return None


def _joined(
    line: Line, word: str, before: str, ends: tuple[Numeral, Numeral], units: tuple[Unit | None, Unit | None]
) -> Form | None:
    """What the word between makes of two numbers; `units` are the currency before and the unit between them."""
    (left, right), (money, between) = ends, units
    if word in _DASHES and left.value < right.value:
        return "range"
    if word == "to":
        if before in {"from", "between"}:
            changed = change_around(line.tokens, left.first - 1) is not None or left.value > right.value
            verb = left.first - 2 - (money.last - money.first if money else 0)
            return "movement" if before == "from" and (changed or _goes(line, verb)) else "range"
        if before == "by" and money is not None:
            return None  # "up by $4 million to $12 million": a difference and a total
        return "range" if left.value < right.value and between is None else None
    if word == "and" and before == "between":
        return "range"
    if word == "or" and between is None and left.value < right.value <= left.value * 2:
        return "either"
    return None
