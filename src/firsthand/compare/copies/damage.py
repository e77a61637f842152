"""Tied stretches of two copies -> where they say something else: changed figures, dates, negations, quotations.

Added or dropped words are no damage: a copy may be cut. Only what stands in the same place
with another meaning is told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from firsthand.compare.copies.verdict import Verdict
from firsthand.lexicon import read_table
from firsthand.text.alignment import Prose, stretch_span, stretch_words
from firsthand.text.words import QUOTED, Codes, Flags, read_words
from firsthand.vocabulary import Damage, Span

MIN_LIKENESS = 0.5
"""Of two stretches that are compared word by word; below it the places do not correspond."""
MAX_GAP_WORDS = 12
MAX_NEGATION_GAP_WORDS = 6
MIN_QUOTATION_KEPT = 0.4
"""Share of the words of the longer quotation; below it they are two quotations."""

_MARK = re.compile(r"[\"“„«`]")
"""What may open a quotation."""
_NOT = re.compile(r"[nN]['’][tT]")
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


class _Side(NamedTuple):
    """One text, and which of its words can matter."""

    prose: Prose
    counts: list[bool]
    """May be a figure or date, or part of one."""
    negates: list[bool]


def find_damage(left: Prose, right: Prose, verdict: Verdict) -> tuple[Damage, ...]:
    """Places where the two texts differ in sense, in the order of the left text."""
    found: set[tuple[Span, Span, str]] = set()
    changed = [tie for tie in verdict.ties if MIN_LIKENESS <= tie.likeness < 1]
    if not changed:
        return ()
    sides = (_side(left), _side(right))
    for tie in changed:
        at, across = stretch_words(left, tie.left), stretch_words(right, tie.right)
        gaps = _gaps(left, at, right, across)
        found.update(_changed_figures(sides, (at, across), gaps))
        found.update(_changed_negations(sides, gaps))
        found.update(_changed_quotations(left, stretch_span(left, tie.left), right, stretch_span(right, tie.right)))
    return tuple(
        Damage(kind=kind, left=here, right=there)  # type: ignore[arg-type]  # one of the literals, from below
        for here, there, kind in sorted(found)
    )


def _side(prose: Prose) -> _Side:
    """All words are looked up in one pass; few are left to be read as strings."""
    counts = prose.words.number | _among(prose.words.code, _quantity_codes())
    negates = _among(prose.words.code, _negation_codes())
    ends = np.array([match.end() for match in _NOT.finditer(prose.text)], np.int64)
    word = np.searchsorted(prose.words.end, ends)
    word, ends = word[word < len(prose.words)], ends[word < len(prose.words)]
    negates[word[prose.words.end[word] == ends]] = True
    return _Side(prose, counts.tolist(), negates.tolist())


def _among(codes: Codes, known: Codes) -> Flags:
    """Which of the codes are among those known, which are sorted."""
    found: Flags = known[np.minimum(np.searchsorted(known, codes), len(known) - 1)] == codes
    return found


def _gaps(left: Prose, at: tuple[int, int], right: Prose, across: tuple[int, int]) -> list[_Gap]:
    blocks = LCSseq.editops(left.letters[slice(*at)], right.letters[slice(*across)]).as_matching_blocks()
    gaps: list[_Gap] = []
    here, there = at[0], across[0]
    for first, second, size in blocks:
        if at[0] + first > here or across[0] + second > there:
            gaps.append(_Gap((here, at[0] + first), (there, across[0] + second)))
        here, there = at[0] + first + size, across[0] + second + size
    return gaps


def _changed_figures(
    sides: tuple[_Side, _Side], stretch: tuple[tuple[int, int], tuple[int, int]], gaps: Sequence[_Gap]
) -> Iterator[tuple[Span, Span, str]]:
    gaps = [gap for gap in gaps if _counts(sides[0], gap.left) and _counts(sides[1], gap.right)]
    if not gaps:
        return
    here, there = _quantities(sides[0], stretch[0]), _quantities(sides[1], stretch[1])
    left, right = sides[0].prose, sides[1].prose
    for gap in gaps:
        mine = [quantity for quantity in here if _touches(quantity, gap.left)]
        theirs = [quantity for quantity in there if _touches(quantity, gap.right)]
        if len(mine) != len(theirs):
            continue
        for one, other in zip(mine, theirs, strict=True):
            if one.value != other.value and one.kind == other.kind:
                yield _span(left, one.first, one.last), _span(right, other.first, other.last), one.kind


def _counts(side: _Side, words: tuple[int, int]) -> bool:
    """True if the words are few and a figure or date may be among them."""
    return words[1] - words[0] <= MAX_GAP_WORDS and any(side.counts[slice(*words)])


def _touches(quantity: _Quantity, words: tuple[int, int]) -> bool:
    return quantity.first < words[1] and words[0] <= quantity.last


def _changed_negations(sides: tuple[_Side, _Side], gaps: Sequence[_Gap]) -> Iterator[tuple[Span, Span, str]]:
    left, right = sides
    for gap in gaps:
        if max(gap.left[1] - gap.left[0], gap.right[1] - gap.right[0]) > MAX_NEGATION_GAP_WORDS:
            continue
        if any(left.negates[slice(*gap.left)]) != any(right.negates[slice(*gap.right)]):
            yield _around(left.prose, gap.left), _around(right.prose, gap.right), "negation"


def _changed_quotations(left: Prose, here: Span, right: Prose, there: Span) -> Iterator[tuple[Span, Span, str]]:
    if not _MARK.search(left.text, here.start, here.end):
        return
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


def _quantities(side: _Side, within: tuple[int, int]) -> list[_Quantity]:
    """Figures and dates of a stretch in order; "2.5 million" and "twenty-one" are one each."""
    found: list[_Quantity] = []
    for at in range(*within):
        if side.counts[at] and (not found or found[-1].last < at):
            quantity = _quantity(side.prose, at, within[1])
            found.extend([quantity] if quantity else [])
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
def _negation_codes() -> Codes:
    return _codes_of(row["word"] for row in read_table("negations"))


@cache
def _quantity_codes() -> Codes:
    """Codes of the words of which a figure or date can be made, as `_quantity` reads them; lower case is not asked."""
    tens, units = ([word for word, (part, _) in _numbers().items() if part == kind] for kind in ("ten", "unit"))
    compounds = [f"{ten}-{unit}" for ten in tens for unit in units]
    return _codes_of([*_numbers(), *_calendar(), *compounds])


def _codes_of(words: Iterable[str]) -> Codes:
    """The codes of the words, sorted."""
    return np.unique(read_words("\n".join(words)).code)


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
