"""Chunks -> the model's scores. One session a process."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.encoder import weights
from firsthand.annotate.encoder.chunks import Chunk
from firsthand.annotate.encoder.embeddings import embed
from firsthand.annotate.encoder.wordpiece import START

Floats = NDArray[np.float32]

SLOTS = 4
"""Chunks that one call of the model reads, as training/graph.py builds it."""


class Scores(NamedTuple):
    """What the model says about one chunk of W words."""

    tags: Floats
    """(W, 16) unnormalised: O, B, I of content, cue, source; then O and B, I of person, body, place."""
    queries: Floats
    """(W, 480): what a word looks for, if it is a cue: its content, its source, words and ends of its content."""
    keys: Floats
    """(W, 480): what a word offers."""
    start_key: Floats
    """(480,): what the start of the chunk offers: no source."""
    pieces: NDArray[np.int64]
    """(W,) the position of the first piece of each word."""


def score_chunks(chunks: Sequence[Chunk]) -> Iterator[Scores]:
    """The scores of each chunk; the same chunk always gets the same scores, in any company.

    Several chunks a call: beside its pieces a call costs half a millisecond, a tenth of an average chunk, and more
    where other work keeps the matrices out of the cache.
    """
    session = _load_session()
    for at in range(0, len(chunks), SLOTS):
        yield from _score_call(session, chunks[at : at + SLOTS])


def _score_call(session: Any, chunks: Sequence[Chunk]) -> Iterator[Scores]:
    """The scores of at most `SLOTS` chunks; a slot without one reads a single piece."""
    idle = SLOTS - len(chunks)
    lengths = [*(len(chunk.ids) for chunk in chunks), *[1] * idle]
    wanted = [*(1 + len(chunk.first) for chunk in chunks), *[1] * idle]
    begins = [*accumulate(lengths, initial=0)]
    first = [np.array([0, *chunk.first], np.int64) for chunk in chunks]
    ids = [*(number for chunk in chunks for number in chunk.ids), *[START] * idle]
    features = [*(feature for chunk in chunks for feature in chunk.features), *[0] * idle]
    given = {
        "words": embed(ids)[None],
        "positions": np.concatenate([np.arange(length) for length in lengths])[None],
        "features": np.array([features], np.int64),
        "first": np.concatenate([*map(np.add, first, begins), np.array(begins[len(chunks) : SLOTS], np.int64)]),
        "lengths": np.array(lengths, np.int64),
        "wanted": np.array(wanted, np.int64),
    }
    tags, queries, keys = session.run(None, given)
    at = 0
    for own, rows in zip(first, wanted, strict=False):
        words = slice(at + 1, at + rows)
        yield Scores(tags[0, words], queries[0, words], keys[0, words], keys[0, at], own[1:])
        at += rows


@cache
def _load_session() -> Any:
    """The session, which costs 0.1 s once a process."""
    return weights.TAGGER.session(weights.MODEL_FILE)
