"""The record that the pages are asked from: opened once, and again when its file has changed."""

from pathlib import Path

from firsthand.present.asking import Asking

Stamp = tuple[tuple[int, int], ...]


class Opened:
    """Gives the record as it is now; used from the server's one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._source: Asking | None = None
        self._stamp: Stamp = ()

    def source(self) -> Asking:
        """The record; raises `BadInput` if there is none at the path."""
        stamp = stamp_of(self.path)
        if self._source is None or stamp != self._stamp:
            self.close()
            self._source = Asking(self.path)
            self._stamp = stamp_of(self.path)
        return self._source

    def close(self) -> None:
        """Let go of the file."""
        if self._source is not None:
            self._source.ask.close()
            self._source = None


def stamp_of(path: Path) -> Stamp:
    """(time, size) of the file and of its write-ahead log: another stamp, another record."""
    found = []
    for one in (path, path.with_name(path.name + "-wal")):
        try:
            known = one.stat()
            found.append((known.st_mtime_ns, known.st_size))
        except FileNotFoundError:
            found.append((0, 0))
    return tuple(found)
