"""A report -> what of it must travel to find its copies: hashes of its narration, nothing that can be read."""

from collections.abc import Iterable

import msgspec
import numpy as np

from firsthand.stage import Reading
from firsthand.text.fingerprints import Prints, character_prints, narration, skeleton, skeleton_prints, triple_prints
from firsthand.text.words import read_words
from firsthand.vocabulary import Span

FEW_NAMES = 0.08
"""Share of names and numbers below which a text is poor in them; one news report in forty has fewer."""

SPARSE = 4
"""Of a long text every hash that this divides is kept: the same ones in each text, so that they still meet."""

LONG_TRIPLES = 160
SPARSE_CHARACTERS = 8


class CopySketch(msgspec.Struct, frozen=True, kw_only=True):
    """Little-endian uint32 arrays, sorted, as bytes."""

    triples: bytes
    rate: int
    """One of how many triples is kept."""
    count: int
    """How many distinct triples there are."""
    skeleton: bytes
    characters: bytes
    """Empty unless the text is poor in names."""
    words: int
    aside: tuple[Span, ...]
    """Metadata, bylines and credits: about the report, not of it."""


def sketch_copies(reading: Reading) -> CopySketch:
    """The sketch of one report; quotations leave no trace in it."""
    aside = tuple(part.span for part in reading.report.parts_of("metadata", "byline", "credit"))
    text = without(reading.text, aside)
    words = read_words(text)
    triples = triple_prints(words)
    rate = SPARSE if len(triples) > LONG_TRIPLES else 1
    own = len(narration(words))
    poor = len(skeleton(words)) < FEW_NAMES * own
    characters = character_prints(words, text) if poor else np.zeros(0, np.uint32)
    return CopySketch(
        triples=_packed(triples[triples % rate == 0]),
        rate=rate,
        count=len(triples),
        skeleton=_packed(skeleton_prints(words)),
        characters=_packed(characters[characters % SPARSE_CHARACTERS == 0]),
        words=len(words),
        aside=aside,
    )


def without(text: str, aside: Iterable[Span]) -> str:
    """`text` with blanks for what stands aside; offsets stay, line breaks too."""
    for span in aside:
        blank = "".join(char if char == "\n" else " " for char in span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def unpacked(prints: bytes) -> Prints:
    """The array that the bytes hold."""
    return np.frombuffer(prints, dtype="<u4")


def _packed(prints: Prints) -> bytes:
    return prints.astype("<u4").tobytes()
