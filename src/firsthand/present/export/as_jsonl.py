"""A folder of JSON Lines: one file a kind, each line as `firsthand list KIND --json` prints it."""

from pathlib import Path

import msgspec

from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import KINDS, Ask


def write_jsonl(ask: Ask, folder: Path) -> list[Path]:
    """One file a kind, also where there is nothing of it."""
    encode = msgspec.json.Encoder().encode
    written = []
    for kind in KINDS:
        path = folder / f"{kind}.jsonl"
        with whole_file(path) as stream:
            for row in ask.rows(kind):
                stream.write(encode(row) + b"\n")
        written.append(path)
    return written
