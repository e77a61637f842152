"""Ids of pieces -> their vectors: MiniLM's own embeddings, which training leaves as they are."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.encoder import weights

_SCALE_BYTES = 4
"""At the end of a row: the scale of its values, a 32-bit number."""


def embed(ids: Sequence[int]) -> NDArray[np.float32]:
    """(T, 384) the vectors of T pieces."""
    rows = _load_words().take(ids, axis=0)
    scales = rows[:, -_SCALE_BYTES:].copy().view("<f4")
    vectors: NDArray[np.float32] = np.multiply(rows[:, :-_SCALE_BYTES], scales, dtype=np.float32)
    return vectors


@cache
def _load_words() -> NDArray[np.int8]:
    """One row a piece: its values in eight bits, then their scale. Only the rows asked for are ever read."""
    with weights.TAGGER.path(weights.WORDS_FILE) as path:
        rows: NDArray[np.int8] = np.load(path, mmap_mode="r", allow_pickle=False)
    return rows.view(np.ndarray)  # as a memmap each look would cost as much again
