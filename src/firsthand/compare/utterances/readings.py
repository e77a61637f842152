"""Two texts -> what the encoders say of them, once: kept in the record, and asked for again by a hash of both.

Many reports have one wording, and a reading costs a thousand times what looking it up costs.
"""

from hashlib import blake2b

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.compare.keeping import Array, KeptArrays
from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.version import VERSION
from firsthand.stage import Pile

_NAME = f"utterances/readings/{VERSION}"
_PAIRS, _ODDS = "pairs", "odds"


class Readings:
    """What the encoders said of pairs of texts, in this run and in those before; other versions ask anew."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._kept = KeptArrays(pile, _NAME)
        held = _load(self._kept)
        self._pairs: npt.NDArray[np.uint64] = held.get(_PAIRS, np.zeros(0, np.uint64))
        self._odds: npt.NDArray[np.float64] = held.get(_ODDS, np.zeros(0))
        self._order = np.argsort(self._pairs)
        self._asked: dict[int, float] = {}
        self._new: dict[int, float] = {}

    def log_odds(self, left: str, right: str) -> float:
        """Log odds that two statements of one speaker are one; the same in either order."""
        key = _hash_of(left, right)
        found = self._asked.get(key)
        if found is None:
            found = self._known(key)
        if found is None:
            found = self._new[key] = log_odds(left, right)
        self._asked[key] = found
        return found

    def save(self) -> None:
        """Keep for the next run what was kept, and what was asked now."""
        if self._new:
            pairs, odds = _columns(self._new)
            self._kept.save({_PAIRS: np.append(self._pairs, pairs), _ODDS: np.append(self._odds, odds)})

    def save_asked(self) -> None:
        """Keep for the next run what was asked now, and nothing else: of a whole run, which drops what it kept."""
        pairs, odds = _columns(self._asked)
        KeptArrays(self._pile, _NAME).save({_PAIRS: pairs, _ODDS: odds})

    def _known(self, key: int) -> float | None:
        """What earlier runs kept of the pair."""
        place = int(np.searchsorted(self._pairs, np.uint64(key), sorter=self._order))
        at = int(self._order[place]) if place < len(self._order) else -1
        return float(self._odds[at]) if at >= 0 and int(self._pairs[at]) == key else None


def _load(kept: KeptArrays) -> dict[str, Array]:
    """What earlier runs kept; nothing if that is damaged, since a whole run after a failure asks for it, too."""
    try:
        held = kept.load() or {}
    except msgspec.DecodeError:
        return {}
    return held if len(held.get(_PAIRS, ())) == len(held.get(_ODDS, ())) else {}


def _columns(said: dict[int, float]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.float64]]:
    return np.array(list(said), np.uint64), np.array(list(said.values()), np.float64)


def _hash_of(left: str, right: str) -> int:
    first, second = sorted((left, right))
    body = f"{len(first)} {first}{second}".encode()
    return int.from_bytes(blake2b(body, digest_size=8).digest(), "little")
