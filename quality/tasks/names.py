"""Names in the quality pack's format, from the text alone; each text of a name is an entity of its own."""

from collections.abc import Iterator
from typing import Any

from firsthand.annotate.names import names
from firsthand.stage import Reading
from firsthand.vocabulary import Mention, make_report

_TYPES = {"person": "person", "body": "organization", "place": "place"}


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a document, in order."""
    for document in documents:
        reading = Reading(make_report(document["text"], document["id"]))
        reading.add(names.run(reading))
        yield {
            "id": document["id"],
            "mentions": [
                {
                    "start": mark.span.start,
                    "end": mark.span.end,
                    "type": _TYPES[mark.kind],
                    "entity": mark.span.of(reading.text),
                }
                for mark in reading.of(Mention)
            ],
        }
