"""A sentence that two reports share -> whether it tells something, or may be what a newsroom puts under everything.

Asked of the two sentences alone; what is read is their narration, without quotations.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from firsthand.lexicon import read_table
from firsthand.text.alignment import MIN_STRETCH_WORDS, Prose, Tie, stretch_words
from firsthand.text.fingerprints import skeleton
from firsthand.text.words import Codes, Ints, read_words

MIN_SHARED = 0.5
"""Likeness of two sentences below which a name that both hold may be chance ("on Monday in Varnholm")."""

_YEAR = re.compile(r"(?:19|20)\d\d")


def tells_something(left: Prose, right: Prose, tie: Tie) -> bool:
    """True if both sentences hold one figure, name or verb of saying, and neither a phrase of `stock_phrases`.

    Years, months and weekdays do not count; a line of fewer than six words is a heading or a by-line.
    """
    sides = ((left, _narration(left, tie.left)), (right, _narration(right, tie.right)))
    if tie.likeness < MIN_SHARED or min(len(places) for _, places in sides) < MIN_STRETCH_WORDS:
        return False
    if any(_stock().search(" ".join(_texts(prose, places)).lower().replace("’", "'")) for prose, places in sides):
        return False
    here, there = (_telling(prose, places) for prose, places in sides)
    return len(np.intersect1d(here, there)) > 0


def _narration(prose: Prose, stretch: int) -> Ints:
    first, end = stretch_words(prose, stretch)
    return first + np.flatnonzero(~prose.words.quoted[first:end])


def _telling(prose: Prose, places: Ints) -> Codes:
    """Codes of the names, figures and verbs of saying among these words."""
    codes = prose.words.code
    found = np.intersect1d(skeleton(prose.words), places)
    years = [at for at in found.tolist() if _YEAR.fullmatch(prose.text[prose.words.start[at] : prose.words.end[at]])]
    named = codes[np.setdiff1d(found, years)]
    own = codes[places]
    return np.union1d(named[~np.isin(named, _days())], own[np.isin(own, _words_that_tell())])


def _texts(prose: Prose, places: Ints) -> Iterable[str]:
    words = prose.words
    return (prose.text[words.start[at] : words.end[at]] for at in places.tolist())


@cache
def _stock() -> re.Pattern[str]:
    phrases = "|".join(re.escape(row["phrase"]) for row in read_table("stock_phrases"))
    return re.compile(rf"(?<!\S)(?:{phrases})(?!\S)")


@cache
def _days() -> Codes:
    """Codes of the names of months and weekdays."""
    return _codes(row["word"] for table in ("times_en_months", "times_en_weekdays") for row in read_table(table))


@cache
def _words_that_tell() -> Codes:
    """Codes of number words from two on, and of past forms of verbs of saying."""
    said = (
        form
        for row in read_table("cues")
        if row["part"] == "verb" and row["manner"] == "speech"
        for form in row["forms"].split(", ")
        if form.endswith("ed")
    )
    russian = (
        row["past"] + ending
        for row in read_table("attributions_ru_cues")
        if row["manner"] == "speech" and row["past"].endswith("л")
        for ending in ("", "а", "о", "и")
    )
    return _codes(["said", "says", "told", "according", *said, *russian, *_number_words()])


def _number_words() -> Iterator[str]:
    parts = {row["word"]: row["part"] for row in read_table("number_words")}
    yield from parts.keys() - {"zero", "one"}
    tens, units = ([word for word, part in parts.items() if part == wanted] for wanted in ("ten", "unit"))
    yield from (f"{ten}-{unit}" for ten in tens for unit in units)
    yield from (word for row in read_table("number_words_ru") if row["value"] != "1" for word in row["words"].split())


def _codes(words: Iterable[str]) -> Codes:
    return np.unique(read_words("\n".join(words)).code)
