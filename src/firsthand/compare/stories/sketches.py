"""A report -> what it is about: its distinct words with their counts, which of them are names and which lead."""

from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.text.words import Words, read_words
from firsthand.vocabulary import Report

LEAD_WORDS = 60
"""How much of a report's beginning is its lead: news puts the event first."""

LETTERS = 6
"""Words that begin alike are one: "robbers", "robbery", "robbed". Chosen on ECB+ training reports among 4 to 7."""

WORDS_A_REPORT = 40.0
"""Scale of the table of frequent words: a word of rank r stands in 1 - exp(-40 / r) of all reports."""
RAREST = 0.0009
"""Share of reports that hold a word outside the table."""

PER_NAT = 32
"""Steps of a word's information in one byte."""

OPENING_CHARACTERS = 90

_ENTRY = np.dtype([("word", "<u4"), ("count", "u1"), ("names", "u1"), ("lead", "u1"), ("information", "u1")])
Entries = npt.NDArray[np.void]


class StorySketch(msgspec.Struct, frozen=True, kw_only=True):
    """Eight bytes a distinct word."""

    entries: bytes
    opening: str
    """The first words, for a story whose reports have no titles."""


def sketch_stories(reading: Reading) -> StorySketch:
    """The sketch of one report."""
    words = read_words(reading.text, LETTERS)
    kept = np.flatnonzero(_told(words, reading.report))
    codes, where = np.unique(words.code[kept], return_inverse=True)
    entries = np.zeros(len(codes), _ENTRY)
    entries["word"] = (codes >> np.uint64(32)).astype(np.uint32)
    named = words.capital[kept] & ~words.number[kept] & ~np.isin(words.code[kept], _calendar())
    lead = np.arange(len(kept)) < LEAD_WORDS
    for column, flags in (("count", np.ones(len(kept), bool)), ("names", named), ("lead", lead)):
        entries[column] = np.minimum(np.bincount(where, weights=flags, minlength=len(codes)), 255)
    entries["information"] = _information(codes)
    return StorySketch(entries=entries.tobytes(), opening=_opening(reading.report))


def _opening(report: Report) -> str:
    """The first words of the first paragraph, for a story whose reports have no title; a caption tells of its photo."""
    first = next(iter(report.parts_of("headline", "paragraph")), None)
    words = " ".join(first.span.of(report.text).split()) if first else ""
    return words if len(words) <= OPENING_CHARACTERS else words[:OPENING_CHARACTERS].rpartition(" ")[0] + "…"


def entries_of(sketches: Sequence[StorySketch]) -> Entries:
    """The distinct words of each, one sketch after the other: word, count, names, lead, information."""
    return np.frombuffer(b"".join([sketch.entries for sketch in sketches]), dtype=_ENTRY)


def information_of(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.float64]:
    """What each word is worth by the fixed table, in nats: minus the logarithm of the share of reports that hold it."""
    return _information(codes) / PER_NAT


def _told(words: Words, report: Report) -> npt.NDArray[np.bool_]:
    """True for words that tell the story: those outside metadata, bylines and credits."""
    told = np.ones(len(words), bool)
    for part in report.parts_of("metadata", "byline", "credit"):
        first, last = np.searchsorted(words.start, (part.span.start, part.span.end))
        told[first:last] = False
    return told


def _information(codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint8]:
    """Minus the logarithm of the share of reports that hold each word, in steps of 1 / `PER_NAT`."""
    known, worth = _frequent()
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    rarest = round(-np.log(RAREST) * PER_NAT)
    return np.where(known[at] == codes, worth[at], rarest).astype(np.uint8)


@cache
def _frequent() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint8]]:
    """Codes of the frequent words, sorted, and their information; words that begin alike add up."""
    rows = read_table("frequent_words")
    # One text for all words: the codes of 8000 separate calls would take a second.
    codes = read_words("\n".join(row["word"] for row in rows), LETTERS).code
    known, where = np.unique(codes, return_inverse=True)
    frequency = np.bincount(where, weights=1.0 / np.array([float(row["rank"]) for row in rows]))
    share = np.maximum(-np.expm1(-WORDS_A_REPORT * frequency), RAREST)
    return known, np.rint(-np.log(share) * PER_NAT).astype(np.uint8)


@cache
def _calendar() -> npt.NDArray[np.uint64]:
    """Codes of months and weekdays, which are capitalised and name nobody."""
    tables = ("times_en_months", "times_en_weekdays")
    return np.unique(read_words("\n".join(row["word"] for table in tables for row in read_table(table)), LETTERS).code)
