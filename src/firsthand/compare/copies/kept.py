"""The index of the stage *copies* as parts that a record keeps, and back; what did not change is not written again."""

from collections.abc import Iterator
from math import prod
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.candidates import KINDS, Columns
from firsthand.compare.copies.index import CopyIndex, ranks_of
from firsthand.compare.growing import GrowingJoin
from firsthand.stage import Pile

PART_BYTES = 1 << 26
"""One value of SQLite holds no gigabyte."""
_LIST = "copies"
"""The part that lists the others, with their types and sizes: `[name, dtype, shape, parts]`."""

_Arrays = dict[str, npt.NDArray[Any]]


class _Listed(msgspec.Struct, array_like=True):
    name: str
    dtype: str
    shape: tuple[int, ...]
    parts: int


class KeptIndex:
    """The index that a pile keeps."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._read: _Arrays = {}

    def load(self) -> CopyIndex | None:
        """The index as it was saved last; None if there is none, or a part of it is missing."""
        listed = self._pile.kept(_LIST)
        if listed is None:
            return None
        for one in msgspec.msgpack.decode(listed, type=list[_Listed]):
            parts = [self._pile.kept(f"{_LIST}/{one.name}/{part}") for part in range(one.parts)]
            body = b"".join(part for part in parts if part is not None)
            if None in parts or len(body) != _bytes_of(one):
                return None
            self._read[one.name] = np.frombuffer(body, one.dtype).reshape(one.shape)
        held = dict(self._read)
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
        listed = []
        for name, array in _arrays_of(index):
            parts = _parts_of(array)
            listed.append(_Listed(name, array.dtype.str, array.shape, parts))
            if self._read.get(name) is not array:
                body = np.ascontiguousarray(array).reshape(-1).view(np.uint8) if parts else array
                for part in range(parts):
                    some = body[part * PART_BYTES : (part + 1) * PART_BYTES].tobytes()
                    self._pile.keep(f"{_LIST}/{name}/{part}", some)
        for name in self._read.keys() - {one.name for one in listed}:
            for part in range(_parts_of(self._read[name])):
                self._pile.keep(f"{_LIST}/{name}/{part}", b"")
        self._pile.keep(_LIST, msgspec.msgpack.encode(listed))


def _parts_of(array: npt.NDArray[Any]) -> int:
    return -(-array.nbytes // PART_BYTES)


def _bytes_of(listed: _Listed) -> int:
    return np.dtype(listed.dtype).itemsize * prod(listed.shape)


def _arrays_of(index: CopyIndex) -> Iterator[tuple[str, npt.NDArray[Any]]]:
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
