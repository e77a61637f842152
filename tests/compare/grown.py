"""A pile that a comparer has compared before, and in which something has changed since: what `add` makes of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.settings import Settings
from firsthand.stage import Comparer, Unseen, any_two
from firsthand.vocabulary import Decision, Heading, Link, link_id, reports_of_link


class Grown:
    """Sketches and links given by hand; `before` is the pile as it was, with what was made and kept of it."""

    settings = Settings()
    decisions: Sequence[Decision] = ()

    def __init__(
        self,
        headings: Mapping[str, Heading],
        sketches: Mapping[type, Mapping[str, Any]],
        links: Sequence[Link],
        before: "Grown | None" = None,
    ) -> None:
        self.headings = dict(sorted(headings.items()))
        self._sketches = sketches
        self.given = {link_id(link): link for link in links}
        self._before = before
        self._kept: dict[str, bytes] = dict(before._kept) if before else {}
        self.made: dict[str, Link] = {}

    def compared(self, comparer: Comparer) -> dict[str, Link]:
        """The links of a whole run, by id."""
        self.made = {link_id(link): link for link in comparer.compare(self)}
        return self.made

    def added(self, comparer: Comparer) -> dict[str, Link]:
        """The links after `add`, by id."""
        assert comparer.add is not None
        assert self._before is not None
        stood = self._before.made
        found = comparer.add(self, self._unseen(self._before, comparer))
        assert found is not None
        gone = {link_id(link) for link in found.gone}
        stand = {name for name, link in stood.items() if found.reports.isdisjoint(reports_of_link(link))} - gone
        self.made = {name: stood[name] for name in stand} | {link_id(link): link for link in found.links}
        return self.made

    def _unseen(self, before: "Grown", comparer: Comparer) -> Unseen:
        """What the record would tell the comparer of."""
        new = self.headings.keys() - before.headings.keys()
        looked_at = (comparer.sketches, *comparer.also)
        changed = {one for one in before.headings if before._seen(one, looked_at) != self._seen(one, looked_at)}
        sides = (before.given, self.given)
        differ = [one for one in sides[0].keys() | sides[1].keys() if sides[0].get(one) != sides[1].get(one)]
        ends = {end for one in differ for side in sides if one in side for end in reports_of_link(side[one])}
        return Unseen(frozenset(new), frozenset(changed), frozenset(ends - new - changed))

    def _seen(self, report: str, kinds: Sequence[type]) -> tuple[object, ...]:
        return (self.headings[report], *(self.sketches(kind).get(report) for kind in kinds))

    def sketches(self, kind: Any) -> Any:
        return dict(sorted(self._sketches.get(kind, {}).items()))

    def links(self, kind: Any) -> Any:
        return self.links_of(kind, self.headings.keys())

    def links_of(self, kind: Any, reports: Any) -> Any:
        held = self.given | (self._before.made if self._before else {})
        near = {name: link for name, link in held.items() if isinstance(link, kind)}
        return [near[name] for name in sorted(near) if not set(reports).isdisjoint(reports_of_link(near[name]))]

    def links_among(self, kind: Any, reports: Any, wanted: Any = None) -> Any:
        near = self.links_of(kind, reports)
        return [link for link in near if any_two(sorted(set(reports).intersection(reports_of_link(link))), wanted)]

    def text(self, report: str) -> str:
        raise AssertionError("no text is needed")

    def spread(self, work: Any, bodies: Any, about: str) -> Any:
        return map(work, bodies)

    def kept(self, name: str) -> bytes | None:
        return self._kept.get(name) or None

    def keep(self, name: str, body: bytes) -> None:
        self._kept[name] = body

    def names_kept(self) -> list[str]:
        return [name for name, body in self._kept.items() if body]

    def tell(self, left_out: str) -> None:
        raise AssertionError("nothing is left out")
