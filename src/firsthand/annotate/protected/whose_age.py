"""Whose age "a 14-year-old" is where it stands near a name: that of who is named, or somebody else's.

"Jan Holm told a 14-year-old", "the 14-year-old's teacher, Jan Holm" and "the man who robbed a 14-year-old" hide nobody
who is grown up; what cannot be told is taken for the age of who is named.
"""

import re
from collections.abc import Sequence

from firsthand.annotate.entities.known import POSSESSIVES, PREPOSITIONS, role_of
from firsthand.annotate.entities.layout import Layout

_OPEN_APPOSITION = frozenset((",", "(", "—", "–", "-", ":", "is", "was", "the", "a", "an"))
"""What may stand right behind a name before an age of the same person."""
_CALLED = frozenset(("named", "called", "identified"))
_VERBS = frozenset(
    """told tells met meets saw sees hit hits shot shoots bit gave gives got let left led sent made beat knew found
    took taught teaches fought caught wrote thought heard cut lost ran held said says was were is are had has have
    who whom that and but or when while after because""".split()
)
"""What parts an age from a name behind it, besides forms in -ed: "a 14-year-old told Jan Holm"."""
_ADJECTIVES = frozenset("gifted talented wounded injured disabled orphaned adopted red armed unnamed".split())
_ARTICLES = frozenset(("the", "a", "an", "this", "another", "one", "two"))
_ADULT = (
    r"(?:m[ae]n|wom[ae]n|mothers?|fathers?|parents?|mum|dad|brother|sister|uncle|aunt|grandmother|grandfather|neighbour"
    r"|drivers?|suspects?|teachers?|coach|killers?|attackers?|murderers?|rapists?|robbers?|abusers?|kidnappers?"
    r"|assailants?|gunm[ae]n|lawyers?|doctors?|nurse|owner|officer|priest|trainer|accused|defendant)"
)
_ATTACKING = (
    r"(?:attack|assault|murder|killing|rape|abuse|death|shooting|stabbing|abduction|kidnapping|robbery|manslaughter)"
)
_OF_A_CHILD = re.compile(
    rf"""(?xi) \b (?: {_ADULT} (?:['’]s?)? \s (?:(?!\b(?:said|says|that|and)\b)[^,.;])*
      | {_ATTACKING} \s (?:(?!\b(?:said|says|that)\b)[^,.;])* \b(?:on|of|against) \s
          (?:the|an?|two|his|her)\s (?:[\w-]+\s)?
      | (?:who|which) \s (?:[\w-]+\s){{1,6}}? (?:the|an?|two|his|her)\s (?:[\w-]+\s)?
      | (?:\w+ed|hit|shot|struck|hurt|beat|over|down|by|against|with) \s (?:the|an?|two|his|her)\s (?:[\w-]+\s)? ) $"""
)
"""Before "14-year-old ... was named as": it is of somebody else that the sentence tells.

"The man who robbed a", "the suspect in the attack on a", "the driver hit a"; not "the body of the".
"""


def is_of_another(before: str) -> bool:
    """True if the words of a sentence before an age tell of somebody else, who then is the one named."""
    return _OF_A_CHILD.search(before) is not None


def may_be_of(layout: Layout, spot: int, before: int, after: int) -> bool:
    """False if the age in word `spot` is not that of who is named in the words `[before, after)`."""
    return _may_be_next(layout, spot, before) if spot < before else _may_be_said_of(layout, spot, after)


def _may_be_next(layout: Layout, spot: int, name: int) -> bool:
    """Of a name behind the age: "the 14-year-old pupil Mira Reuel", "a 14-year-old girl from Kelm, Mira Reuel"."""
    between = layout.lows[spot + 1 : name]
    if "'s" in between:
        return not {"name", "names"}.isdisjoint(between)
    last = between[-1] if between else ""
    if last in _CALLED:
        return True
    owner = spot - 1 - (layout.low(spot - 1) in _ARTICLES)
    if last == "," and layout.low(owner) in {"of", "to"} and _is_grown_up(layout.low(owner - 1)):
        return False
    if _tells(between[:-1] if last in {"was", "is"} else between):
        return False
    return last in {",", "("} or PREPOSITIONS.isdisjoint(between)


def _may_be_said_of(layout: Layout, spot: int, after: int) -> bool:
    """Of a name before the age: "Mira Reuel, a 14-year-old", "Mira Reuel was hurt. The nine-year-old"."""
    between = layout.lows[after:spot]
    if "'s" in {layout.low(spot + 1), layout.low(spot + 2)}:
        return False
    if "." in between:
        return between[-1] in {"the", "this"} and between[-2:-1] == ["."]
    if any(low.isdecimal() for low in between) or (between and between[0] not in _OPEN_APPOSITION):
        return False
    last = max((at for at, low in enumerate(between) if low in _OPEN_APPOSITION and not low.isalpha()), default=-1)
    beside = between[last + 1 :]
    owned = "'s" in beside or not POSSESSIVES.isdisjoint(beside)
    if not PREPOSITIONS.isdisjoint(beside) or (owned and (last < 0 or _is_named(layout, spot + 2))):
        return False
    return not _tells([low for low in beside if low not in {"who", "is", "was"}])


def _is_named(layout: Layout, at: int) -> bool:
    """True for "his 9-year-old son Tom"."""
    return at < len(layout.words) and layout.words[at].text[0].isupper()


def _tells(words: Sequence[str]) -> bool:
    """True for words in which somebody does something."""
    return any(low in _VERBS or (low.endswith("ed") and low not in _ADJECTIVES) for low in words)


def _is_grown_up(low: str) -> bool:
    role = role_of(low)
    known = role is not None and role.kind in {"office", "trade", "title", "fame"}
    return known or re.fullmatch(_ADULT, low) is not None
