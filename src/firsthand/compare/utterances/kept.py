"""What is kept of each last name: its statements, the pairs of them that were weighed, and the utterances they made.

So when reports are added, the reports of statements that did not change need not be read again, nor are two of these
weighed again. A verdict of the rules depends on the two statements alone, and so does what the encoder was asked about
them. Which pairs it is asked about, and what "perhaps" comes to, depend on the others and are worked out anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import numpy as np

from firsthand.compare.keys import hash_of
from firsthand.compare.stretches import LostPart
from firsthand.compare.utterances.candidates import Hashes, days_of, hash_words
from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.renderings import Verdict
from firsthand.compare.utterances.sketches import worth_of
from firsthand.stage import Pile

_NAME = "utterances/names"
_VERDICTS: tuple[Verdict | None, ...] = (None, "not", "perhaps", "one")
_CODES = {verdict: code for code, verdict in enumerate(_VERDICTS)}
_TOGETHER = (None, False, True)
_ROW = np.dtype(
    [
        *(("left", "<u4"), ("right", "<u4"), ("verdict", "u1"), ("share", "<f8"), ("score", "<f8"), ("scene", "<f8")),
        *(("leans", "u1"), ("together", "u1")),
    ]
)
"""35 bytes a pair; the score of a pair that the rules settled is no number, nor is a scene that was not read."""
NOWHERE = -1

Pair = tuple[int, int]
"""Places of two statements in a list of them, the smaller first."""
Key = tuple[str, str]
"""The report and the mark of a statement."""


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
    """Whether the verdict leans on what else the two reports tell."""
    together: bool | None = None
    """Whether what else the speaker says in both reports was said on one occasion; None where it was not asked."""


class Row(msgspec.Struct, array_like=True):
    """One statement, as far as it need be known to find with which others it is one."""

    report: str
    start: int
    end: int
    mark: str
    speaker: str
    called: str
    margin: float
    digest: int
    """Of all that a verdict on it depends on, its text among it: that goes by report and span."""
    worth: float
    words: bytes
    fullness: int
    days: tuple[int, int]
    apart: bool = False
    """Whether its speaker is kept apart from those of whom the name may tell (`names.kept_apart`)."""
    group: int = NOWHERE
    """The utterance of its last name of which it is."""

    @property
    def key(self) -> Key:
        """By which an utterance names it."""
        return self.report, self.mark

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By which the statements of a last name are sorted."""
        return self.report, self.start, self.end, self.mark


class Kept(NamedTuple):
    """What is known of one last name; the statements sorted, the pairs by their places."""

    rows: Sequence[Row]
    pairs: Mapping[Pair, Weighed]
    dead: Hashes
    """Pairs that the rules told apart with nothing shared, as one number each: nothing depends on them."""


class _Body(msgspec.Struct, array_like=True):
    rows: list[Row]
    pairs: bytes
    dead: bytes


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Body).decode
EMPTY = Kept((), {}, np.zeros(0, np.uint64))
"""Of a last name of which nothing is known."""


def row_of(told: Told) -> Row:
    """What is kept of a statement."""
    said = told.said
    return Row(
        report=told.report,
        start=said.span.start,
        end=said.span.end,
        mark=said.mark,
        speaker=said.speaker,
        called=said.called,
        margin=told.margin,
        digest=_digest_of(told),
        worth=worth_of(said),
        words=hash_words(last_name(said.speaker), (word.forms[0] for word in said.words if word.forms)),
        fullness=len(said.words),
        days=days_of(said.occasion),
    )


def by_last_name(told: Iterable[Told]) -> dict[int, list[Row]]:
    """The statements by the hash of the last name of who made them."""
    found: dict[int, list[Row]] = {}
    for one in told:
        found.setdefault(hash_of(last_name(one.said.speaker)), []).append(row_of(one))
    return {name: sorted(rows, key=lambda row: row.order) for name, rows in sorted(found.items())}


class KeptNames:
    """What is kept of last names, by the hash of the name."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile

    def begin(self) -> None:
        """Say that all last names of the pile are kept."""
        self._pile.keep(_NAME, b"1")

    def load(self) -> bool:
        """Whether they are."""
        return self._pile.kept(_NAME) is not None

    def of(self, name: int) -> Kept:
        """What was kept of a last name; raises `LostPart` if that is damaged."""
        body = self._pile.kept(_part(name))
        if not body:
            return EMPTY
        try:
            held = _decode(body)
            pairs = np.frombuffer(held.pairs, _ROW).tolist() if held.pairs else ()
            dead = np.frombuffer(held.dead, "<u8").astype(np.uint64) if held.dead else EMPTY.dead
        except (msgspec.DecodeError, ValueError) as wrong:
            raise LostPart(f"What is kept under '{_part(name)}' cannot be read: {wrong}") from wrong
        return Kept(held.rows, {(row[0], row[1]): _weighed(row) for row in pairs}, dead)

    def keep(self, name: int, kept: Kept) -> None:
        """Keep this of a last name for the next run; nothing where nobody of it says anything any more."""
        if not kept.rows:
            self._pile.keep(_part(name), b"")
            return
        pairs = [_packed(pair, one) for pair, one in kept.pairs.items()]
        body = _Body(list(kept.rows), np.array(pairs, _ROW).tobytes(), kept.dead.astype("<u8").tobytes())
        self._pile.keep(_part(name), _encode(body))


def _part(name: int) -> str:
    return f"{_NAME}/{name:08x}"


def _weighed(row: tuple[int, int, int, float, float, float, int, int]) -> Weighed:
    _, _, verdict, share, score, scene, leans, together = row
    return Weighed(share, _number(score), _VERDICTS[verdict], _number(scene), bool(leans), _TOGETHER[together])


def _packed(pair: Pair, one: Weighed) -> tuple[int | float, ...]:
    numbers = (np.nan if number is None else number for number in (one.score, one.scene))
    return *pair, _CODES[one.verdict], one.share, *numbers, one.leans, _TOGETHER.index(one.together)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value


def _digest_of(told: Told) -> int:
    return int.from_bytes(blake2b(msgspec.msgpack.encode(told), digest_size=8).digest(), "little")
