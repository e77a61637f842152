"""Numbers beside a name in an English report that are no age of today: an age in a look back, and what somebody scored.

"At 12, Jan Holm left school to work in the mines"; "Jan Holm (12) scored". Where the report has a word for a child the
number stays an age.
"""

import re

from firsthand.annotate.long_ago import LookBack, stands_in
from firsthand.vocabulary import Span

_CHILD = re.compile(
    r"(?i)\b(?:(?:girl|boy|teen|teenager|schoolgirl|schoolboy|youngster|minor|pupil|kid|toddler|infant|youth|junior)s?"
    r"|child|teenaged?|prodigy|under-(?:\d\d?|[a-z]+)s?|u-?1\d|schools?\b(?<!left\sschool)|year-olds?|aged)\b"
)
_HURT = (
    r"attacked|killed|injured|wounded|abused|raped|assaulted|kidnapped|abducted|arrested|detained|died|drowned|stabbed"
    r"|(?:was|were)\sshot|hospital|shelling|victims?"
)
_TODAY = re.compile(
    rf"""(?xi) \b (?: (?:mon|tues|wednes|thurs|fri|satur|sun)day | yesterday | today | tonight
      | last\s(?:night|week|month|year) | this\s(?:week|month|year|season|summer|spring|autumn|winter)
      | already | still | youngest | is | has | plays | missing | {_HURT} ) \b"""
)
"""Beside an age it is one of these days, or of somebody hurt."""
_NOW = re.compile(
    r"""(?x) \b (?: [Ss]?[Hh]e\s(?:now\s|still\s|often\s|only\s)?(?!was\b)[a-z]+s
      | (?:[Hh]is|[Hh]er)\s(?:mother|father|mum|dad|parents|brothers?|sisters?|siblings|family|aunt|uncle) ) \b"""
)
"""Anywhere: what somebody does these days, or a family at home: "She earns two dollars", "her father cannot work"."""
_LIFE = re.compile(
    r"""(?x) \s (?:had\s)? (?: left\sschool | went\s(?:to\ssea|to\swork|down\sthe\s(?:mine|pit)s?)
      | (?:began|started|took\sup|found|took)\s(?:work(?:ing)?|an?\s(?:job|business|apprenticeship))
      | enlisted | emigrated | became\san?\sapprentice
      | joined\sthe\s(?:army|navy|union|party|resistance|merchant) ) \b"""
)
"""Behind the name: a step of a life, as obituaries and profiles tell it; who left home or dropped out may be missed."""
_GROWN_UP = re.compile(
    r"""(?xi) \b (?: by\s(?:[2-9]\d\b|his\s\w+ties|her\s\w+ties)
      | at\s(?:1[89]|[2-9]\d),?\s(?:he|she)\b | (?:that|which)\snow\semploys | went\son\sto\s
      | (?:would|later)\s(?:later|become|became|found(?:ed)?|led|lead)
      | (?:decades|(?:[1-9]\d|\w+ty)\syears)\s(?:later|ago)
      | (?:his|her)\s(?:wife|husband|grandchildren|retirement) )"""
)


was_long_ago = LookBack(_CHILD, _TODAY, _LIFE, _GROWN_UP, _NOW).was_long_ago


_MEETS = re.compile(
    r"""(?xi) \s (?:open|clos|chair|conven|adjourn|resum|suspend|clear)(?:s|es|ed) \b
    [^.;]* \b(?:meeting|session|debate|sitting|chamber|press\sconference|vote|talks|proceedings) \b"""
)
"""Behind the name: what who presides does at an hour; a child may speak at a press conference."""


def is_an_hour(text: str, sentence: Span, name: Span) -> bool:
    """True for "At 10, Jan Holm opened the meeting"."""
    return _MEETS.match(text, name.end, sentence.end) is not None and not stands_in(text, _CHILD)


WINDOW = 200
"""Characters before a name in which its sentence may count points."""
_SCORING = re.compile(
    r"(?i)\b(?:scor(?:ed?|es|ers?|ing)|goals?|points|hat-tricks?|netted|equali[sz]ed?r?|substitut\w+|headers?|penalt(?:y|ies)"
    r"|rebounds?|assists?|wickets?|tries|half-time|first\shalf|second\shalf)\b"
)
_WAS_HURT = re.compile(rf"(?i)\b(?:{_HURT})\b")
_IN_BRACKETS = re.compile(r"\s\((?:\d{1,3}(?:\s?(?:pen|og)\.?)?(?:,\s)?)+\)")
_NEXT_SCORE = re.compile(
    r"\b(?P<count>\d+|[a-z]+)\s(?:points|goals|votes|seats|runs|wickets|tries|rebounds|assists|medals|titles|per\scent)"
    r"(?:,?\sand\s|,\s)(?:[^\W\d_a-z][\w’'-]+\s?){0,4}$"
)
_AN_AGE = re.compile(r"[^\W\d_a-z][\w’'-]+,\s\d{1,2},\s[a-z]")
"""Beside an age the number at the end may be one, too: "Ada Holm, 15, scored 20 points and Mia Berg, 14."."""
_THE_END = re.compile(r",\s\d{1,2}(?=\s*[.;]|$|\sand\s)")


def is_a_score(text: str, sentence: Span, name: Span) -> bool:
    """True for "Jan Holm (12) scored", "Goals: Jan Holm (12, 44)", "Jan Holm scored 12 points and Ada Berg, 15."."""
    words = sentence.of(text)
    if stands_in(text, _CHILD) or _WAS_HURT.search(words):
        return False
    if _IN_BRACKETS.match(text, name.end):
        return _SCORING.search(words) is not None
    before = text[max(sentence.start, name.end - WINDOW) : name.end]
    if _AN_AGE.search(before):
        return False
    return _NEXT_SCORE.search(before) is not None and _THE_END.match(text, name.end) is not None
