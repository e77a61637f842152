"""`firsthand read`: the main job."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, POLICY, SOURCE
from firsthand.cli.printing import say_json
from firsthand.cli.progress import Bar
from firsthand.cli.summary import print_summary, summarise
from firsthand.errors import BadInput
from firsthand.pipeline import read_into
from firsthand.read import ReadOptions
from firsthand.settings import SENTENCES, Settings

RECORD_NAME = "firsthand.db"


@click.command(
    "read",
    cls=Command,
    examples=(
        "firsthand read reports/ -r pile.db",
        "firsthand read reports/ --about about.csv",
        "firsthand read feed.jsonl.gz --map text=body --map outlet=site",
        "cat story.txt | firsthand read -",
    ),
)
@click.argument("paths", nargs=-1, required=True)
@click.option("-r", "--record", type=click.Path(path_type=Path, dir_okay=False), default=RECORD_NAME, show_default=True,
              help="The record: made, or added to.")  # fmt: skip
@click.option("-o", "--output", "_", hidden=True, expose_value=False, is_eager=True,
              callback=lambda context, _option, value: _no_output(context, value))  # fmt: skip
@click.option("--about", type=click.Path(path_type=Path, dir_okay=False),
              help="A CSV file of what is known: file, published, outlet, url, title, byline.")  # fmt: skip
@click.option("--map", "mapping", multiple=True, metavar="FIELD=THEIRS",
              help="What JSON Lines call a field: --map text=article.body")  # fmt: skip
@click.option("--strict", is_flag=True, help=SENTENCES["strict"][1])
@click.option("--workers", type=click.IntRange(min=0), default=0, help=SENTENCES["workers"][1])
@click.option("--vague", type=click.Choice(["neutral", "acled"]), default="neutral", help=SENTENCES["vague"][1])
@click.option("--order", type=click.Choice(["month first", "day first"]), default="month first",
              help=SENTENCES["order"][1])  # fmt: skip
@POLICY
@SOURCE
@JSON
def command(
    paths: Sequence[str], record: Path, about: Path | None, mapping: Sequence[str], *, as_json: bool, **settings: Any
) -> int:
    """Read reports into a record and print what stands behind their claims.

    PATHS are files, folders, patterns, .zip, .gz or - for standard input: plain text, HTML pages, JSON Lines. Nothing
    is fetched. Stopped at any moment, the same command goes on where it was.
    """
    settings = {name: value for name, value in settings.items() if value is not None}
    options = ReadOptions(about=about, mapping=_mapping(mapping))
    with Bar() as bar:
        run = read_into(record, list(paths), options, Settings(**settings), bar)
    found = summarise(record, run)
    if as_json:
        say_json(found)
    else:
        print_summary(found)
    return 2 if run.failed or not run.read + run.identical else 0


def _no_output(context: click.Context, value: str | None) -> None:
    """Raises `UsageError` for `-o`, by which other commands are told where to write."""
    if value is not None:
        raise click.UsageError(f"read writes a record, not a page: give its name with -r {value}", context)


def _mapping(written: Sequence[str]) -> dict[str, str]:
    """`FIELD=THEIRS`, as often as it was given; raises `BadInput` for another shape."""
    pairs = [pair.partition("=") for pair in written]
    for (field, sign, theirs), pair in zip(pairs, written, strict=True):
        if not (field and sign and theirs):
            raise BadInput(f"--map {pair}: write FIELD=THEIRS, for instance --map text=article.body")
    return {field: theirs for field, _, theirs in pairs}
