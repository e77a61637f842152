"""Whether two names may be one speaker's, in whatever script or transliteration."""

import re

from firsthand.text.transliteration import name_key, romanized

_BARE_H = re.compile(r"(?<![kcstpzg])h")
"""Not the one of "kh" or "sh"."""
_CYRILLIC = re.compile(r"[а-яёіїєґ]")


def same_speaker(left: str, right: str) -> bool:
    """True if one canonical name may stand for the other: equal, or one is the other's last name.

    "vladimir putin" and "putin" are one, "dmitry peskov" and "maria peskov" are not; initials stand for first names,
    and "владимир путин" for "vladimir putin", "олег галинич" for "oleh halynych", as Ukraine writes the letters.
    """
    if left == right:
        return True
    one, other = left.replace(".", " ").split(), right.replace(".", " ").split()
    if not one or not other or not _same_word(one[-1], other[-1]):
        return False
    if min(len(one), len(other)) == 1:
        return max(len(one), len(other)) <= 4
    return _same_word(one[0], other[0]) or _is_initial(left, right)


def _same_word(left: str, right: str) -> bool:
    """True if two words of names have one key; across scripts "h" may be "г" and "y" may be "и"."""
    if name_key(left) == name_key(right):
        return True
    across = (_CYRILLIC.search(left) is None) != (_CYRILLIC.search(right) is None)
    return across and _as_in_ukraine(left) == _as_in_ukraine(right)


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
