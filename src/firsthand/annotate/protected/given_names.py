"""Whether a single name may be somebody's given name; a slip of one letter from one may be, too."""

import re
import unicodedata
from functools import cache

from firsthand.lexicon import read_table
from firsthand.text.transliteration import romanized

MIN_LETTERS = 5
"""A shorter name may be anybody's short form."""
_COMPOUND = re.compile(
    r"(?:abd|olu|ade|ayo|akin|chukw|nom|thand|enkh|oyun|batt?|gul|mun?kh|tesfa|gebre|tekle|haile|w[eo]lde).{3,}"
    r"|(?:n[dgkstz]|ny[ai]|m[bp]|tsh|hl).{3,}"
    r"|.{2,}(?:ull?ah|[ou]ddin|gul|bek|jon|zhan|tsetseg|tuya|jargal|bileg|preet|deep|inder|slava?|eesha|isha|gerel|maa"
    r"|atou|imana|nesh|work|amma|aiah|mariam|hiwot|selvi|selvan|lakshmi|murugan|mozhi|kumari?)"
)
"""Parts of which whole peoples make names, more of them than any table holds: Enkhgerel, Navpreet, Rahimullah.

Among Bantu names, as those that begin with Nd or Mb, nothing parts given from family names.
"""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHER_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def may_be_given_name(name: str) -> bool:
    """True for a name of the tables, one that is a letter away from one, a short one, and one in other letters."""
    plain = _plain(name)
    if len(plain) < MIN_LETTERS or not (plain.isascii() and plain.isalpha()):
        return True
    return bool(is_given_name(name) or _COMPOUND.fullmatch(plain)) or any(
        near in _names() for near in _one_letter_away(plain)
    )


def is_given_name(name: str) -> bool:
    """True for a name of the tables, with or without its signs: "Tjasa" for "Tjaša"."""
    return _plain(name) in _names()


def may_be_double_given_name(name: str) -> bool:
    """True unless both halves have a capital and neither may be a given name: false for "Asante-Wells"."""
    halves = name.split("-")
    return len(halves) != 2 or any(not half[:1].isupper() or may_be_given_name(half) for half in halves)


def _plain(name: str) -> str:
    spelt = unicodedata.normalize("NFKD", name.casefold().translate(_OTHER_LETTERS))
    return re.sub(r"['’ʼ-]", "", "".join(char for char in spelt if not unicodedata.combining(char)))


def _one_letter_away(plain: str) -> set[str]:
    parts = [(plain[:at], plain[at:]) for at in range(len(plain) + 1)]
    return {
        *(left + right[1:] for left, right in parts if right),
        *(left + letter + right[1:] for left, right in parts if right for letter in _LETTERS),
        *(left + letter + right for left, right in parts for letter in _LETTERS),
    }


@cache
def _names() -> frozenset[str]:
    russian = (_plain(romanized(row["name"])) for row in read_table("names_ru_given"))
    return frozenset((*(row["name"] for row in read_table("given_names")), *russian))
