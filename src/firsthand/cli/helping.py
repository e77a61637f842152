"""Help with examples: what `--help` prints behind the options of every command."""

from collections.abc import Mapping, Sequence
from typing import Any

import click


class Command(click.Command):
    """A command with examples, and with lists of what its arguments can be."""

    def __init__(
        self,
        *args: Any,
        examples: Sequence[str] = (),
        lists: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        self.lists = dict(lists or {})

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lists, then the examples, each on a line of its own."""
        for title, rows in self.lists.items():
            with formatter.section(title):
                formatter.write_dl(list(rows))
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
        super().format_epilog(ctx, formatter)
