"""One quantity of a sentence, and the sentence as its readers see it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from firsthand.annotate.figures.kinds import Change
from firsthand.annotate.figures.masks import Masked, masks_of
from firsthand.annotate.figures.measures import Unit
from firsthand.annotate.figures.numerals import Numeral
from firsthand.annotate.figures.word_kinds import with_verbs
from firsthand.annotate.figures.words import Token, Verb, tokens_of
from firsthand.vocabulary import Bound, FigureKind, Span

Form = Literal["digits", "words", "fraction", "vague", "zero", "range", "either", "movement", "one of", "in", "masked"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One number expression and all that was read around it; spans into the report's text."""

    span: Span
    number: Span
    numerals: tuple[Numeral, ...]
    """One, or the two ends of a range; none for a score."""
    form: Form
    kind: FigureKind
    bound: Bound = "="
    sense: str = ""
    """Of the hedge, by its table: nearly, below, above, as many as."""
    unit: Unit | None = None
    per: str | None = None
    words: tuple[Token, ...] = ()
    """The counted phrase up to its head."""
    head: Token | None = None
    of: str | None = None
    """What the head is one of, where the tables of the language say so; else it is told by the head."""
    verb: Verb | None = None
    scope: tuple[Span, ...] = ()
    change: Change | None = None
    increment: bool = False
    """A difference to be added to something: "another 30", "a rise of 12"."""
    toll: bool = False
    stands: bool = False
    """A number word without a noun that the grammar around it shows to be one: "four were kept", "six of their"."""
    persons: bool = False
    """Its words say that persons are counted: "no one"."""


class Line:
    """The tokens of one sentence, and for each the mask that lies on it."""

    def __init__(self, text: str, span: Span, dates: Sequence[Span]) -> None:
        self.text, self.start, self.end = text, span.start, span.end
        self.tokens = with_verbs(tokens_of(text, span.start, span.end))
        self.masks = [Masked(date, None) for date in dates if date.overlaps(span)]
        self.dates = list(self.masks)
        self.masks.extend(masks_of(text, span.start, span.end))
        self.mask = [self._lying_on(token) for token in self.tokens]

    def _lying_on(self, token: Token) -> Masked | None:
        for mask in self.masks:
            if mask.span.start < token.end and token.start < mask.span.end:
                return mask
        return None

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
