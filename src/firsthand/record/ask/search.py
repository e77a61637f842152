"""Full-text search: FTS5's query language, best first; a withheld name finds nothing and shows nowhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from firsthand.errors import BadInput
from firsthand.record.ask.shelf import Shelf
from firsthand.record.rows import HitRow
from firsthand.vocabulary import Report, Span

HIT_START, HIT_END = "\x02", "\x03"
"""Control characters that no reader lets into a text, so that a page can tell marks from words."""
SNIPPET_WORDS = 32

_SNIPPET = f"snippet(search, 1, '{HIT_START}', '{HIT_END}', '…', {SNIPPET_WORDS})"
_FIND = f"""
    SELECT reports.id, {_SNIPPET} AS snippet FROM search JOIN reports ON reports.number = search.rowid
    WHERE search MATCH ? ORDER BY rank, reports.name, reports.id
"""


def search_rows(shelf: Shelf, query: str) -> Iterator[HitRow]:
    """The reports that match, best first. Raises `BadInput` for a query that FTS5 cannot read."""
    if not query.strip():
        raise BadInput('Search for what? Give a word, a "phrase", or words joined by AND, OR, NOT.')
    try:
        found = shelf.connection.execute(_FIND, (query,))
        for report, snippet in found:
            shown = _masked_snippet(shelf, report, query) if shelf.withholds(report) else snippet
            if shown is not None:
                yield _hit_row(shelf, report, shown)
    except sqlite3.OperationalError as wrong:
        raise BadInput(
            f"Search cannot read '{query}' ({wrong}). Put words with signs in them between double quotes: "
            '"on-the-spot". AND, OR, NOT and prefix* are understood.'
        ) from wrong


def _hit_row(shelf: Shelf, report: str, snippet: str) -> HitRow:
    heading = shelf.heading(report)
    return HitRow(
        report=shelf.name_of(report),
        report_id=report,
        title=shelf.mask(report).label(heading.title) if heading.title else None,
        outlet=shelf.outlet_of(report),
        published=heading.date,
        snippet=snippet,
    )


def _masked_snippet(shelf: Shelf, report: str, query: str) -> str | None:
    """The snippet that the query finds in the text without its withheld names; None if it finds nothing there."""
    shown = masked_text(shelf, shelf.report(report))
    title = shelf.mask(report).label(shelf.report(report).title or "")
    with closing(sqlite3.connect(":memory:")) as apart:
        apart.execute(
            "CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2')"
        )
        apart.execute("INSERT INTO search VALUES (?, ?)", (title, shown))
        row = apart.execute(f"SELECT {_SNIPPET} FROM search WHERE search MATCH ?", (query,)).fetchone()
        return str(row[0]) if row else None


def masked_text(shelf: Shelf, report: Report) -> str:
    """The whole text of a report, names of protected people withheld; its offsets are not those of the marks."""
    return shelf.mask(report.id).slice(report.text, Span(0, len(report.text)))
