"""The bound that words around a number give it: "about", "nearly", "at least", "or more"."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.figures.words import Token
from firsthand.lexicon import read_table
from firsthand.vocabulary import Bound

LONGEST_HEDGE_WORDS = 6


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


def hedge_before(tokens: Sequence[Token], at: int) -> Hedge | None:
    """The hedge whose last word stands just before token `at`; of two stacked the outer one bounds."""
    found = _ending_at(tokens, at)
    if found is None:
        return None
    outer = _ending_at(tokens, found.first)
    if outer is not None and outer.bound != "~":
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
    if words == ["past"]:
        return before in {"the", "this", "these", "his", "her", "its", "their", "our", "s"}
    if words in (["above"], ["below"], ["beyond"]):
        return before in {"the", "see"}
    return words == ["some"] and before in {"of", "for"} and first > 1 and tokens[first - 2].low == "kind"


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


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words with a space between, none behind a hyphen that begins them: "-odd"."""
    words = " ".join(token.low for token in tokens[first:last])
    return words.replace("- ", "-", 1) if words.startswith("- ") else words
