"""What the pages of docs print from the code; cog calls it."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import click
import msgspec

from firsthand.cli.entry import COMMANDS, firsthand
from firsthand.record import rows
from firsthand.record.ask import KINDS, Ask

NESTED: tuple[type[msgspec.Struct], ...] = (
    rows.Row,
    rows.StatementRow,
    rows.WordingRow,
    rows.CreditRow,
    rows.ChangeRow,
    rows.OriginsRow,
    rows.OriginRow,
    rows.DependenceRow,
    rows.PartyRow,
    rows.DamageRow,
    rows.ImpliedRow,
    rows.ImpliedReasonRow,
    rows.StatedRow,
    rows.TallyFigureRow,
    rows.TellingRow,
    rows.OfficeSeenRow,
    rows.NamedRow,
    rows.HolderRow,
)
"""What fields of rows hold."""


def command_help() -> str:
    """`--help` of every command, as it is printed in 80 columns."""
    top = click.Context(firsthand, info_name="firsthand", terminal_width=80, help_option_names=["-h", "--help"])
    told = [_help("firsthand", firsthand, top)]
    for name in COMMANDS:
        command = firsthand.get_command(top, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=top, terminal_width=80)
            told.append(_help(f"firsthand {name}", command, context))
    return "\n".join(told)


def _help(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```\n{command.get_help(context)}\n```\n"


def row_tables() -> str:
    """A table for each kind that can be listed, and for the structs that their fields hold."""
    sections = []
    for kind, row in KINDS.items():
        sentence = (getattr(Ask, kind).__doc__ or "").split("\n")[0]
        sections.append(f"### {kind}\n\n{sentence}\n\n{_table(row)}")
    sections.extend(
        f"### {held.__name__}\n\n{(held.__doc__ or '').splitlines()[0]}\n\n{_table(held)}" for held in NESTED
    )
    return "\n".join(sections)


def _table(row: type[msgspec.Struct]) -> str:
    said = dict(_docstrings(row))
    hints = get_type_hints(row, vars(rows))
    lines = ["| field | type | what it is |", "|---|---|---|"]
    for field in msgspec.structs.fields(row):
        written = row_type(hints[field.name])
        lines.append(f"| `{field.encode_name}` | {written} | {said.get(field.name, '')} |")
    return "\n".join(lines) + "\n"


JSON_NAMES = {str: "text", int: "number", float: "number", bool: "true or false", NoneType: "null"}


def row_type(hint: Any) -> str:
    """The type as JSON has it: "text or null", "list of StatementRow", "pair of number and number"."""
    inner = [row_type(one) for one in get_args(hint)]
    if get_origin(hint) is list:
        return f"list of {inner[0]}"
    if get_origin(hint) is tuple:
        return f"pair of {' and '.join(inner)}" if len(set(inner)) > 1 else f"pair of {inner[0]}"
    if inner:
        return " or ".join(inner)
    return JSON_NAMES.get(hint) or str(hint.__name__)


def _docstrings(row: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """(field, its docstring), of the class and those it inherits."""
    for base in reversed(row.__mro__):
        if not base.__module__.startswith(rows.__name__):
            continue
        (found,) = ast.parse(inspect.getsource(base)).body
        body = found.body if isinstance(found, ast.ClassDef) else []
        for before, after in pairwise(body):
            if (
                isinstance(before, ast.AnnAssign)
                and isinstance(before.target, ast.Name)
                and isinstance(after, ast.Expr)
            ):
                said = ast.literal_eval(after.value)
                yield before.target.id, " ".join(str(said).split())
