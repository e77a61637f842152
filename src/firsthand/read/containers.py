"""Archives -> the files inside, one at a time; nothing is written to disk and nothing expands without end."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from firsthand.read.source import Container, Source
from firsthand.vocabulary import Entry

MAX_EXPANSION = 200
"""Bytes that one byte of an archive may become; news text becomes 3 to 20."""
FREE_EXPANSION_BYTES = 64 * 1024 * 1024
"""So much may come out of the smallest archive."""

_ENCRYPTED = 0x1
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class ExpandsTooFar(Exception):
    """An archive that would not end."""


class Metered(io.RawIOBase):
    """A stream that stops with `ExpandsTooFar` when more comes out than went in can explain."""

    def __init__(self, stream: BinaryIO, allowed: list[int]) -> None:
        self._stream = stream
        self._allowed = allowed  # shared by the members of one archive

    def readable(self) -> bool:
        """True: this is all it does."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than typeshed's Buffer
        """Fill `buffer`; raises `ExpandsTooFar`."""
        piece = self._stream.read(len(buffer))
        self._allowed[0] -= len(piece)
        if self._allowed[0] < 0:
            raise ExpandsTooFar(f"expands more than {MAX_EXPANSION}-fold, as archives made to fill disks do")
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the stream inside."""
        self._stream.close()
        super().close()


def open_gzip(source: Source, stream: BinaryIO) -> Iterator[Source | Entry]:
    """The one file inside; its name stays, so that `feed.jsonl.gz#17` is found again."""
    opened = io.BufferedReader(Metered(gzip.GzipFile(fileobj=stream, mode="rb"), _allowance(source.size)))  # type: ignore[arg-type]  # it is one
    yield Source(
        input=source.input, name=source.name, open=lambda: opened, named=source.named, expands=source.expands + 1
    )


def open_zip(source: Source, stream: BinaryIO) -> Iterator[Source | Entry]:
    """The files inside, in the archive's order; folders and hidden files are left out."""
    if not stream.seekable():
        yield Entry(
            input=source.input, outcome="failed", reason="a zip archive cannot be read from a pipe; save it first."
        )
        return
    with zipfile.ZipFile(stream) as archive:
        allowed = _allowance(source.size)
        for member in archive.infolist():
            name = member_name(member.filename)
            label = f"{source.input}!{name}"
            if member.is_dir() or not name:
                continue
            if hidden(name):
                yield Entry(input=label, outcome="skipped", reason="hidden file")
            elif member.flag_bits & _ENCRYPTED:
                yield Entry(
                    input=label, outcome="failed", reason="encrypted; unpack the archive with its password first."
                )
            else:
                yield Source(
                    input=label,
                    name=f"{source.name}!{name}",
                    open=_opener(archive, member, allowed),
                    named=False,
                    size=min(member.compress_size, source.size or 0),  # a header may claim anything
                    expands=source.expands + 1,
                )


def member_name(written: str) -> str:
    """The member's name as a path that leads nowhere else: without drive, leading slash, `..` and controls."""
    pieces = PurePosixPath(_CONTROL.sub("\ufffd", written).replace("\\", "/")).parts
    return "/".join(
        piece for piece in pieces if piece not in {"/", "//", "..", "."} and not re.fullmatch(r"[A-Za-z]:", piece)
    )


def hidden(name: str) -> bool:
    """True for what systems leave behind: `.DS_Store`, `__MACOSX/...`, `.git/...`."""
    return any(piece.startswith(".") or piece == "__MACOSX" for piece in name.split("/"))


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowed: list[int]) -> Callable[[], io.BufferedReader]:
    return lambda: io.BufferedReader(Metered(archive.open(member), allowed))  # type: ignore[arg-type]  # it is one


def _allowance(size: int | None) -> list[int]:
    """How many bytes may come out of an archive of `size` bytes; one number, shared by its members."""
    return [max(FREE_EXPANSION_BYTES, MAX_EXPANSION * (size or 0))]


ZIP = Container(name="zip", suffixes=(".zip",), open=open_zip, says="The files inside, named `archive.zip!member`.")
GZIP = Container(name="gzip", suffixes=(".gz",), open=open_gzip, says="The file inside: .txt.gz, .html.gz, .jsonl.gz.")
