"""The words of one sentence with their offsets and rough word classes, by lexicon and shape; no model.

Enough grammar to find what a number counts and what happened to it; it does not parse.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from firsthand.annotate.figures.word_sets import word_set
from firsthand.lexicon import read_table

_WORD = re.compile(
    r"""(?x)
    \d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)     # 15,000 and 1,463.87
    | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)         # 12,34,567
    | (?<![\d.,]\s)(?<!\d)\d{1,3}(?:\ \d{3})+(?![\d.,]*\d|\ \d)  # 15 000
    | \d+(?:\.\d+)? | (?<![\w.])\.\d+                    # 2.5, 15000, .500
    | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
    | (?:[A-Z]\.){2,}                                    # U.S.
    | [A-Z][A-Za-z]{0,5}-\d{1,3}(?![\d,.]*\d)[A-Z]?(?![\w-])  # T-72
    | [A-Z]{0,3}[$€£¥₹₽₴₩₺₪₱₦₫₿](?:[A-Z]{2}(?=\s?\d))? # $, US$, $US
    | [^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)*
    | \S
    """
)

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""Cardinal words below a hundred."""

_IRREGULAR_PLURALS = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "lives": "life", "wives": "wife", "knives": "knife", "thieves": "thief", "halves": "half", "wolves": "wolf",
    "police": "police", "troops": "troop", "crises": "crisis", "diagnoses": "diagnosis", "viruses": "virus",
    "personnel": "personnel", "cattle": "cattle", "sheep": "sheep", "aircraft": "aircraft", "series": "series",
    "species": "species", "servicemen": "serviceman", "policemen": "policeman", "gunmen": "gunman", "mice": "mouse",
    "fishermen": "fisherman", "crewmen": "crewman", "servicewomen": "servicewoman", "kids": "kid", "buses": "bus",
    "spacecraft": "spacecraft", "shelves": "shelf", "leaves": "leaf", "loaves": "loaf", "movies": "movie",
    "houses": "house", "causes": "cause", "cases": "case", "nurses": "nurse", "bases": "base", "losses": "loss",
    "horses": "horse", "courses": "course", "responses": "response", "purchases": "purchase", "offenses": "offense",
    "licenses": "license", "expenses": "expense", "cookies": "cookie", "rookies": "rookie", "zombies": "zombie",
    "ties": "tie", "pies": "pie", "calories": "calorie", "shoes": "shoe", "data": "data", "media": "medium",
    "axes": "axe", "roses": "rose", "clauses": "clause", "phases": "phase", "phrases": "phrase", "blouses": "blouse",
    "corpses": "corpse", "staff": "staff", "crew": "crew", "infantry": "infantry", "dozens": "dozen",
    "dead": "dead", "others": "other", "mps": "mp", "stores": "store",
}  # fmt: skip
_NOT_PLURAL = frozenset(
    "has was is this us its plus minus gas bus virus campus census chorus focus bonus status consensus less various"
    " previous serious famous religious dangerous obvious numerous yes business press glass class loss boss cross"
    " process access success address congress progress princess illness witness access mass pass grass dress stress"
    " always perhaps across besides towards afterwards sometimes alas christmas texas paris james".split()
)
_ACRONYMS = frozenset({"us", "it", "who", "am"})
"""Words of closed classes that are names in capitals: US, WHO."""
_NOUNS_IN_ING = frozenset(
    "housing building lightning meeting hearing wedding painting training funding spending clothing feeling evening"
    " morning ceiling wing king ring string thing spring sibling duckling offering ruling warning crossing landing"
    " earning saving sighting setting sterling shilling king-size".split()
)
_ADJECTIVES_IN_ED = frozenset("hundred sacred wicked naked rugged red need seed feed speed breed deed bed shed".split())


_SILENT_E = (
    "at", "iz", "is", "uc", "ac", "iv", "rg", "nc", "ur", "as", "os", "us", "ag", "v", "gu", "ang", "eng",
    "bl", "dl", "fl", "gl", "kl", "pl", "tl", "zl",
)  # fmt: skip
"""Ends of stems that lose an e before -ed and -ing: "estimated", "doubled"."""


class Token(NamedTuple):
    """A word, number or sign; `tag` is a class of `word_classes`, else verb, ed, ing, noun, number or sign."""

    start: int
    end: int
    text: str
    low: str
    tag: str

    @property
    def capital(self) -> bool:
        """True if it begins with a capital letter."""
        return self.text[:1].isupper()


class Verb(NamedTuple):
    """A row of the table of predicates, as its forms point at it."""

    lemma: str
    group: str
    """Verbs of one group are compared with each other: "wound" and "injure"."""
    trend: str
    whom: str
    """"person" where a number without a noun counts persons; else ""."""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` in order, offsets into `text`; hyphens split only around a number word."""
    out: list[Token] = []
    for found in _WORD.finditer(text, start, end):
        piece = found.group()
        if "-" in piece and len(piece) > 1 and piece[0].isalpha() and _holds_number(piece.lower()):
            _split(out, piece, found.start())
        else:
            out.append(_token(piece, found.start()))
    return out


def _holds_number(low: str) -> bool:
    return any(part in SMALL or part in _SCALE_WORDS for part in low.split("-"))


_SCALE_WORDS = frozenset("hundred thousand million billion trillion dozen half third thirds quarter quarters".split())


def _split(out: list[Token], piece: str, at: int) -> None:
    """Add the parts of "one-woman" and the hyphens between them; "two-year-old" keeps "year-old" whole."""
    parts = piece.split("-")
    while parts:
        part = parts.pop(0)
        rest = "-".join(parts)
        if rest and not _holds_number(f"{part}-{rest}".lower()):
            part, parts = f"{part}-{rest}", []
        out.append(_token(part, at))
        at += len(part)
        if parts:
            out.append(_token("-", at))
            at += 1


def _token(piece: str, at: int) -> Token:
    low = piece.lower().replace("’", "'")
    return Token(at, at + len(piece), piece, low, _tag(piece, low))


def _tag(piece: str, low: str) -> str:
    first = piece[0]
    if first.isdecimal() or first in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" or (first == "." and len(piece) > 1):
        return "number"
    if not first.isalpha():
        return "sign"
    known = None if len(piece) > 1 and piece.isupper() and low in _ACRONYMS else word_class(low)
    if known is not None:
        return known
    if low in _past_forms() and low not in _NOUNS_IN_ING:
        return "verb"
    manner = (low.endswith("ly") and len(low) > 4) or (low.endswith("fold") and len(low) > len("tenfol"))
    if manner and low not in word_set("no adverbs") and not first.isupper():
        return "adv"
    if low.endswith("ed") and len(low) > 4 and not first.isupper() and low not in _ADJECTIVES_IN_ED:
        return "ed"
    if low.endswith("ing") and len(low) > 5 and low not in _NOUNS_IN_ING and not piece[0].isupper():
        return "ing"
    return "noun"


def word_class(low: str) -> str | None:
    """The class of a word of the table `word_classes`; None for a word that it does not hold."""
    return _classes().get(low)


@cache
def _classes() -> Mapping[str, str]:
    known = {row["word"]: row["class"] for row in read_table("word_classes")}
    counted = {"person": words_of_kind("person"), "adv": words_of_kind("adverb")}
    return {word: kind for kind, words in counted.items() for word in words} | known


@cache
def words_of_kind(kind: str, *, sure: bool = False) -> frozenset[str]:
    """The words of one kind of the table `word_kinds`; with `sure` only those that are hardly ever nouns."""
    rows = read_table("word_kinds")
    return frozenset(row["word"] for row in rows if row["kind"] == kind and (row["sure"] == "yes" or not sure))


def _verb(row: Mapping[str, str]) -> Verb:
    return Verb(row["lemma"], row["class"], row["trend"], row["whom"])


@cache
def _past_forms() -> Mapping[str, Verb]:
    """Past, participle and -ing forms: those that are hardly ever nouns."""
    out: dict[str, Verb] = {}
    for row in read_table("predicates"):
        verb = _verb(row)
        given = row["forms"].split()
        doubled = [form for form in given if form.endswith(("ed", "ing"))]
        made = given if doubled else [*given, *_regular(row["lemma"], past=not given)]
        for form in made:
            out.setdefault(form, verb)
    return out


def _regular(lemma: str, *, past: bool) -> list[str]:
    stem = lemma.removesuffix("e")
    if lemma.endswith(("ee", "ye", "oe")):
        stem = lemma
    before = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else stem
    return [f"{stem}ing", *([f"{before}ed"] if past else [])]


@cache
def _base_forms() -> Mapping[str, Verb]:
    """Base and -s forms: verbs only where the grammar around them says so."""
    out: dict[str, Verb] = {}
    for row in read_table("predicates"):
        lemma, verb = row["lemma"], _verb(row)
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + ending
        out.setdefault(lemma, verb)
        out.setdefault(third, verb)
    return out


@cache
def _event_nouns() -> Mapping[str, Verb]:
    out: dict[str, Verb] = {}
    for row in read_table("predicates"):
        for noun in row["nouns"].split():
            out.setdefault(noun, _verb(row))
    return out


def verb_of(low: str, *, base: bool = False) -> Verb | None:
    """The verb that a past, participle or -ing form belongs to; with `base` also base and -s forms.

    A regular form that the table lacks gives its stem as the lemma and as a group of its own.
    """
    found = _past_forms().get(low) or (_base_forms().get(low) if base else None)
    if found is not None:
        return found
    for ending in ("ied", "ed", "ing"):
        if low.endswith(ending) and len(low) > len(ending) + 2 and low not in _ADJECTIVES_IN_ED:
            stem = low[: -len(ending)] + ("y" if ending == "ied" else "")
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
                stem = stem[:-1]
            elif stem.endswith(_SILENT_E) and not stem.endswith(("eat", "oat")):
                stem += "e"
            return Verb(stem, stem, "steady", "")
    return None


def event_of(low: str) -> Verb | None:
    """The verb that an event noun stands for: "deaths" -> die, "evacuation" -> evacuate."""
    return _event_nouns().get(low)


def is_plural(low: str) -> bool:
    """True if the word looks like a plural noun."""
    if low in _IRREGULAR_PLURALS:
        return True
    return len(low) > 2 and low.endswith("s") and low not in _NOT_PLURAL and not low.endswith(("ss", "'s", "ous"))


def singular(low: str) -> str:
    """The singular of a noun in lower case; a word that is no plural comes back as it is."""
    known = _IRREGULAR_PLURALS.get(low)
    if known is not None:
        return known
    head, _, last = low.rpartition("-")
    if head and last in _IRREGULAR_PLURALS:
        return f"{head}-{_IRREGULAR_PLURALS[last]}"
    if not is_plural(low):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return low[:-2]
    return low[:-1]


def is_person(low: str) -> bool:
    """True if the noun names persons; nationals and workers by their endings too."""
    if word_class(low) == "person":
        return True
    one = singular(low)
    if one != low and word_class(one) == "person":
        return True
    last = one.rpartition("-")[2]
    return last != one and word_class(last) == "person"
