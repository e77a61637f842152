"""Wordings of one utterance, or two texts, aligned word by word. Words in, columns out; knows no record."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from firsthand.compare.utterances.alignment import ties_between
from firsthand.compare.utterances.russian import is_russian
from firsthand.compare.utterances.words import read_content
from firsthand.text.script import in_latin

_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w\d]+|[^\w\d]+$")
MOST_WORDS = 400
"""Longer wordings are cut here before they are aligned: time grows with the product of two lengths."""
MOST_TIED = 120
"""Content words that are tied across languages, as the stage *utterances* has it."""


@dataclass(frozen=True)
class Column:
    """The words that stand in one place of each wording; None where a wording has none."""

    words: tuple[str | None, ...]
    kin: bool = False
    """True if words of several languages stand here for each other, one in each language."""

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

    Centre-star alignment: the longest wording stands still, and every other is laid beside it in turn, those of its
    language first. In one language words meet where they are the same, and what stands between them is set side by
    side; across languages only words that stand for each other share a column.
    """
    rows = [words_of(text) for text in texts]
    if not any(rows):
        return ()
    languages = [language_in(text) for text in texts]
    centre = max(range(len(rows)), key=lambda i: (len(rows[i]), -i))
    columns: list[list[str | None]] = [_only(word, centre, len(rows)) for word in rows[centre]]
    order = sorted(range(len(rows)), key=lambda i: (languages[i] != languages[centre], languages[i], i))
    laid = [centre]
    for i in order:
        if i == centre:
            continue
        mates = [k for k in laid if languages[k] == languages[i]]
        if mates:
            columns = _lay(columns, rows[i], i, _places_beside(columns, mates, rows[i]))
        else:
            standing = [n for n, column in enumerate(columns) if column[centre] is not None]
            tied = tied_words(texts[centre], texts[i])
            columns = _lay(columns, rows[i], i, {j: standing[n] for n, j in tied if n < len(standing)})
        laid.append(i)
    return tuple(Column(tuple(column), _is_kin(column, languages)) for column in columns)


def language_in(text: str) -> str:
    """Which of our languages the letters are of: "ru", "en" for any Latin ones, else "other"."""
    return "ru" if is_russian(text) else "en" if in_latin(text) else "other"


def tied_words(left: str, right: str) -> list[tuple[int, int]]:
    """Pairs of words, by number, that stand for each other across languages: the weightiest chain in the order of both.

    The words are tied by the stage *utterances*, dictionary form by dictionary form.
    """
    one, other = read_content(left)[:MOST_TIED], read_content(right)[:MOST_TIED]
    starts = [[match.start() for match in _WORD.finditer(text)] for text in (left, right)]
    pairs = [
        (_number_of(starts[0], one[tie.left].start), _number_of(starts[1], other[tie.right].start), tie.nearness)
        for tie in ties_between(one, other)
        if not tie.contrary
    ]
    best: list[tuple[float, list[tuple[int, int]]]] = []
    for i, j, nearness in sorted(pairs):
        before = [chain for chain in best if chain[1][-1][0] < i and chain[1][-1][1] < j]
        weight, chain = max(before, key=lambda found: found[0], default=(0.0, []))
        best.append((weight + nearness, [*chain, (i, j)]))
    return max(best, key=lambda found: found[0], default=(0.0, []))[1]


def _number_of(starts: Sequence[int], at: int) -> int:
    return bisect_right(starts, at) - 1


def _only(word: str, i: int, rows: int) -> list[str | None]:
    """A column with one word."""
    return [word if k == i else None for k in range(rows)]


def _places_beside(columns: Sequence[Sequence[str | None]], mates: Sequence[int], row: Sequence[str]) -> dict[int, int]:
    """Word of `row` -> column, by the words of wordings in its language."""
    mine = [n for n, column in enumerate(columns) if any(column[k] for k in mates)]
    keys = [next(key_of(word) for k in mates if (word := columns[n][k])) for n in mine]
    matcher = SequenceMatcher(a=keys, b=[key_of(word) for word in row], autojunk=False)
    return {c + n: mine[a + n] for _, a, b, c, d in matcher.get_opcodes() for n in range(min(b - a, d - c))}


def _lay(
    columns: Sequence[list[str | None]], row: Sequence[str], i: int, places: Mapping[int, int]
) -> list[list[str | None]]:
    """`columns` with `row` laid in as wording `i`; a word without a place gets a column behind the word before it."""
    at: dict[int, list[str]] = defaultdict(list)
    behind: dict[int, list[str]] = defaultdict(list)
    last = -1
    for number, word in enumerate(row):
        last = places.get(number, last)
        (at if number in places else behind)[last].append(word)
    out = [_only(word, i, len(columns[0])) for word in behind[-1]]
    for n, column in enumerate(columns):
        out.append([*column[:i], *at[n], *column[i + 1 :]] if at[n] else column)
        out += [_only(word, i, len(column)) for word in behind[n]]
    return out


def _is_kin(column: Sequence[str | None], languages: Sequence[str]) -> bool:
    """True if words of two languages stand here, and those of one language are the same."""
    keys = {(language, key_of(word)) for language, word in zip(languages, column, strict=True) if word is not None}
    return len(keys) == len({language for language, _ in keys}) > 1


def wrap_columns(columns: Sequence[Column], *, most: int = 33) -> tuple[tuple[Column, ...], ...]:
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
