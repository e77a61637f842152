"""Every place in a report where a protected person's name or a part of it stands."""

import re

from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.protected.people import names_of
from firsthand.annotate.speakers.voices import Stage
from firsthand.vocabulary import Entity, Span


def mask_of(stage: Stage, entity: Entity) -> tuple[Span, ...]:
    """The places in text order: in other people's quotations, captions, headlines and capitals too.

    Left out is a first name where it starts the full name of somebody else.
    """
    spans = set(names_of(stage, entity))
    words = {word for span in spans for word in re.findall(r"[^\W\d_][\w-]*", span.of(stage.text))}
    tokens = {token for span in spans for token in name_tokens(span.of(stage.text))}
    wanted = {word for word in words if word.lower() in tokens and word[0].isupper()}
    for word in wanted:
        for form in (re.escape(word), re.escape(word.upper())):
            for match in re.finditer(rf"(?<!\w){form}(?!\w)", stage.text):
                span = Span(match.start(), match.end())
                if not _of_another(stage, entity, span):
                    spans.add(span)
    return tuple(sorted(s for s in spans if not any(o != s and o.covers(s) for o in spans)))


def _of_another(stage: Stage, entity: Entity, span: Span) -> bool:
    """True if the word is the first of somebody else's full name."""
    mention = stage.names.starts.get(stage.layout.at(span.start))
    if mention is None or mention.kind != "person":
        return False
    owner = stage.by_span.get(mention.span)
    return owner is not None and owner is not entity and len(name_tokens(mention.span.of(stage.text))) > 1
