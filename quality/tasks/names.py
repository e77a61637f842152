"""Names and who they are in the quality pack's format, from the text alone: every mention of every entity.

The pack marks whole noun phrases, so a name takes in the title right before it ("Mayor Ane Holm"), and a role that
stands apart ("the mayor") is a mention of its own.
"""

from collections.abc import Iterator
from typing import Any

from firsthand.annotate.attributions import attributions
from firsthand.annotate.entities import entities
from firsthand.annotate.names import names
from firsthand.stage import Reading
from firsthand.vocabulary import Entity, Span, make_report

_TYPES = {"person": "person", "body": "organization", "place": "place", "other": "other"}
_DETERMINERS = ("the ", "a ", "an ")


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a document, in order."""
    for document in documents:
        reading = Reading(make_report(document["text"], document["id"]))
        for stage in (names, attributions, entities):
            reading.add(stage.run(reading))
        yield {"id": document["id"], "mentions": list(_mentions(reading))}


def _mentions(reading: Reading) -> Iterator[dict[str, Any]]:
    for number, entity in enumerate(reading.of(Entity)):
        for span in _phrases(reading.text, entity):
            yield {"start": span.start, "end": span.end, "type": _TYPES[entity.kind], "entity": number}


def _phrases(text: str, entity: Entity) -> list[Span]:
    """The noun phrases of an entity, in text order."""
    phrases = {_with_title(text, span, entity.roles) for span in entity.mentions}
    apart = {role for role in entity.roles if not any(phrase.overlaps(role) for phrase in phrases)}
    return sorted(phrases | apart)


def _with_title(text: str, span: Span, roles: tuple[Span, ...]) -> Span:
    """The name with a title that ends right before it, and that title's article."""
    title = next((role for role in roles if role.end <= span.start and not text[role.end : span.start].strip()), None)
    if title is None:
        return span
    article = next((d for d in _DETERMINERS if text[: title.start].lower().endswith(d)), "")
    return Span(title.start - len(article), span.end)
