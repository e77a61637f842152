"""A text -> its words that can carry a fact: figures, dates and negations, and where quotations may begin.

All words are looked up in one pass; few are left to be read as strings.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np

from firsthand.lexicon import read_table
from firsthand.text.alignment import Prose
from firsthand.text.words import Codes, Flags, Ints, read_words

_OPENS = '"“„«`'
"""What may open a quotation."""
_NOT = re.compile(r"[nN]['’][tT]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SIEVE = 1 << 14
"""Low bits of a code that are looked up first: one word in a hundred passes by chance."""


class Facts(NamedTuple):
    """One text, and which of its words matter; word numbers, ascending."""

    prose: Prose
    counts: list[int]
    """May be a figure or date, or part of one."""
    negates: list[int]
    openings: list[int]
    """Characters that may open a quotation."""


class Quantity(NamedTuple):
    """A figure or date in one text."""

    first: int
    last: int
    """Numbers of its first and last word."""
    value: str
    kind: str


class _Known(NamedTuple):
    """Codes of some words."""

    codes: Codes
    """Sorted."""
    sieve: Flags
    """For the low bits of a code, whether one of these has them."""


def read_facts(prose: Prose) -> Facts:
    """The words of a text that carry facts."""
    words, text = prose.words, prose.text
    counts = np.union1d(np.flatnonzero(words.number), _places(words.code, _quantity_codes()))
    negates = set(_places(words.code, _negation_codes()).tolist())
    if "'" in text or "’" in text:
        ends = np.array([match.end() for match in _NOT.finditer(text)], np.int64)
        word = np.searchsorted(words.end, ends)
        word, ends = word[word < len(words)], ends[word < len(words)]
        negates.update(word[words.end[word] == ends].tolist())
    openings = [place for mark in _OPENS if mark in text for place in _found(mark, text)]
    return Facts(prose, counts.tolist(), sorted(negates), sorted(openings))


def stands_in(places: list[int], stretch: tuple[int, int]) -> bool:
    """True if one of the ascending places lies in [start, end)."""
    at = bisect_left(places, stretch[0])
    return at < len(places) and places[at] < stretch[1]


def _found(mark: str, text: str) -> Iterable[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _places(codes: Codes, known: _Known) -> Ints:
    """Where codes stand that are among those known."""
    likely: Ints = np.flatnonzero(known.sieve[codes & np.uint64(_SIEVE - 1)])
    of = codes[likely]
    found: Flags = known.codes[np.minimum(np.searchsorted(known.codes, of), len(known.codes) - 1)] == of
    return likely[found]


def quantities(facts: Facts, within: tuple[int, int]) -> list[Quantity]:
    """Figures and dates of a stretch in order; "2.5 million" and "twenty-one" are one each."""
    found: list[Quantity] = []
    for at in facts.counts[bisect_left(facts.counts, within[0]) : bisect_left(facts.counts, within[1])]:
        if not found or found[-1].last < at:
            quantity = _quantity(facts.prose, at, within[1])
            found.extend([quantity] if quantity else [])
    return found


def _quantity(prose: Prose, at: int, end: int) -> Quantity | None:
    word = _word(prose, at)
    day = _calendar().get(_raw(prose, at))
    if day:
        return Quantity(at, at, day, "date")
    if prose.words.number[at]:
        beside = [_raw(prose, i) for i in (at - 1, at + 1) if 0 <= i < len(prose.words)]
        if _YEAR.match(word) or any(_calendar().get(other, "").startswith("month") for other in beside):
            return Quantity(at, at, word, "date")
        try:
            value = float(word.replace(",", ""))
        except ValueError:
            return Quantity(at, at, word, "figure")
        return _scaled(prose, at + 1, end, value)
    if word in _numbers() or _compound(word):
        part, value = _numbers().get(word) or ("ten", _compound(word))
        return Quantity(at, at, f"{word}", "figure") if part == "vague" else _scaled(prose, at + 1, end, value)
    return None


def _scaled(prose: Prose, after: int, end: int, value: float) -> Quantity:
    """The quantity that begins just before `after` with `value`, and what multiplies it."""
    first = after - 1
    while after < end and _numbers().get(_word(prose, after), ("", 0))[0] == "scale":
        value *= _numbers()[_word(prose, after)][1]
        after += 1
    return Quantity(first, after - 1, f"{value:g}" if value < 1e6 else f"{value:.0f}", "figure")


def _compound(word: str) -> float:
    """The value of "twenty-one", else 0."""
    ten, _, unit = word.partition("-")
    numbers = _numbers()
    if numbers.get(ten, ("", 0))[0] == "ten" and numbers.get(unit, ("", 0))[0] == "unit":
        return numbers[ten][1] + numbers[unit][1]
    return 0.0


def _word(prose: Prose, at: int) -> str:
    return _raw(prose, at).lower().replace("’", "'")


def _raw(prose: Prose, at: int) -> str:
    return prose.text[prose.words.start[at] : prose.words.end[at]]


@cache
def _negation_codes() -> _Known:
    return _known(row["word"] for row in read_table("negations"))


@cache
def _quantity_codes() -> _Known:
    """Codes of the words of which a figure or date can be made, as `_quantity` reads them; lower case is not asked."""
    tens, units = ([word for word, (part, _) in _numbers().items() if part == kind] for kind in ("ten", "unit"))
    compounds = [f"{ten}-{unit}" for ten in tens for unit in units]
    return _known([*_numbers(), *_calendar(), *compounds])


def _known(words: Iterable[str]) -> _Known:
    codes = np.unique(read_words("\n".join(words)).code)
    sieve = np.zeros(_SIEVE, bool)
    sieve[codes & np.uint64(_SIEVE - 1)] = True
    return _Known(codes, sieve)


@cache
def _numbers() -> dict[str, tuple[str, float]]:
    return {row["word"]: (row["part"], float(row["value"])) for row in read_table("number_words")}


@cache
def _calendar() -> dict[str, str]:
    """Names of months and weekdays, capitalised, with what they stand for."""
    return {
        row["word"]: f"{kind} {row['value']}"
        for kind, table in (("month", "times_en_months"), ("weekday", "times_en_weekdays"))
        for row in read_table(table)
        if row["word"][:1].isupper()
    }
