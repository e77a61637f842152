"""Statements of a pile -> pairs worth judging: one speaker, and words that are shared or a day that can be one."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from firsthand.compare.joins import join_hashes
from firsthand.compare.stretches import spans
from firsthand.compare.utterances.occasions import Occasion

MIN_WORDS_SHARED = 2
MAX_DAYS = 31
"""An occasion of more days than a month is found by its words alone."""

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]


def candidate_pairs(words: Sequence[bytes], days: Numbers, names: Numbers, fullness: Numbers) -> Hashes:
    """Pairs of rows as one number, the smaller in the high bits, sorted: two shared words or a shared day.

    A row is a statement: the hashes of its words (`hash_words`), its first day and how many there are (`days_of`), the
    number of its last name, and how many words it has.
    """
    if not len(words):
        return np.zeros(0, np.uint64)
    sizes = np.array([len(one) // 8 for one in words], np.int64)
    hashes = np.frombuffer(b"".join(words), "<u8").astype(np.uint64)
    by_words = join_hashes(_ranked(hashes), sizes, fullness, MIN_WORDS_SHARED)
    first, many = days.T
    told = (np.repeat(names, many).astype(np.uint64) << np.uint64(32)) | spans(first, many).astype(np.uint64)
    by_days = join_hashes(_ranked(told), many, fullness)
    return np.unique(np.concatenate([_packed(found.pairs) for found in (by_words, by_days)]))


def hash_words(speaker: str, forms: Iterable[str]) -> bytes:
    """Distinct sorted hashes of the words, which no other speaker's equal words have."""
    found = (blake2b(f"{speaker} {form}".encode(), digest_size=8).digest() for form in forms)
    return np.unique(np.frombuffer(b"".join(found), "<u8")).tobytes()


def days_of(occasion: Occasion) -> tuple[int, int]:
    """The first day by its number, and how many there are; none if there are too many."""
    if occasion.begin is None:
        return 0, 0
    begin, end = (date.fromisoformat(day).toordinal() for day in (occasion.begin, occasion.end or occasion.begin))
    return (begin, max(end - begin + 1, 0)) if end - begin < MAX_DAYS else (0, 0)


def _ranked(hashes: Hashes) -> npt.NDArray[np.uint32]:
    """The hashes by their place among all: no two become one, so the speakers do not get into each other's buckets."""
    return np.unique(hashes, return_inverse=True)[1].astype(np.uint32)


def _packed(pairs: Numbers) -> Hashes:
    one, other = pairs.view(np.uint64)
    packed: Hashes = (one << np.uint64(32)) | other
    return packed
