"""The index of the stage *copies* as arrays that a record keeps, and back."""

from collections.abc import Iterator

import numpy as np

from firsthand.compare.copies.candidates import KINDS, Columns
from firsthand.compare.copies.index import CopyIndex, ranks_of
from firsthand.compare.growing import GrowingJoin
from firsthand.compare.keeping import Array, KeptArrays
from firsthand.stage import Pile

_NAME = "copies"


class KeptIndex:
    """The index that a pile keeps."""

    def __init__(self, pile: Pile) -> None:
        self._kept = KeptArrays(pile, _NAME)

    def load(self) -> CopyIndex | None:
        """The index as it was saved last; None if there is none, or a part of it is missing."""
        held = self._kept.load()
        if held is None:
            return None
        sizes = {kind: held[f"{kind}/sizes"] for kind in KINDS}
        columns = Columns(held["rate"], held["counts"], held["words"], sizes)
        index = CopyIndex(held["ids"], held["texts"], columns, held["joined"])
        rank = ranks_of(index.ids, columns.words)
        for kind in KINDS:
            runs = [array for name, array in held.items() if name.startswith(f"{kind}/run")]
            join = GrowingJoin(runs, held[f"{kind}/crowded"], rank, index.joined.copy(), index.hashes_of(kind))
            join.any_gone = bool(held["any_gone"][0])
            index.joins[kind], index.pairs[kind] = join, held[f"{kind}/pairs"]
        return index

    def save(self, index: CopyIndex) -> None:
        """Keep the index for the next run."""
        self._kept.save(dict(_arrays_of(index)))


def _arrays_of(index: CopyIndex) -> Iterator[tuple[str, Array]]:
    columns = index.columns
    yield "ids", index.ids
    yield "texts", index.texts
    yield "joined", index.joined
    yield from (("rate", columns.rate), ("counts", columns.counts), ("words", columns.words))
    yield "any_gone", np.array([any(join.any_gone for join in index.joins.values())])
    for kind, join in index.joins.items():
        yield f"{kind}/sizes", columns.sizes[kind]
        yield f"{kind}/crowded", join.crowded
        yield f"{kind}/pairs", index.pairs[kind]
        yield from ((f"{kind}/run{number:03}", run) for number, run in enumerate(join.runs))
