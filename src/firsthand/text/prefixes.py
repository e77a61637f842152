"""Arabic and Hebrew words that are written onto the next word: "and", "to", "in", the article.

Arabic: و ف, then ب ك ل, then the article ال (لل with ل); Hebrew: any of ו ש ה ב ל כ מ. Words come in as they are seen
(`text/seen.py`): without marks, one letter for those that are written for one another.
"""

import re
from itertools import product

from firsthand.text.glyphs import GAP

_ARABIC = re.compile("[\u0620-\u06ff]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_ARTICLE = "ال"
MIN_STEM_LETTERS = 3
"""Behind an article that is taken off: fewer letters are another word."""
_ARABIC_PREFIX = "(?:[وف]~)?(?:ل~ل~|(?:[بك]~)?ا~ل~|[بكل]~)?".replace("~", f"{GAP}?")
_HEBREW_PREFIX = f"(?:[ושהבלכמ]{GAP}?){{0,3}}"
_ARABIC_PREFIXES = tuple(
    f"{link}{joint}" for link, joint in product(("", "و", "ف"), ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل"))
)
_HEBREW_PREFIXES = tuple(map("".join, product(("", "ו"), ("", "ש", "כש", "לכש", "מש"), ("", *"הבלכמ"))))


def takes_prefixes(word: str) -> bool:
    """True for a word in Arabic or Hebrew letters."""
    return bool(_ARABIC.search(word) or _HEBREW.search(word))


def word_pattern(word: str) -> str:
    """A pattern of the word around whatever nobody sees, in Arabic and Hebrew behind any prefix."""
    prefix, stem = "", word
    if _ARABIC.search(word):
        prefix, stem = _ARABIC_PREFIX, _stem(word)
    elif _HEBREW.search(word):
        prefix = _HEBREW_PREFIX
    return prefix + f"{GAP}?".join(map(re.escape, stem))


def prefixed_forms(word: str) -> tuple[str, ...]:
    """The word behind each prefix, itself first; the word alone in other scripts."""
    if _ARABIC.search(word):
        return (word, *(prefix + _stem(word) for prefix in _ARABIC_PREFIXES))
    return tuple(prefix + word for prefix in _HEBREW_PREFIXES) if _HEBREW.search(word) else (word,)


def _stem(word: str) -> str:
    """The word without its article."""
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= MIN_STEM_LETTERS else word
