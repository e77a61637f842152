"""Whether two names may be one speaker's, in whatever script or transliteration."""

import re
from collections.abc import Iterable

from firsthand.text.transliteration import name_key, romanized

_BARE_H = re.compile(r"(?<![kcstpzg])h")
"""Not the one of "kh" or "sh"."""
_CYRILLIC = re.compile(r"[а-яёіїєґ]")
_APART = "? "
"""Stands before a name in Latin letters that may be either of two in Cyrillic."""


def same_speaker(left: str, right: str) -> bool:
    """True if one canonical name may stand for the other: equal, or one is the other's last name.

    "vladimir putin" and "putin" are one, "dmitry peskov" and "maria peskov" are not; initials stand for first names,
    and "владимир путин" for "vladimir putin", "олег галинич" for "oleh halynych", as Ukraine writes the letters.
    """
    if left == right:
        return True
    if left.startswith(_APART) or right.startswith(_APART):
        left, right = left.removeprefix(_APART), right.removeprefix(_APART)
        return not _across(left, right) and same_speaker(left, right)
    one, other = left.replace(".", " ").split(), right.replace(".", " ").split()
    if not one or not other or not _same_word(one[-1], other[-1]):
        return False
    if min(len(one), len(other)) == 1:
        return max(len(one), len(other)) <= 4
    if _ends_with(one, other) or _ends_with(other, one):
        return True
    return _same_word(one[0], other[0]) or _is_initial(left, right)


def _ends_with(longer: list[str], shorter: list[str]) -> bool:
    """True where the longer name has a title before it that no table holds: "informateur rutger van aalst"."""
    words = longer[-len(shorter) :] if len(longer) > len(shorter) else []
    return bool(words) and all(_same_word(left, right) for left, right in zip(words, shorter, strict=True))


def _same_word(left: str, right: str) -> bool:
    """True if two words of names have one key; across scripts "h" may be "г" and "y" may be "и"."""
    if name_key(left) == name_key(right):
        return True
    return _across(left, right) and _as_in_ukraine(left) == _as_in_ukraine(right)


def _across(left: str, right: str) -> bool:
    """True if one of the two is in Cyrillic and the other is not."""
    return (_CYRILLIC.search(left) is None) != (_CYRILLIC.search(right) is None)


def may_be_two(name: str, others: Iterable[str]) -> bool:
    """True if the name, in Latin letters, may stand for two of the others, in Cyrillic, that are not each other.

    "ivan harin" is Иван Харин or, as Ukraine writes it, Иван Гарин: where both are about nobody can tell whose it is.
    Наталья Лысенко and Наталія Лисенко are no two: so one name is spelt in Russia and in Ukraine.
    """
    if _CYRILLIC.search(name):
        return False
    found = [other for other in others if _across(name, other) and same_speaker(name, other)]
    return len({name_key(other.split()[-1]).replace("y", "i") for other in found}) > 1


def in_two_scripts(names: Iterable[str]) -> bool:
    """True if some of the names are in Cyrillic and some are not."""
    return len({_CYRILLIC.search(name) is None for name in names}) > 1


def kept_apart(name: str) -> str:
    """The name as one that no name in Cyrillic stands for; `last_name` gives the same for it."""
    return _APART + name


def keeps_its_letters(name: str, known: str) -> bool:
    """True if the name must not be told as the `known` one: they are in two scripts, and its last word may be two's."""
    return _across(name, known) and _BARE_H.search(known.rpartition(" ")[2]) is not None


def _as_in_ukraine(word: str) -> str:
    """The key with one letter for each two that Russian and Ukrainian tell apart."""
    return name_key(_BARE_H.sub("g", word)).replace("y", "i")


def _is_initial(left: str, right: str) -> bool:
    """True if one first name is the first letter of the other; of the letters as written, since keys lose some."""
    first, second = (romanized(name)[:2].strip(". ") for name in (left, right))
    return min(len(first), len(second)) == 1 and first[:1] == second[:1]


def last_name(name: str) -> str:
    """The key of the last word of a name, by which candidates are found; "h" and "g", "y" and "i" are one in it."""
    words = name.replace(".", " ").split()
    return name_key(words[-1]).replace("h", "g").replace("y", "i") if words else ""
