"""A passage of a report -> its quotations and what the tagger finds in it, in offsets of the report."""

from functools import lru_cache
from typing import NamedTuple

from firsthand.annotate.encoder.paragraphs import TaggedName, TaggedQuote, tag_paragraph
from firsthand.annotate.encoder.passages import Passage
from firsthand.annotate.encoder.quotations import Quotation, find_quotations, with_plain_marks

KEPT_PASSAGES = 64
"""Passages of the report at hand: one stage reads it for names, the next for attributions."""


class TaggedPassage(NamedTuple):
    """One passage as the tagger reads it: both stages that use it share one pass of the model."""

    passage: Passage
    quotations: tuple[Quotation, ...]
    quotes: tuple[TaggedQuote, ...]
    names: tuple[TaggedName, ...]


@lru_cache(maxsize=KEPT_PASSAGES)
def tag_passage(text: str, passage: Passage) -> TaggedPassage:
    """The tagger's findings in one passage of `text`."""
    quotations = find_quotations(text, passage.span)
    tagged = tag_paragraph(with_plain_marks(text, passage.span, quotations))
    by = passage.span.start
    return TaggedPassage(
        passage,
        quotations,
        tuple(_shifted(quote, by) for quote in tagged.quotes),
        tuple(TaggedName(name.span.shifted(by), name.kind, name.p) for name in tagged.names),
    )


def _shifted(quote: TaggedQuote, by: int) -> TaggedQuote:
    return quote._replace(
        content=tuple(span.shifted(by) for span in quote.content),
        cue=quote.cue.shifted(by),
        source=quote.source.shifted(by) if quote.source else None,
    )
