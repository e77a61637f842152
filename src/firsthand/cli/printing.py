"""How lines are printed: at most 80 columns unless the terminal is wider, no colour where nobody sees it."""

import re
from collections.abc import Iterable
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.text import Text

COLUMNS = 80
MOST_COLUMNS = 110
"""Longer lines are hard to read, however wide the screen."""
ROWS_AT_ONCE = 200
MOST_NAME = 60
"""Characters of a file name in a line for people; `--json` has it whole."""

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters that a terminal obeys, and those that turn the direction of what follows."""


def console() -> Console:
    """Where people read; made anew so that it writes to the standard output of now."""
    found = Console(highlight=False, markup=False, emoji=False)
    found.width = min(found.width, MOST_COLUMNS) if found.is_terminal else COLUMNS
    return found


def say(words: str | Text = "", *, indent: int = 0, style: str = "") -> None:
    """Print a paragraph, wrapped, each line behind `indent` blanks."""
    paper = console()
    text = Text(printable(words), style=style) if isinstance(words, str) else words
    for line in text.wrap(paper, max(20, paper.width - indent)) or [Text("")]:
        line.rstrip()
        paper.print(Text(" " * indent) + line, soft_wrap=True)


def say_json(value: Any) -> None:
    """Print one JSON object on one line."""
    click.echo(msgspec.json.encode(value))


def say_json_lines(rows: Iterable[Any]) -> int:
    """Print each row as one line of JSON; how many there were."""
    encode = msgspec.json.Encoder().encode
    waiting: list[bytes] = []
    count = 0
    for row in rows:
        count += 1
        waiting.append(encode(row))
        if len(waiting) == ROWS_AT_ONCE:
            click.echo(b"\n".join(waiting))
            waiting = []
    if waiting:
        click.echo(b"\n".join(waiting))
    return count


def note(words: str) -> None:
    """Print a line on standard error: what is no result."""
    click.echo(printable(words), err=True)


def printable(words: str) -> str:
    """The words without what a terminal would obey: reports are other people's."""
    return _OBEYED.sub("\ufffd", words)


def shortened(words: str, length: int) -> str:
    """The words on one line, cut behind a word with an ellipsis, to at most `length` characters."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole = cut if line[length - 1] == " " else cut.rpartition(" ")[0]
    return (whole if len(whole) * 2 > length else cut).rstrip(" ,;:") + "…"


def shortened_name(name: str, length: int = MOST_NAME) -> str:
    """A file name or address, its middle left out beyond `length` characters: both ends tell more than it."""
    if len(name) <= length:
        return name
    tail = (length - 1) * 2 // 3
    return f"{name[: length - 1 - tail]}…{name[-tail:]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def interval(lower: int, upper: int) -> str:
    """An interval as people say it: "1", "1 to 3"."""
    return f"{lower:,}" if lower == upper else f"{lower:,} to {upper:,}"


def origins_counted(lower: int, upper: int) -> str:
    """How many origins: "1 origin", "0 to 1 origin", "2 to 4 origins"."""
    return f"{interval(lower, upper)} origin{'' if upper == 1 else 's'}"
