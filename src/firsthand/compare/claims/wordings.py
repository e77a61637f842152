"""Whether two contents say the same thing in nearly the same words, whoever is named as their source.

Stricter than the matching of utterances, since no speaker ties the two together: order-free content stems must nearly
coincide, the numbers must be equal, and so must the negation.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d[\d.,]*\d|\d")
_FUNCTION = frozenset(
    """a an the this that these those and or but nor so if then than as of in on at by for from to into onto over under
    with without within about after before between during since until while when where which who whom whose what why
    how it its he him his she her they them their we us our you your i me my mine one is are was were be been being
    am has have had having do does did doing will would shall should can could may might must there here also just
    only very more most much many some any all both each other another such own same up down out off again further
    once s t""".split()
)
_NEGATIONS = frozenset("no not never none nobody nothing neither nor cannot without".split())
_SUFFIX = re.compile(r"(?:ations?|ing|edly|ed|es|s|ly|ment|ments)$")
_CLITIC = re.compile(r"[’'].*$")
MIN_SHARED_STEMS = 5
"""Fewer shared content words occur by chance in one story's reports (our examples: "the dam had failed")."""
MIN_CONTAINMENT = 0.75
"""Share of the shorter content's stems that the longer must hold."""


class Wording(NamedTuple):
    """The order-free content of some words."""

    stems: frozenset[str]
    numbers: frozenset[str]
    negated: bool

    def rarest(self, often: Mapping[str, int]) -> tuple[str, ...]:
        """The rarest stems, one more than a longer partner may lack: it holds at least one. None if it has no partner.

        `often` says how many wordings hold each stem.
        """
        if len(self.stems) < MIN_SHARED_STEMS:
            return ()
        spare = int(len(self.stems) * (1 - MIN_CONTAINMENT)) + 1
        return tuple(sorted(self.stems, key=lambda stem: (often[stem], stem))[:spare])


def wording(words: str) -> Wording:
    """The wording of a content."""
    tokens = [token.casefold() for token in _WORD.findall(words)]
    numbers = frozenset(token.replace(",", "") for token in tokens if token[0].isdigit())
    plain = [token for token in tokens if not token[0].isdigit()]
    negated = any(token in _NEGATIONS or token.endswith(("n’t", "n't")) for token in plain)
    return Wording(frozenset(_stem(t) for t in plain if t not in _FUNCTION and len(t) > 2), numbers, negated)


def same_wording(left: Wording, right: Wording) -> bool:
    """Whether two contents can be one statement."""
    shared = len(left.stems & right.stems)
    shorter = min(len(left.stems), len(right.stems))
    return (
        shared >= MIN_SHARED_STEMS
        and shared >= MIN_CONTAINMENT * shorter
        and left.negated == right.negated
        and (left.numbers <= right.numbers or right.numbers <= left.numbers)
    )


def _stem(token: str) -> str:
    bare = _CLITIC.sub("", token)
    cut = _SUFFIX.sub("", bare)
    return cut if len(cut) >= 4 else bare
