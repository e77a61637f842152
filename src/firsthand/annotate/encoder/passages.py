"""A report -> the passages that the tagger reads one by one: its parts, or paragraphs where it has none."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from firsthand.vocabulary import Part, PartKind, Report, Span

READ_LANGUAGES = frozenset((None, "en"))
"""Languages of the reports that the tagger reads: it learnt English; None is a report too short to tell."""

_LINE_END = re.compile(r"\n\s*")
_BLANK_LINE = re.compile(r"\n\s*\n")
"""Inside a part the reader has decided what belongs together: a wrapped line ends nothing."""


class Passage(NamedTuple):
    """A stretch of text without a paragraph break, and the kind of part it stands in."""

    span: Span
    kind: PartKind


def passages_of(report: Report, leave_out: Container[str] = ()) -> tuple[Passage, ...]:
    """The passages of a report in text order, none of them blank; text outside all parts counts as paragraphs.

    Parts of the kinds in `leave_out` give none. A dateline at the start of a paragraph is a passage of its own: else
    it would be taken for the start of the first sentence.
    """
    found: list[Passage] = []
    done = 0
    datelines = {part.span.start: part for part in report.parts if part.kind == "dateline"}
    for part in sorted(report.parts, key=lambda p: (p.span.start, -p.span.end)):
        if part.span.start < done:
            continue
        found.extend(_split(report.text, Span(done, part.span.start), "paragraph", _LINE_END))
        done = max(done, part.span.end)
        dateline = datelines.get(part.span.start, part)
        inner = [dateline, Part(Span(dateline.span.end, part.span.end), part.kind)] if dateline != part else [part]
        for piece in inner:
            if piece.kind not in leave_out:
                found.extend(_split(report.text, piece.span, piece.kind, _BLANK_LINE))
    found.extend(_split(report.text, Span(done, len(report.text)), "paragraph", _LINE_END))
    return tuple(found)


def _split(text: str, span: Span, kind: PartKind, breaks: re.Pattern[str]) -> Iterator[Passage]:
    """The pieces of one part between breaks, without the blanks around them."""
    start = span.start
    for end, after in [*(m.span() for m in breaks.finditer(text, span.start, span.end)), (span.end, span.end)]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            yield Passage(Span(left, left + len(piece.strip())), kind)
        start = after
