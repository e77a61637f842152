"""The blocks of a plain text: paragraphs, headings and other lines, as spans without the blanks around them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from firsthand.vocabulary import Span

MAX_WRAPPED_COLUMNS = 100
"""A text wrapped by hand or by e-mail has no longer line; wire copy is set at 60 to 80."""
MIN_WRAPPED_COLUMNS = 40
"""A shorter line ends its paragraph."""

_LINE = re.compile(r"[^\n\r\f\v\u0085\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\f\v\u0085\u2028\u2029]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class _Line(NamedTuple):
    span: Span
    after_blank: bool
    """True for the first line and for one behind an empty line."""


def find_blocks(text: str) -> list[Span]:
    """The blocks of `text`, in order; together they hold every character that is no white space.

    A line is a block, unless the text is wrapped: then the lines between two empty lines are one.
    """
    lines = list(_lines(text))
    if not _is_wrapped(text, lines):
        return [line.span for line in lines]
    blocks: list[Span] = []
    previous = ""
    for line in lines:
        written = line.span.of(text)
        if line.after_blank or len(previous) < MIN_WRAPPED_COLUMNS or written[:3].lower() == "by ":
            blocks.append(line.span)
        else:
            blocks[-1] = Span(blocks[-1].start, line.span.end)
        previous = written
    return blocks


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its two ends; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _lines(text: str) -> Iterator[_Line]:
    done = 0
    for found in _LINE.finditer(text):
        span = trimmed(text, found.start(), found.end())
        if span.start < span.end:
            ends = sum(1 for _ in _LINE_END.finditer(text, done, found.start()))
            yield _Line(span, done == 0 or ends > 1)
            done = found.end()


def _is_wrapped(text: str, lines: list[_Line]) -> bool:
    """True if lines end where the paper ended: none is long, and most go on in the next line in mid sentence."""
    if any(line.span.end - line.span.start > MAX_WRAPPED_COLUMNS for line in lines):
        return False
    going_on = [line.span for line, following in pairwise(lines) if not following.after_blank]
    long = [span for span in going_on if span.end - span.start >= MIN_WRAPPED_COLUMNS]
    open_ended = [span for span in long if not _ENDS_SENTENCE.search(span.of(text))]
    return len(open_ended) >= 2 and len(open_ended) * 3 >= len(going_on) * 2
