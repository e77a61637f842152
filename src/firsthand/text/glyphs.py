"""A character -> what a reader sees of it: nothing, a mark over a letter, or plain letters."""

import unicodedata
from functools import cache

GAP = "\u00ad"
"""Stands for whatever nobody sees between two characters, and for a letter that could not be read."""
MARK = "\u0300"
"""Stands for a mark of category Mn or Me, in any script, and for what only stretches a word."""

_PLAIN = {
    **dict.fromkeys("\u2010\u2011\u2012\u2043\ufe63\uff0d", "-"),
    **dict.fromkeys("’‘‛ʼʻʹ`´′՚＇", "'"),
    **dict.fromkeys("·‧\ufffc\ufffd\u2800ˆˇ", GAP),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ـ", MARK),
    **dict(zip("ٱةک", "اهك", strict=True)),
    **dict(zip("øØłŁđĐðÐħĦı", "oOlLdDdDhHi", strict=True)),
    **dict(zip("æÆœŒßẞþÞ", "ae Ae oe Oe ss SS th Th".split(), strict=True)),
}
"""What Unicode does not take apart: letters with a stroke, Arabic letters that are written for one another."""
_IGNORABLE = frozenset(
    map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164, *range(0xFE00, 0xFE10), 0xFFA0))
) | frozenset(map(chr, range(0xE0000, 0xE1000)))
"""Default_Ignorable_Code_Point (DerivedCoreProperties.txt) outside of Cf and of unassigned code points."""
_KANA_MARKS = "\u3099\u309a"


@cache
def seen_as(char: str) -> str:
    """What is seen of one character: `GAP`, `MARK`, letters without their marks, or the character itself."""
    if char in _PLAIN:
        return _PLAIN[char]
    kind = unicodedata.category(char)
    if (kind[0] == "C" and not char.isspace()) or char in _IGNORABLE or (kind == "Sk" and not char.isascii()):
        return GAP
    if kind in {"Mn", "Me"}:
        return char if char in _KANA_MARKS or is_vowel_sign(char) else MARK
    taken = unicodedata.decomposition(char)
    if taken.startswith(("<super>", "<sub>")):  # the letter or number of a footnote
        return "^"
    if kind[0] != "L" and not taken.startswith("<circle>"):
        return char
    form = "NFKC" if _is_composed(char) else "NFKD"
    parts = unicodedata.normalize(form, char)  # type: ignore[arg-type]  # typeshed wants the literal itself
    if parts == char:
        return char
    return "".join(seen for part in parts if (seen := seen_as(part)) != MARK and not part.isspace()) or MARK


def is_vowel_sign(char: str) -> bool:
    """True for a mark of the scripts of India and its neighbours, whose marks are letters that nobody leaves out."""
    if unicodedata.category(char) != "Mn" or char in _IGNORABLE:
        return False
    return "\u0900" <= char <= "\u1aaf" or "\u1b00" <= char <= "\u1ccf" or "\ua800" <= char <= "\uabff"


def _is_composed(char: str) -> bool:
    """True for Hangul and kana, halfwidth too: a syllable is one letter there, and its parts are no marks."""
    return "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" or "\uff65" <= char <= "\uffdc"
