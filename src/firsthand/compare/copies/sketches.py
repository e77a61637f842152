"""A report -> what of it must travel to find its copies: hashes of its narration, nothing that can be read.

Many reports are sketched in one pass; a report's sketch does not depend on which others are sketched with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np

from firsthand.compare.stretches import spans
from firsthand.stage import Reading
from firsthand.text.batches import Batch, read_batch
from firsthand.text.fingerprints import CHARACTERS, SHORT_WORD, Prints
from firsthand.text.words import Codes, Ints, mixed
from firsthand.vocabulary import Span

FEW_NAMES = 0.08
"""Share of names and numbers below which a text is poor in them; one news report in forty has fewer."""

MOST = 96
"""Of more triples, one in two, four, eight ... is kept, by its hash: the same ones in each text, so they still meet.
Likewise of neighbours in the skeleton."""

SPARSE_CHARACTERS = 8
"""One in so many character runs is kept; a power of two."""

BATCH_CHARACTERS = 1 << 19
"""Sketched together: enough that numpy's calls cost nothing, few enough that the arrays stay in the cache."""

TOGETHER = 1 << 20
"""Hashes, with what fills up the rows, that are sorted in one go whatever the texts: 4 MB. Most batches have fewer."""

_SETTLED = 1 << 24
_FIRST, _SECOND, _THIRD = (np.uint64(one) for one in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93))
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_NO_HASH = np.uint32(0xFFFFFFFF)
_WIDEST_RUN = 2 * CHARACTERS
_PARTS = (0, CHARACTERS - 8, 8, _WIDEST_RUN - 8)
"""Where the eight bytes begin that make up a run: of nine bytes the first and the second, of eighteen the others."""


class CopySketch(msgspec.Struct, frozen=True, kw_only=True):
    """Little-endian uint32 arrays, sorted, as bytes."""

    prints: bytes
    """Of word triples, and of neighbours in the skeleton."""
    triples: int
    """How many triples there are."""
    rate: int
    """One of how many triples is kept, a power of two."""
    neighbours: int
    """How many pairs of neighbours there are."""
    thinned: int
    """One of how many of them is kept."""
    characters: bytes
    """Empty unless the text is poor in names."""
    words: int
    aside: tuple[Span, ...]
    """Metadata, bylines and credits: about the report, not of it."""


def sketch_copies(reading: Reading) -> CopySketch:
    """The sketch of one report; quotations leave no trace in it."""
    return next(sketch_reports([reading]))


def sketch_reports(readings: Iterable[Reading]) -> Iterator[CopySketch]:
    """The sketches of many reports, in their order, several at a time."""
    texts: list[str] = []
    asides: list[tuple[Span, ...]] = []
    size = 0
    for reading in readings:
        aside = tuple([part.span for part in reading.report.parts if part.kind in {"metadata", "byline", "credit"}])
        texts.append(without(reading.text, aside) if aside else reading.text)
        asides.append(aside)
        size += len(reading.text)
        if size >= BATCH_CHARACTERS:
            yield from _sketches(texts, asides)
            texts, asides, size = [], [], 0
    yield from _sketches(texts, asides)


class Sketches(NamedTuple):
    """The same of many texts, as arrays: one number a text, or the hashes of all texts one after the other."""

    prints: Prints
    sizes: Ints
    """How many prints each text has."""
    triples: Ints
    rate: Ints
    neighbours: Ints
    thinned: Ints
    characters: Prints
    character_sizes: Ints
    words: Ints


class Most(NamedTuple):
    """How many hashes of a text are kept, nearly; a longer text is sampled."""

    neighbours: int
    triples: int
    """Of a text that has neighbours enough."""
    together: int
    """Of a text that has fewer: triples make up for them."""


OF_THE_STAGE = Most(neighbours=MOST, triples=MOST, together=MOST)


def sketch_texts(texts: Sequence[str], most: Most = OF_THE_STAGE) -> Sketches:
    """The sketches of these texts, made in one pass."""
    _settle()
    batch = read_batch(texts)
    total = len(texts)
    own = batch.ends.copy()
    own[1:] -= batch.ends[:-1]
    text = np.repeat(np.arange(total), own)
    more, their, neighbours, thinned = _neighbours(batch, text, total, most.neighbours)
    rate = _rates(own - 2, np.maximum(most.triples, most.together - neighbours))
    hashes, owners = _triples(batch, text, own, rate)
    prints, sizes = _distinct((hashes, more), (owners, their), total)
    poor = np.flatnonzero(np.bincount(text.take(batch.named), minlength=total) < FEW_NAMES * own)
    characters, character_sizes = prints[:0], np.zeros(total, np.int64)
    if len(poor):
        runs, whose = _characters(batch, own, poor)
        characters, character_sizes[poor] = _distinct((runs,), (whose,), len(poor))
    return Sketches(
        prints=prints,
        sizes=sizes,
        triples=np.maximum(own - 2, 0),
        rate=rate,
        neighbours=neighbours,
        thinned=thinned,
        characters=characters,
        character_sizes=character_sizes,
        words=batch.words,
    )


def _sketches(texts: Sequence[str], asides: Sequence[tuple[Span, ...]]) -> Iterator[CopySketch]:
    if not texts:
        return
    made = sketch_texts(texts)
    prints, characters = _cut(made.prints, made.sizes), _cut(made.characters, made.character_sizes)
    numbers = (column.tolist() for column in (made.triples, made.rate, made.neighbours, made.thinned, made.words))
    for one, runs, aside, triples, rate, neighbours, thinned, words in zip(
        prints, characters, asides, *numbers, strict=True
    ):
        yield CopySketch(
            prints=one,
            triples=triples,
            rate=rate,
            neighbours=neighbours,
            thinned=thinned,
            characters=runs,
            words=words,
            aside=aside,
        )


def _cut(prints: Prints, sizes: Ints) -> list[bytes]:
    """The hashes of each text."""
    packed = prints.astype("<u4", copy=False).tobytes()
    return [packed[start:end] for start, end in pairwise([0, *(4 * np.cumsum(sizes)).tolist()])]


@cache
def _settle() -> None:
    """Nothing; from now on the allocator keeps what numpy frees.

    glibc takes arrays of 128 kB from the system, page by page, and gives them back, which costs as much as all that is
    done with them, until it has seen a larger one come and go.
    """
    np.empty(_SETTLED, np.uint8)


def _rates(count: Ints, most: Ints | int) -> Ints:
    """One of how many must be kept, so that at most so many are: powers of two."""
    return np.left_shift(1, np.frexp(np.maximum(count - 1, 0) // most)[1], dtype=np.int64)


def _triples(batch: Batch, text: Ints, own: Ints, rate: Ints) -> tuple[Prints, Ints]:
    """A hash for each run of three words, one in `rate` of its text, and the numbers of the texts, ascending.

    `own` says how many words each text has.
    """
    code = batch.code
    hashed = code[:-2] * _SECOND
    hashed += code[1:-1]
    hashed *= _THIRD
    hashed += code[2:]
    hashed *= _FIRST
    # A run that begins with one of the last two words of a text is none.
    last = np.concatenate((batch.ends - 1, batch.ends - 2))
    below = np.repeat(_ALL // rate.astype(np.uint64), own)
    below[last[last >= 0]] = 0
    kept = np.flatnonzero(hashed < below[: len(hashed)])
    hashed, text = hashed.take(kept), text.take(kept)
    return _stirred(hashed), text


def _neighbours(batch: Batch, text: Ints, total: int, most: int) -> tuple[Prints, Ints, Ints, Ints]:
    """A hash for each two neighbours among names and numbers, and the numbers of the texts, ascending.

    Then how many each text has, and one of how many of them is kept. Two words of one name ("Ilse Marten") are no pair.
    """
    number, code = batch.number.take(batch.named), batch.code.take(batch.named)
    last = batch.named.searchsorted(batch.ends) - 1
    apart = number[1:] - number[:-1] > 1
    apart[last[(last >= 0) & (last < len(apart))]] = False
    one = np.flatnonzero(apart)
    text = text.take(batch.named.take(one))
    hashes = _stirred((code.take(one) * _SECOND + code.take(one + 1)) * _FIRST)
    count = np.bincount(text, minlength=total)
    rate = _rates(count, most)
    if rate.max() > 1:
        kept = np.flatnonzero((hashes & (rate - 1).astype(np.uint32).take(text)) == 0)
        hashes, text = hashes.take(kept), text.take(kept)
    return hashes, text, count, rate


def _stirred(hashed: Codes) -> Prints:
    hashed ^= hashed >> np.uint64(29)
    hashed *= _SECOND
    hashed >>= np.uint64(32)
    return hashed.astype(np.uint32)


def _characters(batch: Batch, own: Ints, poor: Ints) -> tuple[Prints, Ints]:
    """A hash for each run of nine letters of the longer words, one blank between them, of some texts, which are `poor`.

    `own` says how many words each text has. Then which of `poor` has each, ascending.
    """
    words = spans(batch.ends[poor] - own[poor], own[poor])
    all_sizes = batch.size.take(words)
    chosen = np.flatnonzero(all_sizes > SHORT_WORD)
    long, text = words.take(chosen), np.repeat(np.arange(len(poor)), own[poor]).take(chosen)
    size = all_sizes.take(chosen) + 1
    after = np.cumsum(size)
    runs = int(size.sum())
    place = np.arange(runs) + np.repeat(batch.start[long] - after + size, size)
    kept = np.full(runs + _WIDEST_RUN, ord(" "), np.uint8)
    kept[:runs] = batch.units[place] | 32
    kept[after - 1] = ord(" ")
    owner = np.full(len(kept), -1)
    owner[:runs] = np.repeat(text, size)
    eight = [np.ndarray((runs,), "<u8", kept, offset, (1,)) for offset in _PARTS]
    run = mixed(eight[0] * _FIRST + eight[1])
    # A letter of two bytes: nine letters are eighteen.
    wide = np.flatnonzero(kept[:runs] >= 0x80)
    run[wide] = mixed(mixed(eight[0][wide] * _FIRST + eight[2][wide]) * _SECOND + eight[3][wide])
    length = np.full(runs, CHARACTERS)
    length[wide] = _WIDEST_RUN
    whole = owner[np.arange(runs) + length - 1] == owner[:runs]
    chosen = np.flatnonzero(whole & (run & np.uint64(SPARSE_CHARACTERS - 1) == 0))
    return (run[chosen] >> np.uint64(32)).astype(np.uint32), owner[chosen]


def _distinct(hashes: Sequence[Prints], owners: Sequence[Ints], total: int) -> tuple[Prints, Ints]:
    """The distinct hashes of each of `total` texts, sorted, and how many each has; `owners` are ascending.

    Where rows as wide as the widest text would take much room, texts of like width are sorted apart from the others.
    """
    counts = [np.bincount(owner, minlength=total) for owner in owners]
    width: Ints = np.sum(counts, axis=0)
    if total * int(width.max()) <= TOGETHER:
        return _distinct_in_rows(hashes, counts)
    like = np.frexp(width)[1]
    sizes, made = np.zeros(total, np.int64), list[tuple[Ints, Prints]]()
    for one in np.unique(like).tolist():
        inside = like == one
        theirs = [some[inside[owner]] for some, owner in zip(hashes, owners, strict=True)]
        distinct, sizes[inside] = _distinct_in_rows(theirs, [count[inside] for count in counts])
        made.append((np.flatnonzero(inside), distinct))
    start = np.cumsum(sizes) - sizes
    found = np.empty(int(sizes.sum()), np.uint32)
    for numbers, distinct in made:
        found[spans(start[numbers], sizes[numbers])] = distinct
    return found, sizes


def _distinct_in_rows(hashes: Sequence[Prints], counts: Sequence[Ints]) -> tuple[Prints, Ints]:
    """The distinct hashes of each text, sorted, and how many each has; `counts` say how many of `hashes` are its own.

    One text is one row: numpy sorts short rows thirty times faster than one long array.
    """
    total = len(counts[0])
    width = int(np.sum(counts, axis=0).max()) + 1
    rows = np.full((total, width), _NO_HASH)
    before = np.arange(total) * width
    for one, count in zip(hashes, counts, strict=True):
        first = before - np.cumsum(count) + count
        rows.reshape(-1)[np.arange(len(one)) + np.repeat(first, count)] = one
        before += count
    rows.sort(axis=1)
    new = rows != _NO_HASH
    new[:, 1:] &= rows[:, 1:] != rows[:, :-1]
    return rows[new], new.sum(axis=1)


def without(text: str, aside: Iterable[Span]) -> str:
    """`text` with blanks for what stands aside; offsets stay, line breaks too."""
    for span in aside:
        blank = "".join(char if char == "\n" else " " for char in span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def unpacked(prints: bytes | bytearray) -> Prints:
    """The array that the bytes hold."""
    return np.frombuffer(prints, dtype="<u4")
