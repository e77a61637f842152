"""What other comparers ask of identities: are two entities of two reports one, and what is the name of both."""

from collections.abc import Iterable
from typing import NamedTuple

from firsthand.stage import Pile
from firsthand.vocabulary import Identity, OfficeHolder

Key = tuple[str, str]
"""(report id, `mark_id` of its Entity)."""


class Known(NamedTuple):
    """Who an entity is beyond its report."""

    key: Key
    """Equal for all entities that are one person or body."""
    name: str


class Identities:
    """The links of the stage, by entity."""

    def __init__(self, found: Iterable[Identity], described: Iterable[OfficeHolder]) -> None:
        self._known: dict[Key, Known] = {}
        for link in found:
            known = Known((link.members[0].report, link.members[0].mark), link.name)
            self._known.update(((one.report, one.mark), known) for one in link.members)
        for one in described:
            if one.holder is not None:
                seen = one.holder.seen.report, one.holder.seen.mark
                known = self._known.get(seen, Known(seen, one.holder.name))
                self._known[one.described.report, one.described.mark] = known
                self._known.setdefault(seen, known)

    def of(self, report: str, entity: str | None) -> Known | None:
        """Who an entity is; None where nothing beyond its report is known of it."""
        return self._known.get((report, entity)) if entity is not None else None

    def one(self, left: Key, right: Key) -> bool:
        """True if reports say that the two are one; False says nothing."""
        here, there = self._known.get(left), self._known.get(right)
        return here is not None and there is not None and here.key == there.key


def read_identities(pile: Pile) -> Identities:
    """The identities that stand in a pile; none where the stage has not run."""
    return Identities(pile.links(Identity), pile.links(OfficeHolder))
