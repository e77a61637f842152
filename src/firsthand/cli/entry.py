"""The command `firsthand`: its commands in the order of the flow, and how errors reach a person."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import NoReturn

import click

from firsthand.errors import FirsthandError

STOPPED = 130
"""The exit code of a program that Ctrl-C ended (128 + SIGINT)."""


COMMANDS: dict[str, str] = {
    "read": "Read reports into a record and print what stands behind their claims.",
    "list": "List the findings of one kind.",
    "show": "Print one report with its marks in braces.",
    "search": "Find reports by their words, best first.",
    "report": "Write the whole record as one HTML file that opens offline.",
    "serve": "Show the record in a browser, with review, until Ctrl-C.",
    "export": "Write every list of the record for another program.",
    "decide": "Decide about one finding; counts are made again.",
    "verify": "Check every span, text and link of a record.",
    "stages": "List the stages in the order they run.",
    "doctor": "Check the installation, and with a record that record.",
}
"""The commands in the order of the flow; each is `command` in the module of its name."""


class Commands(click.Group):
    """Imports a command when it is called: `list` needs no tagger, and answers without waiting for one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, first things first."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"firsthand.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(version("firsthand"), "--version", prog_name="firsthand")
def firsthand() -> None:
    """Read a pile of news reports and show who really stands behind each claim.

    Exit codes: 0 fine, 1 something of ours is wrong or `verify` found damage, 2 the input or the command line (also
    when some inputs failed: all the others were read).
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and exit: one clear line on standard error for what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    logging.basicConfig(level=logging.ERROR, format="firsthand: %(message)s")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = firsthand.main(args=arguments, prog_name="firsthand", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("firsthand: stopped; run the same command to go on.", err=True)
        return STOPPED
    except FirsthandError as wrong:
        click.echo(f"firsthand: {wrong}", err=True)
        return wrong.exit_code
    except (BrokenPipeError, SystemExit):  # click turns the one into the other
        # whoever read our output has enough; what Python would still flush has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
