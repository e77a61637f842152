"""A text -> its words as arrays: where they stand, a code for each, whether they are capitalised, numbers, quoted.

Vectorised over code points, because every report of a pile passes through here. Strings only; knows no language.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

QUOTED = re.compile(
    r"""(?x)
      “ [^”\n]* (?: ” | $ )             # curly
    | „ [^“”\n]* (?: [“”] | $ )         # low-high
    | « [^»\n]* (?: » | $ )             # guillemets
    | `` .*? (?: '' | $ )               # TeX, as tokenised corpora have it
    | " (?<!\w") (?=\S) [^"\n]* (?: " | $ )   # straight: an opening one has a blank before it and none after
    """,
    re.MULTILINE,
)
"""What stands in quotation marks; a mark that is never closed reaches to the end of its line."""

MIN_QUOTED_WORDS = 4
"""Shorter ones are titles and scare quotes ("Channel One", "cleansing"): the reporter's words around a borrowed one."""

_STRETCH_END = re.compile(r"""[.!?…]["”’')\]]*(\s+)(?=["“‘'(\[]*[^\Wa-z_])|(\n+)""")
BLANK, LETTER, DIGIT, ALONE, APOSTROPHE, POINT = range(6)
"""Kinds of characters: what a word is made of, what is one by itself, what joins letters, what joins digits."""
_STOPS, _OPENS = 1, 2
"""Marks: where a match of `_STRETCH_END` or of `QUOTED` can begin, so that the expressions are tried nowhere else."""
_IDEOGRAPHS = range(0x3400, 0xA000)
_SYLLABLES = range(0xA000, 0xD7B0)
"""Scripts without capitals, told by their block: asking about each character takes a tenth of a second."""

_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2**64: the code of a word does not depend on where it stands."""


class Words(NamedTuple):
    """The words of one text, in order; all arrays are of one length except `stretches`."""

    start: Ints
    end: Ints
    code: Codes
    """64-bit code of the lower-cased word; typographic and straight apostrophes are one."""
    capital: Flags
    number: Flags
    quoted: Flags
    """Inside a quotation of at least `MIN_QUOTED_WORDS` words."""
    stretch: Ints
    """Number of the sentence-like stretch that the word stands in."""
    stretches: Ints
    """Two columns: start and end of each stretch; a line break always ends one."""

    def __len__(self) -> int:
        return len(self.start)


def read_words(text: str, letters: int | None = None) -> Words:
    """The words of `text`: runs of letters with inner apostrophes and hyphens, numbers with inner points and commas.

    Ideographs are words by themselves. Offsets are code points. With `letters`, words that begin with the same so many
    letters have one code; numbers keep all their digits.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    at = np.where(points < len(character_tables().kind), points, 0).astype(np.intp)
    kind = _joined(character_tables().kind.take(at))
    start, end = _edges(kind)
    number = kind[start] == DIGIT
    coded = end if letters is None else np.where(number, end, np.minimum(end, start + letters))
    marks = character_tables().mark.take(at)
    stretches = _stretches(text, np.flatnonzero(marks == _STOPS))
    return Words(
        start=start,
        end=end,
        code=_codes(character_tables().lower.take(at), start, coded),
        capital=character_tables().upper[at[start]],
        number=number,
        quoted=_quoted(text, start, np.flatnonzero(marks == _OPENS)),
        stretch=np.searchsorted(stretches[:, 0], start, side="right") - 1,
        stretches=stretches,
    )


class CharacterTables(NamedTuple):
    """Facts about each code point of the basic plane."""

    kind: npt.NDArray[np.uint8]
    lower: npt.NDArray[np.uint32]
    upper: Flags
    mark: npt.NDArray[np.uint8]
    """What may end a sentence-like stretch, what may open a quotation; 0 for all others."""


@cache
def character_tables() -> CharacterTables:
    """Class, lower case and capital of each code point of the basic plane; what lies beyond counts as a blank."""
    size = 0x10000
    kind = np.zeros(size, np.uint8)
    lower = np.arange(size, dtype=np.uint32)
    upper = np.zeros(size, bool)
    kind[_IDEOGRAPHS.start : _IDEOGRAPHS.stop] = ALONE
    kind[_SYLLABLES.start : _SYLLABLES.stop] = LETTER
    for point in (*range(_IDEOGRAPHS.start), *range(_SYLLABLES.stop, size)):
        char = chr(point)
        if char.isdigit():
            kind[point] = DIGIT
        elif 0x2E80 <= point < 0xFB00 and char.isalpha():
            kind[point] = ALONE
        elif char.isalpha() or 0x300 <= point < 0x370 or 0x900 <= point < 0xE00:
            kind[point] = LETTER
        upper[point] = char.isupper()
        small = char.lower()
        lower[point] = ord(small) if len(small) == 1 else point
    for char in "'’-‑":
        kind[ord(char)] = APOSTROPHE
    for char in ".,:":
        kind[ord(char)] = POINT
    lower[ord("’")] = ord("'")
    lower[ord("‑")] = ord("-")
    mark = np.zeros(size, np.uint8)
    mark[[ord(char) for char in ".!?…\n"]] = _STOPS
    mark[[ord(char) for char in '“„«`"']] = _OPENS
    return CharacterTables(kind, lower, upper, mark)


def _edges(kind: npt.NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """Where words start and end."""
    inside = np.zeros(len(kind) + 2, bool)
    inside[1:-1] = (kind == LETTER) | (kind == DIGIT)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[0::2], edges[1::2]
    alone = np.flatnonzero(kind == ALONE)
    if len(alone):
        start, end = np.sort(np.concatenate((start, alone))), np.sort(np.concatenate((end, alone + 1)))
    return start, end


def _joined(kind: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """`kind` with apostrophes between letters and points between digits made part of the word."""
    if len(kind) < 3:
        return kind
    kind = kind.copy()
    before, at, after = kind[:-2], kind[1:-1], kind[2:]
    letters = (at == APOSTROPHE) & (before == LETTER) & (after == LETTER)
    digits = (at == POINT) & (before == DIGIT) & (after == DIGIT)
    at[letters] = LETTER
    at[digits] = DIGIT
    return kind


def _codes(lower: npt.NDArray[np.uint32], start: Ints, end: Ints) -> Codes:
    """A polynomial code of each word, from sums over the whole text: one pass for all words.

    Sum of c[i] * B**i over the word, times B**-start: arithmetic modulo 2**64 is exact, so equal words, equal codes.
    """
    powers, inverses = powers_of(1 << max(len(lower), 1).bit_length())
    parts = lower.astype(np.uint64)
    parts *= powers[: len(lower)]
    sums = np.zeros(len(lower) + 1, np.uint64)
    np.cumsum(parts, out=sums[1:])
    code = (sums[end] - sums[start]) * inverses[start]
    return mixed(code)


def mixed(code: Codes) -> Codes:
    """`code` with its bits stirred (the finalizer of SplitMix64), so that its low and high bits may be used alone."""
    code = (code ^ (code >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    code = (code ^ (code >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return code ^ (code >> np.uint64(31))


@cache
def powers_of(size: int) -> tuple[Codes, Codes]:
    """The first `size` powers of the base of word codes, and of its inverse."""
    powers = np.full(size, _BASE, np.uint64)
    inverses = np.full(size, pow(_BASE, -1, 1 << 64), np.uint64)
    powers[0] = inverses[0] = 1
    return np.cumprod(powers, dtype=np.uint64), np.cumprod(inverses, dtype=np.uint64)


def _stretches(text: str, places: Ints) -> Ints:
    cuts = [match.span(match.lastindex or 0) for match in _matches(_STRETCH_END, text, places)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return np.array([starts, ends], dtype=np.int64).T


def _quoted(text: str, start: Ints, places: Ints) -> Flags:
    quoted = np.zeros(len(start), bool)
    spans = [match.span() for match in _matches(QUOTED, text, places)]
    if spans:
        for first, last in np.searchsorted(start, spans).tolist():
            if last - first >= MIN_QUOTED_WORDS:
                quoted[first:last] = True
    return quoted


def _matches(pattern: re.Pattern[str], text: str, places: Ints) -> Iterator[re.Match[str]]:
    """What `finditer` finds, of a pattern that can begin only at `places`: faster than trying each character."""
    after = 0
    for place in places.tolist():
        if place >= after and (match := pattern.match(text, place)):
            after = match.end()
            yield match
