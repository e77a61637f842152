"""A passage -> the attributions that the tagger sees in it, as drafts that the rules then mend."""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.annotate.encoder import TaggedPassage
from firsthand.vocabulary import Span


class Draft(NamedTuple):
    """An attribution in the making, in offsets of the report."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    content_p: float = 1.0
    """Mean probability of the content words to be content; 1 where a rule made the draft."""
    exact_p: float = 1.0
    some_p: float = 1.0
    cue_p: float = 1.0
    source_p: float = 1.0
    by_rule: bool = False
    problem: str | None = None

    def characters_in(self, span: Span) -> int:
        """How many characters of the span its content has."""
        return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in self.content)


def drafts_of(tagged: TaggedPassage) -> Iterator[Draft]:
    """What the tagger finds in one passage, by the place of the cues."""
    for quote in tagged.quotes:
        yield Draft(
            quote.content, quote.cue, quote.source, quote.p, quote.exact_p, quote.some_p, quote.cue_p, quote.source_p
        )
