"""A text -> its sentences, with offsets. A line break always ends a sentence: headings have no full stop."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import nupunkt

from firsthand.vocabulary import Span

_LINE = re.compile(r"\S[^\n]*")


@lru_cache(maxsize=16)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the blanks around them; they do not overlap."""
    return tuple(
        Span(line.start() + start, line.start() + start + len(piece))
        for line in _LINE.finditer(text)
        for start, piece in _pieces(line.group())
    )


def sentence_around(text: str, span: Span) -> Span:
    """The smallest run of whole sentences that covers `span`; `span` itself where no sentence does."""
    sentences = sentence_spans(text)
    first = max(bisect_right(sentences, span.start, key=lambda s: s.start) - 1, 0)
    last = max(bisect_right(sentences, max(span.end - 1, span.start), key=lambda s: s.start) - 1, first)
    if not sentences:
        return span
    return Span(min(sentences[first].start, span.start), max(sentences[last].end, span.end))


def sentences_within(text: str, span: Span) -> Iterator[Span]:
    """The sentences that share a character with `span`, cut at its ends, in order."""
    sentences = sentence_spans(text)
    for sentence in sentences[bisect_right(sentences, span.start, key=lambda s: s.end) :]:
        if sentence.start >= span.end:
            return
        yield Span(max(sentence.start, span.start), min(sentence.end, span.end))


def _pieces(line: str) -> list[tuple[int, str]]:
    """Start and stripped text of each sentence of one line."""
    found = []
    for start, end in nupunkt.sent_spans(line):
        piece = line[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append((start + lead, piece.strip()))
    return found
