"""The table of cues: which words attribute, as what part of speech, and in which manner."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from firsthand.lexicon import read_table
from firsthand.vocabulary import Manner, Span

WORD = re.compile(r"\w+")

MAX_CUE_WORDS = 5
"""Words of the longest phrase looked up."""

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+|also\s+|not\s+)*\w+(?:ed|en|wn|id|ld)\b"
)


_AUXILIARY = re.compile(
    r"""(?xi)
    (?: has|have|had | is|are|was|were|be|been | did|does|do
      | would|will|could|may|might|must | not|n['’]t | ['’](?:d|s|ve|ll|re) )
    (?: \s+\w+ly )?"""
)
_NEXT_WORD = re.compile(r"\s+(?:\w+ly\s+)?(\w+)")


class CueWord(NamedTuple):
    """What the table says about one form."""

    part: Literal["verb", "noun", "phrase"]
    manner: Manner


@cache
def cue_words() -> Mapping[str, CueWord]:
    """Every form of the table, lower case -> what it is; where a verb and a noun share a form, the verb."""
    known: dict[str, CueWord] = {}
    for row in read_table("cues"):
        for form in row["forms"].split(", "):
            known.setdefault(form, msgspec.convert((row["part"], row["manner"]), CueWord))
    return known


@cache
def noun_cues() -> frozenset[str]:
    """Forms that can stand as a noun: "claims", "admission", also where the verb shares the form."""
    rows = (row for row in read_table("cues") if row["part"] == "noun")
    return frozenset(form for row in rows for form in row["forms"].split(", "))


@cache
def speech_verbs() -> frozenset[str]:
    """Forms of single verbs of saying."""
    return frozenset(form for form, word in cue_words().items() if word == ("verb", "speech") and " " not in form)


def whole_cue(text: str, cue: Span) -> Span:
    """The cue with the verb of saying behind it where it is but an auxiliary: "had" of "had told"."""
    following = _NEXT_WORD.match(text, cue.end)
    if following and _AUXILIARY.fullmatch(cue.of(text)) and following[1].lower() in speech_verbs():
        return Span(cue.start, following.end())
    return cue


def known_cue(text: str, cue: Span | None) -> CueWord | None:
    """What the table says about a cue: its longest run of words that the table holds, the last of equal ones."""
    if cue is None:
        return None
    words = WORD.findall(cue.of(text).lower())
    for length in range(min(len(words), MAX_CUE_WORDS), 0, -1):
        for start in range(len(words) - length, -1, -1):
            found = cue_words().get(" ".join(words[start : start + length]))
            if found:
                return found
    return None


def is_passive(text: str, cue: Span) -> bool:
    """True for "was accused of", "has been criticized": whoever said it is left out."""
    return bool(_PASSIVE.search(cue.of(text).lower()))
