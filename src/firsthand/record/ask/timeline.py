"""The timeline: sentences that state an event with a date known to the month or better."""

from typing import NamedTuple

from firsthand.errors import Bug
from firsthand.record.ask.places import finding_id
from firsthand.record.ask.shelf import Shelf
from firsthand.record.rows import TimelineRow
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import PartKind, Span, TimeExpression

PRECISE = ("minute", "part of day", "day", "week", "month")
NOT_TOLD: tuple[PartKind, ...] = ("metadata", "byline", "credit")
"""Parts whose dates are about the report, not about what happened."""


class Dated(NamedTuple):
    """A time expression by which a sentence stands on the timeline; sorts as the timeline does."""

    begin: str
    end: str
    name: str
    start: int
    report: str
    mark: str


def dated_in(shelf: Shelf, report: str) -> list[Dated]:
    """Of the dates in each sentence of a report the most precise, the first of equals."""
    heading = shelf.report(report)
    apart = [part.span for part in heading.parts_of(*NOT_TOLD)]
    kept: dict[Span, tuple[int, Dated]] = {}
    for mark, found in shelf.marks(report, TimeExpression):
        rank = _rank(found)
        if rank is None or found.begin is None or any(span.covers(found.span) for span in apart):
            continue
        sentence = sentence_around(heading.text, found.span)
        one = Dated(found.begin, found.end or found.begin, heading.name, found.span.start, report, mark)
        if sentence not in kept or rank < kept[sentence][0]:
            kept[sentence] = (rank, one)
    return [one for _, one in kept.values()]


def _rank(found: TimeExpression) -> int | None:
    """Place of its precision in `PRECISE`; None for what is no date or not precise enough."""
    if found.type not in {"DATE", "TIME"} or found.precision not in PRECISE:
        return None
    return PRECISE.index(found.precision)


def timeline_row(shelf: Shelf, dated: Dated) -> TimelineRow:
    """The sentence that states the event, with the words that gave its date."""
    report = shelf.report(dated.report)
    found = shelf.mark(dated.report, dated.mark)
    if not isinstance(found, TimeExpression):
        raise Bug(f"mark {dated.mark} of report {dated.report} is not the time expression it was")
    sentence = sentence_around(report.text, found.span)
    return TimelineRow(
        id=finding_id(dated.report, dated.mark),
        report=shelf.name_of(report.id),
        report_id=report.id,
        start=sentence.start,
        end=sentence.end,
        text=shelf.words(report.id, sentence),
        begin=found.begin,
        to=found.end,
        precision=found.precision,
        phrase=shelf.words(report.id, found.span),
        published=report.date,
        outlet=report.outlet,
    )
