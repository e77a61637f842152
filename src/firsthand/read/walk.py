"""Paths as people name them -> the files, in an order that depends on their names alone."""

import glob
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from firsthand.read.containers import hidden
from firsthand.read.report import clean_name
from firsthand.read.source import ReadOptions, Source
from firsthand.vocabulary import Entry

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard-input"


def find_sources(paths: Sequence[str | Path], options: ReadOptions) -> Iterator[Source | Entry]:
    """Each file that `paths` name: files, folders with all below them, patterns, "-"; an entry for each that is not."""
    wanted = list(_without_inner(_expanded(paths)))
    for path in wanted:
        if isinstance(path, Entry):
            yield path
        elif str(path) == STANDARD_INPUT:
            yield _standard_input(options)
        elif path.is_dir():
            yield from _below(path, options)
        elif not path.exists():
            yield Entry(input=_shown(path), outcome="failed", reason="no such file or folder.")
        elif not _is_about(path, options):
            yield _file(path, path.name, named=True)


def _expanded(paths: Sequence[str | Path]) -> Iterator[Path | Entry]:
    """The paths, with patterns that no shell has expanded."""
    for path in paths:
        written = str(path)
        if not glob.has_magic(written) or os.path.lexists(written):
            yield Path(path)
            continue
        matches = sorted(glob.glob(written, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        yield from map(Path, matches)
        if not matches:
            yield Entry(input=_shown(written), outcome="failed", reason="no file fits this pattern.")


def _without_inner(paths: Iterator[Path | Entry]) -> Iterator[Path | Entry]:
    """The paths without those that another names too; so a report comes once, under one name."""
    listed = list(paths)
    real = {os.path.realpath(path) for path in listed if isinstance(path, Path) and path.is_dir()}
    seen: set[str] = set()
    for path in listed:
        if isinstance(path, Entry) or str(path) == STANDARD_INPUT:
            yield path
            continue
        own = os.path.realpath(path)
        around = next((str(parent) for parent in Path(own).parents if str(parent) in real), None)
        if own in seen or around:
            reason = f"read with the folder {_shown(around)}" if around else "named twice"
            yield Entry(input=_shown(path), outcome="identical", reason=reason)
        else:
            seen.add(own)
            yield path


def _below(folder: Path, options: ReadOptions) -> Iterator[Source | Entry]:
    """The files below a folder, sorted by path; links to folders are not followed, so no walk runs in circles."""
    for where, folders, files in os.walk(folder, onerror=None):
        folders[:] = sorted(name for name in folders if not hidden(name))
        for file in sorted(files):
            path = Path(where, file)
            name = clean_name(path.relative_to(folder).as_posix())
            if hidden(file):
                yield Entry(input=_shown(path), outcome="skipped", reason="hidden file")
            elif _is_about(path, options) or _is_of_record(path, options):
                continue
            elif not _is_regular(path):
                yield Entry(input=_shown(path), outcome="skipped", reason="no regular file")
            else:
                yield _file(path, name, named=False)


def _file(path: Path, name: str, *, named: bool) -> Source:
    try:
        size = path.stat().st_size
    except OSError:
        size = None
    return Source(input=_shown(path), name=clean_name(name), open=lambda: path.open("rb"), named=named, size=size)


def _standard_input(options: ReadOptions) -> Source:
    stream: BinaryIO = options.standard_input or sys.stdin.buffer
    return Source(input=STANDARD_INPUT, name=STANDARD_INPUT_NAME, open=lambda: nullcontext(stream))


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # opening it will say what is wrong


def _is_about(path: Path, options: ReadOptions) -> bool:
    return options.about is not None and os.path.realpath(path) == os.path.realpath(options.about)


def _is_of_record(path: Path, options: ReadOptions) -> bool:
    """True for the record and the files that SQLite keeps beside it while it is written."""
    if options.record is None or not path.name.startswith(options.record.name):
        return False
    return os.path.realpath(path) in {
        os.path.realpath(options.record) + end for end in ("", "-wal", "-shm", "-journal")
    }


def _shown(path: str | Path | None) -> str:
    return clean_name(Path(path or "").as_posix())
