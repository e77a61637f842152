"""How fast numpy copies memory here, for scale: what a pass over texts costs is told as a share of it."""

import time

import numpy as np

COPIED = 1 << 28
"""Bytes: no cache holds them."""
ROUNDS = 5


def bytes_copied() -> float:
    """Bytes a CPU-second from memory to memory, in the best round; each byte is read once and written once."""
    held, other = np.ones(COPIED, np.uint8), np.zeros(COPIED, np.uint8)
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        np.copyto(other, held)
        seconds.append(time.process_time() - began)
    return COPIED / min(seconds)
