"""Units of measure, money, time and rate beside a number, by the table of units."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.figures.words import Token, singular
from firsthand.lexicon import read_table
from firsthand.vocabulary import FigureKind

LONGEST_UNIT_WORDS = 4
SHORT_FORM = 3
"""Forms of up to so many letters are matched with their case: MW is no mW."""

_ATTACHED = frozenset("m s g h l L A V B C F K N W J x X p t G b bit ch in".split())
"""Forms that are units only where no space stands before them."""
_ATTACHED_BEFORE = frozenset({"N"})
"""Letters that are a currency only right before their number: N50m."""
_SPACED_TOO = frozenset({"x", "X"})
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour"}
_PERIODS = frozenset("second minute hour day night week month quarter year season decade".split())
_ELSEWHEN = frozenset("ago earlier later before after old or".split())
_SHARERS = frozenset(
    "head person share game piece dose visit household family barrel ton tonne gallon litre liter kilo kilogram pound"
    " shift flight match trip ride ticket pupil student patient worker nurse resident bottle ounce mile seat room bed"
    " plate copy vote bushel metre meter hectare acre pint session class ward night".split()
)
"""Nouns that a price or count goes to without "per": "$1.63 a share"."""


class Unit(NamedTuple):
    """A unit's name and kind, and the tokens `[first, last)` that say it."""

    name: str
    kind: FigureKind
    first: int
    last: int


KINDS: Mapping[str, FigureKind] = {
    "percent": "percent",
    "money": "money",
    "measure": "measure",
    "duration": "duration",
    "age": "age",
    "ratio": "ratio",
    "name": "name",
}


@cache
def _forms(place: str) -> Mapping[str, tuple[str, FigureKind]]:
    out: dict[str, tuple[str, FigureKind]] = {}
    for row in read_table("units"):
        if row["place"] in {place, "either"}:
            unit = (row["unit"], KINDS[row["kind"]])
            out[row["form"]] = unit
            if len(row["form"]) > SHORT_FORM:
                out.setdefault(row["form"].lower(), unit)
    return out


def _look_up(words: str, place: str) -> tuple[str, FigureKind] | None:
    forms = _forms(place)
    found = forms.get(words)
    return found if found or len(words) <= SHORT_FORM else forms.get(words.lower().replace("’", "'"))


def is_unit(word: str) -> bool:
    """True if the word alone is a unit that stands behind a number: "acres", "mph"."""
    return len(word) > 1 and _look_up(word, "after") is not None


def currency_before(tokens: Sequence[Token], at: int) -> Unit | None:
    """The currency sign or code just before token `at`: "$", "US $", "RM", also in "$(0.10)"."""
    if at > 1 and tokens[at - 1].text == "(" and tokens[at - 1].end == tokens[at].start == tokens[at - 2].end + 1:
        at -= 1
    for length in (2, 1):
        first = at - length
        if first < 0:
            continue
        gap = "" if tokens[first].end == tokens[at - 1].start else " "
        words = gap.join(t.text for t in tokens[first:at])
        if words.islower() or (words.isalpha() and len(words) > SHORT_FORM):
            continue
        if words in _ATTACHED_BEFORE and tokens[first].end != tokens[at].start:
            continue
        found = _look_up(words, "before")
        if found is not None and found[1] == "money":
            return Unit(*found, first, at)
    return None


def unit_after(tokens: Sequence[Token], at: int) -> Unit | None:
    """The unit whose first word is token `at`, perhaps behind a hyphen: "km", "-year-old", "square miles"."""
    hyphen = at < len(tokens) and tokens[at].text in {"-", "–"} and at + 1 < len(tokens)
    first = at + 1 if hyphen else at
    for length in range(min(LONGEST_UNIT_WORDS, len(tokens) - first), 0, -1):
        words = _joined(tokens, first, first + length)
        found = _look_up(words, "after")
        if found is None and length == 1 and "-" in words:
            found = _look_up(words.replace("-", " "), "after")
        if found is None or not _is_unit_here(tokens, first, words, at):
            continue
        return Unit(*found, at, first + length)
    return None


def _joined(tokens: Sequence[Token], first: int, last: int) -> str:
    out = tokens[first].text
    for before, token in zip(tokens[first : last - 1], tokens[first + 1 : last], strict=True):
        out += ("" if before.end == token.start else " ") + token.text
    return out


def _is_unit_here(tokens: Sequence[Token], first: int, words: str, at: int) -> bool:
    attached = first > 0 and tokens[first].start == tokens[first - 1].end
    if words in _ATTACHED and not attached and words not in _SPACED_TOO:
        return False
    if words in {"G", "K"} and at != first:
        return False
    follows = tokens[first + 1] if first + 1 < len(tokens) else None
    if words == "point" and follows is not None and follows.low in {"guard", "guards", "man", "plan"}:
        return False
    return not (follows is not None and follows.text == "-" and words.lower() in {"time", "times", "second", "point"})


def per_after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """What a rate is per and the token after it: "per square foot", "per 100,000 people", "a month", "/h"."""
    adverb = _ADVERBS.get(tokens[at].low) if at < len(tokens) else None
    if adverb is not None or at + 1 >= len(tokens):
        return (adverb, at + 1) if adverb is not None else None
    low, what = tokens[at].low, tokens[at + 1]
    unit = unit_after(tokens, at + 1) if what.text not in {"-", "–"} else None
    if low in {"per", "/"}:
        if unit is not None:
            return unit.name, unit.last
        if low == "per" and what.tag == "number" and at + 2 < len(tokens):
            noun = tokens[at + 2].low if tokens[at + 2].text.isalpha() else ""
            return (f"{what.text} {noun}", at + 3) if noun else (what.text, at + 2)
        return (singular(what.low), at + 2) if low == "per" and what.text.isalpha() else None
    if low in {"a", "an", "each"} and what.low in _SHARERS:
        return what.low, at + 2
    if low == "for" and what.low in {"each", "every"}:
        whom = tokens[at + 2] if at + 2 < len(tokens) else None
        return (whom.low, at + 3) if whom is not None and whom.tag in {"noun", "person", "ed", "verb"} else None
    if low in {"a", "an", "each", "every"} and unit is not None and unit.name in _PERIODS:
        follows = tokens[unit.last].low if unit.last < len(tokens) else ""
        return (unit.name, unit.last) if follows not in _ELSEWHEN else None
    return None
