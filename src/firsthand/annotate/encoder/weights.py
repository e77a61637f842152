"""The weights as package data: where they are, and that they are the ones this code was measured with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest, sha256
from importlib.resources import as_file, files
from pathlib import Path

from firsthand.errors import BadSetup

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

_FOLDER = files("firsthand.annotate.encoder") / "weights"


@contextmanager
def weights_file(name: str) -> Iterator[Path]:
    """The path of one file of the weights folder, for those who read it themselves.

    Raises `BadSetup` when it is not there, or is not the one that the stages were measured with.
    """
    _check(name, file_hash(name))
    with as_file(_FOLDER / name) as path:
        yield path


def read_weights(name: str) -> bytes:
    """The bytes of one file of the weights folder.

    Raises `BadSetup` when it is not there, or is not the one that the stages were measured with.
    """
    try:
        content = (_FOLDER / name).read_bytes()
    except OSError as error:
        raise _missing(name, error) from error
    _check(name, sha256(content).hexdigest())
    return content


@cache
def file_hash(name: str) -> str:
    """SHA-256 of one file of the weights as it is on this disk; looked at once a process.

    Raises `BadSetup` when it is not there.
    """
    with as_file(_FOLDER / name) as path:
        if not path.is_file():
            raise _missing(name, "no such file")
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()


def _check(name: str, found: str) -> None:
    if found != HASHES.get(name):
        raise BadSetup(
            f"The tagger's file {name} has SHA-256 {found}, expected {HASHES.get(name)}; install firsthand again."
        )


def _missing(name: str, why: object) -> BadSetup:
    return BadSetup(f"The tagger's file {name} cannot be read ({why}); install firsthand again: it is package data.")
