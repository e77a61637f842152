"""A withheld name -> the words that would tell it: any letter case, Russian case or Latin spelling, parts or joined.

More come out than anybody writes ("тамаром"): they are looked up to be withheld, never shown. Names and words come in
as they are seen (`text/seen.py`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, permutations
from typing import NamedTuple

from firsthand.text.inflections import family_plurals, fleeting_stems, inflections
from firsthand.text.prefixes import prefixed_forms
from firsthand.text.seen import LETTER, letters_seen, pieces_seen, words_seen
from firsthand.text.transliteration import name_key

MIN_LETTERS = 3
"""Shorter words and keys are left out: in any letter case they are too many other words."""
MOST_BETWEEN = 3
"""Characters between two words of one name."""
MOST_JOINED = 3
"""Words of a name that a file name or address may run together in any order ("reikjonna"); more stand in their own."""
MIN_JOINED = 8
"""Letters of a whole name run together that tell it inside a longer word; of fewer they are chance ("boli")."""
MIN_KEY_INSIDE = 6
"""The same of its key, which has fewer letters than the name ("anareik")."""
MOST_LETTERS = 64
"""Of a word that goes around characters which nobody sees: no name run together is longer."""
_LETTERS = re.compile(f"{LETTER}+")
_CYRILLIC = re.compile(r"[а-яієґ]")
_NOUN_ENDS = ("", *"а я ы и у ю е о ь ои еи ою ею ом ем ым ью ых ыми ам ями ами ах ях ев ов".split())
_OWNED_ENDS = ("ин", *(f"ин{end}" for end in "а о у ы ои ого ому ым ом ых ыми".split()))
"""«Жаннин дом»: what is hers, of a name in -а or -я."""
_SCHOLARLY = str.maketrans({"ю": "ju", "я": "ja", "й": "j", "ц": "c", "х": "x"})
"""Letters that some file names and addresses write otherwise than the press does ("julija")."""
_SHORT_I = re.compile("(?<=[аеиоуыэюяіє])и")
"""й as it is seen."""
_TWO_LETTERS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("đ", "dj"))
"""What addresses write for a letter with a mark ("juergen")."""

Found = tuple[int, int]
"""Where a word starts and ends in a text that is seen."""


class NameForms(NamedTuple):
    """What a word of letters is looked up in."""

    words: frozenset[str] = frozenset()
    """Lower case."""
    keys: frozenset[str] = frozenset()
    """Keys of `name_key`, under which Cyrillic and Latin spellings meet."""
    joined: frozenset[str] = frozenset()
    """The words and keys that are several words of a name run together: no other word is spelt so."""
    inside: frozenset[str] = frozenset()
    """Those keys of `joined` that tell a name inside a longer word, too, in another script or spelling."""

    def tell(self, word: str) -> bool:
        """True if the word is a form of the name; `word` is letters alone."""
        low = word.casefold()
        return bool(self.words) and (low in self.words or name_key(low) in self.keys)

    def found(self, seen: str) -> Iterator[Found]:
        """Where the forms of the name stand in a text that is seen, be it run together with other words."""
        for start, end, word in chain(words_seen(seen, MOST_LETTERS), pieces_seen(seen)):
            if self.tell(word):
                yield start, end
            elif self.joined and len(word) > MIN_JOINED and end - start == len(low := word.casefold()):
                found = [(start + first, start + last) for first, last in self._joined_in(low)]
                yield from found or ([(start, end)] if self._is_keyed(low) else [])

    def found_names(self, seen: str) -> Iterator[Found]:
        """The same, but of words that tell the name alone or stand beside another form: "we hope", "Hope Lind"."""
        words = [one for one in words_seen(seen, MOST_LETTERS) if self.tell(one[2])] if self.words else []
        beside = [seen[one[1] : other[0]] for one, other in pairwise(words)]
        near = [len(between) <= MOST_BETWEEN and not _LETTERS.search(between) for between in beside]
        for (start, end, word), before, behind in zip(words, [False, *near], [*near, False], strict=False):
            if self._tell_alone(word) or before or behind:
                yield start, end
        yield from ((start, end) for start, end, piece in pieces_seen(seen) if piece[0].isupper() and self.tell(piece))

    def _joined_in(self, low: str) -> Iterator[Found]:
        """Where whole names run together stand in a longer word: "talkwithjonnareik"."""
        yield from _pieces_in(low, self.joined, MIN_JOINED)

    def _is_keyed(self, low: str) -> bool:
        """True if a longer word holds a whole name in another spelling: "interviewannareik" of Анна Рейк."""
        return bool(self.inside) and any(_pieces_in(name_key(low), self.inside, MIN_KEY_INSIDE))

    def _tell_alone(self, word: str) -> bool:
        """True if a form tells the name in any letter case: it is no lower case ("Hope", 李小明) or run together."""
        low = word.casefold()
        return not word[0].islower() or low in self.joined or name_key(low) in self.joined


def _pieces_in(word: str, wanted: frozenset[str], least: int) -> Iterator[Found]:
    """Where a wanted piece of so many letters stands in a word; as fast with ten thousand names as with one."""
    for first in range(len(word) - least + 1):
        for last in range(first + least, min(first + MOST_LETTERS, len(word)) + 1):
            if word[first:last] in wanted:
                yield first, last


def written_forms(name: str) -> set[str]:
    """The forms of each capitalised word of a name that tell it as they are written, capitals and all."""
    return {form for part in _parts(name) if part[0].isupper() for form in _written(name, part)}


def forms_of_names(names: Iterable[str]) -> NameForms:
    """Every form of the names: of each capitalised word (of each, if none is), and of whole names run together."""
    words: set[str] = set()
    joined: set[str] = set()
    for name in names:
        for spelt in dict.fromkeys((letters_seen(name), letters_seen(_in_two_letters(name)))):
            words.update(form for part in _parts(spelt) for form in _forms(spelt, part))
            for several in (spelt, *spelt.split()):
                joined.update(together.casefold() for together in _run_together(several))
    inside = {key for key in _keys(one for one in joined if len(one) >= MIN_JOINED) if len(key) >= MIN_KEY_INSIDE}
    found = (words | joined, _keys(words | joined), joined | _keys(joined), inside)
    return NameForms(*(frozenset(one for one in some if len(one) >= MIN_LETTERS) for some in found))


def _run_together(name: str) -> Iterator[str]:
    """A name of several words as one: in any order, of more than two without those in the middle ("jonnareik")."""
    parts = _parts(name)
    if len(parts) < 2:
        return
    if len(parts) <= MOST_JOINED:
        yield from map("".join, permutations(parts))
    yield from ("".join(parts), "".join(_LETTERS.findall(name)))
    for last in parts[max(len(parts) - 2, 2) :]:
        yield from (parts[0] + last, last + parts[0])


def join_forms(several: Iterable[NameForms]) -> NameForms:
    """The forms of all of them in one."""
    together = list(several)
    return NameForms(*(frozenset(word for one in some for word in one) for some in zip(*together, strict=True)))


def _parts(name: str) -> list[str]:
    """The capitalised words of a name; all of them if it is written without capitals."""
    parts = _LETTERS.findall(name)
    return [part for part in parts if part[0].isupper()] or parts


def _in_two_letters(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    for letter, two in _TWO_LETTERS:
        name = name.replace(letter, two).replace(letter.upper(), two.capitalize())
    return name


def _keys(words: Iterable[str]) -> set[str]:
    spellings = (spelt for word in words for spelt in (word, *(_scholarly(word) if _CYRILLIC.search(word) else ())))
    return {name_key(spelt) for spelt in spellings}


def _scholarly(word: str) -> tuple[str, str]:
    return word.translate(_SCHOLARLY), _SHORT_I.sub("й", word).translate(_SCHOLARLY)


def _written(name: str, part: str) -> Iterator[str]:
    """The word in its cases, in the plural of a family if it is the last of several."""
    yield from inflections(part)
    if len(parts := _parts(name)) > 1 and part == parts[-1] and len(part) >= MIN_LETTERS:
        yield from family_plurals(part)


def _forms(name: str, part: str) -> Iterator[str]:
    """The forms of a word of a name in lower case: as written, behind prefixes, with every end that Cyrillic has."""
    yield from (form.casefold() for form in _written(name, part))
    word = part.casefold()
    yield from prefixed_forms(word)
    if _CYRILLIC.search(word) is None or len(word) < MIN_LETTERS:
        return
    if word[-1] in "ая":
        yield from (word[:-1] + end for end in _OWNED_ENDS)
    stem = word[:-1] if word[-1] in "аяоеиьыуюі" else word
    for one in (stem, *fleeting_stems(word)):
        yield from (one + end for end in _NOUN_ENDS if end or one == stem)
