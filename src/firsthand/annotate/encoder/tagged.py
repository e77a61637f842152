"""A passage of a report -> its quotations and what the tagger finds in it, in offsets of the report."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from firsthand.annotate.encoder.paragraphs import TaggedName, TaggedQuote, tag_paragraph, tag_paragraphs
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
    hints: tuple[int, ...] = ()
    """Where words start that may start a cue, be it with little probability."""


def tag_passages(text: str, passages: Sequence[Passage]) -> list[TaggedPassage]:
    """The tagger's findings in each passage of `text`; several at once cost less."""
    tag_paragraphs([_plain(text, passage)[1] for passage in passages])
    return [tag_passage(text, passage) for passage in passages]


@lru_cache(maxsize=KEPT_PASSAGES)
def tag_passage(text: str, passage: Passage) -> TaggedPassage:
    """The tagger's findings in one passage of `text`."""
    quotations, plain = _plain(text, passage)
    tagged = tag_paragraph(plain)
    by = passage.span.start
    return TaggedPassage(
        passage,
        quotations,
        tuple(_shifted(quote, by) for quote in tagged.quotes),
        tuple(TaggedName(name.span.shifted(by), name.kind, name.p) for name in tagged.names),
        tuple(at + by for at in tagged.hints),
    )


@lru_cache(maxsize=KEPT_PASSAGES)
def _plain(text: str, passage: Passage) -> tuple[tuple[Quotation, ...], str]:
    """The quotations of a passage, and its text as the tagger is to read it."""
    quotations = find_quotations(text, passage.span)
    return quotations, with_plain_marks(text, passage.span, quotations)


def _shifted(quote: TaggedQuote, by: int) -> TaggedQuote:
    content = tuple(span.shifted(by) for span in quote.content)
    source = quote.source.shifted(by) if quote.source else None
    return TaggedQuote(content, quote.cue.shifted(by), source, *quote[3:])
