"""Many texts -> their words as one set of arrays, for sketches: no call is made for each text, so calls cost nothing.

The words, quotations and skeletons are those of `words.py` and `fingerprints.py` (a test holds them together); what
alignment needs besides, offsets in code points and stretches, is left out.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.text.words import (
    ALONE,
    APOSTROPHE,
    DIGIT,
    LETTER,
    MIN_QUOTED_WORDS,
    POINT,
    Codes,
    Flags,
    Ints,
    character_tables,
    mixed,
    powers_of,
)

Units = npt.NDArray[np.uint16]
Bits = npt.NDArray[np.uint8]

_LETTER, _DIGIT, _ALONE, _APOSTROPHE, _POINT, _UPPER, _MARK, _TERMINATOR = (1 << bit for bit in range(8))
"""An apostrophe's bit is the letter's moved by three, a point's the digit's: what they become between two of them."""

_NEWLINE, _BLANK, _STRAIGHT, _BACKTICK, _TICK, _UNDERSCORE = map(ord, "\n \"`'_")
_CLOSED_BY = {
    ord("“"): {ord("”"), _NEWLINE},
    ord("„"): {ord("“"), ord("”"), _NEWLINE},
    ord("«"): {ord("»"), _NEWLINE},
    _BACKTICK: {_TICK, _NEWLINE},
    _STRAIGHT: {_STRAIGHT, _NEWLINE},
}
"""What opens a quotation -> what ends it."""


class Batch(NamedTuple):
    """The words of many texts, in order; the arrays from `start` to `skeleton` are of one length."""

    units: Units
    """UTF-16 code units of all texts, lower-cased; a line break between two texts."""
    start: Ints
    end: Ints
    code: Codes
    """64-bit code of the lower-cased word."""
    own: Flags
    """Outside quotations of at least `MIN_QUOTED_WORDS` words."""
    skeleton: Flags
    """A number, or capitalised and not the first of a sentence; outside quotations."""
    text: Ints
    """Number of the text that the word stands in."""


def read_batch(texts: Sequence[str]) -> Batch:
    """The words of all `texts`, in their order."""
    encoded = [text.encode("utf-16-le", "surrogatepass") for text in texts]
    units = np.frombuffer(b"".join((b"\n\0", b"\n\0".join(encoded), b"\n\0")), np.uint16)
    at = units.astype(np.intp)
    bits = _tables().bits.take(at)
    lower = _tables().lower.take(at)
    start, end = _edges(bits)
    first, own = np.zeros(len(start) + 1, bool), np.ones(len(start), bool)
    first[_sentence_starts(units, bits, start)] = True
    spans = np.searchsorted(start, np.array(list(_quotations(units, bits)), np.int64).reshape(-1, 2))
    for one, after in spans[spans[:, 1] - spans[:, 0] >= MIN_QUOTED_WORDS].tolist():
        own[one:after] = False
    kind = bits[start]
    named = (kind & _UPPER).astype(bool) & ~first[:-1] & (end - start > 1)
    breaks = np.cumsum([len(one) // 2 + 1 for one in encoded])
    words = np.diff(np.searchsorted(start, breaks), prepend=0)
    return Batch(
        units=lower,
        start=start,
        end=end,
        code=_codes(lower, start, end),
        own=own,
        skeleton=(named | (kind & _DIGIT).astype(bool)) & own,
        text=np.repeat(np.arange(len(texts)), words),
    )


class _Tables(NamedTuple):
    bits: Bits
    lower: Units
    between: Flags
    """May stand between the end of one sentence and the first word of the next."""


@cache
def _tables() -> _Tables:
    """Bits and lower case of each UTF-16 code unit; halves of pairs are blanks, as in `words.py`."""
    known = character_tables()
    bits = np.zeros(len(known.kind), np.uint8)
    for kind, bit in (
        (LETTER, _LETTER),
        (DIGIT, _DIGIT),
        (ALONE, _ALONE),
        (APOSTROPHE, _APOSTROPHE),
        (POINT, _POINT),
    ):
        bits[known.kind == kind] |= bit
    bits[known.upper] |= _UPPER
    bits[[ord(char) for char in '\n"“”„«»`']] |= _MARK
    bits[[ord(char) for char in ".!?…"]] |= _TERMINATOR
    between = np.array([chr(unit).isspace() for unit in range(len(bits))])
    between[[ord(char) for char in ".!?…\"“”„«»‘’'()[]"]] = True
    return _Tables(bits, known.lower.astype(np.uint16), between)


def _edges(bits: Bits) -> tuple[Ints, Ints]:
    """Where words start and end."""
    inside = bits & (_LETTER | _DIGIT)
    inside[1:-1] |= inside[:-2] & inside[2:] & (bits[1:-1] >> 3)
    word = inside != 0
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    start, end = edges[0::2], edges[1::2]
    alone = np.flatnonzero((bits & _ALONE) != 0)
    if len(alone):
        start, end = np.sort(np.concatenate((start, alone))), np.sort(np.concatenate((end, alone + 1)))
    return start, end


def _sentence_starts(units: Units, bits: Bits, start: Ints) -> Ints:
    """Numbers of the words after a line break, or after a full stop and the like with blanks and brackets between."""
    stops = np.flatnonzero(bits >= _TERMINATOR)
    stops = stops[(bits[stops + 1] & (_LETTER | _DIGIT)) == 0]
    word = np.searchsorted(start, stops)
    before = np.append(start, len(units))[word] - 1
    between = _tables().between
    clear = between[units[stops + 1]] & between[units[np.minimum(stops + 2, before)]] & between[units[before]]
    return np.concatenate((word[clear], np.searchsorted(start, np.flatnonzero(units == _NEWLINE))))


def _quotations(units: Units, bits: Bits) -> Iterator[tuple[int, int]]:
    """From opening to closing mark or the end of the line, as `words.QUOTED` has it."""
    at = np.flatnonzero((bits & _MARK) != 0)
    mark = units[at]
    if (mark == _BACKTICK).any():
        at = np.flatnonzero(((bits & _MARK) != 0) | (units == _TICK))
        mark = units[at]
    last = len(units) - 1
    before, after = units[at - 1], units[np.minimum(at + 1, last)]
    twice = (mark == after) | ((mark != _BACKTICK) & (mark != _TICK))
    opens = (bits[at - 1] & (_LETTER | _DIGIT | _ALONE) == 0) & (before != _UNDERSCORE) & (after > _BLANK)
    opens |= mark != _STRAIGHT
    opened, closing = 0, None
    for place, one, may_open in zip(at[twice].tolist(), mark[twice].tolist(), opens[twice].tolist(), strict=True):
        if closing is None:
            if may_open and one in _CLOSED_BY:
                opened, closing = place, _CLOSED_BY[one]
        elif one in closing:
            closing = None
            yield opened, place


def _codes(lower: Units, start: Ints, end: Ints) -> Codes:
    """A polynomial code of each word: the sum of unit * B**place over the word, times B**-start, modulo 2**64."""
    powers, inverses = powers_of(1 << len(lower).bit_length())
    parts = lower.astype(np.uint64)
    parts *= powers[: len(lower)]
    sums = np.zeros(len(lower) + 1, np.uint64)
    np.cumsum(parts, out=sums[1:])
    return mixed((sums[end] - sums[start]) * inverses[start])
