"""A Russian text -> its words and marks with offsets, sentence by sentence."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.sentences import russian_sentences
from firsthand.vocabulary import Span

_RAISED = "¹²³⁰-₉"
"""Marks of notes that stand glued to a name are no part of it."""
_WORD = re.compile(rf"\d+(?:[-–]\w+)?|[^\W\d_{_RAISED}]+(?:[-’'][^\W_{_RAISED}]+)*|[^\w\s]")


class Word(NamedTuple):
    """One word or mark."""

    start: int
    end: int
    text: str
    low: str
    """Lower case, е for ё."""
    sentence: int

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def alpha(self) -> bool:
        """True for a word, not a mark or number."""
        return self.text[0].isalpha()


class Words:
    """All words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = russian_sentences(text)
        starts = [span.start for span in self.sentences]
        self.all = [
            Word(m.start(), m.end(), m[0], plain(m[0]), max(bisect_right(starts, m.start()) - 1, 0))
            for m in _WORD.finditer(text)
        ]
        self._starts = [word.start for word in self.all]

    def inside(self, span: Span) -> range:
        """The indices of the words that start in `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def low(self, at: int) -> str:
        """The word `at` in lower case; "" outside the text."""
        return self.all[at].low if 0 <= at < len(self.all) else ""

    def span(self, first: int, after: int) -> Span:
        """From word `first` up to word `after`, which is left out."""
        return Span(self.all[first].start, self.all[after - 1].end)

    def sentence(self, at: int) -> Span:
        """The sentence that word `at` stands in."""
        return self.sentences[self.all[at].sentence] if self.sentences else Span(0, len(self.text))

    def opens(self, at: int) -> bool:
        """True for the first word of its sentence, marks left out, and behind a mark that opens a quotation."""
        before = at - 1
        if before >= 0 and self.all[before].text in OPENING and self.all[before].end == self.all[at].start:
            return True
        while before >= 0 and not self.all[before].text[0].isalnum():
            if self.all[before].text in {":", "…"}:
                return True
            before -= 1
        return before < 0 or self.all[before].sentence != self.all[at].sentence


OPENING = frozenset('«„“"')
CLOSING = frozenset('»“”"')


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """The words of `text`; the last few texts are kept, since every stage asks."""
    return Words(text)
