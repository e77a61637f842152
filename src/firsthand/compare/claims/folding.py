"""Which report is folded into which, kept from run to run: only what hangs together with a change is folded anew.

Folding asks of two reports whether one explains at least `MIN_EXPLAINED` of the other, so links that explain less tie
no two folds together, however far they reach. What they do say is asked of each report alone: whether it is a junction,
from its links and those among its neighbours.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.copies.fold import MIN_EXPLAINED, Coverage, coverage_of, fold_coverages
from firsthand.compare.keeping import KeptArrays
from firsthand.compare.stories.grouping import parts_of
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, CopyKind, content_id

Ids = npt.NDArray[np.uint64]
_EXPLAINS = MIN_EXPLAINED - 0.0051
"""What counts as explaining where shares are rounded to hundredths (fold.py), and a little less."""
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


class Folded:
    """Report -> the one into which it is folded; reports that are folded into none are left out.

    One row a report, sorted by ids, and what has changed since.
    """

    def __init__(self, rows: Ids) -> None:
        self._rows = rows
        self._now: dict[str, str | None] = {}

    def of(self, reports: Iterable[str]) -> dict[str, str]:
        """Those of these reports that are folded, and into which: all looked up at once."""
        asked = set(reports)
        found = {report: origin for report in asked & self._now.keys() if (origin := self._now[report]) is not None}
        column, ids = self._rows[:, 0], _ids_of(asked - self._now.keys())
        place = np.searchsorted(column, ids)
        known = place < len(column)
        known[known] = column[place[known]] == ids[known]
        found.update((_name(one), _name(origin)) for one, origin in self._rows[place[known]].tolist())
        return found

    def change(self, reports: Iterable[str], now: Mapping[str, str]) -> set[str]:
        """Put these folds in the place of those of the reports; the reports that are folded otherwise now."""
        asked = {*reports, *now}
        before = self.of(asked)
        otherwise = {report for report in asked if before.get(report) != now.get(report)}
        self._now.update((report, now.get(report)) for report in otherwise)
        return otherwise

    def rows(self) -> Ids:
        """One row a folded report, sorted: its id, and that of its origin."""
        stays = ~np.isin(self._rows[:, 0], _ids_of(self._now))
        came = [(int(one, 16), int(origin, 16)) for one, origin in self._now.items() if origin is not None]
        rows = np.concatenate((self._rows[stays], np.array(came, np.uint64).reshape(-1, 2)))
        return rows[np.argsort(rows[:, 0])]


class KeptFolds:
    """The folds of a pile; `refused` are the ids of copies that people decided are none."""

    def __init__(self, pile: Pile, refused: Collection[str]) -> None:
        self._kept = KeptArrays(pile, "claims")
        self._refused = refused
        self._links = _rows(())
        self.decided, self.as_read = Folded(_NONE), Folded(_NONE)

    def load(self) -> bool:
        """Whether any are kept."""
        held = self._kept.load()
        if held is None:
            return False
        self._links = Kept(**held)
        self.decided, self.as_read = Folded(self._links.decided), Folded(self._links.as_read)
        return True

    def save(self) -> None:
        """Keep them for the next run."""
        kept = self._links._replace(decided=self.decided.rows(), as_read=self.as_read.rows())
        self._kept.save(kept._asdict())

    def fold_all(self, copies: Sequence[Copy]) -> None:
        """Fold a whole pile."""
        given = [coverage_of(copy) for copy in copies]
        self._links = _rows(given)
        for folds, now in zip((self.decided, self.as_read), self._folds_of(given), strict=True):
            folds.change((), now)

    def change(self, reports: Collection[str], copies: Iterable[Copy]) -> set[str]:
        """Take `copies` as all that touch the reports; the reports that are folded otherwise now."""
        changed = self._put({(copy.left, copy.right): coverage_of(copy) for copy in copies}, reports)
        if not len(changed.ends):
            return set()
        near = near_changed(self._links, changed)
        given = list(_coverages(self._links, near.links))
        members = {_name(one) for one in near.reports.tolist()}
        otherwise: set[str] = set()
        for folds, now in zip((self.decided, self.as_read), self._folds_of(given), strict=True):
            otherwise |= folds.change(members, {one: origin for one, origin in now.items() if one in members})
        return otherwise

    def _put(self, copies: Mapping[tuple[str, str], Coverage], reports: Collection[str]) -> Kept:
        """Bring the rows of these reports up to date; the rows that came, went or say something else."""
        touched = np.flatnonzero(np.isin(self._links.ends, _ids_of(reports)).any(1))
        known = dict(zip(((one.left, one.right) for one in _coverages(self._links, touched)), touched, strict=True))
        same = {(one.left, one.right) for one in _coverages(self._links, touched) if _alike(one, copies)}
        gone = [row for pair, row in known.items() if pair not in same]
        came = _rows([one for pair, one in copies.items() if pair not in same])
        stays = np.ones(len(self._links.ends), bool)
        stays[gone] = False
        columns = [(name, getattr(self._links, name), getattr(came, name)) for name in ("ends", "shares", "said")]
        changed = came._replace(**{name: np.concatenate((held[~stays], more)) for name, held, more in columns})
        self._links = self._links._replace(
            **{name: np.concatenate((held[stays], more)) for name, held, more in columns}
        )
        return changed

    def _folds_of(self, given: Sequence[Coverage]) -> tuple[dict[str, str], dict[str, str]]:
        """The folds of these links, by what people decided and as read."""
        left = [one for one in given if not self._refused or _id_of(one) not in self._refused]
        as_read = folded_into(given)
        return (as_read if len(left) == len(given) else folded_into(left)), as_read


class Near(NamedTuple):
    """What is folded anew."""

    reports: Ids
    links: npt.NDArray[np.int64]
    """Rows of all links that say something of these reports, or of how their neighbours stand to each other."""


def near_changed(links: Kept, changed: Kept) -> Near:
    """The reports that may be folded otherwise since links came, went or changed; `links` are those that stand."""
    nodes, place = np.unique(np.concatenate((links.ends, changed.ends)), return_inverse=True)
    ends, moved = np.split(place.reshape(-1, 2), [len(links.ends)])
    same = (links.said & _IDENTICAL) > 0
    twins = parts_of(len(nodes), *ends[same].T)
    parts = parts_of(len(nodes), *ends[same | (links.shares >= _EXPLAINS).any(1)].T)
    # Of a link that changed its two ends ask, and who is linked to both; of twins that changed, all who are linked.
    asked = np.zeros(len(nodes), bool)
    asked[moved] = True
    asked |= np.isin(twins, _beside(twins[ends], twins[moved], (changed.said & _IDENTICAL) > 0))
    inside = np.isin(parts, parts[asked])
    touching = inside[ends].any(1)
    known = np.isin(twins, twins[ends[touching]]) | inside
    return Near(nodes[inside], np.flatnonzero(known[ends].all(1)))


def _beside(
    ends: npt.NDArray[np.int64], moved: npt.NDArray[np.int64], same: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int64]:
    """Who is linked to both ends of a link that moved, or to one end if that may have made other twins."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for side in (0, 1):
        for one, other in ends[np.isin(ends[:, side], moved)][:, [side, 1 - side]].tolist():
            near[one].add(other)
    found: set[int] = set()
    for (left, right), twin in zip(moved.tolist(), same.tolist(), strict=True):
        found |= near[left] | near[right] if twin else near[left] & near[right]
    return np.array(sorted(found), np.int64)


def folded_into(links: Iterable[Coverage]) -> dict[str, str]:
    """Report -> the one into which it is folded, by these links alone."""
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


def _ids_of(reports: Iterable[str]) -> Ids:
    return np.array([int(report, 16) for report in reports], np.uint64)


def _name(number: int) -> str:
    return f"{number:016x}"


_NONE: Ids = np.zeros((0, 2), np.uint64)
