"""Which drafts rest on quotation marks that are no utterance: scare quotes, terms, titles of works and shows."""

import re
from collections.abc import Sequence

from firsthand.annotate.attributions.cues import known_cue
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import Quotation
from firsthand.vocabulary import Span

MAX_TERM_WORDS = 4

_TITLED = re.compile(
    r"""(?xi)^(?:(?:is|was|are|were)\s)?(?:titled|entitled|named|known\sas|nicknamed|headlined|featur\w+|starr\w+
    |shown|screened|staged)$"""
)
_WORK = re.compile(
    r"""(?xi)\b(?:album|article|ballad|band|blog|book|campaign|channel|column|comedy|concert|documentary|drama|episode|essay
    |exhibition|festival|film|game|hit|lecture|magazine|memoir|movie|musical|novel|opera|painting|play|podcast|poem|program
    |programme|rally|report|series|sermon|show|single|sitcom|song|tour|track|tune|video)s?[,:]?\s+(?:called\s+|titled\s+|entitled\s+)?$"""
)


def is_term(text: str, quotation: Quotation) -> bool:
    """True for a quotation that names a thing: a few words and no sentence in them."""
    inside = quotation.span.of(text).strip("“”\"‘’'„«»` ")
    words = inside.split()
    return len(words) <= MAX_TERM_WORDS and not inside.endswith((".", "!", "?"))


def is_title(text: str, quotation: Quotation, passage: Span) -> bool:
    """True for the title of a work: capitals throughout where other words have none, or behind what it is."""
    capitals = _in_capitals(quotation.span.of(text)) and not _in_capitals(passage.of(text))
    return capitals or bool(_WORK.search(text, max(passage.start, quotation.span.start - 40), quotation.span.start))


def _in_capitals(piece: str) -> bool:
    """True if nearly all long words start with a capital, and there are two words at least."""
    words = re.findall(r"[^\W\d_][\w'’-]*", piece)
    long = [word for word in words if len(word) > 3]
    return len(words) > 1 and bool(long) and sum(word[0].isupper() for word in long) >= 0.9 * len(long)


def rests_on_terms(text: str, draft: Draft, quotations: Sequence[Quotation], passage: Span) -> bool:
    """True for a draft that quotes nothing but terms and titles, unless its cue is known to attribute.

    A cue of the table, or a colon, vouches for a term: `he called it a “farce”`.
    """
    quoted = [q for q in quotations if any(span.overlaps(q.span) for span in draft.content)]
    titles = [q for q in quoted if is_title(text, q, passage)]
    if not quoted or not all(q in titles or is_term(text, q) for q in quoted) or draft.cue is None:
        return False
    cue = draft.cue.of(text)
    return bool(_TITLED.match(cue)) or (known_cue(text, draft.cue) is None and ":" not in cue)
