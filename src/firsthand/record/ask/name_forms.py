"""A withheld name -> the words that would tell it: any letter case, Russian case or Latin spelling, parts or joined.

More come out than anybody writes ("тамаром"): they are looked up to be withheld, never shown.
"""

import re
from collections.abc import Iterable
from itertools import pairwise, permutations
from typing import NamedTuple

from firsthand.text.prefixes import plain_letters, prefixed_forms
from firsthand.text.transliteration import name_key

MIN_LETTERS = 3
"""Shorter words and keys are left out: in any letter case they are too many other words."""
MOST_BETWEEN = 3
"""Characters between two words of one name."""
MOST_JOINED = 3
"""Words of a name that a file name or address may run together in any order ("reikjonna")."""
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_NOUN_ENDS = ("", *"а я ы и у ю е о й ь ой ей ою ею ом ем ым ью ых ыми ам ями ами ах ях ев ов".split())
_OWNED_ENDS = ("ин", *(f"ин{end}" for end in "а о у ы ой ого ому ым ом ых ыми".split()))
"""«Жаннин дом»: what is hers, of a name in -а or -я."""
_ADJECTIVE_ENDS = "ая яя ий ый ой ей ого его ому ему ым им ом ем ую юю".split()
_SCHOLARLY = str.maketrans({"ю": "ju", "я": "ja", "й": "j", "ц": "c", "х": "x"})
"""Letters that some file names and addresses write otherwise than the press does ("julija")."""
_FLEETING = ("лев", "вел", "ец", "ок", "ек")
"""Ends of names whose last vowel goes in other cases; not every -ел or -ег: «Олега», and «Ольга» is another name."""
_ADJECTIVES = ("ая", "яя", "ий", "ый", "ой")


class NameForms(NamedTuple):
    """What a word of letters is looked up in."""

    words: frozenset[str] = frozenset()
    """Lower case, е for ё."""
    keys: frozenset[str] = frozenset()
    """Keys of `name_key`, under which Cyrillic and Latin spellings meet."""
    joined: frozenset[str] = frozenset()
    """The words and keys that are several words of a name run together: no other word is spelt so."""

    def tell(self, word: str) -> bool:
        """True if the word is a form of the name; `word` is letters alone."""
        return bool(self.words) and (_plain(word) in self.words or name_key(_plain(word)) in self.keys)

    def masked(self, words: str, instead: str) -> str:
        """The words with `instead` for each form of the name."""
        return _LETTERS.sub(lambda found: instead if self.tell(found[0]) else found[0], words)

    def _tell_alone(self, word: str) -> bool:
        """True if a form tells the name in any letter case: it is no lower case ("Hope", 李小明) or run together."""
        return not word[0].islower() or _plain(word) in self.joined or name_key(_plain(word)) in self.joined

    def masked_names(self, words: str, instead: str) -> str:
        """The same, but of words that tell the name alone or stand beside another form: "we hope", "Hope Lind"."""
        found = [match for match in _LETTERS.finditer(words) if self.tell(match[0])]
        beside = [words[one.end() : other.start()] for one, other in pairwise(found)]
        near = [len(between) <= MOST_BETWEEN and not _LETTERS.search(between) for between in beside]
        names = [
            match
            for match, before, behind in zip(found, [False, *near], [*near, False], strict=False)
            if self._tell_alone(match[0]) or before or behind
        ]
        for match in reversed(names):
            words = f"{words[: match.start()]}{instead}{words[match.end() :]}"
        return words


def forms_of_names(names: Iterable[str]) -> NameForms:
    """Every form of the names: of each capitalised word (of each, if none is), and of whole names run together."""
    words: set[str] = set()
    joined: set[str] = set()
    for name in names:
        words.update(form for part in _parts(name) for form in _forms(_plain(part)))
        for spelt in (name, *name.split()):
            if 1 < len(parts := _parts(spelt)) <= MOST_JOINED:
                joined.update("".join(map(_plain, order)) for order in permutations(parts))
    found = (words | joined, _keys(words | joined), joined | _keys(joined))
    return NameForms(*(frozenset(one for one in some if len(one) >= MIN_LETTERS) for some in found))


def join_forms(several: Iterable[NameForms]) -> NameForms:
    """The forms of all of them in one."""
    together = list(several)
    return NameForms(*(frozenset(word for one in some for word in one) for some in zip(*together, strict=True)))


def _parts(name: str) -> list[str]:
    """The capitalised words of a name; all of them if it is written without capitals."""
    parts = _LETTERS.findall(plain_letters(name))
    return [part for part in parts if part[0].isupper()] or parts


def _keys(words: Iterable[str]) -> set[str]:
    return {name_key(spelt) for word in words for spelt in (word, word.translate(_SCHOLARLY))}


def _forms(word: str) -> Iterable[str]:
    """The word, behind prefixes that are written onto it, and in Cyrillic what the endings of cases make of it."""
    yield from prefixed_forms(word)
    if _CYRILLIC.search(word) is None or len(word) < MIN_LETTERS:
        return
    if word.endswith(_FLEETING):  # «Лев, Льва», «Павел, Павла», «Кравец, Кравца»
        yield from (word[:-2] + joint + word[-1] + end for joint in ("", "ь") for end in _NOUN_ENDS[1:])
    if word[-1] in "ая":
        yield from (word[:-1] + end for end in _OWNED_ENDS)
    stem = word[:-1] if word[-1] in "аяоеийьыуюії" else word
    yield from (stem + end for end in _NOUN_ENDS)
    if word.endswith(_ADJECTIVES):
        yield from (word[:-2] + end for end in _ADJECTIVE_ENDS)


def _plain(word: str) -> str:
    return plain_letters(word.casefold().replace("ё", "е"))
