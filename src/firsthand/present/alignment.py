"""Wordings of one utterance, or two texts, aligned word by word. Words in, columns out; knows no record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w\d]+|[^\w\d]+$")
MOST_WORDS = 400
"""Longer wordings are cut here before they are aligned: time grows with the product of two lengths."""


@dataclass(frozen=True)
class Column:
    """The words that stand in one place of each wording; None where a wording has none."""

    words: tuple[str | None, ...]

    @property
    def shared(self) -> bool:
        """True if every wording has the same word here, case and punctuation aside."""
        return None not in self.words and len({key_of(word or "") for word in self.words}) == 1

    @property
    def width(self) -> int:
        """Characters of its longest word."""
        return max(len(word or "") for word in self.words)


def key_of(word: str) -> str:
    """A word without its outer punctuation and case."""
    return _EDGE.sub("", word).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text with their punctuation."""
    return _WORD.findall(text)[:MOST_WORDS]


def align_wordings(texts: Sequence[str]) -> tuple[Column, ...]:
    """Columns of all wordings; each is aligned to the longest, words of others alone keep columns of their own.

    Centre-star alignment: the longest wording stands still, and every other is laid beside it in turn.
    """
    rows = [words_of(text) for text in texts]
    if not any(rows):
        return ()
    empty: tuple[str | None, ...] = (None,) * len(rows)
    centre = max(range(len(rows)), key=lambda i: (len(rows[i]), -i))
    columns: list[list[str | None]] = [list(empty) for _ in rows[centre]]
    for column, word in zip(columns, rows[centre], strict=True):
        column[centre] = word
    for i, row in enumerate(rows):
        if i != centre:
            columns = _lay(columns, row, i)
    return tuple(Column(tuple(column)) for column in columns)


def _lay(columns: list[list[str | None]], row: list[str], i: int) -> list[list[str | None]]:
    """`columns` with `row` laid in as wording `i`; new columns stand where the words fall."""
    keys = [next((key_of(word) for word in column if word), "") for column in columns]
    matcher = SequenceMatcher(a=keys, b=[key_of(word) for word in row], autojunk=False)
    out: list[list[str | None]] = []
    for _, a, b, c, d in matcher.get_opcodes():
        for n in range(max(b - a, d - c)):
            column = columns[a + n] if a + n < b else list[str | None]([None] * len(columns[0]))
            column[i] = row[c + n] if c + n < d else None
            out.append(column)
    return out


def wrap_columns(columns: Sequence[Column], *, most: int = 38) -> tuple[tuple[Column, ...], ...]:
    """The columns in lines of at most `most` characters: what a phone of 360 pixels holds."""
    lines: list[list[Column]] = [[]]
    used = 0
    for column in columns:
        if lines[-1] and used + column.width + 1 > most:
            lines.append([])
            used = 0
        lines[-1].append(column)
        used += column.width + 1
    return tuple(tuple(line) for line in lines if line)


@dataclass(frozen=True)
class Run:
    """Words that two texts share, or that only one of them has."""

    left: str
    right: str
    same: bool


def differing_words(left: str, right: str) -> tuple[Run, ...]:
    """Runs of words in order; joined with a space they are both texts."""
    a, b = _WORD.findall(left), _WORD.findall(right)
    matcher = SequenceMatcher(a=list(map(key_of, a)), b=list(map(key_of, b)), autojunk=False)
    return tuple(Run(" ".join(a[i:j]), " ".join(b[k:m]), tag == "equal") for tag, i, j, k, m in matcher.get_opcodes())
