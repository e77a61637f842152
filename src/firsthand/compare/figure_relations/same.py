"""Whether two figures are of one quantity: unit, what is counted, what happened, total or difference, scope, days."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from firsthand.compare.figure_relations.sketch import Sketched
from firsthand.lexicon import read_table

NEUTRAL = frozenset(
    "rise fall reach hit total remain stay report confirm count record average include estimate claim show say lose"
    " find revise down become begin stand hold see get go come take make give know use cover".split()
)
"""Predicates that say how a number moves or is told, not what happened to those that it counts."""

FAR_APART = 3
"""A later count below a third of the earlier one is of another event, unless a place or an origin ties the two."""

AREAS = frozenset({"acre", "hectare", "square kilometre", "square mile", "magnitude"})
"""Measures that are told of a fire, flood or quake as its size, without a verb."""

LARGE = 20
"""From here on two counts of one noun are compared without a verb: "350 firefighters"."""

START_SLACK_DAYS = 3
"""Counts since days so close together are one count: "since Thursday", "since 24 February"."""

_ALIKE = (
    frozenset("detain arrest charge jail convict sentence prosecute indict fine".split()),
    frozenset("flee evacuate displace leave strand".split()),
    frozenset("destroy damage burn flood collapse".split()),
    frozenset("attend protest march join strike walk".split()),
    frozenset("die miss injure".split()),
    frozenset("infect diagnose test hospitalize".split()),
)
"""Predicates that a reader could take for one another; figures of others are not set side by side at all."""


class Verdict(NamedTuple):
    """Whether two figures are of one quantity; `because` says why not, "" where nobody would compare them."""

    same: bool
    because: str = ""


NOTHING = Verdict(same=False)


def same_quantity(left: Sketched, right: Sketched) -> Verdict:
    """Unit and scope block a comparison; detentions, detainees and cases are three quantities (OVD-Info)."""
    if left.kind != right.kind:
        return NOTHING
    happened = _happened(left, right)
    if happened is None:
        return NOTHING
    if left.unit != right.unit:
        return _other_unit(left, right)
    if left.kind == "count" and not left.unit and not (left.group and left.group == right.group):
        return NOTHING
    if not happened:
        return _other_event(left, right)
    for differs in (_other_group, _difference, _other_scope, _other_days, _another):
        verdict = differs(left, right)
        if verdict is not None:
            return verdict
    return Verdict(same=True)


def _difference(left: Sketched, right: Sketched) -> Verdict | None:
    if left.change != right.change:
        whole, part = (right, left) if left.change else (left, right)
        return Verdict(same=False, because=f"“{part.words}” is a difference, “{whole.words}” a total.")
    return NOTHING if left.change else None


def _another(left: Sketched, right: Sketched) -> Verdict | None:
    """Nothing to compare where counts lie far apart and nothing ties them: one is of another event or of a part."""
    if left.kind != "count" or set(left.names) & set(right.names) or (left.origin and left.origin == right.origin):
        return None
    falls = right.high * FAR_APART < left.low
    differs = max(left.high, right.high) > FAR_APART * min(left.low, right.low)
    part = bool(left.names) != bool(right.names) or 0 in {left.high, right.high} or not (left.group or right.group)
    return NOTHING if falls or (differs and part) else None


def _happened(left: Sketched, right: Sketched) -> bool | None:
    """True if what happened is the same or left open by one, False if it is something alike, None if neither."""
    a, b = (each.group if each.kind != "measure" or each.trend else "" for each in (left, right))
    if a == b:
        return True if a not in NEUTRAL | {""} else _told_alike(left, right) or None
    if a in NEUTRAL | {""} or b in NEUTRAL | {""}:
        return True if _told_alike(left, right) else None
    return False if any({a, b} <= alike for alike in _ALIKE) else None


def _told_alike(left: Sketched, right: Sketched) -> bool:
    """True if the nouns carry the comparison where no verb does: "acres", "structures", "staff on duty"."""
    counted = bool(left.counted) and left.counted == right.counted
    if left.kind == "measure":
        return left.unit in AREAS or (bool(left.group) and left.group == right.group) or counted
    if left.unit == "person":
        shared = bool(set(left.scope) & set(right.scope)) or min(left.low, right.low) >= LARGE
        return counted and left.counted not in _general() and shared
    return counted and max(left.high, right.high) > 1  # "one pair" here and "one pair" there are no count


def _other_unit(left: Sketched, right: Sketched) -> Verdict:
    """Events against persons: an arrest is not an arrested person."""
    if not left.group or left.group != right.group or left.group in NEUTRAL or not left.unit or not right.unit:
        return NOTHING
    if not {left.unit, right.unit} & (_events() | {"case", "incident", "file"}):
        return NOTHING
    return Verdict(same=False, because=f"One counts {_plural(left)}, the other {_plural(right)}.")


def _other_event(left: Sketched, right: Sketched) -> Verdict:
    if left.kind != "count" or (left.counted != right.counted and "person" not in {left.unit, right.unit}):
        return NOTHING
    if not left.unit or {left.group, right.group} & {"miss", "injure"}:
        return NOTHING
    return Verdict(same=False, because=f"One is about “{left.group}”, the other about “{right.group}”.")


def _other_group(left: Sketched, right: Sketched) -> Verdict | None:
    a, b = left.counted, right.counted
    if (
        left.unit != "person"
        or a == b
        or a in _general()
        or b in _general()
        or _synonyms().get(a, a) == _synonyms().get(b, b)
    ):
        return None
    return Verdict(same=False, because=f"One counts {_plural(left)}, the other {_plural(right)}.")


def _plural(figure: Sketched) -> str:
    name = figure.counted or figure.unit
    return {"people": "people", "person": "people", "man": "men", "woman": "women", "child": "children"}.get(
        name, name if name.endswith("s") else f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    )


def _other_scope(left: Sketched, right: Sketched) -> Verdict | None:
    if bool(left.of_one) != bool(right.of_one):
        part, whole = (left, right) if left.of_one else (right, left)
        return Verdict(same=False, because=f"“{part.words}” is {part.of_one}, “{whole.words}” is not.")
    if left.total_of_several != right.total_of_several:
        whole, part = (left, right) if left.total_of_several else (right, left)
        return Verdict(same=False, because=f"“{whole.words}” adds several up, “{part.words}” does not say so.")
    if left.names and right.names and not set(left.names) & set(right.names):
        return Verdict(same=False, because=f"Another scope: “{left.scope_words}” and “{right.scope_words}”.")
    return None


def _other_days(left: Sketched, right: Sketched) -> Verdict | None:
    (a, b), (c, d) = left.as_of, right.as_of
    if a is None or c is None or b is None or d is None:
        return None
    apart = abs((date.fromisoformat(a) - date.fromisoformat(c)).days)
    if b < c or d < a or apart > START_SLACK_DAYS:
        return Verdict(same=False, because=f"Other days: {_days(a, b)} and {_days(c, d)}.")
    return None


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


@cache
def _synonyms() -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in read_table("counted_classes")}


@cache
def _events() -> frozenset[str]:
    nouns = {noun for row in read_table("predicates") for noun in row["nouns"].split()}
    return frozenset(noun.removesuffix("s") for noun in nouns)


@cache
def _general() -> frozenset[str]:
    return frozenset({"", *(word for word, group in _synonyms().items() if group == "people")})
