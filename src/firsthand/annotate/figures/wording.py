"""The words around a figure that say when it was counted and by whom, by language."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.figures.tables import LANGUAGES, read_patterns
from firsthand.lexicon import read_table


class Wording(NamedTuple):
    """Patterns of one language; `cited` and `counter` have a group `who`."""

    since: re.Pattern[str]
    """In front of the day from which was counted."""
    only_since: re.Pattern[str]
    """Those of `since` that mean nothing else: "since", not "from"."""
    until: re.Pattern[str]
    saying: re.Pattern[str]
    new_clause: re.Pattern[str]
    founded: re.Pattern[str]
    compared: re.Pattern[str]
    """All between a difference and the time of the value that it is counted from; never matches where no table says."""
    base: re.Pattern[str]
    """In front of the time of a value that something is compared with."""
    present: re.Pattern[str]
    """Words for the time of publication."""
    """A clause in front that tells how old the subject is, not when it was counted."""
    cited: re.Pattern[str]
    counter: re.Pattern[str]
    name_in: Callable[[str], str | None]
    """The name of a counter in the words of `who`; None where it has none."""


@cache
def wording_of(language: str) -> Wording:
    """The wording of `language`: English, or that of the table `figures_<language>_patterns`."""
    if language not in LANGUAGES:
        return ENGLISH
    patterns = read_patterns(language)
    return Wording(
        since=patterns["since"],
        only_since=patterns["since"],
        until=patterns["until"],
        saying=patterns["saying"],
        new_clause=patterns["new_clause"],
        founded=patterns["founded"],
        compared=_NEVER,
        base=_NEVER,
        present=_NEVER,
        cited=patterns["cited"],
        counter=patterns["counter"],
        name_in=_uninflected,
    )


def _uninflected(words: str) -> str | None:
    """A name that no case changes: in «» or all in capitals; None for others, whose nominative is not known."""
    found = re.search(r"«([^»]+)»|\b([А-ЯЁA-Z]{2,}(?:-[А-ЯЁA-Z][\w]*)*)\b", words)
    return (found[1] or found[2]) if found else None


_NEVER = re.compile(r"(?!)")
_COMPARED = re.compile(
    r"""(?x) \s (?:[\w%]+\s)? (?:
        (?:more|fewer|less|higher|lower|better|worse) (?:\s\w+){0,2} \s than
          (?:\s(?:in|on|at|a|the|same|period|of|during|year|week|it|was|they|were))*
      | (?:above|below) \s (?:the|its) \s [\w\s]{1,25} (?:in|of|on)
      | from (?:\s(?:in|on|the|a))* ) \s"""
)
_BASE = re.compile(r"\bthan(?:\s(?:in|on|at|during|a|the|same|period|of|it|was|they|were))*\s$")
_PRESENT = re.compile(r"\b(?:so far|now|currently|to date|at present|tonight|today)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|starting|beginning|from)\b[^,;.:()]*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"[,;:]\s(?:but|and|where|which|while|who|when)\b|;|\bcompared (?:with|to)\b|,? (?:up|down) from\b|, from\b"
)
_FOUNDED = re.compile(r"\W*(?:Founded|Established|Born|Built|Formed|Created|Incorporated|Set up)\b[^,]*$")
"""A clause in front that tells how old the subject is, not when it was counted."""
_UNTIL = re.compile(r"\b(?:as of|by|until|till|up to|through|so far)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:said|told|says|announced|reported|added|stated|tweeted|wrote|warned|decided|ruled|confirmed"
    r"|estimated|predicted|seen)(?:\s+\w+){0,2}\s+(?:on\s+)?$"
)

_CITED = re.compile(
    r"""(?x) (?: \b[Aa]ccording\sto | \b[Ii]n\sline\swith | \b[Aa]s\sper | \b[Cc]iting | \bfigures\sfrom | \bdata\sfrom
        | \b(?:as\s)?(?:counted|tallied|recorded|compiled|documented|estimated|reported)\sby
        | \b(?:a|the)\s(?:count|tally|toll|estimate)\s(?:by|from|of(?=\sthe\b)) )
    \s+ (?:(?:the\s|an?\s|its\s|new\s|official\s|latest\s|preliminary\s|government\s)*
        (?:data|figures|numbers|statistics|records|estimates?|reports?|count|tally|information)
        \s(?:from|by|of|compiled\sby|released\sby|published\sby)\s+)?
    (?P<who>[^,.;:()“”"\n]+)"""
)
_COUNTER = re.compile(
    r"""(?x) (?P<who>[A-Z][\w’'.-]*(?:\s(?:of|for|the|and)(?=\s[A-Z])|\s[A-Z][\w’'.-]*)*)
    (?: [’']s?\s(?:claims?|counts?|estimates?|tally|figures?|data|records?|toll|admission)\b
      | \s(?:has\s|have\s|had\s)?
        (?:counted|documented|recorded|tallied|registered|logged|verified|estimates|estimated)\b
      | (?:\s\([A-Z][\w.-]+\))?(?:,\s[^,.;]{1,40},)?\s(?:has\s|had\s)?puts?\s(?:the|its|their)\s(?:[\w-]+\s){0,3}
        (?:toll|number|figure|count|total|tally|estimate)(?:\s[\w-]+){0,5}?\sat\b )"""
)
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:of|for|the|and|on|in)(?=\s[A-Z])(?:\s[A-Z][\w’'.-]*)+|\s[A-Z][\w’'.-]*)*")
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s(?:which|who|that|said|says|on|in|since|as|at|and|but|were|was|have|has|published|released|issued|seen|obtained"
    r"|conducted)\b.*$"
)
_COMMON_ADJECTIVES = re.compile(r"^(?:[A-Z]\w+(?:ian|ish|ese|an|ch|li|i))\s(?=[a-z])")


def _name_in(words: str) -> str | None:
    """The name in a noun phrase: "Tide Watch" in "the volunteer group Tide Watch"; else its words."""
    phrase = _ARTICLE.sub("", _TAIL.sub("", words.strip()))
    inner = _COMMON_ADJECTIVES.sub("", phrase)
    names: Sequence[str] = _NAME.findall(inner)
    if names and is_name(names[-1]):
        return names[-1].removesuffix("’s").removesuffix("'s")
    return phrase if 0 < len(phrase.split()) <= 5 and is_name(phrase) else None


def is_name(words: str) -> bool:
    """False for a word that only stands for a name: "it", "that". "WHO" and "US" are names."""
    return (len(words) > 1 and words.isupper()) or words.lower() not in _stand_ins()


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset({row["form"].lower() for row in read_table("pronouns")}).union(_DEMONSTRATIVES)


_DEMONSTRATIVES = frozenset("this that these those which what who whom one some others many both all none".split())


ENGLISH = Wording(
    since=_SINCE,
    only_since=re.compile(r"since|starting|beginning", re.IGNORECASE),
    until=_UNTIL,
    saying=_SAYING,
    new_clause=_NEW_CLAUSE,
    founded=_FOUNDED,
    compared=_COMPARED,
    base=_BASE,
    present=_PRESENT,
    cited=_CITED,
    counter=_COUNTER,
    name_in=_name_in,
)
