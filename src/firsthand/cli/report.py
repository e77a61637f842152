"""`firsthand report`: one HTML file to hand to an editor."""

from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import say, say_json
from firsthand.errors import BadInput
from firsthand.present.asking import Asking
from firsthand.present.export.whole_file import whole_file
from firsthand.present.report_html import render_report


@click.command(
    "report",
    cls=Command,
    examples=('firsthand report pile.db -o pile.html --title "Long Bridge"',),
)
@RECORD
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
@click.option("--title", default="firsthand report", show_default=True, help="What stands at its head.")
@JSON
def command(record: Path, output: Path, *, title: str, as_json: bool) -> None:
    """Write the whole record as one HTML file that opens offline.

    Stories, claims, figures, utterances, reports with their marks, timeline, method. Names of protected people are
    withheld in the texts, too.
    """
    with Asking(record) as source:
        page = render_report(source, title=title)
    try:
        with whole_file(output) as stream:
            stream.write(page.encode("utf-8"))
    except OSError as error:
        raise BadInput(f"{output}: cannot be written: {error.strerror}.") from error
    size = output.stat().st_size
    if as_json:
        say_json({"file": str(output), "bytes": size})
    else:
        say(f"wrote {output} ({size / 1e6:.1f} MB); open it in any browser")
