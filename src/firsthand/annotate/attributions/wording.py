"""The words of an attribution -> its style (how much is quoted) and its manner (said, thought or found)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from firsthand.annotate.attributions.quotations import Quotation
from firsthand.lexicon import read_table
from firsthand.vocabulary import Manner, Span, Style

_WORD = re.compile(r"\w+")

DIRECT_SHARE, INDIRECT_SHARE = 0.95, 0.05
"""Share of content words inside quotation marks: from the one on direct, up to the other indirect (issue 2)."""


def style_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Style:
    """Direct, mixed or indirect, by the share of content words that start inside quotation marks."""
    starts = [m.start() for span in content for m in _WORD.finditer(text, span.start, span.end)]
    quoted = sum(any(q.span.start <= at < q.span.end for q in quotations) for at in starts)
    share = quoted / len(starts) if starts else 0.0
    if share >= DIRECT_SHARE:
        return "direct"
    return "indirect" if share <= INDIRECT_SHARE else "mixed"


@cache
def _manners() -> Mapping[str, Manner]:
    """Every form of a cue word -> its manner; where a verb and a noun share a form, the verb's."""
    manners: dict[str, Manner] = {}
    for row in read_table("cues"):
        for form in row["forms"].split(", "):
            manners.setdefault(form, msgspec.convert(row["manner"], Manner))
    return manners


def manner_of(text: str, cue: Span | None) -> Manner:
    """What the cue says happened; speech where it is not in the table, as most of what is missing there is."""
    if cue is None:
        return "speech"
    words = _WORD.findall(cue.of(text).lower())
    known = [_manners()[word] for word in words if word in _manners()]
    return known[-1] if known else "speech"
