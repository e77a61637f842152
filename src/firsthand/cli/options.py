"""Arguments and options that several commands share."""

from pathlib import Path

import click

RECORD = click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines for people.")
