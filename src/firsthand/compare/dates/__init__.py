"""The stage *dates*: days that reports of one story give differently, and what neighbours imply of undated reports.

sketches.py what a report says of days -> matches.py sentences that tell the same -> differences.py and undated.py what
follows. Each match is judged from its two reports alone.
"""

from collections.abc import Iterator

from firsthand.compare.dates.added import read_near
from firsthand.compare.dates.differences import differences_of
from firsthand.compare.dates.matches import find_matches
from firsthand.compare.dates.sketches import DateSketch, sketch_dates
from firsthand.compare.dates.undated import find_evidence
from firsthand.compare.parts import PartOfPile
from firsthand.compare.utterances.sketches import UtteranceSketch
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import (
    Attribution,
    Copy,
    DateDifference,
    DateEvidence,
    Entity,
    Protected,
    Speaker,
    Story,
    TimeExpression,
)


def compare_dates(pile: Pile) -> Iterator[DateDifference | DateEvidence]:
    """The days that differ, and what is implied of each undated report."""
    matches = list(find_matches(pile))
    sketches = pile.sketches(DateSketch)
    for match in matches:
        yield from differences_of(match, pile.headings, sketches)
    yield from find_evidence(pile, matches)


def add_dates(pile: Pile, unseen: Unseen) -> Added:
    """The same for what has changed: added.py tells which copies, stories and undated reports that is."""
    near = read_near(pile, unseen)
    part = PartOfPile(pile, near.reports, links={Copy: near.copies, Story: near.stories})
    found = [link for link in compare_dates(part) if near.tells_all_of(link)]
    stood: list[DateDifference | DateEvidence] = [*pile.links_of(DateDifference, near.paired)]
    stood += pile.links_of(DateEvidence, near.implied)
    return Added(frozenset(), tuple(found), tuple(link for link in stood if near.tells_all_of(link)))


dates = Comparer(
    name="dates",
    version="1",
    needs=(TimeExpression, Attribution, Entity, Speaker, Protected, Copy, Story),
    makes=(DateDifference, DateEvidence),
    sketches=DateSketch,
    sketch=sketch_dates,
    compare=compare_dates,
    add=add_dates,
    also=(UtteranceSketch,),
    decides=True,
    says="Days that reports of one story give differently, and what their neighbours imply of undated reports.",
)

__all__ = ["compare_dates", "dates"]
