"""Names -> keys that do not depend on script or transliteration; and whether two names may be one speaker's."""

import re
from functools import cache

from firsthand.compare.utterances.russian import is_russian, romanized

_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("shch|sch|tsch", "sh"),
        ("tch", "ch"),
        ("kh|(?<=[aeiou])gh", "h"),
        ("ph", "f"),
        ("dzh|dj", "j"),
        ("zh", "j"),
        ("tz|cz", "ts"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("c(?=[eiy])", "s"),
        ("c(?!h)", "k"),
        ("(?<![a-z])(?:ye|je|yo|jo)", "e"),
        ("(?<=[aeiou])(?:ye|je|yo|jo)", "e"),
        ("yo|jo|io", "e"),
        ("(?<=[a-z])(?:ye|je|ie)", "e"),
        ("iya|ija|ia|ya|ja", "a"),
        ("iyu|iu|yu|ju", "u"),
        ("[iy]{2,}|[ij]y|y|j(?=[aou])", "i"),
        (r"(.)\1", r"\1"),
        ("(?<=[a-z])i$", ""),
    )
)
"""The ways in which the press, BGN and GOST write one Russian sound, made one. Crude: not to be read."""


@cache
def name_key(word: str) -> str:
    """One spelling for all transliterations of a name: "Yevgeniya" and "Евгения", "Dostoyevsky" and "Dostoevskii"."""
    plain = romanized(word) if is_russian(word) else word.lower()
    for pattern, written in _SPELLINGS:
        plain = pattern.sub(written, plain)
    return plain


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
