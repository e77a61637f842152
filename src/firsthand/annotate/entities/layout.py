"""A report's text -> its words, each with its sentence, its paragraph and whether it stands inside quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

import msgspec

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


class Word(msgspec.Struct, frozen=True):
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
        self._ends = [word.span.end for word in self.words]
        self.lows = [word.low for word in self.words]
        """The lower-case words: what most questions about a word begin with."""
        self._sentence_offsets = [span.start for span in self.sentences]
        self._first_words: dict[int, int] = {}
        """Sentence -> the index of its first word."""
        for at, word in enumerate(self.words):
            self._first_words.setdefault(word.sentence, at)

    def at(self, offset: int) -> int:
        """The index of the word that holds the character at `offset`, else of the first word after it."""
        at = bisect_left(self._starts, offset)
        return at - 1 if at and self._ends[at - 1] > offset else at

    def inside(self, span: Span) -> range:
        """The indexes of the words that share a character with `span`."""
        return range(self.at(span.start), bisect_left(self._starts, span.end))

    def after(self, span: Span) -> int:
        """The index of the first word behind `span`."""
        return bisect_left(self._starts, span.end)

    def span(self, first: int, after: int) -> Span:
        """The span from word `first` to the word before `after`."""
        return Span(self._starts[first], self._ends[after - 1])

    def low(self, at: int) -> str:
        """The lower-case word at `at`; "" outside the text."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def word(self, at: int) -> str:
        """The word at `at` as it is written; "" outside the text."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def sentence_start(self, at: int) -> int:
        """The index of the first word of the sentence that holds word `at`."""
        if not self.words:
            return 0
        return self._first_words[self.words[min(max(at, 0), len(self.words) - 1)].sentence]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`, or of the last before it."""
        return max(bisect_right(self._sentence_offsets, offset) - 1, 0)


@lru_cache(maxsize=2)
def layout_of(text: str) -> Layout:
    """The layout of one text; the stages that read it one after the other share it."""
    return Layout(text)


def _words(text: str, sentences: tuple[Span, ...]) -> Iterator[Word]:
    quoted, starts = quotations(text), [span.start for span in sentences]
    sentence, paragraph, done, quotation = 0, 0, 0, 0
    next_sentence = starts[1] if len(starts) > 1 else len(text) + 1
    for start, end in _pieces(text):
        if start > done and "\n" in text[done:start]:
            paragraph += 1
        if start >= next_sentence:
            sentence = bisect_right(starts, start, lo=sentence) - 1
            next_sentence = starts[sentence + 1] if sentence + 1 < len(starts) else len(text) + 1
        while quotation < len(quoted) and quoted[quotation].end <= start:
            quotation += 1
        inside = quotation < len(quoted) and quoted[quotation].start <= start
        piece = text[start:end]
        yield Word(Span(start, end), piece, _low(piece), sentence, paragraph, inside)
        done = end


@lru_cache(maxsize=50_000)
def _low(word: str) -> str:
    return word.lower().replace("’", "'")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word; a full stop that ends no abbreviation is a word of its own."""
    for token in _WORD.finditer(text):
        start, end = token.span()
        if text[end - 1] == "." and end - start > 1 and not _ABBREVIATION.fullmatch(text, start, end):
            yield start, end - 1
            yield end - 1, end
        else:
            yield start, end


def quotations(text: str) -> list[Span]:
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
    return spans
