"""The version of the stage: of its rules, and of the weights of its networks."""

from firsthand.compare.utterances.encoder import REWORDINGS_SHA256
from firsthand.compare.utterances.scorer import SCORER_SHA256

VERSION = f"25-{REWORDINGS_SHA256[:8]}-{SCORER_SHA256[:8]}"
