"""The weights of the judge of rewordings as package data: which files there are, and their hashes."""

from collections.abc import Mapping
from importlib.resources import files

from firsthand.weights import Weights

PAIR_FILE, WORDS_FILE, PIECES_FILE = "pair.int8.onnx", "words.q4.npy", "pieces.tsv"

HASHES: Mapping[str, str] = {
    PAIR_FILE: "bae02658989b2c323a46024c5e8a5d481c350865a69b63f0742d1b4bb31b772c",
    WORDS_FILE: "d13620ead811293383de9e0aed0270b4d358028430a2ea0fd68a25986bad8027",
    PIECES_FILE: "dca6c2180a8811b8508223d494affa7785218806ec414924e7d1efcb9a1fe62d",
}
"""SHA-256 of each file of the weights."""

REWORDINGS_SHA256 = HASHES[PAIR_FILE]
"""Part of the version of the stage that uses the network, so that new weights re-run it."""

REWORDINGS = Weights("rewording judge", files("firsthand.compare.utterances.encoder") / "weights", HASHES)
