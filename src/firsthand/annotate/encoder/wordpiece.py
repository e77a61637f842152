"""A word -> the ids of its pieces in the model's vocabulary (uncased WordPiece, as BERT cuts words)."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from firsthand.annotate.encoder import weights

START, SEPARATOR, UNKNOWN = 101, 102, 100
"""Ids of [CLS], [SEP] and [UNK] in the vocabulary of bert-base-uncased."""

MAX_WORD_CHARS = 100
"""Longer words are unknown, as in the reference implementation: no news word is that long."""

MAX_PIECES = 8
"""Pieces kept of one word; the rest says little and costs time (training did the same)."""


@cache
def load_vocabulary() -> Mapping[str, int]:
    """Piece -> id; a piece that continues a word starts with `##`."""
    lines = weights.TAGGER.read(weights.VOCABULARY_FILE).decode("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


@cache
def _longest_piece() -> int:
    return max(map(len, load_vocabulary()))


@lru_cache(maxsize=100_000)
def pieces_of(word: str) -> tuple[int, ...]:
    """The ids of the pieces of one word, at least one and at most `MAX_PIECES`, longest match first."""
    plain = _without_accents(word.lower())
    if not plain or len(plain) > MAX_WORD_CHARS:
        return (UNKNOWN,)
    vocabulary, longest = load_vocabulary(), _longest_piece()
    found: list[int] = []
    start = 0
    while start < len(plain):
        prefix = "##" if start else ""
        for end in range(min(len(plain), start + longest), start, -1):
            number = vocabulary.get(prefix + plain[start:end])
            if number is not None:
                found.append(number)
                start = end
                break
        else:
            return (UNKNOWN,)
    return tuple(found[:MAX_PIECES])


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
