"""Content spans -> content spans with their quotation marks, whole quotations, and no stray comma at the ends."""

from collections.abc import Sequence

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.quotations import Quotation
from firsthand.vocabulary import Span

WHOLE_SHARE = 0.5
"""A content that holds this share of a quotation means all of it: people speak in whole quotations."""

_EDGES = " \t\n\r\xa0,;:–—-"


def mend_content(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """The draft with its content spans fitted to the quotations, trimmed, joined where they now touch."""
    fitted = [_trim(text, _fit(text, span, draft, quotations)) for span in draft.content]
    joined: list[Span] = []
    for span in sorted(span for span in fitted if span.start < span.end):
        if joined and not any(c.isalnum() for c in text[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return draft._replace(content=tuple(joined))


def _fit(text: str, span: Span, draft: Draft, quotations: Sequence[Quotation]) -> Span:
    for quotation in quotations:
        whole = quotation.span
        if not whole.overlaps(span) or any(part and whole.covers(part) for part in (draft.cue, draft.source)):
            continue
        shared = _letters(text, max(whole.start, span.start), min(whole.end, span.end))
        if shared >= WHOLE_SHARE * _letters(text, whole.start, whole.end):
            span = Span(min(span.start, whole.start), max(span.end, whole.end))
    return span


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end])


def _trim(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(piece.rstrip(_EDGES))))
