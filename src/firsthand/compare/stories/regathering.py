"""Which gatherings new reports change, found without a look at those that they leave alone.

Average link joins the two clusters that are most alike, again and again. A report that came, or one whose cluster took
another course because of it, can only change clusters that hold a report which is alike enough to one of these to
gather with it (`GATHERED`): of two clusters without such a pair the average is too low. So the gatherings of those are
linked anew beside it. A gathering that forms as it did before, whatever it joins then, leaves its own neighbours
alone; the reports of one that does not are treated as if they had come, until no more are. What stands outside has
taken the course that it would take in the whole pile.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firsthand.compare.stories.grouping import Pairs, Rows, link_rows, parts_of
from firsthand.compare.stories.linkage import Linked
from firsthand.compare.stories.views import Indices

Flags = npt.NDArray[np.bool_]


class Pile(NamedTuple):
    """What is known of all reports, by their numbers."""

    gathering: Indices
    """Of each report, the smallest number of its gathering as it was; of a new one its own."""
    near: Callable[[Indices], Indices]
    """All pairs that gather of the reports given, these first: two rows. May hold some that gather no more."""
    rows: Callable[[Indices], tuple[Indices, Rows]]
    """The reports given in the order of their ids, and as rows."""
    pairs: Callable[[Rows, Indices], Pairs]
    """The pairs of those rows that have the same number."""


class Regathered(NamedTuple):
    """The gatherings linked anew."""

    reports: Indices
    """Their reports; sorted."""
    gathering: Indices
    """Of each of them, the smallest number of its gathering as it is."""


def gather_anew(pile: Pile, came: Indices, loosened: Indices, also: Indices) -> Regathered:
    """The gatherings of reports that `came`, of all that these change, and of `also`.

    `loosened` are reports of whose pairs inside their gatherings some are no more.
    """
    return _Regathering(pile, came).run(np.union1d(came, loosened), also)


class _Regathering:
    def __init__(self, pile: Pile, came: Indices) -> None:
        count = len(pile.gathering)
        self._pile = pile
        self._sizes = np.bincount(pile.gathering, minlength=count)
        self._came = np.zeros(count, bool)
        self._came[came] = True
        self._moved = np.zeros(count, bool)
        """Reports that came, or whose cluster took another course."""
        self._inside = np.zeros(count, bool)
        self._now = pile.gathering.copy()
        self._ends = [np.zeros((2, 0), np.int64)]

    def run(self, moved: Indices, also: Indices) -> Regathered:
        """Take in what can change until nothing more does."""
        fresh = self._whole([moved, also, self._near(moved)])
        while len(fresh):
            self._inside[fresh] = True
            self._ends.append(self._pile.near(fresh))
            moved = self._link(fresh)
            fresh = self._whole([moved, self._near(moved)])
            fresh = fresh[~self._inside[fresh]]
        reports = np.flatnonzero(self._inside)
        return Regathered(reports, self._now[reports])

    def _near(self, moved: Indices) -> Indices:
        self._moved[moved] = True
        near: Indices = self._pile.near(moved)[1]
        return near

    def _whole(self, some: Iterable[Indices]) -> Indices:
        """All reports of the gatherings of these."""
        wanted = np.zeros(len(self._sizes), bool)
        for reports in some:
            wanted[self._pile.gathering[reports]] = True
        return np.flatnonzero(wanted[self._pile.gathering])

    def _link(self, fresh: Indices) -> Indices:
        """Link anew what hangs together with the fresh ones; the reports whose gatherings form otherwise now."""
        numbers, part = self._hanging_together(fresh)
        numbers, rows = self._pile.rows(numbers)
        linked = link_rows(rows, self._pile.pairs(rows, part[numbers]))
        for cluster in linked.clusters:
            self._now[numbers[cluster]] = numbers[cluster].min()
        stand = self._formed(linked, self._pile.gathering[numbers])
        otherwise = numbers[~np.isin(self._pile.gathering[numbers], stand)]
        return otherwise[~self._moved[otherwise]]

    def _hanging_together(self, fresh: Indices) -> tuple[Indices, Indices]:
        """Those inside that hang together with the fresh ones; and of each report of the pile, with whom it does."""
        one, other = np.concatenate(self._ends, axis=1)
        both = self._inside[one] & self._inside[other]
        reports = np.flatnonzero(self._inside)
        place = np.zeros(len(self._inside), np.int64)
        place[reports] = np.arange(len(reports))
        label = parts_of(len(reports), place[one[both]], place[other[both]])
        part = np.full(len(self._inside), -1)
        part[reports] = label
        return reports[np.isin(label, label[place[fresh]])], part

    def _formed(self, linked: Linked, before: Indices) -> list[int]:
        """The gatherings as they were, by number, that stood as one cluster at some moment."""
        home, count = before.tolist(), [1] * len(before)
        found = [each for each, came in zip(home, self._came[before].tolist(), strict=True) if not came]
        found = [each for each in found if self._sizes[each] == 1]
        for one, other in linked.joins:
            home[one] = home[one] if home[one] == home[other] else -1
            count[one] += count[other]
            if home[one] >= 0 and count[one] == self._sizes[home[one]]:
                found.append(home[one])
        return found
