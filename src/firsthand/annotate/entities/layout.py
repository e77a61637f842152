"""A report's text -> its words, each with its sentence, its paragraph and whether it stands inside quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from firsthand.text.sentences import sentence_spans
from firsthand.vocabulary import Span

_WORD = re.compile(
    r"""(?x)
    ['’](?i:s|ve|re|ll|d|m)\b                          # the ending of "Holm's", "they've"
    | \d++ (?:[.,]\d++)*+ (?:-[^\W\d_]++)*+ (?!\w)     # 15,000 and 12-year-old
    | (?<!\w)@\w+                                       # a name on a platform
    | [^\W_]+                                           # a word, with what ties its parts together
      (?: [-.&/][^\W_]+ | ['’](?!(?i:s|ve|re|ll|d|m)\b)[^\W_]+ )*
      \.?                                               # the full stop of an abbreviation
    | [^\w\s] | _                                       # one mark
    """
)
_ABBREVIATION = re.compile(
    r"(?:Mrs?|Ms|Mme|Dr|Prof|Rev|Fr|Sgt|Cpl|Pte|Lt|Capt|Cmdr|Maj|Col|Gen|Brig|Adm|Sen|Rep|Gov|Hon|Pres|Supt|Insp|Det|"
    r"Const|Cllr|Cpt|St|Jr|Sr|Esq)\.|(?:[^\W\d_]\.)+"
)
_OPEN, _CLOSE = "“„«", "”»"
_MARK_OR_LINE = re.compile(f'[\n"{_OPEN}{_CLOSE}]')


class Word(NamedTuple):
    """One word or one punctuation mark."""

    span: Span
    text: str
    low: str
    sentence: int
    paragraph: int
    quoted: bool
    """Inside quotation marks; the marks themselves count as inside."""


class Layout:
    """The words of one text and what surrounds them; positions are indexes into `words`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences = sentence_spans(text)
        self.words = tuple(_words(text, self.sentences))
        self._starts = [word.span.start for word in self.words]

    def at(self, offset: int) -> int:
        """The index of the word that holds the character at `offset`, else of the first word after it."""
        at = bisect_left(self._starts, offset)
        return at - 1 if at and self.words[at - 1].span.end > offset else at

    def inside(self, span: Span) -> range:
        """The indexes of the words that share a character with `span`."""
        return range(self.at(span.start), bisect_left(self._starts, span.end))

    def after(self, span: Span) -> int:
        """The index of the first word behind `span`."""
        return bisect_left(self._starts, span.end)

    def span(self, first: int, after: int) -> Span:
        """The span from word `first` to the word before `after`."""
        return Span(self.words[first].span.start, self.words[after - 1].span.end)

    def low(self, at: int) -> str:
        """The lower-case word at `at`; "" outside the text."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def sentence_start(self, at: int) -> int:
        """The index of the first word of the sentence that holds word `at`."""
        if not self.words:
            return 0
        at = min(max(at, 0), len(self.words) - 1)
        number = self.words[at].sentence
        while at > 0 and self.words[at - 1].sentence == number:
            at -= 1
        return at

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`, or of the last before it."""
        return max(bisect_right(self.sentences, offset, key=lambda s: s.start) - 1, 0)


@lru_cache(maxsize=2)
def layout_of(text: str) -> Layout:
    """The layout of one text; the stages that read it one after the other share it."""
    return Layout(text)


def _words(text: str, sentences: tuple[Span, ...]) -> list[Word]:
    quoted = quotations(text)
    out: list[Word] = []
    sentence, paragraph, done = 0, 0, 0
    for start, piece in _pieces(text):
        paragraph += "\n" in text[done:start]
        while sentence + 1 < len(sentences) and sentences[sentence + 1].start <= start:
            sentence += 1
        done = start + len(piece)
        low = piece.lower().replace("’", "'")
        out.append(Word(Span(start, done), piece, low, sentence, paragraph, start in quoted))
    return out


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Start and characters of each word; a full stop that ends no abbreviation is a word of its own."""
    for token in _WORD.finditer(text):
        piece = token.group()
        if len(piece) > 1 and piece.endswith(".") and not _ABBREVIATION.fullmatch(piece):
            yield token.start(), piece[:-1]
            yield token.end() - 1, "."
        else:
            yield token.start(), piece


class _Ranges:
    """Half-open ranges in order, asked whether they hold a character."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def __contains__(self, offset: object) -> bool:
        if not isinstance(offset, int):
            return False
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at].end


def quotations(text: str) -> _Ranges:
    """The stretches inside double quotation marks; a mark that is never closed ends with its paragraph."""
    spans: list[Span] = []
    opened: int | None = None
    for mark in _MARK_OR_LINE.finditer(text):
        at, char = mark.start(), mark.group()
        if char == "\n":
            if opened is not None:
                spans.append(Span(opened, at))
            opened = None
        elif opened is None and (char in _OPEN or char == '"'):
            opened = at
        elif opened is not None and (char in _CLOSE or char == '"'):
            spans.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, len(text)))
    return _Ranges(spans)
