"""The formats that a record can be exported to, in the order that help lists them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import BadInput
from firsthand.present.export.as_csv import write_csv, write_timeline
from firsthand.present.export.as_ics import write_ics
from firsthand.present.export.as_jsonl import write_jsonl
from firsthand.present.export.as_jsonld import write_jsonld
from firsthand.present.export.as_parquet import write_parquet
from firsthand.record.ask import Ask


@dataclass(frozen=True)
class Export:
    """One format."""

    name: str
    folder: bool
    """True: a folder with one file a kind; False: one file."""
    write: Callable[[Ask, Path], list[Path]]
    """Writes to the path and gives the files it made."""
    says: str
    """One sentence for `firsthand export --help`."""


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export("jsonl", folder=True, write=write_jsonl, says="a folder, one JSON Lines file a kind, as `list --json`"),
        Export(
            "csv", folder=True, write=write_csv, says="a folder, one CSV file a kind; what nests is JSON in its cell"
        ),
        Export(
            "parquet", folder=True, write=write_parquet, says="a folder, one Parquet file a kind, lists and structs"
        ),
        Export("jsonld", folder=False, write=write_jsonld, says="one file: W3C Web Annotation, PROV-O, schema.org"),
        Export("timeline", folder=False, write=write_timeline, says="one CSV file: the timeline alone"),
        Export("ics", folder=False, write=write_ics, says="one iCalendar file: the timeline as all-day events"),
    )
}


BY_ENDING: dict[str, str] = {".jsonld": "jsonld", ".csv": "timeline", ".ics": "ics"}
"""Ending of a file's name -> the format that is meant where none is given."""


def format_of(target: Path) -> str:
    """The format that the target's name asks for; raises `BadInput` for a folder or another ending."""
    found = BY_ENDING.get(target.suffix.lower())
    if found is None or target.is_dir():
        endings = ", ".join(f"{ending} ({name})" for ending, name in BY_ENDING.items())
        raise BadInput(f"{target}: its name says no format; give --format, or a name that ends in {endings}.")
    return found


def export_record(record: Path, target: Path, format_name: str) -> list[Path]:
    """The files that hold the record at `record` in the format named; each appears whole or not at all.

    Raises `BadInput` for another format, or a target that is a file where a folder is needed, or the reverse.
    """
    if format_name not in EXPORTS:
        raise BadInput(f"No export is called {format_name!r}; there are: {', '.join(EXPORTS)}.")
    export = EXPORTS[format_name]
    if export.folder and target.exists() and not target.is_dir():
        raise BadInput(f"{target}: is a file; {format_name} needs a folder.")
    if not export.folder and target.is_dir():
        raise BadInput(f"{target}: is a folder; {format_name} needs the name of a file.")
    try:
        (target if export.folder else target.parent).mkdir(parents=True, exist_ok=True)
        with Ask(record) as ask:
            return export.write(ask, target)
    except OSError as error:
        raise BadInput(f"{error.filename or target}: cannot be written: {error.strerror}.") from error
