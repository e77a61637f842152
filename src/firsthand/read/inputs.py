"""Paths in, reports out, each input with its line of the ledger. Whatever the bytes are, nothing is raised."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from firsthand.errors import BadInput
from firsthand.read.about import About, load_about, match_names
from firsthand.read.binary import HEAD_BYTES
from firsthand.read.choose import choose
from firsthand.read.containers import ExpandsTooFar, member_name
from firsthand.read.jsonl import FIELDS, JSONL
from firsthand.read.source import Container, Context, Found, ReadOptions, Source
from firsthand.read.walk import find_sources
from firsthand.vocabulary import Entry

BUFFER_BYTES = 1 << 16


def read_inputs(paths: Sequence[str | Path], options: ReadOptions | None = None) -> Iterator[Found]:
    """Every input as its ledger entry, with a report where it is read: files, members of archives, lines of JSON Lines.

    In the order of `paths` and then of names. "identical" is a report of the same name (or address) and text as one
    that came before. Raises `BadInput` only for what the options say: an unknown field in the mapping, an `about` file
    that cannot be read or names no file of the input.
    """
    options = options or ReadOptions()
    _check_mapping(options)
    about = _matched_about(paths, options)
    context = Context(options, about)
    seen: set[int] = set()
    named: set[str] = set()
    for entry, report in _read_all(paths, context):
        if report is None:
            yield entry, None
            continue
        key = int(report.id, 16)
        named.update({report.name, _by_line(entry.input)} & about.pending)
        if key in seen:
            same = (
                f"address and text as one before: {report.url}"
                if report.url
                else f"name and text as one before: {report.name}"
            )
            yield (
                Entry(
                    input=entry.input,
                    outcome="identical",
                    reason=f"same {same}",
                    report=report.id,
                    raw_sha256=entry.raw_sha256,
                ),
                None,
            )
        else:
            seen.add(key)
            yield entry, report
    for entry in about.unmatched(named):
        yield entry, None


def _read_all(paths: Sequence[str | Path], context: Context) -> Iterator[Found]:
    for source in find_sources(paths, context.options):
        if isinstance(source, Entry):
            yield source, None
        else:
            yield from _read_source(source, context)


def _read_source(source: Source, context: Context) -> Iterator[Found]:
    """What one file holds; each error that reading it can raise becomes its entry."""
    try:
        with source.open() as opened:
            yield from _read_stream(source, opened, context)
    except ExpandsTooFar as why:
        yield source.failed(f"{why}; stopped there.")
    except OSError as error:
        yield source.failed(f"cannot be read: {error.strerror or error}.")
    except (EOFError, zlib.error) as error:
        yield source.failed(f"damaged: {error}; what stands before the damage is read.")
    except (lzma.LZMAError, zipfile.BadZipFile, NotImplementedError) as error:
        yield source.failed(f"damaged archive, or of an unknown kind: {error}.")
    except Exception as error:  # noqa: BLE001  parsers of foreign pages can fail in any way; the input is told, the rest goes on
        yield source.failed(f"cannot be read ({type(error).__name__}: {str(error)[:200]}). Please report it.")


def _read_stream(source: Source, opened: BinaryIO, context: Context) -> Iterator[Found]:
    stream = _buffered(opened)
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    reader = choose(source, head)
    if isinstance(reader, str):
        yield source.skipped(reader)
    elif isinstance(reader, Container):
        for inner in reader.open(source, stream):
            if isinstance(inner, Entry):
                yield inner, None
            else:
                yield from _read_source(inner, context)
    else:
        yield from reader.read(source, stream, context)


def _buffered(opened: BinaryIO) -> io.BufferedReader:
    """The stream with a `peek`: archives and pipes bring none, or one of their own making."""
    return (
        opened if isinstance(opened, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, opened), BUFFER_BYTES)
    )


def _check_mapping(options: ReadOptions) -> None:
    for field in options.mapping:
        if field not in FIELDS:
            raise BadInput(f"--map {field}=...: no such field; fields are {', '.join(FIELDS)}.")


def _matched_about(paths: Sequence[str | Path], options: ReadOptions) -> About:
    """The `about` file with its rows tied to the files there are, before anything is read."""
    if options.about is None:
        return About()
    about = load_about(options.about)
    names: list[str] = []
    more_to_come = False
    for source in find_sources(paths, options):
        if isinstance(source, Source):
            names.extend(_names_in(source))
            more_to_come = more_to_come or source.input == "-" or _may_hold_lines(source.name)
    return match_names(about, names, more_to_come=more_to_come)


def _names_in(source: Source) -> Iterator[str]:
    """The names of the reports that a file can hold, as far as its name and an archive's list tell."""
    yield source.name
    if not source.name.lower().endswith(".zip"):
        return
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            yield from (f"{source.name}!{member_name(member.filename)}" for member in archive.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return  # reading it will say what is wrong


def _may_hold_lines(name: str) -> bool:
    bare = name.lower().removesuffix(".gz")
    return bare.endswith((*JSONL.suffixes, ".json", ".zip")) or "." not in bare


def _by_line(input_: str) -> str:
    """`feed.jsonl#17` of an entry's `folder/feed.jsonl#17`."""
    return input_.rpartition("/")[2]
