"""A pile held in memory: for accuracy runs and tests, and the pattern that the stored pile follows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from firsthand.settings import Settings
from firsthand.stage import Comparer, Reading, any_two
from firsthand.vocabulary import Decision, Heading, Link, link_id, reports_of_link

L = TypeVar("L", bound=Link)
S = TypeVar("S", bound=msgspec.Struct)


class MemoryPile:
    """Readings as a `Pile`; `sketch` and `add` are called by `compare_pile`."""

    def __init__(
        self, readings: Iterable[Reading], settings: Settings | None = None, decisions: Sequence[Decision] = ()
    ) -> None:
        self.settings = settings or Settings()
        self.decisions = tuple(decisions)
        self._readings = {reading.report.id: reading for reading in sorted(readings, key=_by_id)}
        self.headings: Mapping[str, Heading] = {
            name: reading.report.heading() for name, reading in self._readings.items()
        }
        self._sketches: dict[type, dict[str, Any]] = {}
        self._links: dict[type, dict[str, Link]] = {}
        self._kept: dict[str, bytes] = {}
        self.left_out: list[str] = []

    def sketch(self, comparer: Comparer) -> None:
        """Take the comparer's sketch of each report."""
        self._sketches[comparer.sketches] = {name: comparer.sketch(reading) for name, reading in self._readings.items()}

    def add(self, links: Iterable[Link]) -> None:
        """Take in what a comparer made; the same link twice is one."""
        for link in links:
            self._links.setdefault(type(link), {})[link_id(link)] = link

    def sketches(self, kind: type[S]) -> Mapping[str, S]:
        """Report id -> sketch, by id; empty if no comparer takes such sketches."""
        return self._sketches.get(kind, {})

    def links(self, kind: type[L]) -> Sequence[L]:
        """The links of one kind made so far, by id."""
        found: dict[str, Any] = self._links.get(kind, {})
        return tuple(found[name] for name in sorted(found))

    def links_of(self, kind: type[L], reports: Collection[str]) -> Sequence[L]:
        """Those that touch any of the reports."""
        wanted = set(reports)
        return tuple(link for link in self.links(kind) if not wanted.isdisjoint(reports_of_link(link)))

    def links_among(
        self, kind: type[L], reports: Collection[str], wanted: Callable[[str, str], bool] | None = None
    ) -> Sequence[L]:
        """Those that touch two of the reports, if these are `wanted`."""
        near, asked = self.links_of(kind, reports), set(reports)
        return tuple(link for link in near if any_two(sorted(asked.intersection(reports_of_link(link))), wanted))

    def all(self) -> tuple[Link, ...]:
        """Every link, kinds in the order of the comparers, then by id."""
        return tuple(found[name] for found in self._links.values() for name in sorted(found))

    def text(self, report: str) -> str:
        """The text of one report."""
        return self._readings[report].text

    def spread(self, work: Callable[[bytes], bytes], bodies: Iterable[bytes], about: str) -> Iterator[bytes]:
        """The answers, worked out here."""
        del about
        return map(work, bodies)

    def kept(self, name: str) -> bytes | None:
        """What was kept under the name."""
        return self._kept.get(name)

    def keep(self, name: str, body: bytes) -> None:
        """Keep it as long as the pile lives."""
        self._kept[name] = body

    def tell(self, left_out: str) -> None:
        """Keep the sentence."""
        self.left_out.append(left_out)


def _by_id(reading: Reading) -> str:
    return reading.report.id


def compare_pile(pile: MemoryPile, comparers: Sequence[Comparer]) -> tuple[Link, ...]:
    """Every link that the comparers make, in their order."""
    for comparer in comparers:
        pile.sketch(comparer)
        pile.add(comparer.compare(pile))
    return pile.all()
