"""A Russian word -> the dictionary words it can be a form of: "возьмут" of "взять", "дня" of "день".

By endings and the changes of stems (Zaliznyak's classes), and only what the dictionary lists; no list of forms.
"""

import re
from collections.abc import Container, Iterator
from functools import cache

from firsthand.lexicon import read_table

MIN_STEM = 2
_PRESENT = (*"ешь ете ишь ите йте ьте ущ ющ ащ ящ ет ем ут ют ит им ат ят у ю и й ь а я".split(), "")
"""Endings of verbs in the present, the imperative and the gerund, and what makes their participles."""
_PAST = ("вши", "вш", "ла", "ло", "ли", "в", "л")
"""Endings behind which the infinitive has "ть"."""
_ZERO_PAST = ("ла", "ло", "ли", "")
"""The past of "погибнуть" and "нести" has no suffix: "погиб", "нес"."""
_PASSIVE = re.compile(r"(?:(?P<kept>[аяе])нн?|(?P<changed>)енн?|(?P<short>[ыиуоя])т)$")
"""Passive participles: "сделан(ный)", "решен(ный)", "открыт(ый)"."""
_PARTICIPLE = re.compile(r"(?:[уюая]щ|вш|[ое]м|нн?|т)$")
"""What a participle has before the ending of an adjective."""
_ADJECTIVE = (
    *"ейшими ейших ейший ейшая ейшее ейшие ыми ими ого его ому ему ая яя ой ей ую юю ое ее ые ие ых их".split(),
    *"ым им ом ем ый ий о а ы и".split(),
    "",
)
_NOUN = (
    *"иями иях ями ами иям ией ям ам ях ах ов ев ей ом ем ой ею ою ью ии ию ия ий а я у ю е ы и о".split(),
    "",
)
_NOMINATIVE = ("", "а", "я", "о", "е", "ь", "й", "ие", "ия", "ок", "ин", "ье")
_THEMES = ("ть", "ать", "ить", "еть", "ять", "оть", "уть", "ти", "нуть")
_CHANGED = {
    "ж": ("д", "г", "з"),
    "ч": ("т", "к"),
    "ш": ("с", "х"),
    "щ": ("ст", "ск", "т"),
    "жд": ("д",),
    "бл": ("б",),
    "вл": ("в",),
    "мл": ("м",),
    "пл": ("п",),
    "фл": ("ф",),
}
"""Consonants at the end of a stem and those of the infinitive: "вижу" of "видеть"."""
_FLEETING = ("о", "е", "ё")


def dictionary_words(word: str, listed: Container[str]) -> tuple[str, ...]:
    """The listed words that a lower-case word without "ё" can be a form of; itself alone if it is listed."""
    if word in listed:
        return (word,)
    candidates = (*_verbs(word), *_nouns(word), *_adjectives(word))
    return tuple(dict.fromkeys(candidate for candidate in candidates if candidate in listed))


def _verbs(word: str) -> Iterator[str]:
    for reflexive in ("ся", "сь"):
        if word.endswith(reflexive):
            for infinitive in _infinitives(word.removesuffix(reflexive)):
                yield infinitive + ("сь" if infinitive.endswith("ти") else "ся")
                yield infinitive
            return
    yield from _infinitives(word)
    for stem in _stems(word, _ADJECTIVE[:-1]):
        if _PARTICIPLE.search(stem):
            yield from _infinitives(stem)


def _infinitives(word: str) -> Iterator[str]:
    """Infinitives of a form without its reflexive ending, or of a participle without its ending."""
    for stem in _stems(word, (*_PRESENT, "л", "ла", "ло", "ли", "о")):
        for cut in range(len(stem)):
            for ending in _irregular().get(stem[cut:], ()):
                yield stem[:cut] + ending
    for stem in _stems(word, _PAST):
        yield stem + "ть"
    passive = _PASSIVE.search(word)
    if passive and len(word[: passive.start()]) >= MIN_STEM:
        stem = word[: passive.start()]
        kept = passive["kept"] or passive["short"] or ""
        yield stem + kept + "ть"
        for base in _unchanged(stem):
            yield from (base + "ить", base + "еть", base + "ти")
    for stem in _stems(word, _PRESENT):
        if stem.endswith(("у", "ю")):
            yield stem[:-1] + ("овать" if stem.endswith("у") else "евать")
        for base in _unchanged(stem):
            yield from (base + theme for theme in _THEMES)
    for stem in _stems(word, _ZERO_PAST):
        yield from (stem + "нуть", stem + "ти")


def _nouns(word: str) -> Iterator[str]:
    for stem in _stems(word, _NOUN):
        yield from (stem + ending for ending in _NOMINATIVE)
        if stem[-2:] in {"ан", "ян"}:
            yield stem + "ин"
        yield from _irregular().get(stem.removesuffix("ь"), ())
        base = stem[:-1].rstrip("ьй")
        yield from (base + vowel + stem[-1] + soft for vowel in _FLEETING for soft in ("", "ь"))
    if len(word) > MIN_STEM + 1 and word[-2] in _FLEETING:
        stem, last = word[:-2], word[-1]
        for joint in ("", "ь", "й"):
            yield from (stem + joint + last + ending for ending in ("а", "о", "я"))


def _adjectives(word: str) -> Iterator[str]:
    for stem in _stems(word, (*_ADJECTIVE, "е")):
        yield from (stem + ending for ending in ("ый", "ий", "ой", "о"))
        if len(stem) > MIN_STEM and stem[-2] in _FLEETING:
            yield from (stem[:-2] + stem[-1] + ending for ending in ("ый", "ий", "ой"))


def _stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """What stands before each of the endings that the word has, if it is long enough."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            yield word[: len(word) - len(ending)]


def _unchanged(stem: str) -> Iterator[str]:
    """The stem, and the stems of which its last consonants can be a change."""
    yield stem
    for length in (2, 1):
        yield from (stem[:-length] + consonant for consonant in _CHANGED.get(stem[-length:], ()))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["stem"]: tuple(row["words"].split()) for row in read_table("irregular_russian")}
