"""The words around a statement -> before whom it was said: two audiences are two occasions, of one day, too.

Who tells deputies and, outside, the pickets the same says two things by our guidelines (quality/gold/utterances). Only
audiences of lexicon/audiences.tsv are told apart; where a report names none, nothing is concluded.
"""

import re
from functools import cache
from itertools import product

from firsthand.lexicon import read_table

AS_GOOD_AS_ONE = frozenset(
    frozenset(pair)
    for pair in [
        ("press", "air"),
        ("press", "writing"),
        ("press", "money"),
        ("press", "locals"),
        ("press", "interview"),
        ("air", "interview"),
        ("writing", "interview"),
        ("crowd", "locals"),
        ("crowd", "delegates"),
        ("house", "delegates"),
        ("press", "delegates"),
        ("stage", "delegates"),
        ("crowd", "staff"),
        ("crowd", "stage"),
        ("staff", "locals"),
        ("table", "money"),
        ("table", "stage"),
        ("pupils", "stage"),
    ]
)
"""Audiences that two honest reports of one occasion may name."""

HEARERS = frozenset({"press", "air", "house", "court", "delegates"})
"""Groups that hear whatever is said to them.

Others may be told from afar: a minister who tells deputies that the ferry stops "warned farmers" that it does.
"""

_TOLD = r"(?:t(?:old|ells?|elling)|address(?:ed|es|ing))"
_MEANT = r"(?:assur(?:ed|es|ing)|warn(?:ed|s|ing)|remind(?:ed|s|ing)|inform(?:ed|s|ing)|promis(?:ed|es|ing))"
"""Verbs that tell whom words are meant for, who need not be there."""
_TO = r"(?:to|before|in\sfront\sof|among|with|перед|с|среди|на\sвстрече\sс)"
_ON_PAPER = re.compile(r"(?i)\b(?:in\swriting|by\sletter|письменно|письменной\sформе)\b")
"""How they were told, which another report may tell alone."""
_THEM = re.compile(rf"(?i)\b(?:{_TOLD}\s(?:them|him|her)|им|ему|ей)\b")
"""Whoever the sentence before tells of."""
_BETWEEN = r"(?:[\w’'-]+\s){0,3}?"
_SAID_RUSSIAN = r"(?:с?казал|заявил|рассказал|сообщил|ответил|объявил|объяснил|призна|говорил|обратил)\w*"
_MEANT_RUSSIAN = r"(?:пообещал|обещал|напомнил|гарантировал|пригрозил)\w*"
_QUOTED = re.compile(r"[“«\"][^“”«»\"]*[”»\"]")
_AS_BEFORE = re.compile(
    r"(?i)\b(?:having\s(?:said|told)|(?:what|as)\s(?:he|she|they)\s(?:had\s)?(?:said|told)|after\s(?:his|her|their)|"
    r"hours\safter|как\sи)\b[^,.;]*|\b(?:this|our|наш\w*)\s(?:letter|newsletter|bulletin|письм\w+)"
)
"""What tells of another occasion ("having said as much to the press at noon"), or of the report itself."""


def audiences_of(beside: str, before: str) -> tuple[str, ...]:
    """The groups that a statement was made to, sorted: named in its sentence, and else in the sentence before.

    Whom somebody *told* goes before all else that a sentence names.
    """
    here, there = (_AS_BEFORE.sub(" ", _QUOTED.sub(" ", words)) for words in (beside, before))
    found = _groups(_told(), here) or _groups(_met(), here)
    if not found and _THEM.search(here):
        found = _groups(_people(), there)
    if found and _ON_PAPER.search(here):
        found |= {"writing"}
    return tuple(sorted(found or _groups(_told(), there) or _groups(_met(), there)))


def are_two_audiences(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True if both are told, and none of the one can be one of the other."""
    return bool(left and right) and not any(
        one == other or frozenset({one, other}) in AS_GOOD_AS_ONE for one, other in product(left, right)
    )


def _groups(patterns: dict[str, re.Pattern[str]], words: str) -> set[str]:
    return {group for group, pattern in patterns.items() if pattern.search(words)}


@cache
def _told() -> dict[str, re.Pattern[str]]:
    """Group -> people behind a verb of telling."""
    meant = f"|{_MEANT}|{_MEANT_RUSSIAN}"
    return {
        group: re.compile(
            rf"(?i)\b(?:{_TOLD}|{_SAID_RUSSIAN}{meant if group in HEARERS else ''})\s{_BETWEEN}(?:{people})(?![\w-])"
        )
        for group, people in _alternatives("people").items()
    }


@cache
def _people() -> dict[str, re.Pattern[str]]:
    """Group -> its people, wherever they stand."""
    return {
        group: re.compile(rf"(?i)(?<![\w-])(?:{people})(?![\w-])") for group, people in _alternatives("people").items()
    }


@cache
def _met() -> dict[str, re.Pattern[str]]:
    """Group -> people behind "to", and events."""
    behind = {group: rf"\b{_TO}\s{_BETWEEN}(?:{words})(?![\w-])" for group, words in _alternatives("people").items()}
    there = {
        group: rf"(?<![\w-])(?:{words})(?![\w-]|\sof\s|['’]s\s)" for group, words in _alternatives("event").items()
    }
    return {
        group: re.compile("(?i)" + "|".join(some[group] for some in (behind, there) if group in some))
        for group in sorted(behind.keys() | there.keys())
    }


def _alternatives(kind: str) -> dict[str, str]:
    """Group -> its words of a kind, as alternatives of a pattern."""
    words: dict[str, list[str]] = {}
    for row in read_table("audiences"):
        if row["kind"] == kind:
            pattern = re.escape(row["words"]).replace(r"\*", r"\w*").replace(r"\ ", r"\s")
            words.setdefault(row["group"], []).append(pattern)
    return {group: "|".join(some) for group, some in words.items()}
