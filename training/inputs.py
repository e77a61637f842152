"""inputs.lock.toml -> what the weights are made from, each file checked against its hash before anything reads it."""

import tomllib
from collections.abc import Container
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from firsthand.errors import BadInput

LOCK = Path(__file__).parent / "inputs.lock.toml"


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the weights depend on, as the lock describes it."""

    name: str
    kind: Literal["corpus", "base", "labeller", "families"]
    path: str
    """Below the data folder for a corpus, below the base folder for the base weights."""
    sha256: str
    source: str
    """Repository or package, by name."""
    version: str
    """Commit or release."""
    licence: str
    use: str
    """What is taken from it, and what is not."""
    labels: Literal["attributions", "own", "silver"] = "silver"
    """Attributions of a corpus, with names by spaCy; our own marked reports; or what a release makes of the texts."""
    take: str = ""
    """A text is taken whose id starts so."""
    joined_tokens: bool = False
    """The texts are tokens joined by blanks, to be put together first."""
    times: int = 1
    """How often an epoch sees each text."""


def read_lock(path: Path = LOCK) -> tuple[Input, ...]:
    """All inputs in the order of the lock; raises `BadInput` where a field is missing or unknown."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8"))["input"], tuple[Input, ...])
    except (KeyError, msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path.name}: {error}") from error


def chosen_corpora(inputs: tuple[Input, ...], without: Container[str] = ()) -> tuple[Input, ...]:
    """The corpora to train on: all of the lock but those named in `without`."""
    return tuple(given for given in inputs if given.kind == "corpus" and given.name not in without)


def checked_bytes(given: Input, folder: Path) -> bytes:
    """The bytes of an input's file, or of all texts of its folder.

    Raises `BadInput` if it is not there or not the one that the lock means.
    """
    path = folder / given.path
    try:
        files = sorted((*path.glob("*.txt"), *path.glob("*.jsonl"))) if path.is_dir() else [path]
        found = b"".join(file.read_bytes() for file in files)
    except OSError as error:
        raise BadInput(f"{given.name}: cannot read {path} ({error}); it comes from {given.source}.") from error
    if (digest := sha256(found).hexdigest()) != given.sha256:
        raise BadInput(f"{given.name}: {path} has SHA-256 {digest}, the lock says {given.sha256}.")
    return found
