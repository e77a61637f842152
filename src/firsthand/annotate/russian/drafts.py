"""An attribution of a Russian report in the making."""

from typing import Literal, NamedTuple

from firsthand.annotate.russian.phrases import Phrase
from firsthand.vocabulary import Manner, Span

Way = Literal["quoted", "dialogue", "colon", "clause", "object", "behind", "phrase", "about", "alone"]
"""Which rule found it: each has its own precision."""


class Draft(NamedTuple):
    """Content, cue and source, with the phrase that the source is."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    way: Way
    manner: Manner = "speech"
    phrase: Phrase | None = None
    cue_at: int | None = None
    """Index of the cue's word, whose form tells number and gender."""
    problem: str | None = None
