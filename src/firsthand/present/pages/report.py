"""The reader: one report with its marks in place and a card in the margin for each finding."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from firsthand.present.address import anchor
from firsthand.present.pages.copying import other_end
from firsthand.present.pages.page import Page, Pager, slice_of
from firsthand.present.pages.pieces import Marked, Piece, cut, paragraphs
from firsthand.present.pages.story import ReportLine, report_lines
from firsthand.present.pages.words import COPIES, day, days, listed, precisely, quantity
from firsthand.present.source import ShownText, Source
from firsthand.record.rows import AttributionRow, CopyRow, FigureRow, ReportRow, Row, StoryRow, TimeRow
from firsthand.vocabulary import Span

PAGE_SIZE = 50
PLURALS: dict[str, str] = {"person": "people", "child": "children", "man": "men", "woman": "women"}
"""Of the lemmas that stand where no words say what is counted."""
CLOCK = re.compile(r"T(\d\d:\d\d)")
"""The time of day in a TIMEX3 value."""


@dataclass(frozen=True)
class Card:
    """A finding in the margin."""

    row: Row
    ref: str
    """Its anchor in the text."""
    number: int
    kind: str
    head: str
    notes: tuple[str, ...]
    citation: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the report and the cards that stand beside it."""

    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class ReportView:
    """The report as the reader shows it."""

    row: ReportRow
    paragraphs: tuple[Paragraph, ...]
    findings: int
    stories: tuple[StoryRow, ...]
    copies: tuple[tuple[CopyRow, ReportRow, str], ...]
    """(link, the other report, what it says of this one)."""
    withheld: bool


@dataclass(frozen=True)
class ReportsView:
    """The list of reports."""

    lines: tuple[ReportLine, ...]
    pager: Pager


def reports_page(source: Source, *, page: int = 1, size: int = PAGE_SIZE) -> Page:
    """Reports by date."""
    pager = slice_of(source.count_reports(), page=page, size=size)
    rows = source.reports(limit=size, offset=max(pager.first - 1, 0))
    return Page("reports", (), "Reports", ReportsView(report_lines(source, [row.id for row in rows]), pager))


def report_page(source: Source, report_id: str) -> Page | None:
    """A report with its marks, or None if the record has none of that id."""
    row = source.report(report_id)
    if row is None:
        return None
    shown = source.text(report_id)
    attributions = source.attributions(report_id)
    findings: list[Row] = [*attributions, *source.figures(report_id), *source.times(report_id)]
    findings.sort(key=lambda f: (f.start, f.end, f.id))
    cards = tuple(_card(row, finding, i) for i, finding in enumerate(findings, 1))
    view = ReportView(
        row=row,
        paragraphs=tuple(
            _paragraphs(
                shown, [*marks_of(cards, attributions), *evidence_of(source, report_id, {c.ref for c in cards})], cards
            )
        ),
        findings=len(cards),
        stories=tuple(found for found in map(source.story, row.stories) if found),
        copies=tuple(_copies(source, row)),
        withheld=bool(shown.mask),
    )
    return Page("report", (report_id,), row.title or row.report, view)


def evidence_of(source: Source, report_id: str, taken: Container[str]) -> list[Marked]:
    """Places of this report that claims and wordings rest on, and its people: a link from elsewhere opens the words.

    `taken` holds the anchors that findings have already.
    """
    claims = source.claims(report=report_id)
    rows: list[Row | None] = [origin.evidence for claim in claims for origin in claim.tree]
    rows += [place for claim in claims for one in claim.dependences for place in one.places]
    rows += source.people(report=report_id)
    wordings = [one for row in source.utterances(report=report_id) for one in row.statements]
    rows += [credit for one in wordings for credit in one.credits]
    rows += [place for one in wordings for change in one.changes for place in (change.at, change.left_out)]
    here = {row.id: row for row in rows if row and row.report_id == report_id}
    return [
        Marked((Span(row.start, row.end),), "evidence", anchor(row.id), anchored=True)
        for row in here.values()
        if anchor(row.id) not in taken
    ]


def marks_of(cards: Sequence[Card], attributions: Sequence[AttributionRow]) -> list[Marked]:
    """What is drawn in the text: each finding, and for attributions their source and cue."""
    out = []
    for card in cards:
        spans: tuple[Span, ...] = (Span(card.row.start, card.row.end),)
        if isinstance(card.row, AttributionRow) and card.row.content:
            spans = tuple(Span(a, b) for a, b in card.row.content)
        out.append(Marked(spans, card.kind, card.ref, card.number))
    for row in attributions:
        for kind, found in (("source", row.source_span), ("cue", row.cue_span)):
            if found:
                out.append(Marked((Span(*found),), kind, anchor(row.id)))
    return out


def _paragraphs(shown: ShownText, marks: Sequence[Marked], cards: Sequence[Card]) -> list[Paragraph]:
    out = []
    placed: set[int] = set()
    for span, kind in paragraphs(shown):
        beside = [c for c in cards if c.number not in placed and c.row.start < span.end]
        placed.update(c.number for c in beside)
        near = [m for m in marks if any(s.overlaps(span) for s in m.spans)]
        out.append(Paragraph(kind, cut(shown, near, span), tuple(beside)))
    return out


def _card(report: ReportRow, row: Row, number: int) -> Card:
    kind, head = "time", ""
    notes: tuple[str, ...] = ()
    if isinstance(row, AttributionRow):
        kind, head, notes = "content", row.speaker or "Speaker unresolved", _attribution_notes(row)
    elif isinstance(row, FigureRow):
        kind, head, notes = "figure", _figure_head(row), _figure_notes(row)
    elif isinstance(row, TimeRow):
        head, notes = _time_head(row), tuple(filter(None, [precisely(row.precision), row.because]))
    return Card(row, anchor(row.id), number, kind, head, notes, cite(report, row))


def _attribution_notes(row: AttributionRow) -> tuple[str, ...]:
    chain = " → ".join(party.name for party in row.chain)
    return tuple(
        filter(
            None,
            [
                f"{row.style} {row.manner}" + (f", “{row.cue}”" if row.cue else ""),
                f"chain: {chain}" if len(row.chain) > 1 else None,
                row.because,
                f"⚠ {row.problem}" if row.problem else None,
            ],
        )
    )


def _figure_head(row: FigureRow) -> str:
    of_what = row.counted or row.unit or ""
    amount = quantity(row.low, row.high, row.bound)
    return f"{amount} {PLURALS.get(of_what, of_what) if (row.low, row.high) != (1, 1) else of_what}".strip()


def _figure_notes(row: FigureRow) -> tuple[str, ...]:
    notes = [f"counted by {row.origin}" if row.origin else "who counted is not said"]
    if any(row.as_of):
        notes.append(f"as of {days(*row.as_of)}")
    if row.scope:
        notes.append(listed(row.scope))
    if row.change:
        notes.append("a difference, not a total")
    return tuple(notes)


def _time_head(row: TimeRow) -> str:
    if row.begin or row.to:
        clock = CLOCK.search(row.value or "")
        return days(row.begin, row.to) + (f", {clock[1]}" if clock else "")
    return row.value or "not resolved"


def cite(report: ReportRow, row: Row) -> str:
    """A finding as a citation: words, outlet, title, date, characters, name, hash."""
    where = [report.outlet, f"“{report.title}”" if report.title else None, day(report.published)]
    place = f"characters {row.start}–{row.end} of {report.report} (SHA-256 {report.text_sha256[:12]}…)"
    return f"“{row.text}” — {', '.join(filter(None, where))}; {place}"


def _copies(source: Source, row: ReportRow) -> list[tuple[CopyRow, ReportRow, str]]:
    out = []
    for copy in source.copies(reports=[row.id]):
        other = source.report(other_end(copy, row.id))
        if other:
            says = "copied from" if copy.origin == other.report else "copied by" if copy.origin else "shares text with"
            out.append((copy, other, f"{COPIES.get(copy.kind, copy.kind)}, {says}"))
    return out
