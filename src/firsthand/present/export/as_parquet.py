"""A folder of Parquet files: one a kind, with typed columns; written a batch at a time."""

from pathlib import Path

import pyarrow.parquet as pq

from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import KINDS, Ask
from firsthand.record.tables import batches_of, schema_of


def write_parquet(ask: Ask, folder: Path) -> list[Path]:
    """One file a kind, with its columns also where there is nothing of it."""
    written = []
    for kind, row_type in KINDS.items():
        path = folder / f"{kind}.parquet"
        with whole_file(path) as stream, pq.ParquetWriter(stream, schema_of(row_type), compression="zstd") as table:
            for batch in batches_of(row_type, ask.rows(kind)):
                table.write_batch(batch)
        written.append(path)
    return written
