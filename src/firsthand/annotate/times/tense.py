"""The tense of the clause around an expression: whether the text looks back or ahead."""

import re
from functools import cache

from firsthand.annotate.times.meaning import Tense
from firsthand.lexicon import read_table

WINDOW = 160
"""Characters looked at on each side, inside the sentence."""

_BREAK = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“'‘(]?[A-Z])|\n[ \t]*\n|[;]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|Jr|Inc|Corp|Co|Ltd|No|Jan|Feb|Mar|Apr|Aug"
    r"|Sept|Oct|Nov|Dec|U\.S|a\.m|p\.m)$"
)


@cache
def _words(language: str) -> dict[str, Tense]:
    return {
        row["word"]: "future" if row["tense"] == "future" else "past" for row in read_table(f"times_{language}_tense")
    }


_WORD = re.compile(r"['’]?[A-Za-z]+(?:n['’]t)?")


def tense_of(text: str, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest in front of `start` in its sentence, else of the nearest behind `end`; or None."""
    front = text[max(0, start - WINDOW) : start]
    for cut in reversed(list(_BREAK.finditer(front))):
        if not _ABBREVIATION.search(front[: cut.start()]):
            front = front[cut.end() :]
            break
    back = text[end : end + WINDOW]
    for cut in _BREAK.finditer(back):
        if not _ABBREVIATION.search(back[: cut.start()]):
            back = back[: cut.start()]
            break
    if _looks_ahead_from(front):
        return "past" if re.search(r"\b(?:had|were|was)\b", front + back) else "future"
    nearest = _nearest(_WORD.findall(front))
    if nearest:
        return nearest
    nearest = next((tense for tense in map(_tense, _WORD.findall(back)) if tense), None)
    return nearest or ("future" if re.search(r"\bto [a-z]+\b", front) else None)


def _looks_ahead_from(front: str) -> bool:
    """True behind "until", "by", "through"."""
    return re.search(r"\b(?:until|till|by|through)(?: the| \d+ [ap]\.m\.)?\s*$", front, re.IGNORECASE) is not None


def _nearest(words: list[str]) -> Tense | None:
    """The tense of the last verb; participles behind "is" and "be" leave it to the verb before them."""
    for at in range(len(words) - 1, -1, -1):
        tense = _tense(words[at])
        before = [word.lower() for word in words[max(0, at - 3) : at]]
        if tense == "past" and before and before[-1] in _BE:
            continue
        if tense == "future" and words[at].lower() in _PARTICIPLES and "had" in before:
            return "past"
        if words[at].lower() == "to" and before and before[-1] in {"set", "is", "are", "due"}:
            return "past" if "had" in before else "future"
        if tense:
            return tense
    return None


_PARTICIPLES = frozenset({"due", "scheduled", "expected", "planned", "slated"})
_BE = frozenset({"be", "being", "is", "are", "'s", "’s", "'re", "’re"})


def _tense(word: str) -> Tense | None:
    lower = word.lower()
    known = _words("en").get(lower)
    if known:
        return known
    return "past" if word.endswith("ed") and word == lower and len(lower) > 4 else None
