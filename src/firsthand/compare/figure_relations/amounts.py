"""What range of true values a figure leaves open, and whether two figures can be the same amount."""

import math

from firsthand.compare.figure_relations.sketch import Sketched

ABOUT = 0.05
"""A hedged number may be off by so much: "about 15,000" for 14,908 or 15,700; a round one by half its last digit."""
BESIDE = 0.10
"""The true value lies so close to the number that bounds it: "at least 65" is not said of 85."""
SMALLEST_ROUNDED = 100
"""Smaller numbers of people and things are counted, not rounded."""

_JUST_BELOW = ("nearly", "almost", "close to", "just ", "shy of", "approaching", "nearing")


def room(figure: Sketched) -> tuple[float, float]:
    """The lowest and highest true value with which the wording would still be fair.

    A bound says where the true value lies just beside the number, not anywhere: "at least 65" does not cover 85.
    """
    low, high = figure.low, figure.high
    if low < high:
        vague = figure.bound == "~" and not any(c.isdigit() for c in figure.words)
        return (low, high * 10 if vague else high)
    slack = _rounding(low)
    match figure.bound:
        case "~":
            slack = max(_half_digit(low), abs(low) * ABOUT)
            return low - slack, low + slack
        case ">":
            return low - (0 if slack < 1 else slack / 2), low + max(slack, abs(low) * BESIDE)
        case "<":
            near = figure.words.lower().startswith(_JUST_BELOW)
            return low * (1 - BESIDE if near else 0.5), high + (0 if slack < 1 else slack / 2)
        case _:
            return low - slack, low + slack


def _rounding(value: float) -> float:
    """Half a unit of the last digit that is not zero, for numbers that end in at least two zeros; else nothing."""
    if value < SMALLEST_ROUNDED or not math.isfinite(value) or value != int(value):
        return 0.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros, value * 0.05) if zeros >= 2 else 0.0


def _half_digit(value: float) -> float:
    """Half a unit of the last digit that is not zero: 5 for 20, 0.5 for 23, at most a quarter of the value."""
    if not math.isfinite(value) or value != int(value) or value == 0:
        return 0.0
    digits = str(int(abs(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10.0**zeros, abs(value) / 4)


def can_meet(left: Sketched, right: Sketched) -> bool:
    """True if one true value is fair to both wordings."""
    (a, b), (c, d) = room(left), room(right)
    return a <= d and c <= b


def same_number(left: Sketched, right: Sketched) -> bool:
    """True if both say the same number or range, hedges aside."""
    return math.isclose(left.low, right.low, rel_tol=1e-9) and math.isclose(left.high, right.high, rel_tol=1e-9)


def written(value: float) -> str:
    """A number for people: 15,000; 2.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def said(figure: Sketched) -> str:
    """The amount of a figure for people: 15,000 or 20 to 30."""
    if figure.low == figure.high:
        return written(figure.low)
    return f"{written(figure.low)} to {written(figure.high)}"
