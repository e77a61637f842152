"""A file that appears whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

MODE = 0o666
"""Before the umask: temporary files are private, results are as any other program makes them."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream to write; what was at `path` stays until all is written, and for good if something goes wrong."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as stream:
        temporary = Path(stream.name)
        try:
            yield stream  # type: ignore[misc]  # NamedTemporaryFile's wrapper is a binary stream
            stream.flush()
            os.fsync(stream.fileno())
            temporary.chmod(MODE & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
