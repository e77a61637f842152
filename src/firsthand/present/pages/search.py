"""Search: the reports that hold the words, best first, with the words around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.errors import BadInput
from firsthand.present.pages.page import Page
from firsthand.present.source import Source
from firsthand.record.rows import HitRow

MOST_FOUND = 50
_HIT = re.compile("\x02(.*?)\x03", re.DOTALL)


@dataclass(frozen=True)
class Found:
    """A report and the words around the hit: (words, True if they are the hit)."""

    row: HitRow
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class SearchView:
    """The words and what they found."""

    words: str
    found: tuple[Found, ...]
    more: bool
    problem: str | None
    """What was wrong with the query."""


def search_page(source: Source, words: str = "") -> Page:
    """What the words found; an empty form without words."""
    words = words.strip()
    rows: Sequence[HitRow] = ()
    problem = None
    if words:
        try:
            rows = source.search(words, limit=MOST_FOUND + 1)
        except BadInput as wrong:
            problem = str(wrong)
    found = tuple(Found(row, tuple(cut_hits(row.snippet))) for row in rows[:MOST_FOUND])
    view = SearchView(words, found, len(rows) > MOST_FOUND, problem)
    return Page("search", (), f"Search: {words}" if words else "Search", view)


def cut_hits(snippet: str) -> list[tuple[str, bool]]:
    """The snippet in pieces, hits apart; the signs around them are taken away."""
    pieces = _HIT.split(snippet)
    return [(piece, i % 2 == 1) for i, piece in enumerate(pieces) if piece]
