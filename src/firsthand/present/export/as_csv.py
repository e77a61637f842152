"""A folder of CSV files: one a kind, UTF-8 with a byte order mark, so that spreadsheets see the letters.

Lists and structs are JSON in their cell. A text that a spreadsheet would run as a formula gets an apostrophe in front:
the words of reports are other people's.
"""

import csv
import io
from pathlib import Path
from typing import Any

import msgspec

from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import KINDS, Ask

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts with one is run by Excel, LibreOffice and Google Sheets (OWASP, CSV injection)."""


def write_csv(ask: Ask, folder: Path) -> list[Path]:
    """One file a kind, with its header line also where there is nothing of it."""
    return [_write_kind(ask, kind, folder / f"{kind}.csv") for kind in KINDS]


def write_timeline(ask: Ask, path: Path) -> list[Path]:
    """The timeline alone, in one file."""
    return [_write_kind(ask, "timeline", path)]


def _write_kind(ask: Ask, kind: str, path: Path) -> Path:
    columns = [field.encode_name for field in msgspec.structs.fields(KINDS[kind])]
    with whole_file(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        table = csv.writer(text)
        table.writerow(columns)
        for row in ask.rows(kind):
            cells = msgspec.to_builtins(row)
            table.writerow([cell_of(cells[name]) for name in columns])
        text.detach()  # flushes; the stream is closed by its own `with`
    return path


def cell_of(value: Any) -> str | float | int:
    """What stands in the cell: nothing for None, yes or no, JSON for what nests."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return f"'{value}" if len(value) > 1 and value.startswith(FORMULA_SIGNS) else value
    return msgspec.json.encode(value).decode()
