"""The command line: one file a command. Only here is anything printed or an exit code given."""

from firsthand.cli.entry import main

__all__ = ["main"]
