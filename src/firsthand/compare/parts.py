"""Some reports of a pile as a pile: for comparers whose links never reach beyond those that hang together."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from firsthand.stage import Pile
from firsthand.vocabulary import Decision, Heading, Link, reports_of_link

L = TypeVar("L", bound=Link)
S = TypeVar("S", bound=msgspec.Struct)


def tied_reports(pile: Pile, kinds: Sequence[type[Link]], reports: Collection[str]) -> frozenset[str]:
    """These reports and all that hang together with them by links of the kinds, directly or through others."""
    found, edge = set(reports), set(reports)
    while edge:
        edge = {end for kind in kinds for link in pile.links_of(kind, edge) for end in reports_of_link(link)} - found
        found |= edge
    return frozenset(found)


class PartOfPile:
    """The reports named, what is known of them, and every link that touches one of them."""

    def __init__(self, whole: Pile, reports: Collection[str]) -> None:
        self._whole = whole
        self.settings = whole.settings
        self.headings: Mapping[str, Heading] = {name: whole.headings[name] for name in sorted(reports)}
        self._sketches: dict[type, dict[str, Any]] = {}
        self._links: dict[type, Sequence[Any]] = {}

    @property
    def decisions(self) -> Sequence[Decision]:
        """What people decided."""
        return self._whole.decisions

    def sketches(self, kind: type[S]) -> Mapping[str, S]:
        """Report id -> sketch, by id."""
        if kind not in self._sketches:
            whole = self._whole.sketches(kind)
            found = ((name, whole.get(name)) for name in self.headings)
            self._sketches[kind] = {name: sketch for name, sketch in found if sketch is not None}
        return self._sketches[kind]

    def links(self, kind: type[L]) -> Sequence[L]:
        """The links that touch any of the reports, by id."""
        if kind not in self._links:
            self._links[kind] = self._whole.links_of(kind, self.headings.keys())
        return self._links[kind]

    def links_of(self, kind: type[L], reports: Collection[str]) -> Sequence[L]:
        """The links that touch any of these reports, in the whole pile."""
        return self._whole.links_of(kind, reports)

    def text(self, report: str) -> str:
        """The text of one report."""
        return self._whole.text(report)

    def spread(self, work: Callable[[bytes], bytes], bodies: Iterable[bytes], about: str) -> Iterator[bytes]:
        """The answers, in order."""
        return self._whole.spread(work, bodies, about)

    def kept(self, name: str) -> bytes | None:
        """What was kept of the whole pile."""
        return self._whole.kept(name)

    def keep(self, name: str, body: bytes) -> None:
        """Keep something of the whole pile."""
        self._whole.keep(name, body)

    def tell(self, left_out: str) -> None:
        """Keep the sentence."""
        self._whole.tell(left_out)
