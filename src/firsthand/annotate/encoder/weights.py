"""The weights as package data: where they are, and that they are the ones this code was measured with."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest
from importlib.resources import as_file, files
from pathlib import Path

from firsthand.errors import BadSetup

MODEL_SHA256 = "052c1c87c47e0a1237d6cbfade5d232a658430b4333a10d72ade4da8d553be9d"
"""SHA-256 of model.int8.onnx; part of the version of the stages that use it, so that new weights re-run them."""

MODEL_FILE, WORDS_FILE = "model.int8.onnx", "words.int8.npy"

_FOLDER = files("firsthand.annotate.encoder") / "weights"


@contextmanager
def weights_file(name: str) -> Iterator[Path]:
    """The path of one file of the weights folder, for those who read it themselves.

    Raises `BadSetup` when it is not there.
    """
    with as_file(_FOLDER / name) as path:
        if not path.is_file():
            raise _missing(name, "no such file")
        yield path


def read_weights(name: str) -> bytes:
    """The bytes of one file of the weights folder.

    Raises `BadSetup` when it is not there.
    """
    try:
        return (_FOLDER / name).read_bytes()
    except OSError as error:
        raise _missing(name, error) from error


def _missing(name: str, why: object) -> BadSetup:
    return BadSetup(f"The tagger's file {name} cannot be read ({why}); install firsthand again: it is package data.")


@cache
def weights_hash() -> str:
    """SHA-256 of the model file as it is on this disk; equal to `MODEL_SHA256` unless somebody exchanged it."""
    with weights_file(MODEL_FILE) as path, path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
