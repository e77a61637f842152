"""A text -> its quotations: what stands between quotation marks, nested, mismatched, unclosed, over paragraphs."""

from typing import NamedTuple

from firsthand.vocabulary import Span

_PAIRS = {"“": "”", "«": "»", "„": "“"}


class Quotation(NamedTuple):
    """One stretch of quoted text inside one passage, marks included."""

    span: Span
    closed: bool
    """False: the mark that should end it is missing, and it ends with its passage."""


def find_quotations(text: str, passage: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of one passage in text order; inner marks (‘ ’, ') open nothing."""
    found: list[Quotation] = []
    start: int | None = None
    closing = ""
    for at in range(passage.start, passage.end):
        char = text[at]
        if start is None:
            if char in _PAIRS or char == '"':
                start, closing = at, _PAIRS.get(char, '"')
        elif char in (closing, '"') or (char in "”»" and closing != "“"):
            found.append(Quotation(Span(start, at + 1), closed=True))
            start = None
    if start is not None:
        found.append(Quotation(Span(start, passage.end), closed=False))
    return tuple(found)
