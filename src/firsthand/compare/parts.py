"""Some reports of a pile as a pile: for comparers whose links never reach beyond those that hang together."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from firsthand.stage import Pile
from firsthand.vocabulary import Decision, Heading, Link, Story

L = TypeVar("L", bound=Link)
S = TypeVar("S", bound=msgspec.Struct)


def with_stories(pile: Pile, reports: Iterable[str]) -> frozenset[str]:
    """The reports and the others of their stories."""
    found = frozenset(reports)
    return found.union(report for story in pile.links_of(Story, found) for report in story.reports)


class PartOfPile:
    """The reports named, what is known of them, and every link that touches one of them; or one of `linked`.

    Of the kinds in `links` it has these links and no others.
    """

    def __init__(
        self,
        whole: Pile,
        reports: Collection[str],
        linked: Collection[str] | None = None,
        links: Mapping[type[Link], Sequence[Link]] | None = None,
    ) -> None:
        self._whole = whole
        self._linked = reports if linked is None else linked
        self.settings = whole.settings
        self.headings: Mapping[str, Heading] = {name: whole.headings[name] for name in sorted(reports)}
        self._sketches: dict[type, dict[str, Any]] = {}
        self._links: dict[type, Sequence[Any]] = dict(links or {})

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
        """The links that touch any of the reports, or of those for whose links alone was asked; by id."""
        if kind not in self._links:
            self._links[kind] = self._whole.links_of(kind, self._linked)
        return self._links[kind]

    def links_of(self, kind: type[L], reports: Collection[str]) -> Sequence[L]:
        """The links that touch any of these reports, in the whole pile."""
        return self._whole.links_of(kind, reports)

    def links_among(
        self, kind: type[L], reports: Collection[str], wanted: Callable[[str, str], bool] | None = None
    ) -> Sequence[L]:
        """The links that touch two of these reports, in the whole pile."""
        return self._whole.links_among(kind, reports, wanted)

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
