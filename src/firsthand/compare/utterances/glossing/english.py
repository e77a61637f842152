"""Forms of English words: "take out" -> "took out", "ferry" -> "ferries"."""

import re
from functools import cache

from firsthand.lexicon import read_table

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$|(?:mit|quit|(?<!of)(?<!dif)(?<!suf)fer|cur|ped|trol|pel|bat)$")
"""One short syllable, or an end that is stressed: "stop", "refer" (Quirk et al. 1985, 3.7)."""
_PRESENT = {"be": "is", "have": "has", "do": "does", "can": "can", "may": "may", "must": "must"}
_PLURALS = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "wolf": "wolves", "life": "lives", "knife": "knives", "wife": "wives",
    "leaf": "leaves", "shelf": "shelves", "half": "halves", "thief": "thieves", "hero": "heroes",
    "potato": "potatoes", "tomato": "tomatoes", "crisis": "crises", "analysis": "analyses", "this": "these",
    "that": "those", "loaf": "loaves", "calf": "calves", "ox": "oxen",
    "gas": "gases", "lens": "lenses", "canvas": "canvases",
}  # fmt: skip
CAPITALS = frozenset(
    """January February March April June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday""".split()
)
"""Words that tables write small; May is left out, it may be a verb."""
_NO_PLURAL = re.compile(
    r"(?:(?<!wit)(?<!busi)ness|ics|percent|cent|people|police|staff|news|information|equipment|evidence|money|work|furniture|advice|ware"
    r"|sheep|fish|deer|aircraft|series|species|means|troops|goods|[^su]s)$"
)


def past(verb: str) -> str:
    """The past of a verb, with what stands behind it: "took out"; of two with a slash, of both."""
    return "/".join(_changed(one, 0) for one in verb.split("/"))


def participle(verb: str) -> str:
    """The past participle: "taken out"."""
    return "/".join(_changed(one, 1) for one in verb.split("/"))


def present(verb: str) -> str:
    """The third person: "takes out"."""
    if "/" in verb:
        return "/".join(map(present, verb.split("/")))
    first, rest = _parted(verb)
    if first in _PRESENT:
        return _PRESENT[first] + rest
    if _CONSONANT_Y.search(first):
        return f"{first[:-1]}ies{rest}"
    return f"{first}{'es' if _SIBILANT.search(first) or first.endswith('o') else 's'}{rest}"


def gerund(verb: str) -> str:
    """The form in "-ing"."""
    if "/" in verb:
        return "/".join(map(gerund, verb.split("/")))
    first, rest = _parted(verb)
    if first.endswith("ie"):
        first = first[:-2] + "y"
    elif first.endswith("e") and not first.endswith(("ee", "oe", "ye")) and first != "be":
        first = first[:-1]
    elif _DOUBLED.search(first):
        first += first[-1]
    return f"{first}ing{rest}"


def plural(noun: str) -> str:
    """The plural, of the last word, or of the one before "of"."""
    if "/" in noun:
        return "/".join(map(plural, noun.split("/")))
    if noun.title() in CAPITALS or noun == "May":
        return noun
    head, of, rest = noun.partition(" of ")
    before, blank, last = head.rpartition(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif not _NO_PLURAL.search(last) and last:
        last = f"{last[:-1]}ies" if _CONSONANT_Y.search(last) else last + ("es" if _SIBILANT.search(last) else "s")
    return before + blank + last + of + rest


def _changed(verb: str, column: int) -> str:
    first, rest = _parted(verb)
    if first in _irregular():
        return _irregular()[first][column] + rest
    if first.endswith("e"):
        return f"{first}d{rest}"
    if _CONSONANT_Y.search(first):
        return f"{first[:-1]}ied{rest}"
    return f"{first}{first[-1] if _DOUBLED.search(first) else ''}ed{rest}"


def _parted(verb: str) -> tuple[str, str]:
    first, blank, rest = verb.partition(" ")
    return first, blank + rest


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["verb"]: (row["past"], row["participle"]) for row in read_table("irregular_verbs")}
