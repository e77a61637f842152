"""`firsthand decide`: a person's answer about one finding."""

import getpass
from pathlib import Path
from typing import get_args

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import say, say_json
from firsthand.cli.progress import Bar
from firsthand.errors import BadInput
from firsthand.pipeline import decide
from firsthand.present.asking import Asking
from firsthand.present.web.deciding import decision_of
from firsthand.vocabulary import DecisionKind

TARGETS = [
    ("release", "id of a `list protected` row; yes: may be shown"),
    ("copy", "id of a `list copies` row; no: they are no copies of each other"),
    ("split", "id of a statement of a `list claims` row; yes: take it out of its claim"),
    ("same origin", "two names, 'A. Bel = Ana Bel'; yes: they are one origin"),
    ("note", "any id; the note is all there is"),
]


@click.command(
    "decide",
    cls=Command,
    examples=(
        'firsthand decide pile.db 4f0c2a... no --kind copy --note "both from the wire"',
        'firsthand decide pile.db "A. Bel = Ana Bel" yes --kind "same origin" --who jl',
    ),
    lists={"Kinds, with their TARGET": TARGETS},
)
@RECORD
@click.argument("target")
@click.argument("answer", type=click.Choice(["yes", "no", "unsure"]))
@click.option(
    "--kind", type=click.Choice(list(get_args(DecisionKind))), required=True, help="What is decided; see below."
)
@click.option("--who", help="Who decides.  [default: your user name]")
@click.option("--note", help="Why; or the note itself.")
@JSON
def command(record: Path, target: str, answer: str, *, as_json: bool, **said: str | None) -> None:
    """Decide about one finding; counts are made again, and what the machine read stays beside them.

    Nothing is overwritten: `list decisions` shows all, the latest on a target holds, and deciding again undoes.
    """
    kind = said["kind"] or ""
    who, note = said["who"] or getpass.getuser(), said["note"] or ""
    fields = {"kind": kind, "target": target, "answer": answer, "who": who, "note": note}
    if kind in {"split", "release"}:
        fields["target"] = " ".join(target.replace(".", " ", 1).split())
    if kind == "same origin":
        one, sign, other = target.partition("=")
        if not sign:
            raise BadInput(f"--kind 'same origin' needs two names with = between them, not {target!r}.")
        fields |= {"one": one.strip(), "other": other.strip()}
    with Asking(record) as source:
        decision = decision_of(fields, source)
    with Bar() as bar:
        run = decide(record, decision, bar)
    if as_json:
        say_json({"decision": decision, "compared": run.compared})
    else:
        again = f"; made again: {', '.join(run.compared)}" if run.compared else ""
        say(f"decided: {kind} {decision.target}: {answer}, by {decision.who}{again}")
