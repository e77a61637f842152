"""The weights of the judges of rewordings as package data: which files there are, and their hashes.

One network reads English and Russian; the other only two statements that are both English, and reads these better.
"""

from collections.abc import Mapping
from importlib.resources import files

from firsthand.weights import Weights

LOWER_FILE, JOINT_FILE, WORDS_FILE, PIECES_FILE = "lower.int8.onnx", "joint.int8.onnx", "words.q4.npy", "pieces.tsv"
PAIR_FILE = "pair.int8.onnx"

HASHES: Mapping[str, str] = {
    LOWER_FILE: "d72b60d76aea71fac18a74e282abbd240cf9f6f5755dee3b90a8ae4eec001445",
    JOINT_FILE: "138a85abbd23aac47e63813de6766469c851445d405c08c57a33677aad08b913",
    WORDS_FILE: "574b97c433beecf5d991468c5e6dbc5bf2fedc1586ddaf4f5d0cc6163983ff69",
    PIECES_FILE: "305f3a98d4db84878c40dc9f370e90a5c80970057f6f7331290a8d8aae24b104",
}
"""SHA-256 of each file of the weights."""

REWORDINGS_SHA256 = HASHES[JOINT_FILE]
"""Part of the version of the stage that uses the network, so that new weights re-run it."""

REWORDINGS = Weights("rewording judge", files("firsthand.compare.utterances.encoder") / "weights", HASHES)

ENGLISH_HASHES: Mapping[str, str] = {
    PAIR_FILE: "dfa13830549d684fa7fae4cc2ac6c6466953b3395d2532f1b1965107c1063213",
    WORDS_FILE: "d13620ead811293383de9e0aed0270b4d358028430a2ea0fd68a25986bad8027",
    PIECES_FILE: "dca6c2180a8811b8508223d494affa7785218806ec414924e7d1efcb9a1fe62d",
}

ENGLISH_SHA256 = ENGLISH_HASHES[PAIR_FILE]

ENGLISH = Weights(
    "English rewording judge", files("firsthand.compare.utterances.encoder") / "english_weights", ENGLISH_HASHES
)
