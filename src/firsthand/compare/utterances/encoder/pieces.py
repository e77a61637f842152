"""A word -> the rows of its pieces: unigram pieces as sentencepiece cuts them.

Text is brought to NFKC, blanks part words, and each word is cut into the pieces whose scores add up to the most.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

START, END, UNKNOWN = 0, 2, 3
"""Rows of the pieces that stand for no text; row 1 fills up batches in training."""

SPECIAL = 4
"""Rows before the first piece of text."""

MAX_WORD_CHARS = 1000
"""The rest of a longer word is cut off: no word is that long, and cutting it would take seconds."""

_BLANK = "▁"
"""Stands before the first letter of a word."""

_UNKNOWN_COST = 10.0
"""How much worse a character without a piece is than the worst piece, as in sentencepiece."""

_TO_BLANK = "\t\n\f\r\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd"
_TO_NOTHING = [chr(code) for code in (*range(1, 32), 0x7F, 0x8F, 0x9F) if chr(code) not in _TO_BLANK]
_NOT_NFKC = str.maketrans({**dict.fromkeys(_TO_BLANK, " "), **dict.fromkeys(_TO_NOTHING, "")})
"""Where sentencepiece's nmt_nfkc differs from NFKC: 45 characters."""


class Vocabulary(NamedTuple):
    """The pieces that words are cut into."""

    rows: Mapping[str, tuple[int, float]]
    """Piece -> its row and its score."""
    longest: int
    unknown: float
    """The score of a character without a piece."""


def normal(text: str) -> str:
    """The text as it is cut: in NFKC, with plain blanks, without control characters."""
    return unicodedata.normalize("NFKC", text.translate(_NOT_NFKC)).translate(_NOT_NFKC).strip()


def cut(word: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The rows of the pieces of one word whose scores add up to the most."""
    marked = _BLANK + word
    best = [0.0] + [-math.inf] * len(marked)
    back = [(0, UNKNOWN)] * len(best)
    for start in range(len(marked)):
        score = best[start]
        for end in range(start + 1, min(len(marked), start + vocabulary.longest) + 1):
            piece = vocabulary.rows.get(marked[start:end])
            if piece and score + piece[1] > best[end]:
                best[end], back[end] = score + piece[1], (start, piece[0])
        if score + vocabulary.unknown > best[start + 1]:
            best[start + 1], back[start + 1] = score + vocabulary.unknown, (start, UNKNOWN)
    found, at = [], len(marked)
    while at:
        at, row = back[at]
        found.append(row)
    return tuple(reversed(found))


def make_vocabulary(pieces: Sequence[str], scores: Sequence[float]) -> Vocabulary:
    """The vocabulary of pieces in the order of their rows; the first `SPECIAL` stand for no text."""
    rows = {piece: (row, score) for row, (piece, score) in enumerate(zip(pieces, scores, strict=True))}
    text = dict(list(rows.items())[SPECIAL:])
    return Vocabulary(text, max(map(len, text)), min(scores[SPECIAL:]) - _UNKNOWN_COST)


def vocabulary_of(content: bytes) -> Vocabulary:
    """The vocabulary of a file of pieces: a line for each, with its score behind a tab."""
    pieces, scores = zip(*(line.split("\t") for line in content.decode("utf-8").rstrip("\n").split("\n")), strict=True)
    return make_vocabulary(pieces, np.array(scores, np.float32).tolist())
