"""Sources that are a share of people or some of a group: "four in ten respondents", "41 per cent", "one of them"."""

from itertools import pairwise

from firsthand.annotate.entities.known import PREPOSITIONS, RELATIVES, pronoun_of
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Phrase

QUANTIFIERS = frozenset(
    "some many most several few one two three four five six seven eight nine ten others all none both half dozens "
    "hundreds thousands scores number group couple majority handful member members part another third quarter fifth "
    "thirds quarters fifths".split()
)
"""Heads of partitives: "two of the oldest Veldeners"."""

SINGLE = frozenset({"one", "another"})
"""Those that are one person."""

_PERCENT = frozenset({"per", "percent", "%"})
_FRACTIONS = frozenset("half third thirds quarter quarters fifth fifths".split())
_MAX_SHARE_WORDS = 12
"""Words of a share with what it is a share of: "a third of those in favour of the scheme"."""


def share_of(layout: Layout, first: int, end: int) -> Phrase | None:
    """The phrase of a source that is a share or some of a group, always somebody new; None for other sources."""
    low = layout.low(first)
    if low in QUANTIFIERS and layout.low(first + 1) == "of" and first + 2 < end and pronoun_of(layout.low(first + 2)):
        return _somebody(layout, first, first + 1, first + 3, plural=low not in SINGLE)
    opening = [layout.low(at) for at in range(first, min(first + 6, end))]
    of_ten = any(
        b in {"in", "of"} and _is_number(a) and _is_number(c)
        for a, b, c in zip(opening, opening[1:], opening[2:], strict=False)
    )
    fraction = any(a in _FRACTIONS and b == "of" for a, b in pairwise(opening))
    if not (of_ten or fraction or _PERCENT & set(opening)):
        return None
    stop = first + 1
    while stop < end and stop - first < _MAX_SHARE_WORDS and _goes_on(layout, stop):
        stop += 1
    return _somebody(layout, first, stop, stop, plural=True)


def some_of(layout: Layout, first: int, end: int) -> Phrase:
    """The phrase of "Members of N": some people, not N."""
    return _somebody(layout, first, first + 1, end, plural=layout.low(first).endswith("s"))


def _somebody(layout: Layout, first: int, after: int, whole: int, *, plural: bool) -> Phrase:
    return Phrase(
        span=layout.span(first, after),
        head="people" if plural else "one",
        determiner="some",
        plural=plural,
        whole=layout.span(first, whole),
    )


def _goes_on(layout: Layout, at: int) -> bool:
    low = layout.low(at)
    return low not in RELATIVES and (layout.words[at].text[0].isalnum() or low in {"%", "'s", "-"})


def _is_number(word: str) -> bool:
    return word.isdigit() or (word in QUANTIFIERS and word not in PREPOSITIONS) or word == "every"
