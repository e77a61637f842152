"""A report -> what of it must travel to find its copies: hashes of its narration, nothing that can be read.

Many reports are sketched in one pass; a report's sketch does not depend on which others are sketched with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from firsthand.stage import Reading
from firsthand.text.batches import Batch, read_batch
from firsthand.text.fingerprints import CHARACTERS, SHORT_WORD, Prints
from firsthand.text.words import Codes, Flags, Ints, mixed, powers_of
from firsthand.vocabulary import Span

FEW_NAMES = 0.08
"""Share of names and numbers below which a text is poor in them; one news report in forty has fewer."""

MOST_TRIPLES = 160
"""Of a longer text one in two, four, eight ... is kept, by its hash: the same ones in each text, so they still meet."""

SPARSE_CHARACTERS = 8
"""One in so many character runs is kept."""

BATCH_CHARACTERS = 1 << 16
"""Sketched together: enough that numpy's calls cost nothing, few enough that the arrays stay in the cache."""

_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


class CopySketch(msgspec.Struct, frozen=True, kw_only=True):
    """Little-endian uint32 arrays, sorted, as bytes."""

    triples: bytes
    rate: int
    """One of how many triples is kept, a power of two."""
    count: int
    """How many triples there are."""
    skeleton: bytes
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
        aside = tuple(part.span for part in reading.report.parts if part.kind in {"metadata", "byline", "credit"})
        texts.append(without(reading.text, aside))
        asides.append(aside)
        size += len(reading.text)
        if size >= BATCH_CHARACTERS:
            yield from _sketches(texts, asides)
            texts, asides, size = [], [], 0
    yield from _sketches(texts, asides)


def _sketches(texts: Sequence[str], asides: Sequence[tuple[Span, ...]]) -> Iterator[CopySketch]:
    if not texts:
        return
    total = len(texts)
    batch = read_batch(texts)
    own = np.flatnonzero(batch.own)
    count = np.maximum(np.bincount(batch.text[own], minlength=total) - 2, 0)
    rate = np.ones(total, np.int64)
    while (many := count > MOST_TRIPLES * rate).any():
        rate[many] *= 2
    named = np.flatnonzero(batch.skeleton)
    poor = np.bincount(batch.text[named], minlength=total) < FEW_NAMES * (count + 2)
    triples = _by_text(*_triples(batch, own, rate), total)
    skeleton = _by_text(*_neighbours(batch, named), total)
    characters = _by_text(*_characters(batch, own, poor), total) if poor.any() else [b""] * total
    words = np.bincount(batch.text, minlength=total).tolist()
    parts = zip(triples, rate.tolist(), count.tolist(), skeleton, characters, words, asides, strict=True)
    for one, kept, of, neighbours, runs, length, aside in parts:
        yield CopySketch(
            triples=one, rate=kept, count=of, skeleton=neighbours, characters=runs, words=length, aside=aside
        )


def _triples(batch: Batch, own: Ints, rate: Ints) -> tuple[Codes, Ints]:
    """A hash for each run of three words outside quotations, one in `rate` of its text, and the texts' numbers."""
    code, text = batch.code[own], batch.text[own]
    triple = mixed((code[:-2] * _FIRST + code[1:-1]) * _SECOND + code[2:])
    kept = (text[:-2] == text[2:]) & (triple & (rate - 1).astype(np.uint64)[text[2:]] == 0)
    return triple[kept], text[2:][kept]


def _neighbours(batch: Batch, named: Ints) -> tuple[Codes, Ints]:
    """A hash for each two neighbours among names and numbers; two words of one name ("Ilse Marten") are no pair."""
    text = batch.text[named]
    apart = np.flatnonzero((np.diff(named) > 1) & (text[1:] == text[:-1]))
    code = batch.code[named]
    return mixed(code[apart] * _FIRST + code[apart + 1]), text[apart]


def _characters(batch: Batch, own: Ints, poor: Flags) -> tuple[Codes, Ints]:
    """A hash for each run of nine characters of the longer words, one blank between them, of texts poor in names."""
    long = own[(batch.end[own] - batch.start[own] > SHORT_WORD) & poor[batch.text[own]]]
    size = batch.end[long] - batch.start[long] + 1
    after = np.cumsum(size)
    total = int(size.sum())
    kept = batch.units[np.arange(total) + np.repeat(batch.start[long] - after + size, size)].astype(np.uint64)
    kept[after - 1] = ord(" ")
    text = np.repeat(batch.text[long], size)
    powers, inverses = powers_of(1 << total.bit_length())
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(kept * powers[:total], dtype=np.uint64)))
    runs = max(total - CHARACTERS + 1, 0)
    run = mixed((sums[CHARACTERS:] - sums[:runs]) * inverses[:runs])
    chosen = (text[:runs] == text[CHARACTERS - 1 :]) & (run % np.uint64(SPARSE_CHARACTERS) == 0)
    return run[chosen], text[:runs][chosen]


def _by_text(code: Codes, text: Ints, total: int) -> list[bytes]:
    """The upper halves of the codes, sorted and distinct, for each of `total` texts."""
    keys = np.sort((text.astype(np.uint64) << np.uint64(32)) | (code >> np.uint64(32)))
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
    cuts = (4 * np.searchsorted(keys, np.arange(total + 1, dtype=np.uint64) << np.uint64(32))).tolist()
    packed = keys.astype("<u4").tobytes()
    return [packed[start:end] for start, end in pairwise(cuts)]


def without(text: str, aside: Iterable[Span]) -> str:
    """`text` with blanks for what stands aside; offsets stay, line breaks too."""
    for span in aside:
        blank = "".join(char if char == "\n" else " " for char in span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def unpacked(prints: bytes | bytearray) -> Prints:
    """The array that the bytes hold."""
    return np.frombuffer(prints, dtype="<u4")
