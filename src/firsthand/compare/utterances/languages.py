"""A content -> the language whose tables can judge it: "en", "ru", or "other", of which only the very words tell."""

import re
from functools import cache

from firsthand.compare.utterances.forms import forms_of, known_words
from firsthand.lexicon import read_table
from firsthand.text.script import in_latin, language_of

OTHER = "other"
MIN_WORDS = 4
"""Of fewer the report's language alone tells, where it is another than English."""
MIN_SHARE_ENGLISH = 0.65
"""Of the words in lower case: of English our tables know all but a few, of German or French two to six in ten."""
MIN_SHARE_FOREIGN = 0.8
"""The same where the report is told to be in another language: what it quotes may be in English all the same."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_IN_CYRILLIC = frozenset("ru uk be bg sr mk kk ky mn tg tt".split())
"""Languages (ISO 639-1) among which the one of the report decides."""


def language_read(content: str, known: str | None = None) -> str:
    """The language of a content; `known` is that of its report, which decides where the content leaves it open.

    Names and first words of sentences tell nothing; a content of nothing else is told by its letters.
    """
    words = [word for word in _WORD.findall(content) if word.islower()]
    told = " ".join(words) or content
    if in_latin(told):
        return _latin(words, known)
    if not _CYRILLIC.search(told):
        return OTHER
    return "ru" if language_of(known if known in _IN_CYRILLIC else None, told) == "ru" else OTHER


def _latin(words: list[str], known: str | None) -> str:
    telling = [word for word in words if word not in _listed("both")]
    foreign = known not in {None, "en", *_IN_CYRILLIC}
    if not telling or (foreign and len(telling) < MIN_WORDS):
        return OTHER if foreign else "en"
    share = sum(map(_is_english, telling)) / len(telling)
    return "en" if share >= (MIN_SHARE_FOREIGN if foreign else MIN_SHARE_ENGLISH) else OTHER


@cache
def _is_english(word: str) -> bool:
    if word in _listed("foreign"):
        return False
    word = word.replace("’", "'").partition("'")[0]
    return word in _frequent() or not known_words().isdisjoint(forms_of(word))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("frequent_words"))


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in read_table("foreign_words") if row["kind"] == kind for word in row["words"].split()
    )
