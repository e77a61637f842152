"""Statements in their sentence: a figure alone says little, so its words are shown around it."""

from firsthand.present.pages.pieces import around
from firsthand.present.pages.words import quoted
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow, StatementRow
from firsthand.vocabulary import Span

SHORT = 60
"""Characters; a shorter statement is shown in its sentence."""
MOST_SENTENCES = 200
LEAD, TAIL = 45, 90
"""Characters of a heading before and after a figure: more, and it is no heading."""


def sentences_of(source: Source, row: ClaimRow) -> dict[str, tuple[str, str]]:
    """Statement id -> the words before and after it, for those too short to be understood alone."""
    short = [s for s in row.statements if s.end - s.start < SHORT][:MOST_SENTENCES]
    return {s.id: sentence_of(source, s) for s in short}


def sentence_of(source: Source, statement: StatementRow) -> tuple[str, str]:
    """The words of its sentence before and after a statement."""
    return around(source.text(statement.report_id), Span(statement.start, statement.end))


def claim_heading(source: Source, row: ClaimRow) -> str:
    """The claim's words in quotation marks; for a figure alone, with the words around it."""
    fullest = next((s for s in row.statements if s.text == row.text and s.end - s.start < SHORT), None)
    if fullest is None:
        return quoted(cut_after(row.text, 220))
    before, after = sentence_of(source, fullest)
    before = before if len(before) <= LEAD else "…"
    return quoted(f"{before}{fullest.text}{cut_after(after, TAIL)}".strip())


def cut_after(text: str, most: int) -> str:
    """The text, cut at a word after `most` characters."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(",;:") + "…"
