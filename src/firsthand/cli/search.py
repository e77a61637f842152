"""`firsthand search`: reports that hold the words."""

import re
from itertools import islice
from pathlib import Path

import click
from rich.text import Text

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import note, printable, say, say_json_lines
from firsthand.record.ask import Ask

HITS = re.compile("\x02([^\x03]*)\x03")
"""How the record marks the words found."""


@click.command(
    "search",
    cls=Command,
    examples=(
        "firsthand search pile.db 'bridge AND pillar*'",
        "firsthand search pile.db '\"long bridge\" NOT ferry' --json",
    ),
)
@RECORD
@click.argument("query")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Print so many at most.")
@JSON
def command(record: Path, query: str, *, limit: int, as_json: bool) -> None:
    """Find reports by their words, best first.

    QUERY is in SQLite's FTS5 language: words, "a phrase", AND, OR, NOT, NEAR, prefix*. Names of protected people find
    nothing.
    """
    with Ask(record) as ask:
        hits = islice(ask.search(query), limit)
        if as_json:
            say_json_lines(hits)
            return
        count = 0
        for hit in hits:
            count += 1
            say(
                f"{hit.published or 'no date'}  {hit.outlet or 'unknown outlet'}: {hit.title or hit.report}",
                style="bold",
            )
            say(_marked(hit.snippet), indent=2)
            say(hit.report, indent=2, style="dim")
        if not count:
            note(f"nothing in {record} matches {query!r}")


def _marked(snippet: str) -> Text:
    """The snippet on one line, what was found in bold."""
    line = Text()
    for at, piece in enumerate(HITS.split(" ".join(snippet.split()))):
        line.append(printable(piece), style="bold underline" if at % 2 else "")
    return line
