"""A Russian statement -> its words in English, one by one: rough, but a network that reads English can compare it.

Base forms are found by rules of inflection (`russian_forms`), and read by lexicon/russian_glosses.tsv, one gloss for
each part of speech; what is not there, by the renderings of lexicon/russian_english.tsv, whose words are the commoner
ones of two; what is nowhere is written in Latin letters. A form of two words has both glosses ("become/steel"), a name
its letters; runs of numerals are one number, and a verb in the past has "did" before it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from firsthand.compare.utterances.numbers import read_numbers
from firsthand.compare.utterances.russian import dictionary, english_of, is_russian
from firsthand.compare.utterances.russian_forms import dictionary_words
from firsthand.lexicon import read_table
from firsthand.text.transliteration import romanized

MOST_GLOSSES = 2
"""Of a form that can be of several words."""
MOST_NUMERALS = 20
"""Words that one number has at most."""
MOST_LETTERS = 60
"""Longer words are not looked up: looking for their base forms would take seconds."""
_PIECES = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[^А-Яа-яЁё]+")
_STOP = re.compile(r"[.!?…:«\"“„]")
"""Behind these a capital says nothing."""
_PAST = re.compile(r"(?:л|ла|ло|ли)(?:ся|сь)?$")
_INFINITIVE = re.compile(r"(?:ть|ти|чь)(?:ся|сь)?$")
_DECIMAL = re.compile(r"(?<![\d,])(\d+),(\d{1,2})(?![\d,])")
_DIGIT = re.compile(r"\d\s$")
_STRESS = str.maketrans({"\u0301": None})
_MARKS = str.maketrans("«»„", '"""')
_SMALL = "zero one two three four five six seven eight nine ten".split()
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@lru_cache(maxsize=4096)
def glossed(text: str) -> str:
    """The statement in English words, in its own order; a text without Cyrillic letters as it is."""
    if not is_russian(text):
        return text
    words = "".join(_read(_PIECES.findall(text.translate(_STRESS))))
    return re.sub(r"\s+([,.!?;:…])", r"\1", re.sub(r"\s+", " ", words)).strip()


def _read(pieces: list[str]) -> Iterator[str]:
    """What stands for each piece: words, and what is between them."""
    at, opens = 0, True
    while at < len(pieces):
        piece = pieces[at]
        if not is_russian(piece):
            yield _DECIMAL.sub(r"\1.\2", piece.translate(_MARKS))
            opens = opens or _STOP.search(piece) is not None
            at += 1
            continue
        if at and _plain(piece) in _scales() and _DIGIT.search(pieces[at - 1]):
            yield _scales()[_plain(piece)]
            at += 1
            continue
        start = at + 2 if _is_one_of_many(pieces, at) else at
        end, number = _number(pieces, start)
        if end > start:
            yield number
            at = end
        else:
            yield _word(piece, opens=opens)
            at += 1
        opens = False


def _is_one_of_many(pieces: list[str], at: int) -> bool:
    """True for the "one" of "one million two hundred thousand"."""
    return _plain(pieces[at]) in _ones() and any(_plain(piece) in _scales() for piece in pieces[at + 2 : at + 3])


def _number(pieces: list[str], at: int) -> tuple[int, str]:
    """The end of the number that begins a run of numerals, and the number; `at` itself where none begins."""
    end, last = at, min(len(pieces), at + 2 * MOST_NUMERALS)
    while end < last and (pieces[end].isspace() or _plain(pieces[end]) in _numerals()):
        end += 1
    found = read_numbers([_plain(piece) for piece in pieces[at:end] if not piece.isspace()])
    if not found or found[0].start:
        return at, ""
    end = at + 2 * found[0].end - 1  # a blank between two numerals
    value = found[0].value
    for scale, word in _SCALES:
        if value >= scale:
            return end, f"{value / scale:g} {word}"
    return end, _SMALL[int(value)] if value in range(len(_SMALL)) else f"{value:,g}" if value % 1 else f"{value:,.0f}"


def _word(word: str, *, opens: bool) -> str:
    """What stands for a word; `opens` if it opens a sentence."""
    if len(word) > MOST_LETTERS:
        return romanized(word)
    parts = word.split("-")
    if len(parts) > 1 and all(_plain(part) in _numerals() for part in parts):
        return "-".join(_number([part], 0)[1] or _in_english(part) for part in parts)
    return _in_english(word) if opens or not word[0].isupper() else _name(word)


def _name(word: str) -> str:
    """A word with a capital inside a sentence: in Latin letters, and what it means if it may be no name."""
    listed = _listed(_plain(word))
    written = romanized(word).capitalize()
    return f"{written}/{_glosses()[listed[0]]}" if listed else written


@lru_cache(maxsize=50_000)
def _in_english(word: str) -> str:
    """The glosses of a word."""
    low = _plain(word)
    listed = _listed(low)
    if listed:
        found = list(dict.fromkeys(_with_tense(low, one) for one in listed))
        return "/".join(found[:MOST_GLOSSES])
    renderings = english_of(low)
    if renderings is not None:
        return renderings[0] if renderings else ""
    if "-" in word:
        return " ".join(map(_in_english, word.split("-")))
    return romanized(word)


def _listed(low: str) -> tuple[str, ...]:
    """The base forms that a lower-case word can be of; only the commoner ones where there are such."""
    found = dictionary_words(low, _glosses())
    common = tuple(one for one in found if one in dictionary()[0])
    return common or found


def _with_tense(form: str, listed: str) -> str:
    gloss = _glosses()[listed]
    return f"did {gloss}" if form != listed and _PAST.search(form) and _INFINITIVE.search(listed) else gloss


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


@cache
def _glosses() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("russian_glosses"):
        found.setdefault(_plain(row["russian"]), row["english"])
    for row in read_table("russian_english"):
        for word in row["russian"].split() if row["english"] else ():
            found.setdefault(_plain(word), row["english"].split()[0])
    return found


@cache
def _numerals() -> frozenset[str]:
    """Words that are numbers or multiply them, but for "one", which is mostly an article or "some", and shares."""
    return frozenset(word for word, row in _number_rows().items() if row["part"] != "share" and row["value"] != "1")


@cache
def _ones() -> frozenset[str]:
    return frozenset(word for word, row in _number_rows().items() if row["value"] == "1")


@cache
def _scales() -> dict[str, str]:
    """What stands behind a number in figures: «миллиона» -> "million"."""
    english = {1e3: "thousand", **dict(_SCALES)}
    rows = ((word, float(row["value"])) for word, row in _number_rows().items() if row["part"] == "scale")
    return {word: english[value] for word, value in rows if value in english}


@cache
def _number_rows() -> dict[str, Mapping[str, str]]:
    return {word: row for row in read_table("number_words_ru") for word in row["words"].split()}
