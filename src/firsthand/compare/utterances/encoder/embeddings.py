"""Rows of pieces -> their vectors: the base's own in four bits, which training leaves as they are.

A vector of 384 stands in twelve blocks of 32 values: a 16-bit scale, then 16 bytes. Four bits of a number n stand for
n - 8; the low halves of the bytes are the first sixteen values, the high halves the others.
"""

import numpy as np
from numpy.typing import NDArray

from firsthand.compare.utterances.encoder import weights
from firsthand.weights import Weights

BLOCK_BYTES, SCALE_BYTES = 18, 2
_MIDDLE = 8


def unpacked(rows: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(T, 384) the vectors of T rows of blocks."""
    blocks = rows.reshape(len(rows), -1, BLOCK_BYTES)
    scales = blocks[..., :SCALE_BYTES].copy().view("<f2").astype(np.float32)
    halves = blocks[..., SCALE_BYTES:] & 15, blocks[..., SCALE_BYTES:] >> 4
    values = np.concatenate(halves, axis=2).astype(np.float32) - _MIDDLE
    vectors: NDArray[np.float32] = (values * scales).reshape(len(rows), -1)
    return vectors


def rows_of(network: Weights) -> NDArray[np.uint8]:
    """One row a piece of a network's vectors in blocks. Only the rows asked for are ever read."""
    with network.path(weights.WORDS_FILE) as path:
        rows: NDArray[np.uint8] = np.load(path, mmap_mode="r", allow_pickle=False)
    return rows.view(np.ndarray)  # as a memmap each look would cost as much again
