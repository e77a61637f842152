"""`firsthand export`: the record in other people's formats."""

from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import counted, say, say_json
from firsthand.present.export import EXPORTS, export_record, format_of


@click.command(
    "export",
    cls=Command,
    examples=(
        "firsthand export pile.db -o tables/ --format parquet",
        "firsthand export pile.db -o pile.jsonld",
        "firsthand export pile.db -o timeline.ics",
        "firsthand export pile.db -o timeline.csv",
    ),
    lists={"Formats": [(export.name, export.says) for export in EXPORTS.values()]},
)
@RECORD
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder or file to write.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(EXPORTS)),
    help="See below; without it, by the ending of the file's name.",
)
@JSON
def command(record: Path, output: Path, *, format_name: str | None, as_json: bool) -> None:
    """Write every list of the record for another program, or the timeline for a calendar.

    Files appear whole or not at all. Protected people are withheld as everywhere.
    """
    written = export_record(record, output, format_name or format_of(output))
    if as_json:
        say_json({"files": [str(path) for path in written]})
    else:
        say(f"wrote {counted(len(written), 'file')}: {output}")
