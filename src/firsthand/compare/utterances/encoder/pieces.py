"""A statement -> the ids of its pieces, and of which words they are: unigram pieces as XLM-R cuts them.

Text is brought to NFKC, blanks part words, and each word is cut into the pieces whose scores add up to the most.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from firsthand.compare.utterances.encoder import weights

START, END, UNKNOWN = 0, 2, 3
"""Rows of the pieces that stand for no text; row 1 fills up batches in training."""

SPECIAL = 4
"""Rows before the first piece of text."""

MAX_PIECES = 150
"""Pieces of a statement, its start counted; the rest is cut off, in training too."""

MAX_WORD_CHARS = 1000
"""The rest of a longer word is cut off: no word is that long, and cutting it would take seconds."""

_BLANK = "▁"
"""Stands before the first letter of a word."""

_UNKNOWN_COST = 10.0
"""How much worse a character without a piece is than the worst piece, as in sentencepiece."""

_SAME, _SAME_STEM, _SAME_NUMBER = 1, 2, 3
_STEM_CHARS, _MIN_STEM_WORD_CHARS = 5, 4

_TO_BLANK = "\t\n\f\r\u1680\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2581\ufeff\ufffd"
_TO_NOTHING = [chr(code) for code in (*range(1, 32), 0x7F, 0x8F, 0x9F) if chr(code) not in _TO_BLANK]
_NOT_NFKC = str.maketrans({**dict.fromkeys(_TO_BLANK, " "), **dict.fromkeys(_TO_NOTHING, "")})
"""Where sentencepiece's nmt_nfkc differs from NFKC: 45 characters."""

_LETTERS, _DIGITS = re.compile(r"\w+"), re.compile(r"\d+")


class Pieces(NamedTuple):
    """One statement as the network reads it."""

    ids: tuple[int, ...]
    """Rows of the embeddings, with start and end."""
    words: tuple[str, ...]
    """For each id its word in lower case without marks; empty for start, end and words of marks alone."""


class Vocabulary(NamedTuple):
    """The pieces that words are cut into."""

    rows: Mapping[str, tuple[int, float]]
    """Piece -> its row and its score."""
    longest: int
    unknown: float
    """The score of a character without a piece."""


@lru_cache(maxsize=2048)
def pieces_of(text: str) -> Pieces:
    """The pieces of one statement, at most `MAX_PIECES` and the end."""
    ids, words = [START], [""]
    for word in normal(text).split(" "):
        if word:
            found = _cut_once(word[:MAX_WORD_CHARS])
            ids += found
            words += ["".join(_LETTERS.findall(word)).lower()] * len(found)
        if len(ids) >= MAX_PIECES:
            break
    return Pieces((*ids[:MAX_PIECES], END), (*words[:MAX_PIECES], ""))


def likenesses(own: Pieces, other: Pieces) -> list[int]:
    """For each piece how its word stands in the other statement: 1 as it is, 2 by its first letters, 3 as a number."""
    words = set(other.words)
    stems = {word[:_STEM_CHARS] for word in words if len(word) >= _MIN_STEM_WORD_CHARS}
    numbers = {number for word in words for number in _DIGITS.findall(word)}
    found: dict[str, int] = {"": 0}
    for word in own.words:
        if word in found:
            continue
        if word in words:
            found[word] = _SAME
        elif len(word) >= _MIN_STEM_WORD_CHARS and word[:_STEM_CHARS] in stems:
            found[word] = _SAME_STEM
        else:
            found[word] = 0 if numbers.isdisjoint(_DIGITS.findall(word)) else _SAME_NUMBER
    return [found[word] for word in own.words]


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


@lru_cache(maxsize=50_000)
def _cut_once(word: str) -> tuple[int, ...]:
    return cut(word, _load_vocabulary())


@cache
def _load_vocabulary() -> Vocabulary:
    return vocabulary_of(weights.REWORDINGS.read(weights.PIECES_FILE))
