"""The words of a paragraph -> what the model reads at once: nearly always one chunk, a very long paragraph several.

One paragraph a chunk, not several packed: dev joint F1 72.6 all and 85.2 speech against 71.9 and 84.2 packed to 144
pieces (PolNeAR dev, 84 documents), and equal paragraphs of a pile then get equal marks and are encoded once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.encoder.wordpiece import SEPARATOR, START, pieces_of
from firsthand.annotate.encoder.words import Word

MAX_PIECES = 320
"""Pieces of one chunk: training went no further."""

SPLIT_PIECES = 144
"""In a paragraph beyond `MAX_PIECES` a chunk ends with the first sentence that reaches this many pieces."""

_SENTENCE_ENDS = frozenset('.!?”"')


class Chunk(NamedTuple):
    """One input of the model and the way back to the words."""

    ids: list[int]
    features: list[int]
    first: list[int]
    """Position in `ids` of the first piece of each word."""
    words: Sequence[Word]


def chunks_of(paragraph: str, words: Sequence[Word]) -> Iterator[Chunk]:
    """The chunks of one paragraph in order; together they hold every word once."""
    pieces = [pieces_of(paragraph[word.start : word.end]) for word in words]
    start = 0
    for end in _cuts(paragraph, words, pieces):
        yield _make_chunk(words[start:end], pieces[start:end])
        start = end


def _cuts(paragraph: str, words: Sequence[Word], pieces: Sequence[tuple[int, ...]]) -> Iterator[int]:
    """Where each chunk ends, as an index into `words`."""
    if sum(map(len, pieces)) > MAX_PIECES:
        length = 0
        for index, (word, parts) in enumerate(zip(words, pieces, strict=True)):
            length += len(parts)
            at_end = paragraph[word.start] in _SENTENCE_ENDS
            if (length > SPLIT_PIECES and at_end) or length > MAX_PIECES - 10:
                length = 0
                if index + 1 < len(words):
                    yield index + 1
    if words:
        yield len(words)


def _make_chunk(words: Sequence[Word], pieces: Sequence[tuple[int, ...]]) -> Chunk:
    ids, features, first = [START], [0], []
    for word, parts in zip(words, pieces, strict=True):
        first.append(len(ids))
        ids += parts
        if len(parts) == 1:
            features.append(word.feature)
        else:
            features += [word.feature] * len(parts)
    return Chunk([*ids, SEPARATOR], [*features, 0], first, words)
