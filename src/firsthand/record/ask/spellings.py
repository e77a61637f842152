"""The words of withheld names -> where they stand in a text that is seen (`text/seen.py`).

Words of letters are looked up, so that the time goes with the text and not with the names; what is more or less than a
word of letters ("Jean-Luc", whole names, scripts without blanks, prefixes) is searched for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from firsthand.record.ask.name_forms import MIN_LETTERS, Found
from firsthand.text.glyphs import GAP
from firsthand.text.prefixes import takes_prefixes, word_pattern
from firsthand.text.seen import LETTER, pieces_seen, words_seen

_WORD = re.compile(f"{LETTER}+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that set no blank between a name and the words beside it: Thai, Lao, Burmese, Khmer, kana, Han, Hangul."""
_JOINT = rf"[\s_.{GAP}-]*"
"""Between the words of a name: in addresses and handles, too."""


@dataclass(frozen=True)
class Spellings:
    """Words as they are seen, found as written and in capitals; in labels in any case."""

    words: frozenset[str] = frozenset()
    as_written: frozenset[str] = frozenset()
    """Those that a label has in no other case."""

    @cached_property
    def _looked_up(self) -> frozenset[str]:
        alone = {word for word in self.words if _is_looked_up(word)}
        return self.as_written | alone | {word.upper() for word in alone if len(word) >= MIN_LETTERS}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._looked_up), default=0)

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.words if _is_looked_up(word))

    @cached_property
    def _written(self) -> re.Pattern[str] | None:
        """Names of several words in any case, the others as they are and in capitals."""
        several = [f"(?i:{_any_joint(word)})" for word in self._searched if len(word.split()) > 1]
        alone = [word for word in self._searched if len(word.split()) == 1]
        loud = {word.upper() for word in alone if len(word) >= MIN_LETTERS}
        return _bounded([*several, *map(_any_joint, _longest_first(loud.union(alone)))])

    @cached_property
    def _labelled(self) -> re.Pattern[str] | None:
        return _bounded([f"(?i:{_label_joint(word)})" for word in self._searched])

    @cached_property
    def _searched(self) -> list[str]:
        return _longest_first(word for word in self.words if not _is_looked_up(word))

    def found(self, seen: str) -> Iterator[Found]:
        """Where the words stand as written or in capitals, whole names in any case."""
        if GAP in seen or not self._looked_up.isdisjoint(_WORD.findall(seen)):  # most sentences hold none
            for start, end, word in words_seen(seen, self._longest):
                if word in self._looked_up:
                    yield start, end
        for start, end, piece in pieces_seen(seen):
            if piece in self._looked_up:
                yield start, end
        yield from _spans(self._written, seen)

    def found_in_label(self, seen: str) -> Iterator[Found]:
        """Where the words stand in any case, an apostrophe left out or not, joined to whatever is no letter."""
        if GAP in seen or not self._folded.isdisjoint(_WORD.findall(seen.casefold())):
            for start, end, word in words_seen(seen, self._longest):
                if word.casefold() in self._folded:
                    yield start, end
        yield from _spans(self._labelled, seen)


def join_spellings(several: Iterable[Spellings]) -> Spellings:
    """The words of all of them in one."""
    together = list(several)
    return Spellings(
        frozenset(word for one in together for word in one.words),
        frozenset(word for one in together for word in one.as_written),
    )


def _is_looked_up(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and not _UNSPACED.search(word) and not takes_prefixes(word)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _spans(pattern: re.Pattern[str] | None, seen: str) -> Iterator[Found]:
    return (found.span() for found in pattern.finditer(seen)) if pattern else iter(())


def _any_joint(name: str) -> str:
    before, behind = (r"(?<!\d)" if name[:1].isdigit() else "", r"(?!\d)" if name[-1:].isdigit() else "")
    return before + _JOINT.join(word_pattern(word) for word in re.split(rf"[\s_{GAP}-]+", name) if word) + behind


def _label_joint(name: str) -> str:
    """The same for file names and addresses, which leave apostrophes out or write a hyphen for them."""
    return _any_joint(name).replace("'", rf"[\s_.'{GAP}-]*")


def _bounded(spelt: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the patterns, with no letter before or behind but in scripts that set no blanks between words."""
    every = [one for one in spelt if one]
    unspaced = [one for one in every if _UNSPACED.search(one)]
    spaced = [one for one in every if not _UNSPACED.search(one)]
    either = [rf"(?<!{LETTER})(?:{'|'.join(spaced)})(?!{LETTER})"] if spaced else []
    return re.compile("|".join([*unspaced, *either])) if every else None
