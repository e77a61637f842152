"""A report -> the passages that the tagger reads one by one: its parts, or paragraphs where it has none."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from firsthand.vocabulary import PartKind, Report, Span

_BREAK = re.compile(r"\n\s*\n|\n")


class Passage(NamedTuple):
    """A stretch of text without a paragraph break, and the kind of part it stands in."""

    span: Span
    kind: PartKind


def passages_of(report: Report, leave_out: Container[str] = ()) -> tuple[Passage, ...]:
    """The passages of a report in text order, none of them blank; text outside all parts counts as paragraphs.

    Parts of the kinds in `leave_out` give none. A part that lies inside another (a dateline in its paragraph) gives
    none of its own.
    """
    found: list[Passage] = []
    done = 0
    for part in sorted(report.parts, key=lambda p: (p.span.start, -p.span.end)):
        if part.span.start < done:
            continue
        found.extend(_split(report.text, Span(done, part.span.start), "paragraph"))
        if part.kind not in leave_out:
            found.extend(_split(report.text, part.span, part.kind))
        done = max(done, part.span.end)
    found.extend(_split(report.text, Span(done, len(report.text)), "paragraph"))
    return tuple(found)


def _split(text: str, span: Span, kind: PartKind) -> Iterator[Passage]:
    """The pieces of one part between paragraph breaks, without the blanks around them."""
    start = span.start
    for end, after in [*(m.span() for m in _BREAK.finditer(text, span.start, span.end)), (span.end, span.end)]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            yield Passage(Span(left, left + len(piece.strip())), kind)
        start = after
