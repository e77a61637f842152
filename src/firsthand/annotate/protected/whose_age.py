"""Whose age "a 14-year-old" is where it stands near a name: that of who is named, or somebody else's.

"Jan Holm told a 14-year-old", "the 14-year-old's teacher, Jan Holm" and "the man who robbed a 14-year-old" hide nobody
who is grown up; what cannot be told is taken for the age of who is named.
"""

import re
from collections.abc import Sequence

from firsthand.annotate.entities.known import POSSESSIVES, PREPOSITIONS, role_of
from firsthand.annotate.entities.layout import Layout

ONLY_HOW = (
    r"(?!\s(?:the|an?|his|her|their|its|him|them|another|one|two|both)\b|\s(?-i:[A-Z]))(?:(?!\sas\s)[^.;]){0,40}?"
)
"""Between "named" and "as"; not whom the child names: "named the attacker as"."""
_OPEN_APPOSITION = frozenset((",", "(", "—", "–", "-", ":", "is", "was", "the", "a", "an"))
"""What may stand right behind a name before an age of the same person."""
_CALLED = frozenset(("named", "called", "identified"))
_VERBS = frozenset(
    """told tells met meets saw sees hit hits shot shoots bit gave gives got let left led sent made beat knew found
    took taught teaches fought caught wrote thought heard cut lost ran held said says was were is are had has have
    who whom that and but or when while after because""".split()
)
"""What parts an age from a name behind it, besides forms in -ed: "a 14-year-old told Jan Holm"."""
_THINGS = frozenset(
    """agreement alliance ban bottle bridge brand building business campaign car case castle church club company
    conflict contract cottage deal dispute embargo factory feud firm house institution law lorry newspaper oak
    organisation organization paper party plant policy programme record relationship rule ship site start-up startup
    system tower treaty tree truce van vessel war whisky whiskey wine""".split()
)
"""What is so old behind "12-year-old" and is nobody: "the 12-year-old law, Jan Holm said"."""
_ADJECTIVES = frozenset("gifted talented wounded injured disabled orphaned adopted red armed unnamed".split())
_ARTICLES = frozenset(("the", "a", "an", "this", "another", "one", "two"))
ADULT = (
    r"(?:m[ae]n|wom[ae]n|mothers?|fathers?|parents?|mum|dad|brother|sister|uncle|aunt|grandmother|grandfather|neighbour"
    r"|drivers?|suspects?|teachers?|coach|killers?|attackers?|murderers?|rapists?|robbers?|abusers?|kidnappers?"
    r"|assailants?|gunm[ae]n|lawyers?|doctors?|nurse|owner|officer|priest|trainer|accused|defendant)"
)
_ATTACKING = (
    r"(?:attack|assault|murder|killing|rape|abuse|death|shooting|stabbing|abduction|kidnapping|robbery|manslaughter)"
)
_OF_A_CHILD = re.compile(
    rf"""(?xi) \b (?: {ADULT} (?:['’]s?)? \s (?:(?!\b(?:said|says|that|and)\b)[^,.;])*
      | {_ATTACKING} \s (?:(?!\b(?:said|says|that)\b)[^,.;])* \b(?:on|of|against) \s
          (?:the|an?|two|his|her)\s (?:[\w-]+\s)?
      | (?:who|which) \s (?:[\w-]+\s){{1,6}}? (?:the|an?|two|his|her)\s (?:[\w-]+\s)?
      | (?:\w+ed|hit|shot|struck|hurt|beat|over|down|by|against|with) \s (?:the|an?|two|his|her)\s (?:[\w-]+\s)? ) $"""
)
"""Before "14-year-old ... was named as": it is of somebody else that the sentence tells.

"The man who robbed a", "the suspect in the attack on a", "the driver hit a"; not "the body of the".
"""


_CHILD = (
    r"(?:girl|boy|child|baby|toddler|infant|pupil|teenager|schoolgirl|schoolboy|daughter|son|granddaughter|grandson)"
)
_TO_A_CHILD = re.compile(
    rf"""(?x) \b (?: (?:kill|murder|rap|abus|attack|assault|stabb|kidnapp|abduct|molest|strangl|drown|injur)(?:ed|ing)
        | lost | losing | buried | burying | shot | r[au]n(?:ning)?\sover )
      \s (?:an?|the|his|her|their) \s (?:[\w-]+\s){{0,2}}? {_CHILD} \b (?!['’]|\s(?:sister|brother|cousin|friend)\b)
    | \b (?:murder|killing|rape|abuse|death|abduction|kidnapping)
      \s of \s (?:an?|the|his|her|their) \s (?:[\w-]+\s){{0,2}}? {_CHILD} \b
      (?!['’]|\s(?:sister|brother|cousin|friend)\b)
    | \b (?: (?:kill|murder|rap|abus|attack|assault|stabb|kidnapp|abduct|molest|strangl|drown|injur)ing
        | (?:murder|killing|rape|abuse|death|abduction|kidnapping)\sof ) \s (?:[A-Z]|(?:her|him)\b)"""
)
"""Behind a name: of whom the next sentence tells: "killed a girl. She was 12", "for killing Mia Berg. She was 12"."""


def is_done_to_a_child(behind: str, pronoun: str = "") -> bool:
    """True if the words behind a name tell what they did to a child, or whose death they answer for.

    A child whom no `pronoun` behind them can mean does not count: "attacked a boy. She is 12".
    """
    found = _TO_A_CHILD.search(behind)
    child = found.group().rpartition(" ")[2] if found else ""
    other = {"she": ("boy", "son"), "he": ("girl", "daughter")}.get(pronoun, ())
    return found is not None and not child.endswith(other)


_OWN_CHILD = re.compile(
    r"""(?xi) ^ (?: ['’]s? \s | [^.;]{0,60}? \b(?:his|her|their)\s ) (?:[\w-]+\s){0,3}?
    (?: (?P<she>daughter|granddaughter|niece|girl|stepdaughter) | (?P<he>son|grandson|nephew|boy|stepson)
      | child | baby | grandchild ) \b (?!['’-]|\s(?:sister|brother|cousin|friend)\b)"""
)
"""Behind the name of a parent or another elder: "’s daughter Mira was hurt"."""
_OWN_BIRTH = re.compile(r"(?i)\b(?:birth|born|pregnan\w+|newborn|miscarr\w+|abortion|fathered|raped?)\b")
"""Beside a child of their own somebody may be a child: "gave birth to her daughter. She is 15"."""


def has_a_child(behind: str, pronoun: str) -> bool:
    """True if the words behind a name give the person a child whom the pronoun of the next sentence can mean."""
    found = _OWN_CHILD.match(behind)
    if found is None or _OWN_BIRTH.search(behind):
        return False
    return not found[{"she": "he", "he": "she"}.get(pronoun, "she")]


def is_of_another(before: str) -> bool:
    """True if the words of a sentence before an age tell of somebody else, who then is the one named."""
    return _OF_A_CHILD.search(before) is not None


def may_be_of(layout: Layout, spot: int, before: int, after: int) -> bool:
    """False if the age in word `spot` is not that of who is named in the words `[before, after)`."""
    if layout.low(spot + 1) in _THINGS and _ends_a_thing(layout.low(spot + 2)):
        return False
    return _may_be_next(layout, spot, before) if spot < before else _may_be_said_of(layout, spot, after)


def _ends_a_thing(behind: str) -> bool:
    """False for "a 12-year-old club swimmer"."""
    return not behind.isalpha() or behind in PREPOSITIONS or _tells([behind])


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
    if "whose" in between:
        return False
    if layout.low(spot + 1) == "'s" or (layout.low(spot + 2) == "'s" and role_of(layout.low(spot + 1))):
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
    return known or re.fullmatch(ADULT, low) is not None
