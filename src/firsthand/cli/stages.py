"""`firsthand stages`: what runs, in order."""

import click
import msgspec

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON
from firsthand.cli.printing import say, say_json_lines
from firsthand.pipeline import default_plan
from firsthand.read.choose import CONTAINERS, FORMATS
from firsthand.stage import Annotator, Comparer


class Room(msgspec.Struct, frozen=True):
    """One line: what runs in which room of the flow."""

    room: str
    name: str
    version: str | None
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    says: str


@click.command(
    "stages",
    cls=Command,
    examples=("firsthand stages",),
)
@JSON
def command(*, as_json: bool) -> None:
    """List the stages in the order they run, with what each needs and makes."""
    plan = default_plan()
    rows = [Room("read", one.name, None, (), ("Report",), one.says) for one in FORMATS]
    rows += [Room("read", one.name, None, (), ("Report",), one.says) for one in CONTAINERS]
    rows += [_room("annotate", annotator) for annotator in plan.annotators]
    rows += [_room("compare", comparer) for comparer in plan.comparers]
    if as_json:
        say_json_lines(rows)
        return
    room = ""
    for row in rows:
        if row.room != room:
            room = row.room
            say(room, style="bold")
        needs = f"; needs {', '.join(row.needs)}" if row.needs else ""
        say(f"{row.name}: {row.says}", indent=2)
        say(f"makes {', '.join(row.makes)}{needs}", indent=4, style="dim")


def _room(room: str, stage: Annotator | Comparer) -> Room:
    needs = tuple(kind.__name__ for kind in stage.needs)
    return Room(room, stage.name, stage.version, needs, tuple(kind.__name__ for kind in stage.makes), stage.says)
