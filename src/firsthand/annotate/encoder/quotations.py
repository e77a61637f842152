"""A passage -> its quotations: what stands between quotation marks, nested, mismatched, unclosed.

Knows “ ” « » „ " `` '' and, where a passage uses none of these, the single marks ‘ ’ and ' of British papers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from firsthand.vocabulary import Span


class Quotation(NamedTuple):
    """One stretch of quoted text inside one passage, its marks included."""

    span: Span
    closed: bool
    """False: the mark that should end it is missing, and it ends with its passage or before the next one."""
    inner: tuple[Span, ...] = ()
    """Quotations inside this one, single marks included, closed ones only."""


class _Mark(NamedTuple):
    start: int
    end: int
    role: Literal["opens", "closes", "either"]


_DOUBLE = re.compile(r"[“”„‟«»″\"]|``|''|’’|‘‘")
_OPENING, _CLOSING = frozenset("“„‟«"), frozenset("”»")
_SINGLE_OPEN = re.compile(
    r"(?<![\w.,;!?])[‘'](?=[\w“…\[])(?!(?:em|n|til|tis|twas|cause|round|bout|\d\ds)\b)", re.IGNORECASE
)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,;:!?…\])])['’](?=$|[\s.,;:!?)\]”\"—–-])")


def find_quotations(text: str, passage: Span) -> tuple[Quotation, ...]:
    """The outermost quotations of one passage in text order.

    A quotation that is still open at the end of its passage ends there: newspapers leave the mark open when the
    speech goes on in the next paragraph.
    """
    found = list(_by_double_marks(text, passage))
    return tuple(found or (Quotation(span, closed=True) for span in _single_spans(text, passage)))


def _by_double_marks(text: str, passage: Span) -> Iterator[Quotation]:
    marks = [_mark_of(text, m, passage) for m in _DOUBLE.finditer(text, passage.start, passage.end)]
    start, depth = passage.start, 0
    for at, mark in enumerate(marks):
        if mark.role == "closes" or (mark.role == "either" and depth):
            depth -= 1
            if depth == 0:
                yield _quotation(text, Span(start, mark.end), closed=True)
            depth = max(depth, 0)
        elif mark.role in ("opens", "either"):
            if depth and not _closed_twice(marks[at + 1 :]):
                yield _quotation(text, _trimmed(text, Span(start, mark.start)), closed=False)
                depth = 0
            start = start if depth else mark.start
            depth += 1
    if depth and passage.end > start + 1:
        yield _quotation(text, Span(start, passage.end), closed=False)


def _mark_of(text: str, match: re.Match[str], passage: Span) -> _Mark:
    """What a double mark can do, by its shape, or by the blanks around it where the shape is straight or wrong."""
    mark, start, end = match.group(), match.start(), match.end()
    before = text[start - 1] if start > passage.start else " "
    after = text[end] if end < passage.end else " "
    may_open = (before.isspace() or before in "([—–-/‘'") and not after.isspace()
    may_close = not before.isspace() and not after.isalnum()
    if mark in ("``", "‘‘") or (mark in _OPENING and (may_open or not may_close)):
        return _Mark(start, end, "opens")
    if mark in _CLOSING and (may_close or not may_open):
        return _Mark(start, end, "closes")
    if may_open == may_close:
        return _Mark(start, end, "either")
    return _Mark(start, end, "opens" if may_open else "closes")


def _closed_twice(marks: list[_Mark]) -> bool:
    """True if two marks close before another opens: then the mark before them opens a quotation in a quotation."""
    return len(marks) > 1 and all(mark.role == "closes" for mark in marks[:2])


def _single_spans(text: str, around: Span) -> Iterator[Span]:
    """Pairs of single marks; the one nearest behind a full stop or comma closes, since others may be apostrophes."""
    at = around.start
    while opening := _SINGLE_OPEN.search(text, at, around.end):
        following = _SINGLE_OPEN.search(text, opening.end(), around.end)
        until = following.start() if following else around.end
        closings = list(_SINGLE_CLOSE.finditer(text, opening.end() + 1, until))
        at = opening.end()
        if closings:
            sure = [c for c in closings if text[c.start() - 1] in ".,!?…"]
            closing = (sure or closings)[0]
            if len(text[opening.end() : closing.start()].split()) > 1 or sure:
                yield Span(opening.start(), closing.end())
                at = closing.end()


def _quotation(text: str, span: Span, *, closed: bool) -> Quotation:
    width = 2 if text[span.start : span.start + 2] in ("``", "''", "‘‘") else 1
    return Quotation(span, closed, tuple(_single_spans(text, Span(span.start + width, span.end - closed * width))))


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def with_plain_marks(text: str, passage: Span, quotations: Sequence[Quotation]) -> str:
    """The passage with marks that the tagger never saw exchanged for “ and ”; the length stays.

    It was trained on “ ” and " alone: '' and British single marks would look like apostrophes to it.
    """
    piece = passage.of(text)
    for quotation in quotations:
        start, end = quotation.span.start - passage.start, quotation.span.end - passage.start
        if piece[start] not in '“"':
            width = 2 if piece.startswith(("``", "''", "‘‘"), start) else 1
            piece = piece[:start] + "“ "[:width] + piece[start + width :]
        if quotation.closed and piece[end - 1] not in '”"':
            width = 2 if piece.endswith(("''", "’’"), start + 1, end) else 1
            piece = piece[: end - width] + " ”"[-width:] + piece[end:]
    return piece
