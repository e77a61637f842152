"""A passage -> the attributions that the tagger sees in it, as drafts that the rules then mend."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.attributions.quotations import Quotation, with_plain_marks
from firsthand.annotate.encoder import Passage, tag_paragraph
from firsthand.vocabulary import Span


class Draft(NamedTuple):
    """An attribution in the making, in offsets of the report."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    content_p: float = 1.0
    """Mean probability of the content words to be content; 1 where a rule made the draft."""
    cue_p: float = 1.0
    source_p: float = 1.0
    by_rule: bool = False
    problem: str | None = None


def draft_passage(text: str, passage: Passage, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """What the tagger finds in one passage, by the place of the cues."""
    by = passage.span.start
    for quote in tag_paragraph(with_plain_marks(text, passage.span, quotations)).quotes:
        yield Draft(
            content=tuple(span.shifted(by) for span in quote.content),
            cue=quote.cue.shifted(by),
            source=quote.source.shifted(by) if quote.source else None,
            content_p=quote.p,
            cue_p=quote.cue_p,
            source_p=quote.source_p,
        )


def names_near(text: str, passage: Passage, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """The people and bodies that the tagger sees in the passage: who could be a source."""
    names = tag_paragraph(with_plain_marks(text, passage.span, quotations)).names
    return tuple(name.span.shifted(passage.span.start) for name in names if name.kind != "place")
