"""Links that came and went -> the links of which third reports may say something else, and what they say (thirds.py).

A report is stitched by two of its links, so that may change where a link of its own moved, or one between two of those
that it is linked to. Two reports are siblings by links to a third one, so of a link that moved or is told otherwise
only those are asked that close a triangle in which one report gave to both others.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol

from firsthand.compare.copies.index import Ends
from firsthand.compare.copies.thirds import lost_direction, mark_siblings, stitched_of, two_origins
from firsthand.vocabulary import Copy, Heading


class Graph(Protocol):
    """The links of a pile as they are told now, those that came as they were judged."""

    def __contains__(self, ends: object) -> bool:
        """Whether two reports are linked."""

    def near(self, report: str) -> Mapping[str, Copy]:
        """The links of the report, by the other end."""

    def around(self, reports: Iterable[str]) -> list[Copy]:
        """The links of these reports, each once."""

    def thirds(self, pairs: Iterable[Ends]) -> set[str]:
        """The reports that are linked to both of some pair."""


class Remarking:
    """What third reports say of some links, asked as far as links that moved can change it."""

    def __init__(
        self, graph: Graph, as_judged: Callable[[Iterable[Copy]], Sequence[Copy]], headings: Mapping[str, Heading]
    ) -> None:
        self._graph = graph
        self._as_judged = as_judged
        self._headings = headings
        self._raw: dict[Ends, Copy] = {}
        self._origins: dict[str, dict[Ends, Copy]] = {}
        self._touched: set[str] = set()

    def mark(self, moved: Collection[Ends]) -> list[Copy]:
        """All links that may say something else since these came or went, with them, as they are now; by their ends."""
        self._touched = {end for pair in moved for end in pair} | self._graph.thirds(moved)
        around = self._graph.around(self._touched)
        self.raw(around)
        told = set(moved).union(_ends(link) for link in around if self._is_told_otherwise(link))
        asked = {ends for ends in told if ends in self._graph}
        asked.update(other for ends in told for other in self._closing(ends, told))
        around = self._graph.around({end for ends in asked for end in ends})
        return mark_siblings(map(self._stitched, around), self._headings, asked)

    def raw(self, links: Iterable[Copy]) -> list[Copy]:
        """The links as they were judged."""
        links = list(links)
        missing = [link for link in links if _ends(link) not in self._raw]
        self._raw.update((_ends(link), link) for link in self._as_judged(missing))
        return [self._raw[_ends(link)] for link in links]

    def _is_told_otherwise(self, link: Copy) -> bool:
        """Whether the link may say something else of a stitched report than it did."""
        if not lost_direction(link):
            return self._stitched(link) != link
        return link.kind == "stitched" or self._stitched(link).kind == "stitched"

    def _stitched(self, link: Copy) -> Copy:
        """The link as it was judged, or as one of a stitched report: of two that are, the larger id has its say."""
        said = (self._said_of(end, link) for end in (link.right, link.left))
        return next((one for one in said if one is not None), None) or self.raw([link])[0]

    def _said_of(self, report: str, link: Copy) -> Copy | None:
        """The link as one by which this report is stitched; None if it is not. What is not touched stands as told."""
        if report not in self._touched:
            if link.kind != "stitched":
                return None
            if not lost_direction(link) and link.origin != report:
                return link
            if not lost_direction(link) and report == link.right:
                return None  # it would have had its say
        return self._stitching(report).get(_ends(link))

    def _stitching(self, report: str) -> dict[Ends, Copy]:
        """The two links by which the report is stitched, as they say so; none if it is not."""
        if report not in self._origins:
            around = self.raw(self._graph.near(report).values())
            pair = two_origins(report, around, self._graph.__contains__)
            self._origins[report] = {_ends(link): link for link in stitched_of(report, pair, self._headings)}
        return self._origins[report]

    def _closing(self, ends: Ends, told: Collection[Ends]) -> Iterable[Ends]:
        """The links with a direction, perhaps, between two reports of which an end of this one gave to both.

        Of links that are `told` otherwise, or are no more, the direction is not asked.
        """
        for giver, taker in (ends, ends[::-1]):
            near, beside = self._graph.near(giver), self._graph.near(taker)
            for other, link in beside.items():
                if link.origin is not None or lost_direction(link):
                    third = (min(giver, other), max(giver, other))
                    if third in told or (other in near and _may_come_from(near[other], giver)):
                        yield _ends(link)


def _may_come_from(link: Copy, giver: str) -> bool:
    return link.origin == giver or (link.origin is None and lost_direction(link))


def _ends(link: Copy) -> Ends:
    return link.left, link.right
