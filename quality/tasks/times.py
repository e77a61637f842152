"""Time expressions in the pack's format: TIMEX3 types and values.

A named event ("World War II") has days but no TIMEX3 value, so it is not printed.
"""

from collections.abc import Iterator
from typing import Any

from firsthand.annotate.times import times
from firsthand.stage import Reading
from firsthand.vocabulary import Published, TimeExpression, make_report


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document: id and times."""
    for document in documents:
        published = document.get("published")
        report = make_report(
            document["text"],
            document["id"],
            published=Published(published[:10], "given with the document") if published else None,
        )
        found = [mark for mark in times.run(Reading(report)) if isinstance(mark, TimeExpression)]
        yield {"id": document["id"], "times": [_row(mark) for mark in found if mark.anchor != "event" or mark.value]}


def _row(mark: TimeExpression) -> dict[str, Any]:
    return {"start": mark.span.start, "end": mark.span.end, "type": mark.type, "value": mark.value or ""}
