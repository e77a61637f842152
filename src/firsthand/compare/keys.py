"""Reports by what ties them: whose links a report can change are those that hang together with it by keys.

A key is a hash of what two reports must share for a comparer to look at both: a speaker's name, an office, who counted.
Two keys with one hash only have too much compared. A key that a report once had stays with it: then it is looked at
together with those whom it has left.
"""

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.compare.keeping import KeptArrays
from firsthand.stage import Pile
from firsthand.vocabulary import Link, Story, reports_of_link

KEPT_FROM = 1_000
"""Reports from which on keys are kept: a smaller pile is compared in a second or two."""
MOST = 0.5
"""Share of the reports that may hang together for them to be compared apart from the others."""

Hashes = npt.NDArray[np.uint32]
Ids = npt.NDArray[np.uint64]


class KeyIndex:
    """Which reports have which keys, as the comparer named keeps it."""

    def __init__(self, pile: Pile, comparer: str) -> None:
        self._pile = pile
        self._kept = KeptArrays(pile, comparer)
        self._hashes: Hashes = np.zeros(0, np.uint32)
        self._ids: Ids = np.zeros(0, np.uint64)

    def load(self) -> bool:
        """Whether there is one; it is read then."""
        held = self._kept.load()
        if held is not None:
            self._hashes, self._ids = held["hashes"], held["ids"]
        return held is not None

    def save(self) -> None:
        """Keep it for the next run."""
        self._kept.save({"hashes": self._hashes, "ids": self._ids})

    def take(self, keys: Mapping[str, Iterable[str]]) -> None:
        """The reports have these keys, too."""
        mine = np.isin(self._ids, _ids_of(keys))
        pairs = {(int(one), int(name)) for one, name in zip(self._hashes[mine], self._ids[mine], strict=True)}
        more = {(hash_of(one), int(name, 16)) for name, several in keys.items() for one in several} - pairs
        hashes, ids = zip(*sorted(more), strict=True) if more else ((), ())
        self._hashes = np.append(self._hashes, np.array(hashes, np.uint32))
        self._ids = np.append(self._ids, np.array(ids, np.uint64))

    def keys_of(self, reports: Collection[str]) -> Hashes:
        """All keys of these reports, sorted."""
        return np.unique(self._hashes[np.isin(self._ids, _ids_of(reports))])

    def reports_with(self, keys: Hashes) -> set[str]:
        """The reports that have any of the keys."""
        return {f"{one:016x}" for one in np.unique(self._ids[np.isin(self._hashes, keys)]).tolist()}

    def are_most(self, reports: Collection[str]) -> bool:
        """Whether these are so many that the whole pile had better be compared."""
        return len(reports) > MOST * len(self._pile.headings)

    def hanging_together(self, kinds: Sequence[type[Link]], reports: Collection[str]) -> frozenset[str] | None:
        """These reports and all that hang together with them by keys, or by links; None for most of the pile."""
        found, edge = set(reports), set(reports)
        while edge:
            reached = self.reports_with(self.keys_of(edge))
            for kind in kinds:
                reached.update(end for link in self._pile.links_of(kind, edge) for end in reports_of_link(link))
            edge = reached - found
            found |= edge
            if self.are_most(found):
                return None
        return frozenset(found)


def keep_keys(pile: Pile, comparer: str, keys: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Keep the keys of a whole pile, unless it is small: then they are not asked for."""
    if len(pile.headings) >= KEPT_FROM:
        index = KeyIndex(pile, comparer)
        index.take({report: set(several) for report, several in keys})
        index.save()


def reports_to_compare(
    pile: Pile, comparer: str, *, changed: Collection[str], keys: Iterable[tuple[str, Iterable[str]]]
) -> frozenset[str] | None:
    """The reports that hang together, by stories or keys, with one that has changed; the keys of these are kept.

    None if no keys are kept, or if it is most of the pile.
    """
    index = KeyIndex(pile, comparer)
    if not index.load():
        return None
    index.take(dict(keys))
    found = index.hanging_together((Story,), changed)
    if found is not None:
        index.save()
    return found


def hash_of(key: str) -> int:
    """The hash under which a key is kept."""
    return zlib.crc32(key.encode())


def _ids_of(reports: Iterable[str]) -> Ids:
    return np.array([int(name, 16) for name in reports], np.uint64)
