"""A folder of weights as package data -> its files, each one the file that this code was measured with."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import file_digest, sha256
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import onnxruntime

from firsthand.errors import BadSetup

_SLOW = ("SkipLayerNormFusion",)
"""onnxruntime would put sum and normalisation into one node, which its CPU kernel does six times slower than two."""


class Weights(NamedTuple):
    """The weights of one network."""

    of: str
    """The network, as a message names it."""
    folder: Traversable
    hashes: Mapping[str, str]
    """SHA-256 of each file."""

    @contextmanager
    def path(self, name: str) -> Iterator[Path]:
        """The path of one file, for those who read it themselves.

        Raises `BadSetup` when it is not there, or is not the one that the stages were measured with.
        """
        self._check(name, self.digest(name))
        with as_file(self.folder / name) as path:
            yield path

    def session(self, name: str) -> Any:
        """A session of onnxruntime for one file. Raises `BadSetup` as `path` does.

        One thread: processes work on reports side by side.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        with self.path(name) as path:
            return onnxruntime.InferenceSession(
                path, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
            )

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises `BadSetup` as `path` does."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise self._missing(name, error) from error
        self._check(name, sha256(content).hexdigest())
        return content

    def digest(self, name: str) -> str:
        """SHA-256 of one file as it is on this disk. Raises `BadSetup` when it is not there."""
        with as_file(self.folder / name) as path:
            if not path.is_file():
                raise self._missing(name, "no such file")
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()

    def damaged(self) -> list[str]:
        """The names of the files that are not those of this version. Raises `BadSetup` when one is not there."""
        return [name for name, expected in self.hashes.items() if self.digest(name) != expected]

    def _check(self, name: str, found: str) -> None:
        if found != (expected := self.hashes.get(name)):
            raise BadSetup(
                f"The {self.of}'s file {name} has SHA-256 {found}, expected {expected}; install firsthand again."
            )

    def _missing(self, name: str, why: object) -> BadSetup:
        return BadSetup(
            f"The {self.of}'s file {name} cannot be read ({why}); install firsthand again: it is package data."
        )
