"""How a stage is declared: an Annotator works inside one report, a Comparer across many.

Plain frozen values, no base class, nothing registers itself on import. `pipeline.py` lists them in order.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from firsthand.settings import Settings
from firsthand.vocabulary import Decision, Heading, Link, Mark, Report, Span

M = TypeVar("M", bound=Mark)
L = TypeVar("L", bound=Link)
S = TypeVar("S", bound=msgspec.Struct)


class Reading:
    """A report and the marks made in it so far: what an annotator is given."""

    def __init__(self, report: Report, marks: Iterable[Mark] = (), settings: Settings | None = None) -> None:
        self.report = report
        self.text = report.text
        self.settings = settings or Settings()
        self._marks: dict[type, list[Any]] = {}
        self._in_order: dict[type, tuple[Any, ...]] = {}
        self.add(marks)

    def add(self, marks: Iterable[Mark]) -> None:
        """Take in what a stage made."""
        for mark in marks:
            self._marks.setdefault(type(mark), []).append(mark)
            self._in_order.pop(type(mark), None)

    def of(self, kind: type[M]) -> tuple[M, ...]:
        """The marks of one kind, in text order."""
        if kind not in self._in_order:  # asked for once a mark by some stages: sorted once
            self._in_order[kind] = tuple(sorted(self._marks.get(kind, ()), key=_by_span))
        found: tuple[M, ...] = self._in_order[kind]
        return found

    def all(self) -> tuple[Mark, ...]:
        """Every mark, in the order of the stages and then of the text."""
        return tuple(mark for found in self._marks.values() for mark in sorted(found, key=_by_span))


def _by_span(mark: Mark) -> Span:
    return mark.span


class Pile(Protocol):
    """Many reports: what a comparer is given. Nothing here depends on the order of reading."""

    settings: Settings

    @property
    def headings(self) -> Mapping[str, Heading]:
        """Report id -> what is known about it, by id."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """What people decided, oldest first."""

    def sketches(self, kind: type[S]) -> Mapping[str, S]:
        """Report id -> the sketch that a comparer of this kind took of it, by id."""

    def links(self, kind: type[L]) -> Sequence[L]:
        """What earlier comparers made, by id."""

    def links_of(self, kind: type[L], reports: Collection[str]) -> Sequence[L]:
        """Those of them that touch any of the reports, by id; the cost is that of what is given back."""

    def links_among(
        self, kind: type[L], reports: Collection[str], wanted: Callable[[str, str], bool] | None = None
    ) -> Sequence[L]:
        """Those that touch two of the reports, if these two are `wanted`, by id; of others only the id is read."""

    def text(self, report: str) -> str:
        """The text of one report; slower than a sketch, for the few that need it."""

    def spread(self, work: Callable[[bytes], bytes], bodies: Iterable[bytes], about: str) -> Iterator[bytes]:
        """The answer of `work` to each of `bodies`, in order; in processes where there are some and it is worth it.

        `work` is a function at the top of a module, since it travels by name; `about` says what it did where a process
        dies ("judged copies").
        """

    def kept(self, name: str) -> bytes | None:
        """What the comparer kept under this name when it finished last; None if nothing."""

    def keep(self, name: str, body: bytes) -> None:
        """Keep something for the next time, if this comparer finishes; names begin with the comparer's."""

    def tell(self, left_out: str) -> None:
        """Keep one sentence on what the comparer left out: it becomes a Problem, the links stand."""


def any_two(ends: Collection[str], wanted: Callable[[str, str], bool] | None) -> bool:
    """Whether two of the reports are `wanted`; any two are if that is not asked."""
    return len(ends) > 1 if wanted is None else any(wanted(one, other) for one, other in combinations(ends, 2))


class Unseen(NamedTuple):
    """What has changed since a comparer last finished on a pile; each report stands in one of the three."""

    new: frozenset[str]
    changed: frozenset[str]
    """Reports whose sketch or heading is not the one that was compared."""
    tied: frozenset[str]
    """The others to which a link came or from which one went, of the kinds that the comparer reads.

    An identity of other members and the same name is the same to a report."""

    @property
    def reports(self) -> frozenset[str]:
        """All of them."""
        return self.new | self.changed | self.tied


class Added(NamedTuple):
    """What a comparer makes of what has changed in a pile that it has compared before."""

    reports: frozenset[str]
    """Reports all of whose links are among `links`: those that changed above all."""
    links: tuple[Link, ...]
    """Links that stand or are new; the comparer's other links stand as they are."""
    gone: tuple[Link, ...] = ()
    """Links of other reports that no longer stand, unless they are among `links`."""


@dataclass(frozen=True)
class Annotator:
    """A stage inside one report: `run` yields marks of the kinds in `makes`, from the kinds in `needs`."""

    name: str
    version: str
    """Raise it when the output changes: the stage and what depends on it run again, nothing else."""
    needs: tuple[type[Mark], ...]
    makes: tuple[type[Mark], ...]
    run: Callable[[Reading], Iterable[Mark]]
    says: str
    """One sentence for `firsthand stages`."""
    instead: Callable[[Reading], Iterable[Mark]] | None = None
    """What is made where it fails, or a stage whose marks it needs: for a stage whose silence would do harm."""


@dataclass(frozen=True)
class Comparer:
    """A stage across reports: `sketch` keeps of each report what must travel, `compare` links the pile."""

    name: str
    version: str
    needs: tuple[type[Any], ...]
    """Kinds of marks that `sketch` reads, and of links that `compare` reads."""
    makes: tuple[type[Link], ...]
    sketches: type[msgspec.Struct]
    sketch: Callable[[Reading], msgspec.Struct]
    compare: Callable[[Pile], Iterable[Link]]
    says: str
    settings: tuple[str, ...] = field(default=())
    """Names of the settings that change what it makes."""
    add: Callable[[Pile, Unseen], Added | None] | None = None
    """What changes since it last finished, so that the links are those that `compare` would make of the whole pile;
    None where it cannot tell, and then `compare` is asked."""
    also: tuple[type[msgspec.Struct], ...] = ()
    """Kinds of sketches that it reads, beside its own."""
    decides: bool = False
    """Whether it asks what people decided: a new decision has the whole pile compared."""
