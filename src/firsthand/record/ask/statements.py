"""Statements: marks seen from the links that hold them; and places as evidence."""

from firsthand.record.ask.places import finding_id, speaker_name
from firsthand.record.ask.shelf import Shelf
from firsthand.record.rows import Row, StatementRow
from firsthand.vocabulary import Attribution, Figure, Place, Speaker, Statement


def statement_row(shelf: Shelf, statement: Statement) -> StatementRow:
    """One report's wording, with who said it and when it was printed."""
    report = shelf.report(statement.report)
    mark = shelf.mark(report.id, statement.mark)
    figure = mark if isinstance(mark, Figure) else None
    said = statement.mark if isinstance(mark, Attribution) else figure.attribution if figure else None
    return StatementRow(
        id=finding_id(report.id, statement.mark),
        report=shelf.name_of(report.id),
        report_id=report.id,
        start=statement.span.start,
        end=statement.span.end,
        text=shelf.words(report.id, statement.span),
        mark=statement.mark,
        kind="figure" if figure else "attribution",
        outlet=shelf.outlet_of(report.id),
        published=report.date,
        speaker=speaker_name(shelf.mask(report.id), speaker_of(shelf, report.id, said)),
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        bound=figure.bound if figure else None,
    )


def speaker_of(shelf: Shelf, report: str, attribution: str | None) -> Speaker | None:
    """The speaker of one attribution; None if no stage looked for one."""
    if attribution is None:
        return None
    return shelf.speakers(report).get(attribution)


def place_row(shelf: Shelf, place: Place, mark: str | None = None) -> Row:
    """A piece of a report as evidence; with `mark`, under the id of that mark."""
    return Row(
        id=finding_id(place.report, mark or f"{place.span.start}-{place.span.end}"),
        report=shelf.name_of(place.report),
        report_id=place.report,
        start=place.span.start,
        end=place.span.end,
        text=shelf.words(place.report, place.span),
    )
