"""Two reports known to be copies -> which one was there first, with the evidence; unknown where nothing tells."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table
from firsthand.vocabulary import Heading

MIN_CONTAINED = 0.9
"""Share of the shorter report that stands in the longer one, and ..."""
MAX_REST = 0.75
"""... share of the longer one at most, for the shorter to be called a cut."""

_CREDIT = re.compile(
    r"(?im)^[^\n]{0,60}\b(?:by|from|source|report(?:ed|ing)? by|material from|via|courtesy of|first appeared (?:in|on)|"
    r"originally published (?:by|in|on)|with)\b[^\n]{0,80}$"
)
"""A line that credits: short, alone in its line."""


class Direction(NamedTuple):
    """Which report is the origin, and what tells so."""

    origin: str | None
    because: str
    """A clause for a sentence; "" where nothing tells."""
    credited: bool = False
    """True if a credit line of the copy names the origin's outlet."""


class Side(NamedTuple):
    """One of two reports, as its direction is judged."""

    heading: Heading
    text: str
    covered: float

    @property
    def name(self) -> str:
        """The outlet, else what the reader called it."""
        return self.heading.outlet or self.heading.name


def direction(left: Side, right: Side) -> Direction:
    """The origin of two copies, by the strongest evidence: a credit, the dates, one naming the other, containment.

    A credit that contradicts the dates tells nothing.
    """
    earlier = _earlier(left, right)
    credit = _pointing(left, right, _credits)
    if credit and earlier and credit.heading.id != earlier.heading.id:
        return Direction(None, "the credit line and the dates contradict each other")
    if credit:
        return Direction(credit.heading.id, f"a credit line names {credit.name}", credited=True)
    if earlier:
        return Direction(earlier.heading.id, f"{earlier.name} published first, on {earlier.heading.date}")
    named = _pointing(left, right, _names)
    if named:
        return Direction(named.heading.id, f"the other report names {named.name}")
    for whole, part in ((left, right), (right, left)):
        if part.covered >= MIN_CONTAINED and whole.covered <= MAX_REST:
            return Direction(whole.heading.id, f"{whole.name} says all of it and more")
    return Direction(None, "")


def _earlier(left: Side, right: Side) -> Side | None:
    days = (left.heading.date, right.heading.date)
    if None in days or days[0] == days[1]:
        return None
    return min((left, right), key=lambda side: side.heading.date or "")


def _pointing(left: Side, right: Side, points: Callable[[Side, Side], bool]) -> Side | None:
    """The side that the other points at and that does not point back."""
    to_right, to_left = points(left, right), points(right, left)
    if to_right == to_left:
        return None
    return right if to_right else left


def _credits(side: Side, other: Side) -> bool:
    """True if a dateline or a credit line of `side` names the outlet of `other`."""
    outlet = other.heading.outlet
    if not outlet or outlet == side.heading.outlet:
        return False
    names = _pattern(outlet)
    edges = (side.text[:600], side.text[-400:])
    if re.search(rf"\(\s*(?:{names.pattern})\s*\)\s*[-–—]", edges[0]):
        return True
    lines = [line for edge in edges for line in edge.split("\n") if len(line) < 160]
    return any(names.search(line) and (_CREDIT.search(line) or _tail(names, line)) for line in lines)


def _tail(names: re.Pattern[str], line: str) -> bool:
    """True for "(Reuters)", "LISTE, March 3 (Northwire) -" and a line that is nothing but the name."""
    return bool(re.search(rf"\(\s*(?:{names.pattern})\s*\)|^\W*(?:{names.pattern})\W*$", line))


def _names(side: Side, other: Side) -> bool:
    """True if the text of `side` names the outlet of `other`: "told Northwire", "reached by Northwire"."""
    outlet = other.heading.outlet
    return bool(outlet and outlet != side.heading.outlet and _pattern(outlet).search(side.text))


@cache
def _pattern(outlet: str) -> re.Pattern[str]:
    """The outlet's names as a pattern: its own, and those that the lexicon gives an agency."""
    names = {outlet, *_aliases().get(outlet.lower(), ())}
    return re.compile(
        "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=lambda name: (-len(name), name)))
    )


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("agencies"):
        names = (row["name"], *filter(None, row["aliases"].split(";")))
        for name in names:
            found[name.lower()] = names
    return found
