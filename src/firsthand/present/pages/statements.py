"""Statements in their sentence: a figure alone says little, so its words are shown around it."""

from dataclasses import dataclass

from firsthand.present.pages.pieces import around
from firsthand.present.pages.words import quoted
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow, StatementRow
from firsthand.vocabulary import Span

SHORT = 60
"""Characters; a shorter statement is shown in its sentence."""
MOST_SENTENCES = 200
MOST = 220
LEAD, TAIL = 70, 100
"""Characters of a heading before and after a figure: more, and it is no heading."""


def sentences_of(source: Source, row: ClaimRow) -> dict[str, tuple[str, str]]:
    """Statement id -> the words before and after it, for those too short to be understood alone."""
    short = [s for s in row.statements if s.end - s.start < SHORT][:MOST_SENTENCES]
    return {s.id: sentence_of(source, s) for s in short}


def sentence_of(source: Source, statement: StatementRow) -> tuple[str, str]:
    """The words of its sentence before and after a statement."""
    return around(source.text(statement.report_id), Span(statement.start, statement.end))


@dataclass(frozen=True)
class Heading:
    """A claim as it is headed: for a figure, the words around it; else its own words alone."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def claim_heading(source: Source, row: ClaimRow) -> Heading:
    """The claim's words in quotation marks; a figure stands in the earliest sentence that gives it as a number."""
    if row.kind != "figure" or not row.statements:
        return Heading("", quoted(cut_after(row.text, MOST)), "")
    first = min(row.statements, key=lambda s: (s.low != s.high, s.published or "9999", s.report, s.start))
    before, after = sentence_of(source, first)
    before = before if len(before) <= LEAD else "…" + before[-LEAD:].partition(" ")[2]
    return Heading(f"“{before}", first.text, f"{cut_after(after, TAIL)}”")


def cut_after(text: str, most: int) -> str:
    """The text, cut at a word after `most` characters."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(",;:") + "…"
