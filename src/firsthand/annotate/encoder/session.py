"""A chunk -> the model's scores. The one place that knows onnxruntime; one session a process, one thread."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from firsthand.annotate.encoder.chunks import Chunk
from firsthand.annotate.encoder.weights import MODEL_SHA256, read_weights, weights_hash
from firsthand.errors import BadSetup

Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """What the model says about one chunk of W words."""

    tags: Floats
    """(W, 16) unnormalised: O, B, I of content, cue, source; then O and B, I of person, body, place."""
    queries: Floats
    """(W, 480): what a word looks for, if it is a cue: its content, its source, words and ends of its content."""
    keys: Floats
    """(W, 480): what a word offers."""
    start_key: Floats
    """(480,): what the start of the chunk offers: no source."""
    pieces: NDArray[np.int64]
    """(W,) the position of the first piece of each word."""


def score_chunk(chunk: Chunk) -> Scores:
    """The scores of one chunk; the same chunk always gets the same scores."""
    ids = np.array([chunk.ids], np.int64)
    features = np.array([chunk.features], np.int64)
    mask = np.ones_like(ids, np.float32)
    tags, queries, keys = _load_session().run(None, {"ids": ids, "feat": features, "mask": mask})
    first = np.array(chunk.first)
    return Scores(tags[0, first], queries[0, first], keys[0, first], keys[0, 0], first)


@cache
def _load_session() -> Any:
    """The onnxruntime session, which costs 0.2 s once a process.

    One thread: processes work on reports side by side. Raises `BadSetup` when the weights are not the ones measured.
    """
    if weights_hash() != MODEL_SHA256:
        raise BadSetup(
            f"The tagger's weights have SHA-256 {weights_hash()}, expected {MODEL_SHA256}; install firsthand again."
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(read_weights("model.int8.onnx"), options, providers=["CPUExecutionProvider"])
