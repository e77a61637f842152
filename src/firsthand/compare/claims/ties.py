"""Which reports are tied directly: by a link of their own, not through others."""

from collections import defaultdict
from collections.abc import Iterable

from firsthand.compare.claims.neighbourhoods import Tie
from firsthand.vocabulary import link_id, reports_of_link


class Ties:
    """The links among some reports, by report."""

    def __init__(self, links: Iterable[Tie] = ()) -> None:
        self._ends: dict[str, tuple[str, ...]] = {}
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        for link in links:
            self.add(link)

    def add(self, link: Tie) -> str | None:
        """Take in one link; its id, None if it was known."""
        name = link_id(link)
        if name in self._ends:
            return None
        ends = self._ends[name] = reports_of_link(link)
        for report in ends if len(ends) > 1 else ():
            self._of[report].add(name)
        return name

    def near(self, report: str) -> set[str]:
        """The reports that some link ties to this one."""
        return {end for name in self._of[report] for end in self._ends[name]} - {report}
