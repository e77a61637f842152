"""Our judge of rewordings: two statements in, log odds that they are one out; the weights are package data.

pieces -> embeddings -> session -> likeness. numpy and onnxruntime only; what is Russian comes in rough English.
"""

from firsthand.compare.utterances.encoder.likeness import log_odds
from firsthand.compare.utterances.encoder.weights import REWORDINGS, REWORDINGS_SHA256

__all__ = ["REWORDINGS", "REWORDINGS_SHA256", "log_odds"]
