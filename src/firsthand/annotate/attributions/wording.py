"""The words of an attribution -> its style (how much is quoted) and its manner (said, thought or found)."""

from bisect import bisect_right
from collections.abc import Sequence

from firsthand.annotate.attributions.cues import WORD, known_cue
from firsthand.annotate.encoder import Quotation
from firsthand.vocabulary import Manner, Span, Style

DIRECT_SHARE, INDIRECT_SHARE = 0.95, 0.05
"""Share of content words inside quotation marks: from the one on direct, up to the other indirect (issue 2)."""


def quoted_words(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[int, int]:
    """How many content words start inside quotation marks, and how many content words there are."""
    starts = [m.start() for span in content for m in WORD.finditer(text, span.start, span.end)]
    quoted = sum(_is_inside(at, quotations) for at in starts)
    return quoted, len(starts)


def _is_inside(at: int, quotations: Sequence[Quotation]) -> bool:
    """True if one of the quotations, which are in text order, covers the character."""
    before = bisect_right(quotations, at, key=lambda quotation: quotation.span.start)
    return before > 0 and at < quotations[before - 1].span.end


def style_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Style:
    """Direct, mixed or indirect, by the share of content words inside quotation marks."""
    quoted, words = quoted_words(text, content, quotations)
    share = quoted / words if words else 0.0
    if share >= DIRECT_SHARE:
        return "direct"
    return "indirect" if share <= INDIRECT_SHARE else "mixed"


def manner_of(text: str, cue: Span | None) -> Manner:
    """What the cue says happened; speech where it is not in the table, as most of what is missing there is."""
    known = known_cue(text, cue)
    return known.manner if known else "speech"
