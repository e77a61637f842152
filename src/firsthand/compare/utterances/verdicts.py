"""What was found of the pairs of a last name, kept: two statements that did not change are not weighed again.

A verdict of the rules depends on the two statements alone, and so does what the encoder was asked about them. Which
pairs it is asked about, and what "perhaps" comes to, depend on the others and are worked out anew.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import numpy as np

from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.renderings import Verdict
from firsthand.stage import Pile

_NAME = "utterances/verdicts"
_VERDICTS: tuple[Verdict | None, ...] = (None, "not", "perhaps", "one")
_CODES = {verdict: code for code, verdict in enumerate(_VERDICTS)}
_ROW = np.dtype(
    [("left", "<u4"), ("right", "<u4"), ("verdict", "u1"), ("share", "<f8"), ("score", "<f8"), ("scene", "<f8")]
)
"""33 bytes a pair; the score of a pair that the rules settled is no number, nor is a scene that was not read."""

Pair = tuple[int, int]
"""Places of two statements in a list of them, the smaller first."""


class Weighed(NamedTuple):
    """What is known of two statements."""

    share: float
    """Of the worth of the shorter one that is tied."""
    score: float | None
    """What the scorer would say if the encoder did not know; None where the rules alone tell the verdict."""
    verdict: Verdict | None
    """None where the encoder was not asked."""
    scene: float | None = None
    """What the encoder says of the scenes of two statements in the same words; None where it was not asked."""
    leans: bool = False
    """Whether the verdict leans on what else the two reports tell: it is worked out anew."""


class _Body(msgspec.Struct, array_like=True):
    statements: bytes
    pairs: bytes


class Found(NamedTuple):
    """What was kept of one last name."""

    statements: frozenset[int]
    """Places of the statements that are as they were."""
    pairs: dict[Pair, Weighed]
    """Of two such statements."""


class Verdicts:
    """What is kept of each last name, by the hash of the name."""

    def __init__(self, pile: Pile, *, reads: bool) -> None:
        """`reads` is False for a whole run, which rests on nothing that was kept."""
        self._pile = pile
        self._reads = reads
        self._found: set[int] = set()

    def of(self, name: int, told: Mapping[int, Told]) -> Found:
        """What was kept of these statements, given by their places; their order has not changed."""
        body = self._pile.kept(f"{_NAME}/{name:08x}") if self._reads else None
        if not body:
            return Found(frozenset(), {})
        held = msgspec.msgpack.decode(body, type=_Body)
        places = {digest_of(one): at for at, one in told.items()}
        at = [places.get(digest, -1) for digest in np.frombuffer(held.statements, "<u8").tolist()]
        pairs = {
            (at[left], at[right]): Weighed(share, _number(score), _VERDICTS[verdict], _number(scene))
            for left, right, verdict, share, score, scene in np.frombuffer(held.pairs, _ROW).tolist()
            if at[left] >= 0 and at[right] >= 0
        }
        return Found(frozenset(at) - {-1}, pairs)

    def keep(self, name: int, told: Mapping[int, Told], pairs: Mapping[Pair, Weighed]) -> None:
        """Keep what is known now of these statements for the next run."""
        places = {at: row for row, at in enumerate(told)}
        rows = [
            (
                places[i],
                places[j],
                _CODES[None if one.leans else one.verdict],
                one.share,
                *(np.nan if number is None else number for number in (one.score, one.scene)),
            )
            for (i, j), one in pairs.items()
        ]
        statements = np.array([digest_of(one) for one in told.values()], "<u8").tobytes()
        body = msgspec.msgpack.encode(_Body(statements, np.array(rows, _ROW).tobytes()))
        self._found.add(name)
        if not self._reads or self._pile.kept(f"{_NAME}/{name:08x}") != body:
            self._pile.keep(f"{_NAME}/{name:08x}", body)

    def drop_others(self, names: Iterable[int]) -> None:
        """Let go of what is kept of these names, but for those of which something was kept now."""
        for name in sorted(set(names) - self._found):
            if self._pile.kept(f"{_NAME}/{name:08x}"):
                self._pile.keep(f"{_NAME}/{name:08x}", b"")


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value


def digest_of(told: Told) -> int:
    """A hash of all that a verdict on the statement depends on, its text among it: that goes by report and span."""
    body = msgspec.msgpack.encode(told)
    return int.from_bytes(blake2b(body, digest_size=8).digest(), "little")
