"""A name -> the forms in which a sentence has it: cases of Russian, a family in the plural.

Forms that nobody writes come out, too («Тамаром»): they are looked up, never shown. A name in another case than the
first is given as it is, and most of what comes out is no word. Words come in and go out as they are seen
(`text/seen.py`): и for й and е for ё, in capitals or not.
"""

import re
from collections.abc import Iterable, Iterator

_CYRILLIC = re.compile(r"[а-яієґ]", re.IGNORECASE)
_VOWELS = "аеиоуыэюяіє"
_ADJECTIVES = ("ая", "яя", "ии", "ыи", "ои")
_ADJECTIVE_ENDS = "ая яя ую юю ии ыи ои еи ою ею ого его ому ему ым им ом ем ие ые их ых ими ыми".split()
_ENDS = {
    "а": "а ы и у е ои ою еи ею".split(),
    "я": "я и ю е еи ею".split(),
    "ь": "ь я ю ем е и ью ям ями ях".split(),
    "о": "о а у ом е".split(),
}
_SHORT_I_ENDS = "и я ю ем е ям ями ях".split()
_CONSONANT_ENDS = ("", *"а у ом ем е ы и ам ами ах ым ых ыми".split())
"""Not -ов and -ев: «Иванов» is somebody else than Иван."""
_SURNAME_ENDS = ("", *"а у ои ою ым ом е ы ых ыми".split())
_SURNAMES = ("ов", "ев", "ин", "ын")
_FLEETING = "бвдклмнпрстхц"
"""Consonants before which the last vowel of a word may go: not г («Олега», and «Ольга» is another name)."""
_SOFT = re.compile("[лнр][кц]$")
"""What keeps a ь for the vowel: «Игорёк, Игорька», «Стрелец, Стрельца»."""
_SHORT = {"лев": "льв", "лен": "льн", "лед": "льд", "лоб": "лб", "пес": "пс", "пень": "пн", "мох": "мх"}


def inflections(word: str) -> Iterator[str]:
    """The word, and in Cyrillic its cases, family and kin; the capital stays.

    Those that a text may be searched for: a form that is as well the name of somebody else is left out.
    """
    yield word
    if _CYRILLIC.search(word):
        yield from (stem + end for stem, ends in _stems(word) for end in ends)


def family_plurals(word: str) -> Iterator[str]:
    """What a family is called whose last name is in Latin letters: "Reiks", "Reises", "Kennedies"."""
    if word.isascii() and word.isalpha():
        yield f"{word}s"
        if word.lower().endswith(("s", "x", "z", "ch", "sh")):
            yield f"{word}es"
        if word.lower().endswith("y"):
            yield f"{word[:-1]}ies"


def fleeting_stems(word: str) -> Iterator[str]:
    """What the last vowel goes from: «Заиц», «Воробь», «Котл», «Льв»; nothing for words that keep it."""
    low = word.lower()
    if low in _SHORT:
        yield word[0] + _SHORT[low][1:]
        return
    bare = low.removesuffix("ь")
    if low.endswith("еи") and len(low) > 3:  # «Воробей, Воробья»
        yield word[:-2] + "ь"
    elif len(bare) > 3 and bare[-1] in _FLEETING and bare[-2] in "еоя":
        stem, last = word[: len(bare) - 2], word[len(bare) - 1]
        if stem[-1].lower() in _VOWELS:  # «Заяц, Зайца»
            yield f"{stem}и{last}"
        elif bare[-2] != "я":
            yield stem + last
            if _SOFT.search(low[: len(stem)] + last.lower()):
                yield f"{stem}ь{last}"


def _stems(word: str) -> Iterator[tuple[str, Iterable[str]]]:
    low = word.lower()
    if low.endswith(_ADJECTIVES):
        yield word[:-2], _ADJECTIVE_ENDS
    if low[-1] == "и" and low[-2:-1] and low[-2] in _VOWELS:  # й as it is seen
        yield word[:-1], _SHORT_I_ENDS
    elif low[-1] in _ENDS:
        yield word[:-1], _ENDS[low[-1]]
    elif low[-1] not in _VOWELS:
        yield word, (*_CONSONANT_ENDS, *(_SURNAME_ENDS if low.endswith(_SURNAMES) else ()))
    if low[:-1].endswith(_SURNAMES) and low[-1] == "а":  # «Лосева, Лосевы»
        yield word[:-1], _SURNAME_ENDS
    for stem in fleeting_stems(word):
        yield stem, ("я", "ю", "ем", "е", "и", "ью", "ям", "ями", "ях", *_CONSONANT_ENDS[1:])
