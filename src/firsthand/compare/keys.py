"""Reports by what ties them: whose links a report can change are those that hang together with it by keys.

A key is a hash of what two reports must share for a comparer to look at both: a speaker's name, an office, who counted.
Two keys with one hash only have too much compared. A key that a report had until now counts once more: it is looked at
together with those whom it has left, and then the key is let go.
"""

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.compare.keeping import KeptArrays
from firsthand.compare.stretches import Indices, Keys, LostPart, SortedKeys
from firsthand.stage import Pile
from firsthand.vocabulary import Link, Story, reports_of_link

KEPT_FROM = 1_000
"""Reports from which on keys are kept: a smaller pile is compared in a second or two."""
MOST = 0.5
"""Share of the reports that may hang together for them to be compared apart from the others."""

Hashes = npt.NDArray[np.uint32]
Ids = npt.NDArray[np.uint64]

_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class KeyIndex:
    """Which reports have which keys, as the comparer named keeps it."""

    def __init__(self, pile: Pile, comparer: str) -> None:
        self._pile = pile
        self._kept = KeptArrays(pile, comparer)
        self._by_key = SortedKeys(pile, f"{comparer}/keys")
        self._by_report = SortedKeys(pile, f"{comparer}/reports")
        self._ids: Ids = np.zeros(0, np.uint64)
        self._order: Indices = np.zeros(0, np.int64)
        self._stale: Keys = np.zeros(0, np.uint64)
        self._reports = len(pile.headings)

    def load(self) -> bool:
        """Whether there is one that is whole; which parts it has is read then."""
        held = self._kept.load()
        if held is None or not (self._by_key.load() and self._by_report.load()):
            return False
        self._ids = held["ids"]
        self._order = np.argsort(self._ids)
        return True

    def save(self) -> None:
        """Keep it for the next run, without the keys that reports no longer have."""
        self._by_report.drop(self._stale)
        self._by_key.drop(np.sort(_turned(self._stale)))
        self._stale = self._stale[:0]
        self._kept.save({"ids": self._ids})
        self._by_key.save()
        self._by_report.save()

    def take(self, keys: Mapping[str, Iterable[str]]) -> None:
        """The reports have these keys from now on; those that they had go when the index is kept."""
        self._number(keys)
        asked = np.sort(self._numbers(keys))
        had = self._of_reports(asked)
        has = np.array(
            sorted({(number << 32) | hash_of(one) for number, several in self._numbered(keys) for one in several}),
            np.uint64,
        )
        came = np.setdiff1d(has, had, assume_unique=True)
        self._by_report.add(came)
        self._by_key.add(np.sort(_turned(came)))
        others = np.setdiff1d(self._stale, has, assume_unique=True)
        self._stale = np.union1d(others, np.setdiff1d(had, has, assume_unique=True))

    def keys_of(self, reports: Collection[str]) -> Hashes:
        """All keys of these reports, sorted, each once."""
        return np.unique((self._of_reports(np.unique(self._numbers(reports))) & _LOW).astype(np.uint32))

    def reports_with(self, keys: Hashes) -> set[str]:
        """The reports that have any of the keys, which are sorted and distinct."""
        low = keys.astype(np.uint64) << _HALF
        found = np.unique(self._by_key.between(low, low | _LOW).keys & _LOW).astype(np.int64)
        return {f"{one:016x}" for one in self._ids[found].tolist()}

    def shared_by(self, reports: Collection[str]) -> Hashes:
        """The keys that several of these reports have, or had until now; sorted."""
        keys = (self._of_reports(np.unique(self._numbers(reports))) & _LOW).astype(np.uint32)
        found, times = np.unique(keys, return_counts=True)
        return found[times > 1]

    def are_most(self, reports: Collection[str]) -> bool:
        """Whether these are so many that the whole pile had better be compared."""
        return len(reports) > MOST * self._reports

    def hanging_together(self, kinds: Sequence[type[Link]], reports: Collection[str]) -> frozenset[str] | None:
        """These reports and all that hang together with them by keys, or by links; None for most of the pile."""
        found, edge = set(reports), set(reports)
        asked: Hashes = np.zeros(0, np.uint32)
        while edge:
            keys = np.setdiff1d(self.keys_of(edge), asked, assume_unique=True)
            asked = np.union1d(asked, keys)
            reached = self.reports_with(keys)
            for kind in kinds:
                reached.update(end for link in self._pile.links_of(kind, edge) for end in reports_of_link(link))
            edge = reached - found
            found |= edge
            if self.are_most(found):
                return None
        return frozenset(found)

    def _number(self, reports: Iterable[str]) -> None:
        """Give those that have no number one."""
        ids = np.unique(_ids_of(reports))
        new = ids[~self._places(ids)[0]]
        self._ids = np.append(self._ids, new)
        self._order = np.argsort(self._ids)

    def _places(self, ids: Ids) -> tuple[npt.NDArray[np.bool_], Indices]:
        """Which of the ids have numbers, and these numbers."""
        place = np.searchsorted(self._ids, ids, sorter=self._order)
        known = place < len(self._ids)
        known[known] = self._ids[self._order[place[known]]] == ids[known]
        return known, self._order[place[known]]

    def _numbers(self, reports: Iterable[str]) -> Ids:
        """The numbers of those that have one."""
        return self._places(_ids_of(reports))[1].astype(np.uint64)

    def _numbered(self, keys: Mapping[str, Iterable[str]]) -> Iterable[tuple[int, Iterable[str]]]:
        return zip(self._numbers(keys).tolist(), keys.values(), strict=True)

    def _of_reports(self, numbers: Ids) -> Keys:
        """Numbers and keys of these reports; what they had until now is among them."""
        low = numbers << _HALF
        return self._by_report.between(low, low | _LOW).keys


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
    try:
        if not index.load():
            return None
        index.take({**dict.fromkeys(changed, ()), **dict(keys)})
        found = index.hanging_together((Story,), changed)
        if found is not None:
            index.save()
    except LostPart:
        return None
    return found


def hash_of(key: str) -> int:
    """The hash under which a key is kept."""
    return zlib.crc32(key.encode())


def _turned(keys: Keys) -> Keys:
    """A report's number and a key, or these the other way round."""
    return (keys << _HALF) | (keys >> _HALF)


def _ids_of(reports: Iterable[str]) -> Ids:
    return np.array([int(name, 16) for name in reports], np.uint64)
