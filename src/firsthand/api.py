"""What a program calls: reading reports into a record, and opening one. `import firsthand as fh` offers all of it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from firsthand import pipeline
from firsthand.compare.copies.unread import Likely, likely_copies
from firsthand.errors import BadInput, BadSetup, FirsthandError
from firsthand.read import ReadOptions
from firsthand.record.opened import Record
from firsthand.settings import Settings

__all__ = ["BadInput", "BadSetup", "FirsthandError", "Likely", "Record", "Settings", "likely_copies", "open", "read"]


def read(
    paths: str | Path | Sequence[str | Path],
    record: str | Path | None = None,
    *,
    about: str | Path | None = None,
    settings: Settings | None = None,
) -> Record:
    """The record of the reports at `paths`: files, folders, archives, patterns.

    `record` is the file to keep it in, made or added to; without it the record is gone when it is closed. `about` is a
    CSV file that gives or corrects dates, outlets, titles. Raises `BadInput` for what cannot be a record or option.
    """
    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    keep = TemporaryDirectory(prefix="firsthand-") if record is None else None
    path = Path(keep.name) / "record.db" if keep is not None else Path(str(record))
    options = ReadOptions(about=Path(about) if about is not None else None)
    pipeline.read_into(path, wanted, options, settings)
    return Record(path, keep)


def open(record: str | Path) -> Record:  # noqa: A001 (fh.open reads as it should)
    """The record at a path; raises `BadInput` if there is none."""
    return Record(Path(record))
