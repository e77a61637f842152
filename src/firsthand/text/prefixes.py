"""Arabic and Hebrew words that are written onto the next word: "and", "to", "in", the article.

Arabic: و ف, then ب ك ل, then the article ال (لل with ل); Hebrew: any of ו ש ה ב ל כ מ. Marks of vowels and the stroke
that stretches a word are left out by some and written by others, and so are the hamza on an alif and the dots of a
last yeh or teh marbuta.
"""

import re
from itertools import product

_ARABIC = re.compile("[\u0620-\u06ff]")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_ARTICLE = "ال"
MIN_STEM_LETTERS = 3
"""Behind an article that is taken off: fewer letters are another word."""
_MARKS = "\u0640\u064b-\u065f\u0670"
_ALIKE = ("اأإآٱ", "يىی", "ةه", "كک")
_ARABIC_PREFIX = "(?:[وف]?(?:لل|[بك]?ال|[بكل])?)"
_HEBREW_PREFIX = "[ושהבלכמ]{0,3}"
_ARABIC_PREFIXES = tuple(
    f"{link}{joint}" for link, joint in product(("", "و", "ف"), ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل"))
)
_HEBREW_PREFIXES = ("", *"ושהבלכמ", *("ו" + letter for letter in "שהבלכמ"), *("ש" + letter for letter in "הבלכמ"))


def takes_prefixes(word: str) -> bool:
    """True for a word in Arabic or Hebrew letters."""
    return bool(_ARABIC.search(word) or _HEBREW.search(word))


def prefixed_pattern(word: str) -> str:
    """A pattern of the word with any prefix and in any spelling of its letters; `takes_prefixes` must hold for it."""
    if _ARABIC.search(word):
        return _ARABIC_PREFIX + f"[{_MARKS}]*".join(map(_letter, plain_letters(_stem(word))))
    return _HEBREW_PREFIX + re.escape(word)


def prefixed_forms(word: str) -> tuple[str, ...]:
    """The word behind each prefix, itself first; the word alone in other scripts."""
    if _ARABIC.search(word):
        return (word, *(prefix + _stem(word) for prefix in _ARABIC_PREFIXES))
    return tuple(prefix + word for prefix in _HEBREW_PREFIXES) if _HEBREW.search(word) else (word,)


def plain_letters(word: str) -> str:
    """The word without marks and with one letter for those that are alike; unchanged in other scripts."""
    if not _ARABIC.search(word):
        return word
    word = re.sub(f"[{_MARKS}]", "", word)
    for letters in _ALIKE:
        word = re.sub(f"[{letters}]", letters[0], word)
    return word


def _stem(word: str) -> str:
    """The word without its article."""
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= MIN_STEM_LETTERS else word


def _letter(letter: str) -> str:
    return next((f"[{letters}]" for letters in _ALIKE if letter in letters), re.escape(letter))
