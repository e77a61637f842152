"""Statements of a pile -> pairs worth judging: one speaker, and words that are shared or a day that can be one."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from firsthand.compare.joins import joined
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.sketches import Said

MIN_WORDS_SHARED = 2
MAX_DAYS = 31
"""An occasion of more days than a month is found by its words alone."""


def candidate_pairs(said: Sequence[Said]) -> list[tuple[int, int]]:
    """Index pairs, the smaller first, in order: of one last name, and two shared words or a shared day."""
    if not said:
        return []
    speakers = [last_name(one.speaker) for one in said]
    words = [
        _hashes(name, (word.forms[0] for word in one.words if word.forms))
        for name, one in zip(speakers, said, strict=True)
    ]
    days = [_hashes(name, _days(one.occasion)) for name, one in zip(speakers, said, strict=True)]
    fullness = np.array([len(one.words) for one in said])
    found: set[tuple[int, int]] = set()
    for arrays, least in ((words, MIN_WORDS_SHARED), (days, 1)):
        pairs, shared = joined(_ranked(arrays), fullness)
        found.update((int(i), int(j)) for i, j in pairs[:, shared >= least].T)
    return sorted(found)


def _hashes(speaker: str, keys: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Distinct sorted hashes of the keys, which no other speaker's equal keys have."""
    found = (blake2b(f"{speaker} {key}".encode(), digest_size=8).digest() for key in keys)
    return np.unique(np.frombuffer(b"".join(found), "<u8"))


def _ranked(arrays: Sequence[npt.NDArray[np.uint64]]) -> list[npt.NDArray[np.uint32]]:
    """The hashes by their place among all: no two become one, so the speakers do not get into each other's buckets."""
    rank = np.unique(np.concatenate(arrays), return_inverse=True)[1].astype(np.uint32)
    return np.split(rank, np.cumsum([len(array) for array in arrays])[:-1])


def _days(occasion: Occasion) -> list[str]:
    if occasion.begin is None:
        return []
    begin, end = date.fromisoformat(occasion.begin), date.fromisoformat(occasion.end or occasion.begin)
    length = (end - begin).days + 1
    return [(begin + timedelta(days=at)).isoformat() for at in range(length)] if length <= MAX_DAYS else []
