"""Number expressions among the tokens of a sentence: digits, words, mixed, fractions, vague words, zero.

What comes out is the number alone; hedges, units and what is counted are found around it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from text_to_num import text2num

from firsthand.annotate.figures.measures import is_unit
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, is_plural, words_of_kind
from firsthand.lexicon import read_table

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
    "crore": 1e7, "billion": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
"""Words that multiply the number before them; `k`, `m` and `b` only where they are attached to it."""

_SEPARATORS = re.compile(r"[,\s]")
_LARGE = {"M": 1e6, "MM": 1e6, "B": 1e9}
"""Capitals that are attached to digits: 10M is millions where 10m may be metres."""
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
_WHOLES = frozenset("of the its their his her our those these all as".split())
"""Words behind "half" with which its whole begins."""
_HEDGED = frozenset("nearly almost about than over least under by roughly up down between around some".split())
_ATTACHED_ONLY = frozenset({"k", "m", "b"})
_FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6,
    "seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10, "hundredth": 1 / 100, "thousandth": 1 / 1000,
}  # fmt: skip
_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_BIG_WORDS = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_FEW = frozenset({"few", "couple", "several", "handful"})
Policy = Literal["neutral", "acled"]


class Numeral(NamedTuple):
    """The tokens `[first, last)` say a number, or with `vague` a phrase of the table times `scale`."""

    first: int
    last: int
    value: float
    form: Literal["digits", "words", "fraction", "vague", "zero"]
    vague: str | None = None
    scale: float = 1.0
    scale_value: float = 1.0
    """What a scale word behind digits multiplies: 1e6 in "3 to 5 million", which holds for both ends."""
    to_next: bool = False
    """A scaled vague word reaches to the next power: «несколько сотен» is 300 to 999, "several hundred" 300 to 900."""


def numeral_at(tokens: Sequence[Token], at: int, *, money: bool = False) -> Numeral | None:
    """The longest number expression that begins at token `at`; `money` lets "$5m" be millions."""
    token = tokens[at]
    if token.tag == "number":
        if money and at and tokens[at - 1].text == "(":
            return _in_brackets(tokens, at)
        return _digits(tokens, at, money=money)
    if token.low in SMALL or token.low in _BIG_WORDS:
        return _fraction(tokens, at) or _words(tokens, at)
    if token.low in _FRACTIONS and token.low != "fourth":
        return _fraction(tokens, at)
    if token.low in {"a", "an"}:
        return _after_article(tokens, at)
    return _vague(tokens, at)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _digits(tokens: Sequence[Token], at: int, *, money: bool) -> Numeral | None:
    token, after = tokens[at], at + 1
    fraction = False
    if token.text in _SIGNS:
        value, fraction = _SIGNS[token.text], True
    else:
        value = float(_SEPARATORS.sub("", token.text))
        if value > 1e15:
            return None
        if after < len(tokens) and tokens[after].text in _SIGNS:
            value, after = value + _SIGNS[tokens[after].text], after + 1
        elif _slash(tokens, after) and value < float(tokens[after + 1].text) <= 100:
            value, after, fraction = value / float(tokens[after + 1].text), after + 2, True
        elif after < len(tokens) and tokens[after].tag == "number" and _slash(tokens, after + 1):
            value, after = value + float(tokens[after].text) / float(tokens[after + 2].text), after + 3
        elif _and_part(tokens, after):
            value, after = value + _and_part(tokens, after), after + 3
    times, after = _scale(tokens, after, money=money)
    form: Literal["fraction", "digits"] = "fraction" if fraction and times == 1 else "digits"
    return Numeral(at, after, _clean(value * times), form, scale_value=times)


def _in_brackets(tokens: Sequence[Token], at: int) -> Numeral | None:
    """The loss that accountants write in brackets: "$(0.10)"."""
    found = _digits(tokens, at, money=True)
    if found is None or found.last >= len(tokens) or tokens[found.last].text != ")":
        return None
    return found._replace(last=found.last + 1)


def _slash(tokens: Sequence[Token], at: int) -> bool:
    """True for "/ 2" with no space, as in 1/2."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text in {"/", "⁄"}
        and tokens[at - 1].end == tokens[at].start
        and tokens[at + 1].text.isascii()
        and tokens[at + 1].text.isdecimal()
        and int(tokens[at + 1].text) > 0
        and tokens[at].end == tokens[at + 1].start
    )


def _scale(tokens: Sequence[Token], after: int, *, money: bool) -> tuple[float, int]:
    times = 1.0
    while after < len(tokens):
        at = after
        if tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].low in _BIG_WORDS:
            at += 1
        low = tokens[at].low
        if low in {"dozen", "dozens"} and times == 1:
            return 12.0, at + 1
        if tokens[at].text in _LARGE and tokens[at].start == tokens[at - 1].end:
            return times * _LARGE[tokens[at].text], at + 1
        if low not in SCALES:
            break
        attached = tokens[at].start == tokens[at - 1].end
        if low in _ATTACHED_ONLY and not (attached and (money or low == "k" or _counts(tokens, at + 1))):
            break
        times, after = times * SCALES[low], at + 1
    return times, after


def _and_part(tokens: Sequence[Token], at: int) -> float:
    """The part that "and a half" adds; 0 if nothing of the kind stands at `at`."""
    if _low(tokens, at) != "and" or _low(tokens, at + 1) not in {"a", "one"}:
        return 0.0
    return _PARTS.get(_low(tokens, at + 2), 0.0)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """True if a noun in the plural follows: "16.6m views" are millions, "100m sprint" are metres."""
    return at < len(tokens) and is_plural(tokens[at].low) and tokens[at].tag in {"noun", "person"}


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    after, last = at, at
    while after < len(tokens):
        low = tokens[after].low
        if low in SMALL or low in _BIG_WORDS:
            if after > at and not _goes_on(tokens, last, after):
                break
            last = after
            after += 1
        elif low == "-" or (low == "and" and tokens[last].low in _BIG_WORDS):
            if _low(tokens, after + 1) not in SMALL and _low(tokens, after + 1) not in _BIG_WORDS:
                break
            after += 1
        else:
            break
    words = [t.low for t in tokens[at : last + 1] if t.text != "-"]
    value = _spoken(words)
    if value is None:
        return None
    after = last + 1
    part = _and_part(tokens, after)
    if part:
        times, after = _scale(tokens, after + 3, money=False)
        return Numeral(at, after, _clean((value + part) * times), "words")
    if after < len(tokens) and tokens[after].low == "dozen":
        return Numeral(at, after + 1, value * 12, "words")
    return Numeral(at, after, value, "words")


def _goes_on(tokens: Sequence[Token], last: int, here: int) -> bool:
    """True if the word `here` carries on the number that stands at `last`: "twenty five", but not "five, six"."""
    before, now = tokens[last].low, tokens[here].low
    if now in _BIG_WORDS or before in _BIG_WORDS:
        return True
    return SMALL[before] >= 20 and 0 < SMALL[now] < 10


def _spoken(words: list[str]) -> float | None:
    if not words:
        return None
    if words[0] in _BIG_WORDS:
        words = ["one", *words]
    if "trillion" in words:  # text2num knows none
        cut = words.index("trillion")
        front, rest = _spoken(words[:cut]), _spoken(words[cut + 1 :]) if words[cut + 1 :] else 0.0
        return front * 1e12 + rest if front is not None and rest is not None else None
    try:
        return float(text2num(" ".join(words), "en"))
    except ValueError:
        return None


def _fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A share in words: "two thirds", "three-quarters", "one fifth", "half a million"; not "a third time"."""
    low = tokens[at].low
    if low in {"half", "halves"}:
        after = at + 1
        if _low(tokens, after) in {"a", "an"} and _low(tokens, after + 1) in {*_BIG_WORDS, "dozen"}:
            unit = 12.0 if tokens[after + 1].low == "dozen" else SCALES[tokens[after + 1].low]
            return Numeral(at, after + 2, unit / 2, "words")
        if _low(tokens, after) in _BIG_WORDS:
            return Numeral(at, after + 1, SCALES[tokens[after].low] / 2, "words")
        if _low(tokens, after) in {"a", "an"} and after + 1 < len(tokens) and is_unit(tokens[after + 1].low):
            return Numeral(at, after + 1, 0.5, "words")
        shared = _low(tokens, after) in _WHOLES
        whole = _low(tokens, after + 1) if shared else ""
        alone = _stands_alone(tokens, at, after)
        return Numeral(at, after, 0.5, "fraction") if (shared and whole != "way") or alone else None
    if low not in SMALL or not 1 <= SMALL[low] <= 20:
        return None
    after = at + 1 + (_low(tokens, at + 1) == "-")
    part = _low(tokens, after)
    if part.endswith("s") and part != "halves":
        part = part[:-1]
    elif low != "one":
        return None
    if part in _FRACTIONS:
        return Numeral(at, after + 1, _clean(SMALL[low] * _FRACTIONS[part]), "fraction")
    return None


def _stands_alone(tokens: Sequence[Token], at: int, after: int) -> bool:
    """True for a share whose whole is left out: "nearly half were women", "fell by a third"."""
    moved = at > 0 and measured_verbs().get(tokens[at - 1].low) == "number"  # "shipments jumped a fifth"
    hedged = at > 0 and (tokens[at - 1].low in _HEDGED or (moved and tokens[at - 1].low not in word_set("be")))
    ends = after >= len(tokens) or tokens[after].text in {".", ",", ";"} or tokens[after].tag in {"prep", "ed", "conj"}
    if at > 1 and tokens[at - 1].low == "and" and _in_between(tokens, at):
        return True
    if at > 1 and tokens[at - 1].low == "of" and ends and tokens[at - 2].low in word_set("changes"):
        return True  # "a pay cut of a fifth"
    opens = at == 0 and after < len(tokens) and tokens[after].low in words_of_kind("verb")  # "Half concern delays"
    return opens or (hedged and ends) or (after < len(tokens) and tokens[after].tag in {"aux", "verb"})


def _in_between(tokens: Sequence[Token], at: int) -> bool:
    """True behind "between a fifth and"."""
    return any(token.low == "between" for token in tokens[max(0, at - 5) : at])


def _after_article(tokens: Sequence[Token], at: int) -> Numeral | None:
    low, after = _low(tokens, at + 1), at + 2
    if low in {"hundred", "thousand", "million", "billion", "trillion"}:
        if tokens[at + 1].end < len(tokens) and _low(tokens, after) == "-":
            return None
        times, after = _scale(tokens, after, money=False)
        half = [_low(tokens, after + k) for k in range(3)] == ["and", "a", "half"]
        return Numeral(at, after + 3 * half, SCALES[low] * times * (1.5 if half else 1), "words")
    if low == "dozen":
        return Numeral(at, after, 12.0, "words")
    if low in _FRACTIONS and low not in {"half", "fourth"}:
        if _low(tokens, after) in {"million", "billion"}:
            return Numeral(at, after + 1, SCALES[tokens[after].low] * _FRACTIONS[low], "words")
        shared = _low(tokens, after) in {"of", "as"} or _stands_alone(tokens, at, after)
        return Numeral(at, after, _FRACTIONS[low], "fraction") if shared else None
    if low == "half" and _low(tokens, after) in {*_BIG_WORDS, "dozen"}:
        unit = 12.0 if tokens[after].low == "dozen" else SCALES[tokens[after].low]
        return Numeral(at, after + 1, unit / 2, "words")
    if low in {"few", "couple", "handful"}:
        return _few(tokens, at, at + 1)
    return None


def _few(tokens: Sequence[Token], first: int, at: int) -> Numeral | None:
    """A vague phrase and its scale: "a few hundred", "several dozen", "a handful"; a bare "few" says no number."""
    low, after = tokens[at].low, at + 1
    if (
        low in {"couple", "handful"}
        and _low(tokens, after) == "of"
        and _low(tokens, after + 1) in {*_BIG_WORDS, "dozen"}
    ):
        after += 1
    scale = 1.0
    if _low(tokens, after) in {*_BIG_WORDS, "lakh", "crore"}:
        scale, after = _scale(tokens, after, money=False)
    elif _low(tokens, after) == "dozen":
        scale, after = 12.0, after + 1
    return Numeral(first, after, 0.0, "vague", low, scale)


def _vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    low = tokens[at].low
    if low == "several":
        return _few(tokens, at, at)
    if low not in _vague_rows():
        return None
    if low in _FEW:
        return None
    if low in {"scores", "tens"} and _low(tokens, at + 1) != "of":
        return None
    longer = " ".join(t.low for t in tokens[at : at + 3])
    if longer in _vague_rows() and at + 3 <= len(tokens):
        return Numeral(at, at + 3, 0.0, "vague", longer)
    return Numeral(at, at + 1, 0.0, "vague", low)


@cache
def _vague_rows() -> Mapping[str, Mapping[str, str]]:
    return {row["phrase"]: row for row in read_table("vague")}


def vague_range(numeral: Numeral, policy: Policy) -> tuple[float, float]:
    """The lowest and highest number that a vague phrase stands for; "a few hundred" is 300 to 500."""
    row = _vague_rows()[numeral.vague or ""]
    low, high = float(row[f"{policy}_low"]), float(row[f"{policy}_high"])
    if numeral.scale == 1:
        return low, high
    if numeral.to_next and low != high:
        return low * numeral.scale, (high + 1) * numeral.scale - 1
    return low * numeral.scale, high * numeral.scale


def _clean(value: float) -> float:
    """The value without the dust of binary arithmetic: 2.3 million is 2300000."""
    return round(value, 10) if abs(value) < 1e6 else round(value, 3)
