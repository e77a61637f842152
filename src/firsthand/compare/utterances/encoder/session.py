"""Two statements in English words -> the network's log odds that they are one.

The network reads both as one text from its first layer on, and knows of a piece only how far it stands from each other
one.
"""

from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.compare.utterances.encoder import weights
from firsthand.compare.utterances.encoder.embeddings import rows_of, unpacked
from firsthand.compare.utterances.encoder.pieces import (
    END,
    MAX_WORD_CHARS,
    START,
    Vocabulary,
    cut,
    normal,
    vocabulary_of,
)

MAX_PIECES = 125
"""Pieces of a statement that are read; the rest is cut off."""

NO_DOUBT = 4.0
"""Log odds beyond which one reading is enough."""


def score_pair(left: str, right: str) -> float:
    """Log odds that two statements of one speaker are one; the same whichever is given first.

    The one of more letters is read first, of two of one length the first by its letters; where that leaves a doubt,
    they are read the other way round, too, and the mean is taken.
    """
    first, second = sorted((left, right), key=lambda text: (-len(text), text))
    found = _read(first, second)
    return found if abs(found) > NO_DOUBT else (found + _read(second, first)) / 2


def _read(first: str, second: str) -> float:
    words = unpacked(_load_words().take(rows_of_pair(first, second), axis=0))
    (found,) = _load_session().run(None, {"words": words[None]})
    return float(found.item())


def rows_of_pair(first: str, second: str) -> tuple[int, ...]:
    """The rows of the pieces of both as the network reads them in this order."""
    return (START, *rows_of_text(first), END, *rows_of_text(second), END)


@lru_cache(maxsize=2048)
def rows_of_text(text: str) -> tuple[int, ...]:
    """The rows of the pieces of a statement, at most `MAX_PIECES`."""
    found: list[int] = []
    for word in normal(text).split(" "):
        if word:
            found += _cut_once(word[:MAX_WORD_CHARS])
        if len(found) >= MAX_PIECES:
            break
    return tuple(found[:MAX_PIECES])


@lru_cache(maxsize=50_000)
def _cut_once(word: str) -> tuple[int, ...]:
    return cut(word, _load_vocabulary())


@cache
def _load_vocabulary() -> Vocabulary:
    return vocabulary_of(weights.REWORDINGS.read(weights.PIECES_FILE))


@cache
def _load_words() -> NDArray[np.uint8]:
    return rows_of(weights.REWORDINGS)


@cache
def _load_session() -> Any:
    """The session of onnxruntime; raises `BadSetup` when the file is not the one measured."""
    return weights.REWORDINGS.session(weights.PAIR_FILE)
