"""Which report is folded into which, kept from run to run: of the families of copies those that changed are folded."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.fold import Coverage, coverage_of, fold_coverages
from firsthand.compare.keeping import KeptArrays
from firsthand.compare.stories.grouping import parts_of
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, CopyKind, content_id

Ids = npt.NDArray[np.uint64]
Folded = dict[str, str]
"""Report -> the one into which it is folded; reports that are folded into none are left out."""

_IDENTICAL, _STITCHED, _FROM_LEFT, _FROM_RIGHT = 1, 2, 4, 8


class Kept(NamedTuple):
    """What is kept of the copies of a pile."""

    ends: Ids
    """One row a link: the ids of its two reports."""
    shares: npt.NDArray[np.float64]
    """How much of each of the two is explained."""
    said: npt.NDArray[np.uint8]
    decided: Ids
    """One row a folded report: its id, and that of its origin; by what people decided."""
    as_read: Ids
    """The same without what they decided."""


class KeptFolds:
    """The folds of a pile; `refused` are the ids of copies that people decided are none."""

    def __init__(self, pile: Pile, refused: Collection[str]) -> None:
        self._kept = KeptArrays(pile, "claims")
        self._refused = refused
        self._links = _rows(())
        self.decided: Folded = {}
        self.as_read: Folded = {}

    def load(self) -> bool:
        """Whether any are kept."""
        held = self._kept.load()
        if held is None:
            return False
        self._links = Kept(**held)
        self.decided, self.as_read = _folded(self._links.decided), _folded(self._links.as_read)
        return True

    def save(self) -> None:
        """Keep them for the next run."""
        kept = self._links._replace(decided=_folds_as_rows(self.decided), as_read=_folds_as_rows(self.as_read))
        self._kept.save(kept._asdict())

    def fold_all(self, copies: Sequence[Copy]) -> None:
        """Fold a whole pile."""
        given = [coverage_of(copy) for copy in copies]
        self._links = _rows(given)
        self._fold(given, ())

    def change(self, reports: Collection[str], copies: Iterable[Copy]) -> set[str]:
        """Take `copies` as all that touch the reports; the reports that are folded otherwise now."""
        changed = self._put({(copy.left, copy.right): coverage_of(copy) for copy in copies}, reports)
        if not changed:
            return set()
        before = self.decided.copy(), self.as_read.copy()
        nodes, place = np.unique(self._links.ends, return_inverse=True)
        ends = place.reshape(self._links.ends.shape)
        parts = parts_of(len(nodes), ends[:, 0], ends[:, 1])
        seeds = np.isin(nodes, _ids_of(changed))
        inside = np.isin(parts, parts[seeds])
        given = list(_coverages(self._links, np.flatnonzero(inside[ends[:, 0]])))
        self._fold(given, {*changed, *map(_name, nodes[inside].tolist())})
        return {
            report
            for old, new in zip(before, (self.decided, self.as_read), strict=True)
            for report in old.keys() | new.keys()
            if old.get(report) != new.get(report)
        }

    def _put(self, copies: Mapping[tuple[str, str], Coverage], reports: Collection[str]) -> set[str]:
        """Bring the rows of these reports up to date; the ends of those that came, went or say something else."""
        touched = np.flatnonzero(np.isin(self._links.ends, _ids_of(reports)).any(1))
        known = dict(zip(((one.left, one.right) for one in _coverages(self._links, touched)), touched, strict=True))
        same = {(one.left, one.right) for one in _coverages(self._links, touched) if _alike(one, copies)}
        gone = [row for pair, row in known.items() if pair not in same]
        came = _rows([one for pair, one in copies.items() if pair not in same])
        stays = np.ones(len(self._links.ends), bool)
        stays[gone] = False
        changed = {_name(one) for one in (*self._links.ends[gone].ravel().tolist(), *came.ends.ravel().tolist())}
        self._links = self._links._replace(
            ends=np.concatenate((self._links.ends[stays], came.ends)),
            shares=np.concatenate((self._links.shares[stays], came.shares)),
            said=np.concatenate((self._links.said[stays], came.said)),
        )
        return changed

    def _fold(self, given: Sequence[Coverage], reports: Collection[str]) -> None:
        """Fold these links anew; the reports are all that they tie, and those that nothing ties any more."""
        left = [one for one in given if not self._refused or _id_of(one) not in self._refused]
        as_read = folded_into(given)
        decided = as_read if len(left) == len(given) else folded_into(left)
        for folds, now in ((self.decided, decided), (self.as_read, as_read)):
            for report in reports:
                folds.pop(report, None)
            folds.update(now)


def folded_into(links: Iterable[Coverage]) -> Folded:
    """The folds of these links."""
    return {member: group[0] for group in fold_coverages(links) for member in group[1:]}


def _alike(one: Coverage, copies: Mapping[tuple[str, str], Coverage]) -> bool:
    """Whether the copy that ties these two still says the same, as far as folding asks."""
    other = copies.get((one.left, one.right))
    return other is not None and _said(one) == _said(other) and one[4:] == other[4:]


def _id_of(one: Coverage) -> str:
    """The id of its link."""
    return content_id("copy", one.left, one.right)


def _rows(links: Sequence[Coverage]) -> Kept:
    ends = np.array([(int(one.left, 16), int(one.right, 16)) for one in links], np.uint64).reshape(-1, 2)
    shares = np.array([one[4:] for one in links], np.float64).reshape(-1, 2)
    return Kept(ends, shares, np.array([_said(one) for one in links], np.uint8), _NONE, _NONE)


def _said(one: Coverage) -> int:
    kind = {"identical": _IDENTICAL, "stitched": _STITCHED}.get(one.kind, 0)
    return kind | (0 if one.origin is None else _FROM_LEFT if one.origin == one.left else _FROM_RIGHT)


def _coverages(kept: Kept, rows: npt.NDArray[np.int64]) -> Iterator[Coverage]:
    """The links in these rows; of their kinds only those that folding tells from others."""
    held = (kept.ends[rows].tolist(), kept.shares[rows].tolist(), kept.said[rows].tolist())
    for (left, right), (of_left, of_right), said in zip(*held, strict=True):
        ends = _name(left), _name(right)
        kind: CopyKind = "identical" if said & _IDENTICAL else "stitched" if said & _STITCHED else "edited"
        origin = ends[0] if said & _FROM_LEFT else ends[1] if said & _FROM_RIGHT else None
        yield Coverage(*ends, kind, origin, of_left, of_right)


def _folded(rows: Ids) -> Folded:
    return {_name(member): _name(origin) for member, origin in rows.tolist()}


def _folds_as_rows(folds: Folded) -> Ids:
    return np.array([(int(one, 16), int(folds[one], 16)) for one in sorted(folds)], np.uint64).reshape(-1, 2)


def _ids_of(reports: Iterable[str]) -> Ids:
    return np.array([int(report, 16) for report in reports], np.uint64)


def _name(number: int) -> str:
    return f"{number:016x}"


_NONE: Ids = np.zeros((0, 2), np.uint64)
