"""How two figures of one quantity stand to each other, with the reason in words."""

from typing import NamedTuple

from firsthand.compare.figure_relations.amounts import can_meet, said, same_number
from firsthand.compare.figure_relations.same import same_quantity
from firsthand.compare.figure_relations.sketch import Sketched
from firsthand.vocabulary import Relation

GROWTH_OF_A_DAY = 1.25
"""Two counters of one day whose numbers differ by no more may have counted at different hours."""
LEAP = 50.0
"""Percentage points: a share does not grow by so much within one day."""

_BOUND_TO_ONE_EVENT = frozenset({"attend", "protest", "strike", "vote"})
"""Counts of one occasion: they do not grow afterwards."""


class Told(NamedTuple):
    """A figure and the publication day of its report (ISO 8601, None if unknown)."""

    figure: Sketched
    published: str | None

    @property
    def day(self) -> str | None:
        """The last day that the figure can speak of."""
        end = self.figure.as_of[1]
        if end is None or self.published is None:
            return end or self.published
        return min(end, self.published)


class Related(NamedTuple):
    """A relation and why."""

    relation: Relation
    because: str
    fall: bool = False
    """Contradicted only because a count falls without a word: a third report may announce the revision."""


def relate(earlier: Told, later: Told, *, ordered: bool = True) -> Related | None:
    """The relation of two figures, the one told first before; None where nobody would compare them.

    `ordered` False says that nothing tells which came first: then a lower and a higher count of one day are an update.
    """
    earlier, later = _in_time(earlier, later, ordered=ordered)
    left, right = earlier.figure, later.figure
    verdict = same_quantity(left, right)
    if not verdict.same:
        return Related("not comparable", verdict.because) if verdict.because else None
    if same_number(left, right):
        return _same_amount(left, right)
    if _announces(left, right):
        return Related("revised", f"{said(right)} after {said(left)}: the report says “{right.revises}”.")
    if can_meet(left, right) and not _leaps(left, right):
        return Related("compatible", _room(left, right))
    return _apart(earlier, later, ordered=ordered)


def _in_time(first: Told, second: Told, *, ordered: bool) -> tuple[Told, Told]:
    """The two by the day that they speak of; of one day and not ordered, the lower first."""
    if first.day is not None and second.day is not None and first.day != second.day:
        return (first, second) if first.day < second.day else (second, first)
    if ordered or first.figure.low <= second.figure.low:
        return first, second
    return second, first


def _announces(left: Sketched, right: Sketched) -> bool:
    """True if the later figure is said to take the place of the earlier one: it names its number, or falls below it."""
    if not right.revises:
        return False
    return left.low in right.instead_of or right.high < left.low or not _may_grow(left, right)


def _same_amount(left: Sketched, right: Sketched) -> Related:
    if left.bound == right.bound:
        return Related("agree", f"Both say {said(left)}.")
    return Related("compatible", f"Both say {said(left)}; one “{left.words}”, the other “{right.words}”.")


def _room(left: Sketched, right: Sketched) -> str:
    if "=" not in {left.bound, right.bound} or left.bound != right.bound:
        return f"“{left.words}” and “{right.words}” leave room for one number."
    return f"“{left.words}” and “{right.words}” can be one number, rounded."


def _leaps(left: Sketched, right: Sketched) -> bool:
    return left.kind == "percent" and abs(left.low - right.low) >= LEAP


def _apart(earlier: Told, later: Told, *, ordered: bool) -> Related:
    left, right = earlier.figure, later.figure
    same_day = earlier.day == later.day or earlier.day is None or later.day is None
    grows = _may_grow(left, right)
    rises = right.low >= left.low and right.high >= left.high
    if left.group in _BOUND_TO_ONE_EVENT or (left.kind == "percent" and same_day and _leaps(left, right)):
        return Related("contradicted", f"{said(left)} and {said(right)} cannot both be right.")
    if right.fell and not rises and earlier.day is not None and later.day is not None:
        return _told_to_fall(earlier, later, grows=grows)
    if grows and not rises and (earlier.day is None or later.day is None):
        return Related("not comparable", f"{said(left)} or {said(right)}: without dates nothing says which came first.")
    falls = grows and not rises and (ordered or not same_day)
    counters = _two_counters(left, right)
    if falls and not counters:
        fall = f"Falls from {said(left)} to {said(right)}"
        return Related("contradicted", f"{fall}; such a count cannot fall, and no revision is announced.", fall=True)
    if counters and (
        (grows and not rises) or _same_state(left, right) or (same_day and _too_far_to_grow(left, right, grows=grows))
    ):
        each = f"{said(left)} according to {left.origin}, {said(right)} according to {right.origin}"
        return Related("contradicted", f"Two counts: {each}.", fall=falls)
    when = f"{said(left)} ({earlier.day or 'no date'}), {said(right)} ({later.day or 'no date'})"
    return Related("updated", f"{when}: told later, and it may have {'grown' if grows else 'changed'}.")


def _told_to_fall(earlier: Told, later: Told, *, grows: bool) -> Related:
    """The relation of a number that the later report itself says fell: what can fall did, what cannot was revised."""
    left, right = said(earlier.figure), said(later.figure)
    if grows:
        return Related("revised", f"{right} after {left}: the report says that the number fell.")
    when = f"{left} ({earlier.day}), {right} ({later.day})"
    return Related("updated", f"{when}: told later, and the report says that it fell.")


def _may_grow(left: Sketched, right: Sketched) -> bool:
    """True for counts of what has happened; a measure that is told without a verb counts as one too.

    Those in a state become fewer: "in hospital", "still held".
    """
    if left.state and right.state:
        return False
    trends = {left.trend, right.trend} - {"", "change"}
    return "grows" in trends or (not trends and left.kind == "measure")


def _two_counters(left: Sketched, right: Sketched) -> bool:
    return bool(left.origin and right.origin and not _same_origin(left.origin, right.origin))


def _same_state(left: Sketched, right: Sketched) -> bool:
    """True for a state of the past that no verb dates: "18 staff were on duty", "six staff were on duty"."""
    verbless = not left.group and not right.group and left.kind == "count"
    return verbless and left.past and right.past and bool(set(left.scope) & set(right.scope))


def _too_far_to_grow(left: Sketched, right: Sketched, *, grows: bool) -> bool:
    """True if two numbers of one day are two accounts rather than one count that went on."""
    tied = bool(left.group) or bool(set(left.scope) & set(right.scope))
    return tied and (not grows or right.low > GROWTH_OF_A_DAY * left.high)


def _same_origin(left: str, right: str) -> bool:
    a, b = left.lower(), right.lower()
    return a in b or b in a
