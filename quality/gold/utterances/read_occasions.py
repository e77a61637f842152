"""Families of occasions -> pairs of scenes (what is told around a statement), and whether one occasion can have both.

A family (a line of a file in `occasions`) is one speaker who says one thing on three occasions: four scenes of each,
by four reporters, and three so general that they can be of any.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import msgspec

OCCASIONS = Path(__file__).parent / "occasions"

_HELD_OUT = 8
"""One family of so many is kept from training, by a hash of its id."""


class Scene(msgspec.Struct, frozen=True):
    """What one report tells around the statement, which stands in it as "…"."""

    language: str
    text: str


class Occasion(msgspec.Struct, frozen=True):
    """One of the times it was said, in the writer's words, and what reports tell of it."""

    what: str
    frames: tuple[Scene, ...]


class OccasionFamily(msgspec.Struct, frozen=True):
    """One speaker's occasions, and scenes of which it is not told which they are of."""

    id: str
    occasions: tuple[Occasion, ...]
    vague: tuple[Scene, ...]

    @property
    def held_out(self) -> bool:
        """True if it is kept from training."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _HELD_OUT == 0


class ScenePair(NamedTuple):
    """Two scenes, and whether one occasion can have both."""

    left: str
    right: str
    can_be_one: bool
    vague: bool
    """Whether one of them could be of any occasion."""


def read_occasions(files: Iterable[Path] | None = None) -> list[OccasionFamily]:
    """The families of these files, or of all; file by file."""
    decoder = msgspec.json.Decoder(OccasionFamily)
    return [
        family
        for path in (sorted(OCCASIONS.glob("*.jsonl")) if files is None else files)
        for family in decoder.decode_lines(path.read_bytes())
    ]


def scene_pairs(family: OccasionFamily) -> Iterator[ScenePair]:
    """All pairs of a family: of one occasion, of two, and those of a vague scene with any other."""
    for occasion in family.occasions:
        for left, right in combinations(occasion.frames, 2):
            yield ScenePair(left.text, right.text, can_be_one=True, vague=False)
    for one, other in combinations(family.occasions, 2):
        for left, right in product(one.frames, other.frames):
            yield ScenePair(left.text, right.text, can_be_one=False, vague=False)
    told = [frame for occasion in family.occasions for frame in occasion.frames]
    for left, right in (*combinations(family.vague, 2), *product(family.vague, told)):
        yield ScenePair(left.text, right.text, can_be_one=True, vague=True)
