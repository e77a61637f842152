"""Two statements -> both in English words, as like each other as they say the same.

A name that Russian bends is spelled as the other one spells it, and "if … not" is "unless" beside "unless".

What no dictionary has is guessed by its ending: «через Ленгу» can be over "Leng" and over "Lenga". Beside "the Lenga"
it is the latter, or the two would be two rivers to whoever reads them.
"""

import re
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

from firsthand.compare.utterances.glossing.rough_english import glossed
from firsthand.compare.utterances.russian import is_russian
from firsthand.text.transliteration import name_key

MIN_STEM = 3
"""Letters that a name keeps when the vowels at its end are taken off; shorter ones are left as they are."""
MIN_LETTERS, MIN_ALIKE = 5, 75
"""Names that differ in vowels alone ("Tetlou", "Tetlow") are one if they are no shorter, and so much alike, of 100."""
_UNLESS = re.compile(r"(?i)\bunless\b")
_DOES_NOT = re.compile(r"(?i)\bif\b((?:\s[\w'’-]+){1,8}?)\s(?:do|does|did)(?:\snot|n['’]t)\b")
_IS_NOT = re.compile(
    r"(?i)\bif\b((?:\s[\w'’-]+){1,8}?)\s"
    r"(will|would|is|are|was|were|has|have|had|can|could|must|should)(?:\snot|n['’]t)\b"
)
"""What is "unless": "if the water does not rise", "if it is not". Beside "unless", in sentences of which all else is
alike, the network takes it for the contrary, as a word exchanged. Of 34 such pairs of families held out (15 of one
statement) the area under the curve is .926 as they stand, .947 with "unless" in both (counted once, 2026-11-24)."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_CLOSING = re.compile(r"[aeiouyv]+$")


def in_english(left: str, right: str) -> tuple[str, str]:
    """Both statements as the network reads them, at run time and in training.

    The same for each in either order.
    """
    one, other = glossed(left), glossed(right)
    if is_russian(right) and (left <= right or not is_russian(left)):
        other = _spelled_as(other, one)
    elif is_russian(left):
        one = _spelled_as(one, other)
    if (_UNLESS.search(one) is None) != (_UNLESS.search(other) is None):
        return _with_unless(one), _with_unless(other)
    return one, other


def _with_unless(text: str) -> str:
    """A text with "unless" in the place of "if … not"."""
    return _IS_NOT.sub(r"unless\1 \2", _DOES_NOT.sub(r"unless\1", text))


def _spelled_as(text: str, other: str) -> str:
    """A text with its names as another text spells them."""
    names = _Names(other)
    return _WORD.sub(names.known_as, text) if names.words else text


class _Names:
    """The names of a text, under what is left of each in other forms and other spellings."""

    def __init__(self, text: str) -> None:
        self.words: frozenset[str] = frozenset(filter(_may_be_name, _WORD.findall(text)))
        self._by_key: dict[str, str] = {name_key(word): word for word in sorted(self.words)}
        self._by_stem = _groups(self._by_key, _stem)
        self._by_consonants = _groups(self._by_key, _consonants)

    def known_as(self, found: re.Match[str]) -> str:
        """A word, or the one name that it is a form or another spelling of."""
        word = str(found[0])
        if word in self.words or not _may_be_name(word):
            return word
        key = name_key(word)
        if key in self._by_key:
            return self._by_key[key]
        stem = _stem(key)
        forms = self._by_stem.get(stem, []) if len(stem) >= MIN_STEM else []
        keys = forms or [other for other in self._by_consonants.get(_consonants(key), []) if _is_alike(key, other)]
        return self._by_key[keys[0]] if len(keys) == 1 else word


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= MIN_STEM


def _groups(keys: Iterable[str], part: Callable[[str], str]) -> dict[str, list[str]]:
    """Keys by a part of each."""
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(part(key), []).append(key)
    return found


def _stem(key: str) -> str:
    """A key without the vowels at its end, which are all that most cases change."""
    return key.rstrip("aeiouy")


def _consonants(key: str) -> str:
    """The consonants of a key in their order; the "w" at an end is a vowel in Russian."""
    return _VOWELS.sub("", _CLOSING.sub("", key))


def _is_alike(key: str, other: str) -> bool:
    """Whether two keys of the same consonants are long enough, and have most of their vowels in common."""
    return min(len(key), len(other)) >= MIN_LETTERS and key[0] == other[0] and fuzz.ratio(key, other) >= MIN_ALIKE
