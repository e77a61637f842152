"""What people decided about copies, origins and statements, as counting needs it; the latest answer holds."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.compare.claims.classes import Group
from firsthand.vocabulary import Decision


class Decided(NamedTuple):
    """Decisions in force; "unsure" changes nothing."""

    no_copies: frozenset[str]
    """Ids of Copy links that are none."""
    same_origin: frozenset[tuple[str, str]]
    """Pairs of names, the smaller first."""
    taken_out: frozenset[str]
    """Statements ("report mark") that stand apart from their claim."""

    @property
    def any(self) -> bool:
        """Whether there is anything that could change a count."""
        return bool(self.no_copies or self.same_origin or self.taken_out)

    def split(self, group: Group) -> Iterator[Group]:
        """The claim without the statements that were taken out, and each of those by itself."""
        out = [s for s in group.statements if f"{s.report} {s.mark}" in self.taken_out]
        stay = tuple(s for s in group.statements if s not in out)
        if not out or not stay:
            yield group
            return
        yield group._replace(statements=stay)
        for statement in out:
            yield group._replace(
                statements=(statement,), relation=None, because="Taken out of its claim by a decision."
            )


def read_decisions(decisions: Sequence[Decision]) -> Decided:
    """The decisions in force, given oldest first."""
    latest = {(decision.kind, decision.target): decision.answer for decision in decisions}
    return Decided(
        no_copies=frozenset(target for (kind, target), answer in latest.items() if kind == "copy" and answer == "no"),
        same_origin=frozenset(
            (min(names), max(names))
            for (kind, target), answer in latest.items()
            if kind == "same origin" and answer == "yes" and len(names := target.split(" = ")) == 2
        ),
        taken_out=frozenset(target for (kind, target), answer in latest.items() if kind == "split" and answer == "yes"),
    )
