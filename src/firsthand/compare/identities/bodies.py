"""Bodies of many reports -> which of them are one: equal names, names of the lexicon, acronyms that a report explains.

A name that every country has ("Interior Ministry") is one body only inside a story.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from firsthand.compare.identities.sketches import SeenBody
from firsthand.compare.unions import Unions


class Body(NamedTuple):
    """One body as one report has it."""

    report: str
    story: str | None
    seen: SeenBody


def tie_bodies(bodies: Sequence[Body]) -> Unions[int]:
    """Groups of numbers in `bodies`."""
    unions: Unions[int] = Unions(range(len(bodies)))
    first: dict[tuple[Hashable, ...], int] = {}
    for number, one in enumerate(bodies):
        keys: list[tuple[Hashable, ...]] = [("here", one.story, one.seen.key)] if one.story else []
        keys += [("own", one.seen.key)] if one.seen.own else []
        keys += [("both", one.seen.key, short) for short in one.seen.acronyms if short != one.seen.key]
        for key in keys:
            unions.join(first.setdefault(key, number), number)
    explained = _explained(bodies)
    for number, one in enumerate(bodies):
        if one.story and one.seen.key in one.seen.acronyms:
            longer = explained.get((one.story, one.seen.key), {})
            if len(longer) == 1:
                unions.join(next(iter(longer.values())), number)
    return unions


def _explained(bodies: Sequence[Body]) -> dict[tuple[str, str], dict[str, int]]:
    """(story, acronym) -> the long forms that reports of the story give it, each with one body."""
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for number, one in enumerate(bodies):
        for short in one.seen.acronyms if one.story and one.seen.key not in one.seen.acronyms else ():
            found[one.story or "", short].setdefault(one.seen.key, number)
    return found
