"""Foreign names as Russian writes them by ear -> the name in Latin letters that they stand for.

"Руперт Холдейн" is Rupert Haldane: no letter stands for a letter, but what sounds alike is written alike. Full names
only, both words must agree; of two names in Latin letters that may be meant none is, nor is one that two names in
Cyrillic may mean («Роберт Холт» and «Руперт Холт» for Rupert Holt).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product

from firsthand.compare.utterances.names import last_name, same_speaker
from firsthand.text.transliteration import romanized

MIN_SOUNDS = 4
"""Consonants of first and last name together; fewer say too little: "Ли" is Lee, Leigh and Li."""
_CYRILLIC = re.compile(r"[а-яё]")
_GROUPS = (
    (re.compile("dzh|dj|tch|tsch|sch|sh|zh|ch|ts|tz|x|cz|sz"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("kh|h|[^a-z]"), ""),
)
_CLASSES = {
    letter: kind
    for kind, letters in enumerate(("b", "p", "fvw", "cgkqsxzj", "dt", "l", "m", "n", "r"))
    for letter in letters
}
_VOWELS = {
    "а": "aouh", "е": "eaiyu", "ё": "eouy", "и": "iey", "о": "oauw", "у": "uow", "ы": "yie", "э": "eaiu", "ю": "ueoiy",
    "я": "aiy", "й": "iyej",
}  # fmt: skip
"""The letters that Russian writes so: «и» is i, e (Peter, «Питер») and y, never u."""
_CYRILLIC_VOWELS, _LATIN_VOWELS = re.compile(f"[{''.join(_VOWELS)}]+"), re.compile("[aeiouyw]+")
_SILENT_AT_END = re.compile("[tdsxzr]$")
"""What French does not say at the end: Laurent is «Лоран», Soulier «Сулье»."""
_AT_START = {"j": ("",), "h": ("g",)}
"""Other ways to write a first letter: Jan is «Ян» (Jack «Джек»), Henrietta «Генриетта»."""


def known_in_latin(names: Iterable[str]) -> Mapping[str, str]:
    """For canonical names in Cyrillic that are foreign by sound, the one name in Latin letters among `names`."""
    all_names = sorted(set(names))
    latin: defaultdict[str, list[str]] = defaultdict(list)
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for name in all_names:
        if not _CYRILLIC.search(name):
            spelt[last_name(name)].append(name)
            for sound in _sounds_of(name):
                latin[sound].append(name)
    found = {}
    for name in all_names:
        if not _CYRILLIC.search(name) or any(same_speaker(name, other) for other in spelt[last_name(name)]):
            continue
        near = {other for sound in _sounds_of(name) for other in latin.get(sound, ())}
        meant = sorted(other for other in near if _end_alike(name, other) and _vowels_meet(name, other))
        if meant and all(same_speaker(meant[0], other) for other in meant):
            found[name] = max(meant, key=len)
    for_whom: defaultdict[str, list[str]] = defaultdict(list)
    for name, latin_name in found.items():
        for_whom[last_name(latin_name)].append(name)
    return {name: one for name, one in found.items() if all(same_speaker(name, o) for o in for_whom[last_name(one)])}


def _sounds_of(name: str) -> list[str]:
    """What a full name may sound like: the consonants of its first and its last word, in kinds; none of a part."""
    words = name.replace(".", " ").split()
    if len(words) < 2 or min(len(words[0]), len(words[-1])) < 2:
        return []
    both = product(_sounds(words[0]), _sounds(words[-1]))
    return sorted({f"{first} {last}" for first, last in both if len(first) + len(last) >= MIN_SOUNDS and last})


def _end_alike(cyrillic: str, latin: str) -> bool:
    """False where one name ends as a woman's and the other as a man's: "Валентин Волков", Valentina Volkova."""
    ends = [(one[-1] in "ая", other[-1]) for one, other in zip(_ends(cyrillic), _ends(latin), strict=True)]
    return all(end == "e" or is_open == (end == "a") for is_open, end in ends)


def _vowels_meet(cyrillic: str, latin: str) -> bool:
    """False where the first vowels of a word are never written for each other: «Томас Линд», Tomas Lund.

    In a first name "oa" is two vowels: «Джон» is no Joan, «Джоан» no John.
    """
    words = [name.replace(".", " ").split() for name in (cyrillic, latin)]
    for at in (0, -1):
        here, there = _CYRILLIC_VOWELS.search(words[0][at]), _LATIN_VOWELS.search(romanized(words[1][at]))
        if here is None or there is None:
            continue
        if {sound for letter in here[0] for sound in _VOWELS[letter]}.isdisjoint(there[0]):
            return False
        if at == 0 and 1 in {len(here[0]), len(there[0])} and ("oa" in there[0] or here[0] == "оа"):
            return False
    return True


def _ends(name: str) -> tuple[str, str]:
    """First and last word, without accents where they are in Latin letters."""
    words = name.replace(".", " ").split()
    first, last = (word if _CYRILLIC.search(word) else romanized(word) for word in (words[0], words[-1]))
    return first, last


@cache
def _sounds(word: str) -> tuple[str, ...]:
    """The kinds of consonants of one word, without vowels and equal neighbours, in each way in which it may be read."""
    plain = romanized(word)
    spellings = {plain}
    if not _CYRILLIC.search(word):
        spellings |= {_SILENT_AT_END.sub("", plain), plain.replace("w", "")}
        for letter, ways in _AT_START.items():
            spellings |= {way + one[1:] for one in spellings if one.startswith(letter) for way in ways}
    return tuple(sorted({_kinds(one) for one in spellings}))


def _kinds(plain: str) -> str:
    for pattern, written in _GROUPS:
        plain = pattern.sub(written, plain)
    kinds = "".join(str(_CLASSES[letter]) for letter in plain if letter in _CLASSES)
    return re.sub(r"(.)\1+", r"\1", kinds)
