"""The weights as package data: where they are, and that they are the ones this code was measured with."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from firsthand.errors import BadSetup

MODEL_SHA256 = "00273ff7e875b08ae5945913d2f1d03c5f0cbaa949abc741457c7d897fb72858"
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
