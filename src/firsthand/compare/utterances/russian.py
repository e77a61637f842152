"""Russian words -> stems and English renderings."""

from functools import cache
from typing import Any

import snowballstemmer

from firsthand.compare.utterances.forms import forms_of
from firsthand.compare.utterances.russian_forms import dictionary_words
from firsthand.lexicon import read_table

FAMILY = 5
"""Letters that forms of one word begin with, where the stemmer leaves them apart ("стряхнёт", "стряхнуть")."""
MAX_ENDING = 4
MOST_RENDERINGS = 14
"""Of a word that can be a form of several."""


def is_russian(word: str) -> bool:
    """True if the word is written in Cyrillic."""
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())


@cache
def stem_of(word: str) -> str:
    """The stem of one lower-case Russian word: Porter's algorithm for Russian (snowballstem.org)."""
    stem: str = _stemmer().stemWord(word.replace("ё", "е"))
    return stem


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("russian")


@cache
def english_of(word: str) -> tuple[str, ...] | None:
    """English renderings of a lower-case Russian word, the commonest first; () for a function word, None if unknown."""
    exact, stems, families = dictionary()
    word = word.replace("ё", "е")
    listed = dictionary_words(word, exact)
    if listed:
        return tuple(dict.fromkeys(english for one in listed for english in exact[one]))[:MOST_RENDERINGS]
    alike = [(_shared(word, listed), listed) for listed in families.get(word[:FAMILY], ())]
    least = max(FAMILY, len(word) - MAX_ENDING)
    near = [(shared, listed) for shared, listed in alike if shared >= max(least, len(listed) - MAX_ENDING)]
    stem = stem_of(word)
    if near and (stem not in stems or max(near)[0] > len(stem)):
        return exact[max(near)[1]]
    return stems.get(stem)


@cache
def roots_of(word: str) -> tuple[str, ...]:
    """The stems of the dictionary words that a lower-case Russian word can be a form of; its own if none is listed."""
    plain = word.replace("ё", "е")
    listed = dictionary_words(plain, dictionary()[0]) or (plain,)
    return tuple(dict.fromkeys(stem_of(one) for one in listed))


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@cache
def dictionary() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Renderings by the word and by its stem, and the words that begin alike."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    families: dict[str, tuple[str, ...]] = {}
    for row in read_table("russian_english"):
        renderings = tuple(dict.fromkeys(form for word in row["english"].split() for form in forms_of(word)))
        for word in row["russian"].split():
            plain = word.replace("ё", "е")
            exact.setdefault(plain, renderings)
            if renderings:
                stems.setdefault(stem_of(plain), renderings)
                families[plain[:FAMILY]] = (*families.get(plain[:FAMILY], ()), plain)
    return exact, stems, families
