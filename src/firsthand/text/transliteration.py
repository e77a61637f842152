"""Names in Cyrillic or in any of the Latin spellings of one -> a key under which they meet. Crude: not to be read."""

import re
import unicodedata
from functools import cache

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяіїєґ",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch y e yu ya i i e g".split(),
        strict=True,
    )
) | {"ъ": "", "ь": "", "ё": "e"}
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("shch|sch|tsch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("dzh|zh|dj", "j"),
        ("tz|cz", "ts"),
        ("ks", "x"),
        ("w", "v"),
        ("^(?:ye|je|yo)", "e"),
        ("(?<=[aeiou])(?:ye|je|yo|jo)", "e"),
        ("y[oe]|i[oe](?=[vfn]$)", "e"),
        ("(?:iy|ij|ii)a$", "ia"),
        ("[ijy]y$|[iy]{2,}$|(?<=[^aeiou])[ijy]$|[ijy]i$", "y"),
        ("[jyi]y(?=[au])|y(?=[au])", "i"),
        ("i{2,}", "i"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
        ("(?<=[aeiou])[yj]", "i"),
    )
)
"""How the press, BGN and GOST write one Russian or Ukrainian sound (Zelensky, Zelenskyy, Zelenskiy), made one."""


def romanized(word: str) -> str:
    """The word in lower-case Latin letters without accents; Cyrillic letters one by one."""
    plain = "".join(_CYRILLIC.get(letter, letter) for letter in word.casefold())
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))


@cache
def name_key(word: str) -> str:
    """One spelling for the transliterations of a name: "Zelenskyy" and "Зеленский", "Alexei" and "Aleksey"."""
    plain = romanized(word)
    for pattern, written in _SPELLINGS:
        plain = pattern.sub(written, plain)
    return plain
