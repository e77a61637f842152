"""What a reader is given: one input with its names, and the ways it can end in the ledger."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from firsthand.read.about import About
from firsthand.vocabulary import Entry, Report

MAX_REPORT_BYTES = 2_000_000
"""Some 300,000 words, a long book. A longer text is no news report, and would keep every stage busy for hours."""

Found = tuple[Entry, Report | None]


@dataclass(frozen=True)
class ReadOptions:
    """What a user may say about the inputs."""

    about: Path | None = None
    """A CSV file that gives or corrects what is known: columns file, published, outlet, url, title, byline."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Our JSON field -> theirs, a dot for a field inside a field: {"text": "article.body"}."""
    record: Path | None = None
    """The record that is written, which may lie in the folder that is read: its files are no reports."""
    standard_input: BinaryIO | None = None
    """Where "-" reads from; None: this process's standard input."""


@dataclass(frozen=True)
class Source:
    """One input, not yet opened."""

    input: str
    """As the user named it, with the member inside it; for the ledger."""
    name: str
    """What its report will be called."""
    open: Callable[[], AbstractContextManager[BinaryIO]]
    named: bool = True
    """True if the user named this very file, not a folder or archive around it."""
    size: int | None = None
    """Bytes it takes on disk or in its archive; None if unknown."""
    expands: int = 0
    """How many layers of compression or archive are around it."""

    def line(self, number: int, name: str) -> "Source":
        """The same input, narrowed to one line."""
        return replace(self, input=f"{self.input}#{number}", name=name)

    def skipped(self, reason: str) -> Found:
        """Nothing here for us."""
        return Entry(input=self.input, outcome="skipped", reason=reason), None

    def failed(self, reason: str) -> Found:
        """Meant for us, but it cannot be read."""
        return Entry(input=self.input, outcome="failed", reason=reason), None

    def read(self, report: Report, *, note: str | None = None) -> Found:
        """It gave a report; `note` says what the user should know about it."""
        entry = Entry(input=self.input, outcome="read", reason=note, report=report.id, raw_sha256=report.raw_sha256)
        return entry, report


@dataclass(frozen=True)
class Context:
    """What every reader may look at beside its source."""

    options: ReadOptions
    about: About


@dataclass(frozen=True)
class Format:
    """A kind of file that holds reports: one file of this package each, listed in `choose.py`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, BinaryIO, Context], Iterator[Found]]
    says: str
    """One sentence for the documentation."""


@dataclass(frozen=True)
class Container:
    """A kind of file that holds other files."""

    name: str
    suffixes: tuple[str, ...]
    open: Callable[[Source, BinaryIO], Iterator[Source | Entry]]
    says: str
