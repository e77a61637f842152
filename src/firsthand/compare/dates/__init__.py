"""The stage *dates*: days that reports of one story give differently, and what neighbours imply of undated reports.

sketches.py what a report says of days -> matches.py sentences that tell the same -> differences.py and undated.py what
follows. Each match is judged from its two reports alone.
"""

from collections.abc import Collection, Iterator

from firsthand.compare.dates.differences import differences_of
from firsthand.compare.dates.matches import find_matches
from firsthand.compare.dates.sketches import DateSketch, sketch_dates
from firsthand.compare.dates.undated import find_evidence
from firsthand.compare.parts import PartOfPile, with_stories
from firsthand.compare.utterances.sketches import UtteranceSketch
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import (
    Attribution,
    Copy,
    DateDifference,
    DateEvidence,
    Entity,
    Link,
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
    """The same for what has changed and its stories: of their sentences, and of those copied to or from other reports.

    An undated report is looked at, too, where a copy ties it to one that has changed: that may be its evidence.
    """
    beside = {end for copy in pile.links_of(Copy, unseen.changed) for end in (copy.left, copy.right)}
    near = {end for copy in pile.links_of(Copy, unseen.reports) for end in (copy.left, copy.right)}
    beside.update(report for report in near if pile.headings[report].date is None)
    reports = with_stories(pile, unseen.reports | beside)
    others = {end for copy in pile.links_of(Copy, reports) for end in (copy.left, copy.right)}
    found = compare_dates(PartOfPile(pile, reports | others, linked=reports))
    evidence = tuple(link for link in pile.links_of(DateEvidence, reports) if link.report in reports)
    gone: tuple[Link, ...] = (*pile.links_of(DateDifference, reports), *evidence)
    return Added(frozenset(), tuple(link for link in found if _is_of(link, reports)), gone)


def _is_of(link: DateDifference | DateEvidence, reports: Collection[str]) -> bool:
    """Whether the link is a difference, or tells of one of these reports; the evidence of others rests on more."""
    return isinstance(link, DateDifference) or link.report in reports


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
