"""The index of the stage *copies* as arrays that a record keeps, and back."""

from collections.abc import Iterator

import numpy as np

from firsthand.compare.copies.candidates import KINDS, Columns
from firsthand.compare.copies.index import CopyIndex, keys_of
from firsthand.compare.full import FullBuckets
from firsthand.compare.growing import GrowingJoin
from firsthand.compare.joins import BUCKET, KEYS, PIVOTS
from firsthand.compare.keeping import Array, KeptArrays
from firsthand.stage import Pile

_NAME = "copies"
_COLUMNS = ("triples", "rate", "neighbours", "thinned", "words")


class KeptIndex:
    """The index that a pile keeps."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._kept = KeptArrays(pile, _NAME)

    def load(self) -> CopyIndex | None:
        """The index as it was saved last; None if there is none, or a part of it is missing."""
        held = self._kept.load()
        if held is None or "limits" not in held or held["limits"].tolist() != _LIMITS.tolist():
            return None  # of an older version, or joined otherwise
        known = {name: array.astype(np.int64) for name, array in held.items() if array.dtype == _SMALL}
        sizes = {kind: known[f"{kind}/sizes"] for kind in KINDS}
        triples, rate, neighbours, thinned, words = (known[name] for name in _COLUMNS)
        columns = Columns(triples, rate, neighbours, thinned, words, sizes)
        index = CopyIndex(held["ids"], held["texts"], columns, held["joined"])
        no_ranks = np.zeros(0, np.uint64)  # ranks are found when reports have come
        for kind in KINDS:
            keys = keys_of(self._pile, kind)
            if not keys.load():
                return None
            full = FullBuckets(held[f"{kind}/full"], known[f"{kind}/pivots"])
            index.joins[kind] = GrowingJoin(keys, known[f"{kind}/crowded"], full, no_ranks, index.hashes_of(kind))
            index.pairs[kind] = known[f"{kind}/pairs"].T
        return index

    def save(self, index: CopyIndex) -> None:
        """Keep the index for the next run."""
        self._kept.save(dict(_arrays_of(index)))
        for join in index.joins.values():
            join.keys.save()


_LIMITS = np.array([BUCKET, PIVOTS, KEYS])
_SMALL = np.dtype("<u4")
"""Numbers below 2**32 are kept in half the room; hashes are of that kind, too, and no numbers."""


def _arrays_of(index: CopyIndex) -> Iterator[tuple[str, Array]]:
    columns = index.columns
    yield "limits", _LIMITS
    yield "ids", index.ids
    yield "texts", index.texts
    yield "joined", index.joined
    for name in _COLUMNS:
        yield name, getattr(columns, name).astype(_SMALL)
    for kind, join in index.joins.items():
        yield f"{kind}/sizes", columns.sizes[kind].astype(_SMALL)
        yield f"{kind}/crowded", join.crowded.astype(_SMALL)
        # One pair after the other, so that new ones stand at the end.
        yield f"{kind}/pairs", index.pairs[kind].T.astype(_SMALL)
        yield f"{kind}/full", join.full.hashes
        yield f"{kind}/pivots", join.full.pivots.astype(_SMALL)
