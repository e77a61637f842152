"""The stage *dates*: days that reports of one story give differently, and what neighbours imply of undated reports.

sketches.py what a report says of days -> matches.py sentences that tell the same -> differences.py and undated.py what
follows. Each match is judged from its two reports alone.
"""

from collections.abc import Iterator

from firsthand.compare.dates.differences import differences_of
from firsthand.compare.dates.matches import find_matches
from firsthand.compare.dates.sketches import DateSketch, sketch_dates
from firsthand.compare.dates.undated import find_evidence
from firsthand.compare.parts import PartOfPile, tied_reports
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
    """The same for the reports that hang together, by copies and stories, with one that has changed."""
    reports = tied_reports(pile, (Copy, Story), unseen.reports)
    return Added(reports, tuple(compare_dates(PartOfPile(pile, reports))))


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
