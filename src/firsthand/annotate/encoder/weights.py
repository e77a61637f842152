"""The tagger's weights as package data: which files there are, and their hashes."""

from collections.abc import Mapping
from importlib.resources import files

from firsthand.weights import Weights

MODEL_FILE, WORDS_FILE, LINKS_FILE, VOCABULARY_FILE = "model.int8.onnx", "words.int8.npy", "link.json", "vocab.txt"

HASHES: Mapping[str, str] = {
    MODEL_FILE: "052c1c87c47e0a1237d6cbfade5d232a658430b4333a10d72ade4da8d553be9d",
    WORDS_FILE: "007f801b29d9fe08c365ba65837e4eea96b54379db811ec05ad7e314ed71b4a6",
    LINKS_FILE: "2a622ae3fa6b1efb1f291600fb6b6c7b85a23aa1eee186a7e68b967288caeca3",
    VOCABULARY_FILE: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""SHA-256 of each file of the weights."""

MODEL_SHA256 = HASHES[MODEL_FILE]
"""Part of the version of the stages that use the model, so that new weights re-run them."""

TAGGER = Weights("tagger", files("firsthand.annotate.encoder") / "weights", HASHES)
