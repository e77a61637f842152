"""Tied stretches of two copies -> where they say something else: changed figures, dates, negations, quotations.

Added or dropped words are no damage: a copy may be cut. Only what stands in the same place
with another meaning is told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from firsthand.compare.copies.verdict import Verdict
from firsthand.lexicon import read_table
from firsthand.text.alignment import Prose, letters_of, stretch_span, stretch_words
from firsthand.text.words import QUOTED
from firsthand.vocabulary import Damage, Span

MIN_LIKENESS = 0.5
"""Of two stretches that are compared word by word; below it the places do not correspond."""
MAX_GAP_WORDS = 12
MAX_NEGATION_GAP_WORDS = 6
MIN_QUOTATION_KEPT = 0.4
"""Share of the words of the longer quotation; below it they are two quotations."""

_YEAR = re.compile(r"(?:19|20)\d\d$")


class _Quantity(NamedTuple):
    """A figure or date in one text."""

    first: int
    last: int
    """Numbers of its first and last word."""
    value: str
    kind: str


class _Gap(NamedTuple):
    """Words between two words that both sides share: [start, end) on each side, by number."""

    left: tuple[int, int]
    right: tuple[int, int]


def find_damage(left: Prose, right: Prose, verdict: Verdict) -> tuple[Damage, ...]:
    """Places where the two texts differ in sense, in the order of the left text."""
    found: set[tuple[Span, Span, str]] = set()
    for tie in verdict.ties:
        if tie.likeness < MIN_LIKENESS:
            continue
        at, across = stretch_words(left, tie.left), stretch_words(right, tie.right)
        if tie.likeness < 1:
            gaps = _gaps(left, at, right, across)
            found.update(_changed_figures(left, at, right, across, gaps))
            found.update(_changed_negations(left, right, gaps))
            found.update(_changed_quotations(left, stretch_span(left, tie.left), right, stretch_span(right, tie.right)))
    return tuple(
        Damage(kind=kind, left=here, right=there)  # type: ignore[arg-type]  # one of the literals, from below
        for here, there, kind in sorted(found)
    )


def _gaps(left: Prose, at: tuple[int, int], right: Prose, across: tuple[int, int]) -> list[_Gap]:
    lines = [
        letters_of(prose.words, np.arange(*span)).tobytes().decode("utf-32-le")
        for prose, span in ((left, at), (right, across))
    ]
    merged: list[_Gap] = []
    for step in LCSseq.opcodes(*lines):
        if step.tag == "equal":
            continue
        here = (at[0] + step.src_start, at[0] + step.src_end)
        there = (across[0] + step.dest_start, across[0] + step.dest_end)
        if merged and merged[-1].left[1] == here[0] and merged[-1].right[1] == there[0]:
            merged[-1] = _Gap((merged[-1].left[0], here[1]), (merged[-1].right[0], there[1]))
        else:
            merged.append(_Gap(here, there))
    return merged


def _changed_figures(
    left: Prose, at: tuple[int, int], right: Prose, across: tuple[int, int], gaps: Sequence[_Gap]
) -> Iterator[tuple[Span, Span, str]]:
    gaps = [gap for gap in gaps if _counts(left, gap.left) and _counts(right, gap.right)]
    if not gaps:
        return
    here, there = _quantities(left, at), _quantities(right, across)
    for gap in gaps:
        mine = [quantity for quantity in here if _touches(quantity, gap.left)]
        theirs = [quantity for quantity in there if _touches(quantity, gap.right)]
        if len(mine) != len(theirs):
            continue
        for one, other in zip(mine, theirs, strict=True):
            if one.value != other.value and one.kind == other.kind:
                yield _span(left, one.first, one.last), _span(right, other.first, other.last), one.kind


def _counts(prose: Prose, words: tuple[int, int]) -> bool:
    """True if the words are few and a figure or date may be among them."""
    return words[1] - words[0] <= MAX_GAP_WORDS and any(
        prose.words.number[at] or _word(prose, at).split("-")[0] in _numbers() or _raw(prose, at) in _calendar()
        for at in range(*words)
    )


def _touches(quantity: _Quantity, words: tuple[int, int]) -> bool:
    return quantity.first < words[1] and words[0] <= quantity.last


def _changed_negations(left: Prose, right: Prose, gaps: Sequence[_Gap]) -> Iterator[tuple[Span, Span, str]]:
    for gap in gaps:
        if max(gap.left[1] - gap.left[0], gap.right[1] - gap.right[0]) > MAX_NEGATION_GAP_WORDS:
            continue
        negated = [
            any(_negates(_word(prose, i)) for i in range(*span))
            for prose, span in ((left, gap.left), (right, gap.right))
        ]
        if negated[0] != negated[1]:
            yield _around(left, gap.left), _around(right, gap.right), "negation"


def _negates(word: str) -> bool:
    return word in _negations() or word.endswith("n't")


def _changed_quotations(left: Prose, here: Span, right: Prose, there: Span) -> Iterator[tuple[Span, Span, str]]:
    mine, theirs = list(_quotations(left.text, here)), list(_quotations(right.text, there))
    if len(mine) != len(theirs):
        return
    for one, other in zip(mine, theirs, strict=True):
        short, long = sorted((_codes(left, one), _codes(right, other)), key=len)
        kept = LCSseq.similarity(short, long)
        if short and kept < len(short) and kept >= MIN_QUOTATION_KEPT * len(long):
            yield one, other, "quotation"


def _codes(prose: Prose, span: Span) -> list[int]:
    first, last = np.searchsorted(prose.words.start, (span.start, span.end)).tolist()
    codes: list[int] = prose.words.code[first:last].tolist()
    return codes


def _quotations(text: str, within: Span) -> Iterator[Span]:
    for match in QUOTED.finditer(text, within.start, within.end):
        yield Span(*match.span())


def _quantities(prose: Prose, within: tuple[int, int]) -> list[_Quantity]:
    """Figures and dates of a stretch in order; "2.5 million" and "twenty-one" are one each."""
    found: list[_Quantity] = []
    at = within[0]
    while at < within[1]:
        quantity = _quantity(prose, at, within[1])
        if quantity:
            found.append(quantity)
        at = quantity.last + 1 if quantity else at + 1
    return found


def _quantity(prose: Prose, at: int, end: int) -> _Quantity | None:
    word = _word(prose, at)
    day = _calendar().get(_raw(prose, at))
    if day:
        return _Quantity(at, at, day, "date")
    if prose.words.number[at]:
        beside = [_raw(prose, i) for i in (at - 1, at + 1) if 0 <= i < len(prose.words)]
        if _YEAR.match(word) or any(_calendar().get(other, "").startswith("month") for other in beside):
            return _Quantity(at, at, word, "date")
        try:
            value = float(word.replace(",", ""))
        except ValueError:
            return _Quantity(at, at, word, "figure")
        return _scaled(prose, at + 1, end, value)
    if word in _numbers() or _compound(word):
        part, value = _numbers().get(word) or ("ten", _compound(word))
        return _Quantity(at, at, f"{word}", "figure") if part == "vague" else _scaled(prose, at + 1, end, value)
    return None


def _scaled(prose: Prose, after: int, end: int, value: float) -> _Quantity:
    """The quantity that begins just before `after` with `value`, and what multiplies it."""
    first = after - 1
    while after < end and _numbers().get(_word(prose, after), ("", 0))[0] == "scale":
        value *= _numbers()[_word(prose, after)][1]
        after += 1
    return _Quantity(first, after - 1, f"{value:g}" if value < 1e6 else f"{value:.0f}", "figure")


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


def _span(prose: Prose, first: int, last: int) -> Span:
    return Span(int(prose.words.start[first]), int(prose.words.end[last]))


def _around(prose: Prose, words: tuple[int, int]) -> Span:
    """The words of a gap, with a neighbour where the gap is empty."""
    first, last = words[0], words[1] - 1
    if first > last:
        first = max(first - 1, 0)
        last = min(first + 1, len(prose.words) - 1)
    return _span(prose, first, last)


@cache
def _negations() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("negations"))


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
