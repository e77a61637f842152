"""The timeline: events with a date known to the month or better, each by the sentence that states it.

The same sentence of the same day in several reports, copies above all, is one event with several tellings.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import LCSseq

from firsthand.errors import Bug
from firsthand.record.ask.places import finding_id
from firsthand.record.ask.shelf import Shelf
from firsthand.record.rows import TellingRow, TimelineRow
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Copy, PartKind, Span, TimeExpression

PRECISE = ("minute", "part of day", "day", "week", "month")
NOT_TOLD: tuple[PartKind, ...] = ("metadata", "byline", "dateline", "credit")
"""Parts whose dates are about the report, not about what happened."""
SAME = 0.8
"""Words kept in order over the longer sentence, for two sentences to be one telling."""
SAME_IN_COPIES = 0.5
"""The same where one report copies the other: a rewording keeps as much."""
MOST_APART = 300
"""Events of one day that are compared with each other; beyond it each sentence stands alone."""


class Dated(NamedTuple):
    """A time expression by which a sentence stands on the timeline; sorts as the timeline does."""

    begin: str
    end: str
    name: str
    start: int
    report: str
    mark: str


def dated_in(shelf: Shelf, report: str) -> list[Dated]:
    """The dates by which each sentence of a report stands on the timeline: those that no more exact one lies in.

    "Of the 14 letters the first came in January, the last on 3 March" are two events; "in March, on the 3rd" is one.
    """
    heading = shelf.report(report)
    apart = [part.span for part in heading.parts_of(*NOT_TOLD)]
    kept: dict[Span, list[tuple[int, Dated]]] = {}
    for mark, found in shelf.marks(report, TimeExpression):
        rank = _rank(found)
        if rank is None or found.begin is None or any(span.covers(found.span) for span in apart):
            continue
        sentence = sentence_around(heading.text, found.span)
        one = Dated(found.begin, found.end or found.begin, heading.name, found.span.start, report, mark)
        kept.setdefault(sentence, []).append((rank, one))
    return [one for found in kept.values() for one in _apart(found)]


def _apart(ranked: list[tuple[int, Dated]]) -> Iterator[Dated]:
    """Of the dates of a sentence those whose days no date before them shares, the most exact first."""
    kept: list[Dated] = []
    for _, one in sorted(ranked, key=lambda pair: (pair[0], pair[1].start)):
        if all(one.end < other.begin or other.end < one.begin for other in kept):
            kept.append(one)
            yield one


def _rank(found: TimeExpression) -> int | None:
    """Place of its precision in `PRECISE`; None for what is no date or not precise enough."""
    if found.type not in {"DATE", "TIME"} or found.precision not in PRECISE:
        return None
    return PRECISE.index(found.precision)


def timeline_rows(shelf: Shelf, reports: Iterable[str]) -> Iterator[TimelineRow]:
    """The events that these reports tell, earliest first; of one event the report printed first states it."""
    dated = sorted(one for found in reports for one in dated_in(shelf, found))
    pairs = {(copy.left, copy.right) for _, copy in shelf.links(Copy)} if dated else set()
    for _, of_one_day in groupby(dated, key=lambda one: (one.begin, one.end)):
        events: list[list[_Told]] = []
        for told in (_told(shelf, one) for one in of_one_day):
            known = events[:MOST_APART]
            event = next((found for found in known if any(_same(told, other, pairs) for other in found)), None)
            if event is None:
                events.append([told])
            else:
                event.append(told)
        yield from sorted((_event(event) for event in events), key=lambda row: (row.report, row.start))


class _Told(NamedTuple):
    """A sentence on the timeline, ready to be compared."""

    row: TimelineRow
    words: list[str]


def _told(shelf: Shelf, dated: Dated) -> _Told:
    row = timeline_row(shelf, dated)
    return _Told(row, row.text.casefold().split())


def _same(one: _Told, other: _Told, copies: set[tuple[str, str]]) -> bool:
    """True if two sentences of one day, in two reports, are wordings of one."""
    left, right = sorted((one.row.report_id, other.row.report_id))
    longer = max(len(one.words), len(other.words))
    least = (SAME_IN_COPIES if (left, right) in copies else SAME) * longer
    if left == right or min(len(one.words), len(other.words)) < least:
        return False
    return LCSseq.similarity(one.words, other.words) >= least


def _event(told: list[_Told]) -> TimelineRow:
    """The row of the report printed first, with the others as its tellings."""
    first, *others = sorted(
        (one.row for one in told), key=lambda row: (row.published or "9999", row.report, row.start, row.report_id)
    )
    return msgspec.structs.replace(first, tellings=[_telling(row) for row in others])


def _telling(row: TimelineRow) -> TellingRow:
    return TellingRow(**{name: getattr(row, name) for name in TellingRow.__struct_fields__})


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
        outlet=shelf.outlet_of(report.id),
    )
