"""Vectors in blocks of four bits read back as what they were, as closely as sixteen steps allow."""

import numpy as np
from training.rewordings.blocks import BLOCK, LEVELS, blocks_of

from firsthand.compare.utterances.encoder.embeddings import BLOCK_BYTES, unpacked


def test_a_vector_comes_back_within_a_step_of_its_block() -> None:
    vectors = np.random.default_rng(1).normal(0, 0.1, (50, 384)).astype(np.float32)

    blocks = blocks_of(vectors)
    found = unpacked(blocks)

    assert blocks.shape == (50, 384 // BLOCK * BLOCK_BYTES)
    steps = np.abs(vectors.reshape(-1, BLOCK)).max(1) / LEVELS
    apart = np.abs(found - vectors).reshape(-1, BLOCK).max(1)
    assert (apart <= 1.01 * steps).all()
    assert np.sqrt(np.mean((found - vectors) ** 2)) < 0.1 * vectors.std()


def test_nothing_but_zeros_stays_so() -> None:
    assert not unpacked(blocks_of(np.zeros((2, 384), np.float32))).any()
