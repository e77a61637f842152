"""Requests not to be named, as rows of word classes: what a word can do in one, and whether words make up a row.

English: anonymity.tsv and anonymity_rows.tsv; Russian: protected_ru_words.tsv and protected_ru_rows.tsv.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table

Classes = frozenset[str]
_MIN_STEM = 3
"""Letters of the shortest Russian stem of the table."""


class Row(NamedTuple):
    """Classes of words that follow one another."""

    classes: tuple[str, ...]
    gap: int
    """Other words that may stand between two of them."""


def match_row(classes: Sequence[Classes], row: Row) -> tuple[int, int] | None:
    """First and last word of the row's first match among the words with these classes."""
    for start, found in enumerate(classes):
        if row.classes[0] not in found:
            continue
        at: int | None = start
        for wanted in row.classes[1:]:
            after = range(at + 1, min(at + row.gap + 2, len(classes))) if at is not None else range(0)
            at = next((i for i in after if wanted in classes[i]), None)
            if at is None:
                break
        if at is not None:
            return start, at
    return None


@cache
def english_rows() -> tuple[Row, ...]:
    """The rows of English."""
    return _rows("anonymity_rows")


@cache
def russian_rows() -> tuple[Row, ...]:
    """The rows of Russian."""
    return _rows("protected_ru_rows")


def english_classes(low: str) -> Classes:
    """What an English word in lower case can do in a request."""
    low = low.replace("’", "'")
    if low.endswith("n't"):
        return frozenset({"not", "decline"})
    return _english().get(low, frozenset())


CAPITAL, BID = frozenset({"capital"}), frozenset({"bid"})
"""Classes of no table: a word with a capital, and "Call" that opens a sentence."""


def classes_as_written(word: str) -> Classes:
    """What an English word can do for its capital: "we call her Mira", "Call her Mira."."""
    return (BID if word == "Call" else CAPITAL) if word[0].isupper() else frozenset()


@cache
def russian_classes(low: str) -> Classes:
    """What a Russian word in lower case, with е for ё, can do in a request."""
    whole, stems, longest = _russian()
    starts = (stems.get(low[:length], frozenset()) for length in range(_MIN_STEM, min(len(low), longest) + 1))
    return whole.get(low, frozenset()).union(*starts)


def _rows(table: str) -> tuple[Row, ...]:
    return tuple(Row(tuple(row["row"].split()), int(row["gap"])) for row in read_table(table))


@cache
def _english() -> Mapping[str, Classes]:
    return _by_word((row["word"], row["class"]) for row in read_table("anonymity"))


@cache
def _russian() -> tuple[Mapping[str, Classes], Mapping[str, Classes], int]:
    """Whole words and stems, each with its classes, and the letters of the longest stem."""
    rows = [(row["word"], row["class"]) for row in read_table("protected_ru_words")]
    whole = _by_word((word, kind) for word, kind in rows if not word.endswith("*"))
    stems = _by_word((word.rstrip("*"), kind) for word, kind in rows if word.endswith("*"))
    return whole, stems, max(map(len, stems))


def _by_word(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Classes]:
    found: dict[str, Classes] = {}
    for word, kind in pairs:
        found[word] = found.get(word, frozenset()) | {kind}
    return found
