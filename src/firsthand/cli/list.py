"""`firsthand list`: every finding of a kind, as lines for people or JSON Lines."""

from itertools import islice
from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.lines import LINES
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import note, say, say_json_lines
from firsthand.record.ask import KINDS, Ask

KIND_SENTENCES = [(kind, (getattr(Ask, kind).__doc__ or "").split("\n")[0].rstrip(".")) for kind in KINDS]


@click.command(
    "list",
    cls=Command,
    examples=(
        "firsthand list claims pile.db",
        "firsthand list figures pile.db --json | jq 'select(.bound == \"<\")'",
        "firsthand list protected pile.db --limit 5",
    ),
    lists={"Kinds": KIND_SENTENCES},
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@RECORD
@click.option("--limit", type=click.IntRange(min=1), help="Print so many at most.")
@JSON
def command(kind: str, record: Path, *, limit: int | None, as_json: bool) -> None:
    """List the findings of one KIND.

    With --json one JSON object a line, as docs/record-format.md describes it; offsets are Unicode code points of the
    report's text. The place behind a report's name is `start-end`.
    """
    with Ask(record) as ask:
        rows = islice(ask.rows(kind), limit)
        if as_json:
            say_json_lines(rows)
            return
        count = 0
        for row in rows:
            count += 1
            for indent, words, style in LINES[kind](row):
                say(words, indent=indent, style=style)
        if not count:
            note(f"no {kind} in {record}")
