"""`firsthand list`: every finding of a kind, as lines for people or JSON Lines."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click
import msgspec

from firsthand.cli.helping import Command
from firsthand.cli.lines import LINES
from firsthand.cli.options import JSON, POLICY, RECORD, SOURCE
from firsthand.cli.printing import note, say, say_json_lines
from firsthand.errors import BadInput
from firsthand.record.ask import KINDS, Ask
from firsthand.record.ask.policies import POLICIES
from firsthand.record.rows import ClaimRow, TallyRow

KIND_SENTENCES = [(kind, (getattr(Ask, kind).__doc__ or "").split("\n")[0].rstrip(".")) for kind in KINDS]


@click.command(
    "list",
    cls=Command,
    examples=(
        "firsthand list claims pile.db",
        "firsthand list figures pile.db --json | jq 'select(.bound == \"<\")'",
        "firsthand list protected pile.db --limit 5",
        "firsthand list tallies pile.db --policy latest",
        'firsthand list claims pile.db --policy source --source "Interior Ministry"',
    ),
    lists={"Kinds": KIND_SENTENCES, "Policies": list(POLICIES.items())},
)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@RECORD
@click.option("--limit", type=click.IntRange(min=1), help="Print so many at most.")
@POLICY
@SOURCE
@JSON
def command(kind: str, record: Path, *, limit: int | None, as_json: bool, **chosen: str | None) -> None:
    """List the findings of one KIND.

    With --json one JSON object a line, by id, as docs/record-format.md describes it; offsets are Unicode code points of
    the report's text. Without it, claims that most reports tell come first. The place behind a report's name is
    `start-end`.

    Where figures differ, --policy chooses what `claims` and `tallies` state; without it, the policy that the record was
    read with. Copies never vote, and figures that disagree stay listed.
    """
    with Ask(record) as ask:
        ask.source = chosen["source"] or ask.source
        policy = chosen["policy"] or ask.policy
        if policy == "source" and not ask.source and kind in {"claims", "tallies"}:
            raise BadInput('Which source? The policy "source" needs one: --source "Interior Ministry".')
        if as_json:
            say_json_lines(islice(_under(ask.rows(kind), policy), limit))
            return
        rows = islice(_under(_claims(ask) if kind == "claims" else ask.rows(kind), policy), limit)
        count = 0
        for row in rows:
            count += 1
            for indent, words, style in LINES[kind](row):
                say(words, indent=indent, style=style)
        if not count:
            note(f"no {kind} in {record}")


def _claims(ask: Ask) -> Iterator[ClaimRow]:
    """The claims that most reports and witnesses tell first; one row at a time is held, since a record may be huge."""
    order = sorted((-claim.reports, -claim.witnesses, claim.id) for claim in ask.claims())
    return (ask.claim(name) for _, _, name in order)


def _under(rows: Iterator[Any], policy: str) -> Iterator[Any]:
    """The rows, with what this policy alone states."""
    for row in rows:
        if isinstance(row, ClaimRow | TallyRow):
            yield msgspec.structs.replace(row, stated=[one for one in row.stated if one.policy == policy])
        else:
            yield row
