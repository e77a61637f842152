"""Attributions in the quality pack's format, from the text alone."""

from collections.abc import Iterator
from typing import Any

from firsthand.annotate.attributions import attributions
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Span


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a document, in order."""
    for document in documents:
        reading = Reading(report_of_text(document["text"], document["id"], published=document.get("published")))
        reading.add(attributions.run(reading))
        yield {"id": document["id"], "quotes": [_quote(mark) for mark in reading.of(Attribution)]}


def _quote(mark: Attribution) -> dict[str, Any]:
    return {
        "content": [[s.start, s.end] for s in mark.content],
        "cue": _spans(mark.cue),
        "source": _spans(mark.source),
        "p": mark.p,
    }


def _spans(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []
