"""What stands for a Russian word in English: by dictionary form and part of speech, else by old renderings."""

from collections.abc import Container
from functools import cache

from firsthand.compare.utterances.glossing.english import CAPITALS
from firsthand.compare.utterances.glossing.morphology import Reading
from firsthand.compare.utterances.glossing.tokens import Token, plain
from firsthand.compare.utterances.russian import dictionary, english_of
from firsthand.compare.utterances.russian_forms import dictionary_words
from firsthand.lexicon import read_table
from firsthand.text.transliteration import romanized

_PARTS = {**dict.fromkeys(("INFN", "GRND", "PRTF", "PRTS"), "VERB"), **dict.fromkeys(("ADJS", "COMP"), "ADJF")}
"""The part of speech under which tables have a form."""


def gloss_of(reading: Reading, form: str) -> str | None:
    """The English of a word read so; None if no table has it. "" where nothing stands for it in English."""
    table = glosses()
    for key in ((reading.lemma, _PARTS.get(reading.part, reading.part)), (reading.lemma, "")):
        if key in table:
            return table[key].title() if table[key].title() in CAPITALS else table[key]
    if reading.lemma.endswith("ся") and (reading.lemma[:-2], "") in table:
        return None
    return table.get((form, ""))


def sense_beside(reading: Reading, lemmas: Container[str]) -> str | None:
    """The English of a word in a clause with these dictionary forms, if one of them shows its sense."""
    for companions, english in _senses().get((reading.lemma, _PARTS.get(reading.part, reading.part)), ()):
        if any(one in lemmas for one in companions):
            return english
    return None


def other_gloss(token: Token) -> str:
    """The English of a word that no table has as it is read: another reading's, an old rendering, or its letters."""
    for reading in token.readings:
        found = gloss_of(reading, token.text)
        if found is not None:
            return found
    listed = [one for one in dictionary_words(token.text, _listed()) if one in dictionary()[0]]
    if listed and (listed[0], "") in glosses():
        return glosses()[listed[0], ""]
    renderings = english_of(token.text)
    if renderings is not None:
        return renderings[0] if renderings else ""
    if "-" in token.text:
        return " ".join(romanized(part) for part in token.text.split("-"))
    return romanized(token.readings[0].lemma if token.readings else token.text)


@cache
def _senses() -> dict[tuple[str, str], list[tuple[frozenset[str], str]]]:
    found: dict[tuple[str, str], list[tuple[frozenset[str], str]]] = {}
    for row in read_table("russian_companions"):
        key = plain(row["russian"]), row["part"]
        found.setdefault(key, []).append((frozenset(map(plain, row["with"].split())), row["english"]))
    return found


@cache
def glosses() -> dict[tuple[str, str], str]:
    """English by dictionary form and part of speech; "" for any part."""
    found: dict[tuple[str, str], str] = {}
    for row in read_table("russian_senses"):
        found.setdefault((plain(row["russian"]), row["part"]), row["english"])
    for row in read_table("russian_glosses"):
        found.setdefault((plain(row["russian"]), ""), row["english"])
    for row in read_table("russian_english"):
        for word in row["russian"].split() if row["english"] else ():
            found.setdefault((plain(word), ""), row["english"].split()[0])
    return found


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for word, part in glosses() if not part)
