"""Whether two names may be one speaker's, in whatever script or transliteration."""

from firsthand.text.transliteration import name_key, romanized


def same_speaker(left: str, right: str) -> bool:
    """True if one canonical name may stand for the other: equal, or one is the other's last name.

    "vladimir putin" and "putin" are one, "dmitry peskov" and "maria peskov" are not; initials stand for first names,
    and "владимир путин" for "vladimir putin".
    """
    if left == right:
        return True
    one, other = _words(left), _words(right)
    if not one or not other or one[-1] != other[-1]:
        return False
    if min(len(one), len(other)) == 1:
        return max(len(one), len(other)) <= 4
    return one[0] == other[0] or _is_initial(left, right)


def _is_initial(left: str, right: str) -> bool:
    """True if one first name is the first letter of the other; of the letters as written, since keys lose some."""
    first, second = (romanized(name)[:2].strip(". ") for name in (left, right))
    return min(len(first), len(second)) == 1 and first[:1] == second[:1]


def last_name(name: str) -> str:
    """The key of the last word of a name, by which candidates are found."""
    words = _words(name)
    return words[-1] if words else ""


def _words(name: str) -> list[str]:
    return [name_key(word) for word in name.replace(".", " ").split()]
