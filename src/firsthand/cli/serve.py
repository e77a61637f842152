"""`firsthand serve`: the record as a local web app."""

from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import RECORD
from firsthand.cli.printing import note
from firsthand.present.web import serve


@click.command(
    "serve",
    cls=Command,
    examples=("firsthand serve pile.db --port 9000",),
)
@RECORD
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address lets other machines in.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
def command(record: Path, *, host: str, port: int) -> None:
    """Show the record in a browser, with review, until Ctrl-C.

    Only this machine can see it, unless --host says otherwise; there is no password.
    """
    if record.is_file():
        note(f"http://{host}:{port}/ shows {record}; Ctrl-C ends it")
    serve(record, host, port)
