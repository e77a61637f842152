"""Families of statements -> the pairs that training and measuring read.

A family (a line of a file in `families`) is one statement in several wordings and others by the same speaker on the
same matter, each made from one wording to differ in one thing.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec

FAMILIES = Path(__file__).parent / "families"

ONE = "one statement"
"""The kind of a wording; another statement has the kind of what tells it apart."""

_MIN_WORDINGS = 3
_HELD_OUT = 8
"""One family of so many is kept from training, by a hash of its id."""


class Statement(msgspec.Struct, frozen=True):
    """One wording of the statement, or another statement."""

    text: str
    language: str
    form: str
    covers: str = "part"
    """Of a wording: "whole" where it says all that the first one says."""
    kind: str = ONE
    of: int | None = None
    """Of another statement: the wording it was made from."""


class Family(msgspec.Struct, frozen=True):
    """One statement's wordings, and other statements."""

    id: str
    said: tuple[Statement, ...]
    apart: tuple[Statement, ...]

    @property
    def held_out(self) -> bool:
        """True if it is kept from training."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _HELD_OUT == 0


class Pair(NamedTuple):
    """Two statements and what their writer knows of them."""

    left: Statement
    right: Statement
    made_from: bool = False
    """True if the right one was made from the left one, to say something else."""

    @property
    def is_one(self) -> bool:
        """True for two wordings of one statement."""
        return self.right.kind == ONE

    @property
    def shape(self) -> tuple[str, str, bool]:
        """The forms of both, in the order of the alphabet, and whether they are of one language."""
        first, second = sorted((self.left.form, self.right.form))
        return first, second, self.left.language == self.right.language


def read_families(files: Iterable[Path] | None = None) -> list[Family]:
    """The families with at least three wordings of these files, or of all; file by file."""
    decoder = msgspec.json.Decoder(Family)
    found = [
        decoder.decode(line)
        for path in (sorted(FAMILIES.glob("*.jsonl")) if files is None else files)
        for line in path.read_bytes().split(b"\n")
        if line
    ]
    return [family for family in found if len(family.said) >= _MIN_WORDINGS]


def statements_of(family: Family) -> tuple[Statement, ...]:
    """Its wordings, then the other statements."""
    return family.said + family.apart


def pairs_of(family: Family) -> Iterator[Pair]:
    """The pairs that the writer settled: two wordings of which one says all, each wording with each other statement."""
    for (at, left), (_, right) in combinations(enumerate(family.said), 2):
        if at == 0 or "whole" in (left.covers, right.covers):
            yield Pair(left, right)
    for other in family.apart:
        yield from (Pair(wording, other, other.of == at) for at, wording in enumerate(family.said))
