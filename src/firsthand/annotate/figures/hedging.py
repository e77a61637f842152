"""The bound that words around a number give it: "about", "nearly", "at least", "or more"."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import SMALL, Token, is_plural
from firsthand.lexicon import read_table
from firsthand.vocabulary import Bound

LARGEST_PLACE_COUNT = 12
LONGEST_HEDGE_WORDS = 6
FURTHEST_HEDGE_WORDS = 6
"""Words between a number and the comma before a hedge of its own."""


class Hedge(NamedTuple):
    """A bound, the tokens `[first, last)` that give it, and their sense in the table."""

    bound: Bound
    sense: str
    first: int
    last: int


_Rows = Mapping[str, tuple[Bound, str]]


@cache
def _table(side: str) -> _Rows:
    bounds: dict[str, Bound] = {"~": "~", "<": "<", ">": ">"}
    return {
        row["phrase"]: (bounds[row["bound"]], row["sense"])
        for row in read_table("hedges")
        if row["side"] in {side, "either"}
    }


@cache
def _apart() -> _Rows:
    """What can follow the noun behind a comma: rows of their own, and "at least", "at most" and the like."""
    at = {phrase: row for side in ("before", "after") for phrase, row in _table(side).items() if phrase[:3] == "at "}
    return {**at, **_table("apart")}


def hedge_before(tokens: Sequence[Token], at: int) -> Hedge | None:
    """The hedge whose last word stands just before token `at`; of two stacked the outer one bounds."""
    found = _ending_at(tokens, at)
    if found is None:
        return None
    outer = _ending_at(tokens, found.first)
    single = outer is not None and outer.last - outer.first == 1
    if outer is not None and outer.bound != "~" and not (single and found.bound == "~"):
        return outer._replace(last=at)
    return found


def _ending_at(tokens: Sequence[Token], at: int) -> Hedge | None:
    table = _table("before")
    for length in range(min(LONGEST_HEDGE_WORDS, at), 0, -1):
        words = [t.low for t in tokens[at - length : at]]
        row = table.get(" ".join(words))
        if row is not None and not _other_sense(tokens, at - length, words):
            return Hedge(row[0], row[1], at - length, at)
    return None


def _other_sense(tokens: Sequence[Token], first: int, words: list[str]) -> bool:
    """True where the word means something else: "the past 20 years", "no more" split, "any other than"."""
    before = tokens[first - 1].low if first else ""
    if words == ["over"] and first and tokens[first - 1].tag in {"noun", "person"} and is_plural(before):
        return _small(tokens, first + 1)  # "destroyed 31 drones over four regions"
    if words == ["past"]:
        return before in {"the", "this", "these", "his", "her", "its", "their", "our", "s"}
    if words in (["above"], ["below"], ["beyond"]):
        return before in {"the", "see"}
    if words == ["up", "to"]:
        return before in word_set("rising")  # "edged up to 5.2 per cent"
    return words == ["some"] and before in {"of", "for"} and first > 1 and tokens[first - 2].low == "kind"


def _small(tokens: Sequence[Token], at: int) -> bool:
    """True for a number word up to twelve: with those "over" says where, not how many."""
    return at < len(tokens) and 0 < SMALL.get(tokens[at].low, 0) <= LARGEST_PLACE_COUNT


def hedge_after(tokens: Sequence[Token], at: int) -> Hedge | None:
    """The hedge whose first word is token `at`: "or more", "or so", "+", "at least"."""
    table = _table("after")
    for length in (3, 2, 1):
        row = table.get(_words(tokens, at, at + length)) if at + length <= len(tokens) else None
        if row is None:
            continue
        if length == 1 and tokens[at].low in {"plus", "+", "odd"}:
            follows = tokens[at + 1] if at + 1 < len(tokens) else None
            if tokens[at].low == "plus" and follows is not None and follows.tag in {"number", "det"}:
                continue
        if length == 1 and tokens[at].low in {"maximum", "minimum"}:
            continue
        if tokens[at].low == "at" and at + 2 < len(tokens) and tokens[at + 2].tag == "number":
            continue
        return Hedge(row[0], row[1], at, at + length)
    return None


def hedge_apart(tokens: Sequence[Token], at: int) -> Hedge | None:
    """The hedge that follows the noun behind a comma: "900 books, at most", "two million doses, maybe more"."""
    for comma in range(at, min(at + FURTHEST_HEDGE_WORDS, len(tokens))):
        if tokens[comma].tag in {"verb", "aux", "number", "rel"}:
            return None
        if tokens[comma].text != ",":
            continue
        for length in (3, 2):
            row = _apart().get(_words(tokens, comma + 1, comma + 1 + length))
            end = comma + 1 + length
            if row is not None and (end >= len(tokens) or tokens[end].tag == "sign"):
                return Hedge(row[0], "apart", comma + 1, end)
        return None
    return None


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words with a space between, none behind a hyphen that begins them: "-odd"."""
    words = " ".join(token.low for token in tokens[first:last])
    return words.replace("- ", "-", 1) if words.startswith("- ") else words
