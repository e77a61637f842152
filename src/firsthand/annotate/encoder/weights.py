"""The weights as package data: where they are, and that they are the ones this code was measured with."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from firsthand.errors import BadSetup

MODEL_SHA256 = "f0558c46315b3ec7f52a598a68b5034cdc92beb3e551a70e6fdb05fbc116dd5d"
"""SHA-256 of model.int8.onnx; part of the version of the stages that use it, so that new weights re-run them."""

_FOLDER = files("firsthand.annotate.encoder") / "weights"


def read_weights(name: str) -> bytes:
    """The bytes of one file of the weights folder.

    Raises `BadSetup` when it is not there.
    """
    try:
        return (_FOLDER / name).read_bytes()
    except OSError as error:
        raise BadSetup(
            f"The tagger's file {name} cannot be read ({error}); install firsthand again: it is package data."
        ) from error


@cache
def weights_hash() -> str:
    """SHA-256 of the model file as it is on this disk; equal to `MODEL_SHA256` unless somebody exchanged it."""
    return sha256(read_weights("model.int8.onnx")).hexdigest()
