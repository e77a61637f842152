"""Which report of a claim cites which other ("told Reuters", "NPR reported", "according to X"), and cycles of that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.compare.claims.parties import is_outlet, name_words
from firsthand.compare.claims.told import Teller, Told
from firsthand.vocabulary import Heading, Statement


class Citation(NamedTuple):
    """One statement says that it has its words from the outlet of another."""

    citing: Statement
    cited: Statement
    teller: Teller
    because: str


def find_citations(
    statements: Sequence[Statement], told: Mapping[tuple[str, str], Told], headings: Mapping[str, Heading]
) -> Iterator[Citation]:
    """Every citation among the statements of one claim, in their order; one for each report that is cited."""
    of_outlet: defaultdict[tuple[str, ...], dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        of_outlet[name_words(headings[statement.report].outlet or "")].setdefault(statement.report, statement)
    for citing in statements:
        each = told.get((citing.report, citing.mark))
        for teller in each.tellers if each else ():
            for cited in of_outlet.get(name_words(teller.name), {}).values():
                outlet = headings[cited.report].outlet
                if cited.report != citing.report and is_outlet(teller, outlet):
                    name = headings[citing.report].outlet or headings[citing.report].name
                    yield Citation(citing, cited, teller, f"{name} cites {outlet}.")


def find_cycle(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The report ids of a directed cycle of citations, from the smallest id on; empty if there is none."""
    cites: defaultdict[str, set[str]] = defaultdict(set)
    for citation in citations:
        cites[citation.citing.report].add(citation.cited.report)
    for start in sorted(cites):
        path = _way_back(cites, start)
        if path:
            return path
    return ()


def _way_back(cites: Mapping[str, set[str]], start: str) -> tuple[str, ...]:
    """The shortest way along citations from `start` to itself; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        longer: list[tuple[str, ...]] = []
        for way in ways:
            for following in sorted(cites.get(way[-1], ())):
                if following == start:
                    return way
                if following not in seen:
                    seen.add(following)
                    longer.append((*way, following))
        ways = longer
    return ()
