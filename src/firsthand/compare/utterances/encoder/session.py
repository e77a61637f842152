"""Two statements -> the network's number. One pair a call.

The lower layers read a statement by itself, once; the upper ones read two statements together.
"""

from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.compare.utterances.encoder import weights
from firsthand.compare.utterances.encoder.embeddings import embed
from firsthand.compare.utterances.encoder.pieces import Pieces, likenesses

KEPT_STATEMENTS = 512
"""Statements whose lower layers are kept, in 16 bits: 30 kB for one of forty pieces."""

_SIDE = 4
"""Added to the likeness of a piece of the second statement: the row of its mark."""


def score_pair(first: Pieces, second: Pieces) -> float:
    """What the network says of two statements in this order."""
    marks = [*likenesses(first, second), *(_SIDE + kind for kind in likenesses(second, first))]
    given = {
        "first": _lower(first.ids).astype(np.float32),
        "second": _lower(second.ids).astype(np.float32),
        "marks": np.array([marks], np.int64),
    }
    (found,) = _load_session(weights.JOINT_FILE).run(None, given)
    return float(found.item())


@lru_cache(maxsize=KEPT_STATEMENTS)
def _lower(ids: tuple[int, ...]) -> NDArray[np.float16]:
    """(1, T, 384) what the lower layers make of a statement."""
    (states,) = _load_session(weights.LOWER_FILE).run(None, {"words": embed(ids)[None]})
    kept: NDArray[np.float16] = states.astype(np.float16)
    return kept


@cache
def _load_session(name: str) -> Any:
    """The onnxruntime session of one file; raises `BadSetup` when it is not the one measured."""
    return weights.REWORDINGS.session(name)
