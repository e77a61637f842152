"""Arguments and options that several commands share."""

from pathlib import Path

import click

from firsthand.record.ask.policies import POLICIES
from firsthand.settings import SENTENCES

RECORD = click.argument("record", type=click.Path(path_type=Path, dir_okay=False))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines for people.")
POLICY = click.option("--policy", type=click.Choice(list(POLICIES)), help=SENTENCES["policy"][1])
SOURCE = click.option("--source", metavar="NAME", help=SENTENCES["source"][1])
