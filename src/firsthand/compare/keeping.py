"""Arrays that a comparer keeps in the record, as parts of bounded size; what did not change is not written again."""

from collections.abc import Mapping
from math import prod
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.stage import Pile

PART_BYTES = 1 << 18
"""What is written where a number changes."""

Array = npt.NDArray[Any]


class _Listed(msgspec.Struct, array_like=True):
    name: str
    dtype: str
    shape: tuple[int, ...]
    parts: int


class KeptArrays:
    """Arrays by name, under the name of a comparer."""

    def __init__(self, pile: Pile, comparer: str) -> None:
        self._pile = pile
        self._comparer = comparer
        self._read: dict[str, Array] = {}

    def load(self) -> dict[str, Array] | None:
        """The arrays as they were saved last; None if there are none, or a part of one is missing."""
        listed = self._pile.kept(self._comparer)
        if listed is None:
            return None
        for one in msgspec.msgpack.decode(listed, type=list[_Listed]):
            parts = [self._pile.kept(self._part(one.name, part)) for part in range(one.parts)]
            body = b"".join(part for part in parts if part is not None)
            if None in parts or len(body) != np.dtype(one.dtype).itemsize * prod(one.shape):
                return None
            self._read[one.name] = np.frombuffer(body, one.dtype).reshape(one.shape)
        return dict(self._read)

    def save(self, arrays: Mapping[str, Array]) -> None:
        """Keep these arrays for the next run, and no others."""
        listed = []
        gone = {self._part(name, part) for name, array in self._read.items() for part in range(_parts_of(array))}
        for name, array in arrays.items():
            parts = _parts_of(array)
            listed.append(_Listed(name, array.dtype.str, array.shape, parts))
            gone.difference_update(self._part(name, part) for part in range(parts))
            known = self._read.get(name)
            if known is not array:
                before = _bytes_of(array[:0] if known is None else known)
                after = _bytes_of(array)
                for part in range(parts):
                    some = slice(part * PART_BYTES, (part + 1) * PART_BYTES)
                    if not np.array_equal(before[some], after[some]):
                        self._pile.keep(self._part(name, part), after[some].tobytes())
        for name in sorted(gone):
            self._pile.keep(name, b"")
        self._pile.keep(self._comparer, msgspec.msgpack.encode(listed))

    def _part(self, name: str, part: int) -> str:
        return f"{self._comparer}/{name}/{part}"


def _bytes_of(array: Array) -> npt.NDArray[np.uint8]:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8) if array.size else np.zeros(0, np.uint8)


def _parts_of(array: Array) -> int:
    return -(-array.nbytes // PART_BYTES)
