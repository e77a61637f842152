"""Our judges of rewordings: two statements in, log odds that they are one out; the weights are package data.

pieces -> embeddings -> session, or english for two English statements -> likeness. numpy and onnxruntime only.
"""

from firsthand.compare.utterances.encoder.likeness import log_odds
from firsthand.compare.utterances.encoder.weights import ENGLISH, ENGLISH_SHA256, REWORDINGS, REWORDINGS_SHA256

__all__ = ["ENGLISH", "ENGLISH_SHA256", "REWORDINGS", "REWORDINGS_SHA256", "log_odds"]
