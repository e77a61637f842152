"""Vectors of pieces -> blocks of four bits, the form in which the product keeps them."""

import numpy as np
from numpy.typing import NDArray

BLOCK, LEVELS = 32, 8


def blocks_of(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Vectors in blocks of four bits, as `firsthand.compare.utterances.encoder.embeddings` reads them.

    The value of a block that is furthest from zero becomes -8.
    """
    blocks = vectors.reshape(-1, BLOCK)
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    scales = (furthest / -LEVELS).astype("<f2")
    wide = scales.astype(np.float32)
    levels = np.where(wide == 0, 0, blocks / np.where(wide == 0, 1, wide))
    bits = np.clip(np.rint(levels) + LEVELS, 0, 2 * LEVELS - 1).astype(np.uint8)
    low, high = bits[:, : BLOCK // 2], bits[:, BLOCK // 2 :]
    packed = np.concatenate([scales.view(np.uint8), low | (high << 4)], 1)
    return packed.reshape(len(vectors), -1)
