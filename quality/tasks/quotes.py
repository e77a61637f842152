"""Attributions in the quality pack's format, from the text alone: the outermost ones.

The pack's attributions are flat: of the 22,024 of PolNeAR none has its cue inside the content of another one, though
people in those reports say what others told them. Nested ones are measured on our own gold (`reports`).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from firsthand.annotate.attributions import attributions
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a document, in order: the outermost attributions."""
    for row, marks in _attributed(documents):
        yield {**row, "quotes": [_quote(mark) for mark in marks if not _is_nested(mark, marks)]}


def predict_nested(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same with those inside others."""
    for row, marks in _attributed(documents):
        yield {**row, "quotes": [_quote(mark) for mark in marks]}


def _attributed(documents: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Sequence[Attribution]]]:
    for document in documents:
        reading = Reading(report_of_text(document["text"], document["id"], published=document.get("published")))
        reading.add(attributions.run(reading))
        yield {"id": document["id"]}, reading.of(Attribution)


def _is_nested(mark: Attribution, marks: Sequence[Attribution]) -> bool:
    """True for what is said inside what somebody says."""
    inner = mark.cue or mark.source
    return inner is not None and any(
        piece.covers(inner) for other in marks if other is not mark for piece in other.content
    )


def _quote(mark: Attribution) -> dict[str, Any]:
    return {
        "content": [[s.start, s.end] for s in mark.content],
        "cue": _spans(mark.cue),
        "source": _spans(mark.source),
        "p": mark.p,
    }


def _spans(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []
