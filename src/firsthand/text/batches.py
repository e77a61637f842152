"""Many texts -> their words as one set of arrays, for sketches: bytes are read, and no call is made for each text.

Coarser than `words.py`, which alignment uses: a word is a run of letters and digits, so that "e-mail" and "don't" are
two each; a word's code is that of its first eight bytes and its length. Quotations and the skeleton are those of
`words.py` and `fingerprints.py` in plain texts (a test holds them together).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.text.words import MIN_QUOTED_WORDS, Codes, Flags, Ints

Bytes = npt.NDArray[np.uint8]

_PAD = b"\n" * 16
"""Before the first text and after the last: eight bytes can be read from any place in a text."""
_LINE, _STRAIGHT, _E2, _C2, _OPENS, _LOW, _CLOSES = range(1, 8)
"""Marks: line breaks and quotation marks. Others than ASCII begin with E2 80 or C2 until they are told apart."""
_WIDE, _WIDEST = 0xE3, 0xED
"""First bytes of characters that are words by themselves, or syllables: kana, ideographs, Hangul."""
_FOLDED = np.uint64(0x2020202020202020)
"""Set in all bytes of a word: small ASCII letters, and А-П as а-п. Other capitals stay other words."""
_END = np.int64(np.iinfo(np.int64).max)


class Batch(NamedTuple):
    """The narration of many texts, in order; the arrays from `start` to `code` are of one length.

    Words inside quotations of at least `MIN_QUOTED_WORDS` words are left out.
    """

    units: Bytes
    """UTF-8 of all texts; punctuation of two and three bytes is blanks."""
    start: Ints
    size: Ints
    """In bytes."""
    number: Ints
    """Which word of all, quoted ones included, it is."""
    code: Codes
    named: Ints
    """Indices of numbers, and of capitalised words that do not begin a sentence."""
    ends: Ints
    """Index after the last word of each text."""
    words: Ints
    """How many words each text has, quoted ones included."""


def read_batch(texts: Sequence[str]) -> Batch:
    """The words of all `texts`, in their order."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    joined = b"\n".join([_PAD, *encoded, _PAD])
    if b"`" in joined:
        joined = joined.replace(b"``", b' "').replace(b"''", b'" ')
    units = np.full(-(-len(joined) // 8) * 8, ord("\n"), np.uint8)
    units[: len(joined)] = np.frombuffer(joined, np.uint8)
    at, mark = _marks(units)
    edges = _edges(units)
    lines = at[mark == _LINE]
    breaks = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)) + 1) + len(_PAD)
    after = edges.searchsorted(breaks, side="right") >> 1
    number = _outside(_quotations(at, mark, lines), edges)
    place = number + number
    first = edges.take(place)
    place += 1
    size = edges.take(place)
    size -= first
    code = _eight_bytes(units, first)
    named = np.flatnonzero(_tables().capital.take(code.astype(np.uint16)))
    code |= _FOLDED
    code &= _tables().low_bytes.take(size, mode="clip")
    code += size.view(np.uint64)
    batch = Batch(
        units=units,
        start=first,
        size=size,
        number=number,
        code=code,
        named=named,
        ends=number.searchsorted(after),
        words=np.concatenate((after[:1], after[1:] - after[:-1])),
    )
    return batch._replace(named=_skeleton(batch, edges, after))


def _eight_bytes(units: Bytes, start: Ints) -> Codes:
    """The eight bytes that begin at each `start`, the first the lowest: parts of two numbers that lie side by side.

    A view with a stride of one byte says the same, for a third more time.
    """
    eights = units.view("<u8")
    at = start >> 3
    bits = ((start & 7) * 8).view(np.uint64)
    code = eights.take(at)
    code >>= bits
    at += 1
    np.subtract(np.uint64(64), bits, out=bits)
    # Shifted by 64, numpy leaves nothing.
    code |= eights.take(at) << bits
    return code


class _Tables(NamedTuple):
    mark: Bytes
    """Kind of mark by byte."""
    general: Bytes
    """Kind of mark of the characters E2 80 xx, by the last byte."""
    capital: Flags
    """By the first two bytes of a word, the first the low one."""
    stop: Flags
    """Ends a sentence, by byte."""
    low_bytes: Codes
    """Masks of so many bytes, at most eight."""


@cache
def _tables() -> _Tables:
    mark, general, capital, stop = (np.zeros(size, np.uint8) for size in (256, 256, 1 << 16, 256))
    mark[[ord("\n"), ord('"'), 0xE2, 0xC2]] = _LINE, _STRAIGHT, _E2, _C2
    general[[0x9C, 0x9D, 0x9E]] = _OPENS, _CLOSES, _LOW
    stop[[ord(char) for char in ".!?\n"]] = 1
    for point in (*range(ord("A"), ord("Z") + 1), *range(0x80, 0x800)):
        if chr(point).isupper() or chr(point).isdigit():
            first, *second = chr(point).encode()
            capital[[first + 256 * one for one in second or range(256)]] = 1
    for point in range(ord("0"), ord("9") + 1):
        capital[point::256] = 1
    masks = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
    return _Tables(mark, general, capital.astype(bool), stop.astype(bool), masks)


def _marks(units: Bytes) -> tuple[Ints, Bytes]:
    """Where marks stand, and their kinds; punctuation of two and three bytes is made blanks in `units`, "…" a point."""
    # 0A, 22, C2 and E2 end in 010 and begin with two equal bits; of what else does, only "2" and ":" are common.
    alike = units + units
    alike ^= units
    alike &= 0x87
    at = _places(alike == 6)
    kind = _tables().mark[units[at]]
    marked = np.flatnonzero(kind)
    at, kind = at[marked], kind[marked]
    wide = np.flatnonzero(kind == _E2)
    place = at[wide]
    second, third = units[place + 1], units[place + 2]
    if len(second) and second.max() >= 0xB0:
        # Letters of a few scripts.
        kind[wide] = 0
        rest = np.flatnonzero(second < 0xB0)
        wide, place, second, third = wide[rest], place[rest], second[rest], third[rest]
    general = second == 0x80
    kind[wide] = _tables().general[third] * general
    units[place + 1] = units[place + 2] = 32
    units[place] = np.where(general & (third == 0xA6), np.uint8(46), np.uint8(32))
    narrow = np.flatnonzero(kind == _C2)
    if len(narrow):
        place = at[narrow]
        last = units[place + 1]
        kind[narrow] = _OPENS * (last == 0xAB) + _CLOSES * (last == 0xBB)
        units[place] = units[place + 1] = 32
    return at, kind


def _places(flags: Flags) -> Ints:
    """Where the flags are set, a multiple of eight of which few are: eight are looked at together first."""
    eights = flags.view(np.uint64)
    some = np.flatnonzero(eights != 0)
    within = np.flatnonzero(eights.take(some).view(bool))
    return (some << 3).take(within >> 3) + (within & 7)


def _edges(units: Bytes) -> Ints:
    """Where the first word starts and ends, the second, the third ..."""
    part = units | np.uint8(32)
    part -= np.uint8(97)
    inside = part < 26
    np.subtract(units, 48, out=part)
    inside |= part < 10
    inside |= units >= 0x80
    if units.max() >= _WIDE and len(alone := np.flatnonzero((units >= _WIDE) & (units <= _WIDEST))):
        return _wide_edges(units, inside, alone)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    edges += 1
    return edges


def _wide_edges(units: Bytes, inside: Flags, alone: Ints) -> Ints:
    """The same where the characters that begin at `alone` are words by themselves, or their punctuation.

    The latter is taken out of `inside`.
    """
    stops = alone[(units[alone] == 0xE3) & (units[alone + 1] == 0x80)]
    for offset in range(3):
        inside[stops + offset] = False
    cut = np.zeros(len(units) + 1, bool)
    cut[alone] = cut[alone + 3] = True
    before = inside[:-1]
    starts = np.flatnonzero(inside[1:] & (~before | cut[1:-1])) + 1
    ends = np.flatnonzero(before & (~inside[1:] | cut[1:-1])) + 1
    return np.stack((starts, ends), axis=1).ravel()


def _quotations(at: Ints, kind: Bytes, lines: Ints) -> tuple[Ints, Ints]:
    """From each opening to its closing mark or the end of the line, those inside others left out."""
    until = np.zeros(len(at), np.int64)
    ends = (kind == _LINE) | (kind == _CLOSES)
    for opening in (_OPENS, _LOW):
        opens = np.flatnonzero(kind == opening)
        if len(opens):
            # A low mark is also closed by what opens elsewhere: „so“.
            closes = at[ends if opening == _OPENS else ends | (kind == _OPENS)]
            until[opens] = closes[closes.searchsorted(at[opens], side="right")]
    straight = np.flatnonzero(kind == _STRAIGHT)
    if len(straight):
        place = at[straight]
        line = lines.searchsorted(place)
        opens = np.flatnonzero((np.arange(len(line)) - line.searchsorted(line)) % 2 == 0)
        following = np.append(place[1:], _END)
        until[straight[opens]] = np.minimum(following, lines[line])[opens]
    opens = np.flatnonzero(until)
    first, last = at[opens], until[opens]
    apart = np.ones(len(first), bool)
    apart[1:] = first[1:] > np.maximum.accumulate(last)[:-1]
    return first[apart], last[apart]


def _outside(quotations: tuple[Ints, Ints], edges: Ints) -> Ints:
    """Numbers of the words outside quotations of at least `MIN_QUOTED_WORDS` words."""
    first, last = quotations
    wide = np.flatnonzero(last - first >= 2 * MIN_QUOTED_WORDS)
    first, last = (edges.searchsorted(side, side="right") >> 1 for side in (first.take(wide), last.take(wide)))
    long = np.flatnonzero(last - first >= MIN_QUOTED_WORDS)
    first, last = first[long], last[long]
    skipped, between = np.zeros(len(long) + 1, np.int64), np.full(len(long) + 1, len(edges) >> 1)
    np.cumsum(last - first, out=skipped[1:])
    between[:-1] = first
    between[1:] -= last
    number = np.repeat(skipped, between)
    number += np.arange(len(number))
    return number


def _skeleton(batch: Batch, edges: Ints, after: Ints) -> Ints:
    """Those of `named`, capitalised or digits, that are neither single letters nor the first of a sentence."""
    units, stop = batch.units, _tables().stop
    named = batch.named
    first, number = batch.start.take(named), batch.number.take(named)
    begun = np.zeros((len(edges) >> 1) + 1, bool)
    begun[0] = begun[after] = True
    begun = begun.take(number)
    begun |= batch.size.take(named) == 1
    # Where the word before ends; before the first of all there is none, which begins a sentence anyway.
    before = edges.take(number + number - 1, mode="clip")
    for place in (before, before + 1, first - 1, first - 2):
        begun |= stop.take(units.take(place))
    return named[~begun | (units.take(first) < 58)]
