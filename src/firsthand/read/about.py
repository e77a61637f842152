"""`--about FILE.csv`: what people know about the reports, which goes before what the files say.

Columns file, published, outlet, url, title, byline, in any order, others are left alone; separated by commas,
semicolons or tabs. `file` is the name of a report: a file's name or path below the folder given, `archive.zip!member`,
`feed.jsonl#17`, or the address of a report that came with one.
"""

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.errors import BadInput
from firsthand.read.dates import parse_day
from firsthand.read.decode import decode
from firsthand.vocabulary import Entry, Published

COLUMNS = ("file", "published", "outlet", "url", "title", "byline")


@dataclass(frozen=True)
class Row:
    """What one line of the file says about one report."""

    line: int
    file: str
    known: Mapping[str, Any]
    """Fields of `Report`; an empty cell is left out."""


@dataclass(frozen=True)
class About:
    """The rows of one file, by the name that each gives."""

    path: str = ""
    rows: Mapping[str, Row] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Name of a report -> the shorter name that the file uses for it."""
    pending: frozenset[str] = frozenset()
    """Names that no file carries; a line of a JSON Lines file still may."""

    def known(self, name: str) -> Mapping[str, Any]:
        """What the file says about the report of this name."""
        row = self.rows.get(self.aliases.get(name, name))
        return row.known if row else {}

    def unmatched(self, seen: Iterable[str]) -> Iterator[Entry]:
        """A failed entry for each row whose report never came."""
        for name in sorted(self.pending - set(seen), key=lambda name: self.rows[name].line):
            row = self.rows[name]
            reason = f"no report is called {name!r}, so this line changed nothing; see `firsthand list reports`."
            yield Entry(input=f"{self.path}#{row.line}", outcome="failed", reason=reason)


def load_about(path: Path) -> About:
    """The rows of the file; raises `BadInput` with file, line and value for what it cannot use."""
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise BadInput(f"--about {path}: cannot be read: {error.strerror}.") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    columns = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if "file" not in columns:
        raise BadInput(f"{path}: line 1: no column is called 'file'; columns can be {', '.join(COLUMNS)}.")
    rows: dict[str, Row] = {}
    try:
        for fields in reader:
            cells = {name: (fields.get(theirs) or "").strip() for name, theirs in columns.items() if name in COLUMNS}
            row = _row(path, reader.line_num, cells)
            if row and row.file in rows:
                raise BadInput(f"{path}: line {row.line}: {row.file!r} stands in line {rows[row.file].line} already.")
            if row:
                rows[row.file] = row
    except csv.Error as error:
        raise BadInput(f"{path}: line {reader.line_num}: no CSV: {error}.") from None
    return About(path=str(path), rows=rows)


def match_names(about: About, names: Iterable[str], *, more_to_come: bool) -> About:
    """The rows tied to the reports they mean; a row may leave out the folders or the archive if one file fits.

    With `more_to_come` (lines of JSON Lines, whose names nobody knows yet) a row may wait. Raises `BadInput` for a row
    that fits no report, or several.
    """
    exact: set[str] = set()
    fits: dict[str, list[str]] = {}
    everything: list[str] = []
    for name in names:
        everything.append(name)
        short = name.rpartition("!")[2].rpartition("/")[2]
        if name in about.rows:
            exact.add(name)
        elif short in about.rows:
            fits.setdefault(short, []).append(name)
    aliases: dict[str, str] = {}
    pending: set[str] = set()
    for short, row in about.rows.items():
        candidates = [] if short in exact else fits.get(short, [])
        if len(candidates) > 1:
            listed = ", ".join(candidates[:3])
            raise BadInput(
                f"{about.path}: line {row.line}: {short!r} fits {len(candidates)} files ({listed}); give the path."
            )
        if candidates:
            aliases[candidates[0]] = short
        elif short not in exact and more_to_come:
            pending.add(short)
        elif short not in exact:
            close = difflib.get_close_matches(short, everything[:10_000], n=1, cutoff=0.5)
            hint = f"; did you mean {close[0]!r}?" if close else "."
            raise BadInput(f"{about.path}: line {row.line}: no file is called {short!r}{hint}")
    return About(path=about.path, rows=about.rows, aliases=aliases, pending=frozenset(pending))


def _row(path: Path, line: int, cells: Mapping[str, str]) -> Row | None:
    file = cells.get("file", "")
    known: dict[str, Any] = {name: cell for name, cell in cells.items() if cell and name != "file"}
    if not file:
        if known:
            raise BadInput(f"{path}: line {line}: the column 'file' is empty.")
        return None
    if "published" in known:
        day = parse_day(known["published"])
        if not day:
            raise BadInput(f"{path}: line {line}: published {known['published']!r} is no date; write it as 2022-03-16.")
        known["published"] = Published(day, f"given in {path.name}, line {line}")
    return Row(line=line, file=file.replace("\\", "/").removeprefix("./"), known=known)


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)
