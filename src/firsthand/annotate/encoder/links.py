"""Tagged contents, cues and sources of a chunk -> attributions: which content and which source belong to which cue.

For each content word the model gives a distribution over the cues, for each cue one over the words of its source and
"no source". A content goes to the cue that its words agree on; so content in several pieces arises by itself.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.encoder.session import Floats, Scores
from firsthand.annotate.encoder.viterbi import WordSpan, log_softmax
from firsthand.annotate.encoder.weights import read_weights

WEAK_CUE = 0.15
"""A word that starts a cue with this probability may be claimed by a content, although the tagger left it out."""

NO_SOURCE_BIAS = -1.0
"""Added to the score of "no source"; chosen on 40 training documents held out from training."""

_DISTANCES = 12


class _LinkWeights(msgspec.Struct, frozen=True):
    """The scalar weights of the pair scores, as link.json holds them."""

    D: int
    dist: tuple[tuple[float, ...], ...]
    samep: tuple[float, ...]
    null: float


class Linked(NamedTuple):
    """One attribution in words of its chunk."""

    content: tuple[WordSpan, ...]
    cue: WordSpan
    source: WordSpan | None
    source_p: float
    """Probability that the cue has this source (or none)."""


@cache
def _load_links() -> _LinkWeights:
    return msgspec.json.decode(read_weights("link.json"), type=_LinkWeights)


def link_spans(
    scores: Scores, first: Sequence[int], cue_starts: Floats, spans: tuple[Sequence[WordSpan], ...]
) -> list[Linked]:
    """The attributions of one chunk, by the place of their cues.

    `cue_starts` is the log probability of each word to start a cue; `spans` holds contents, cues and sources.
    """
    contents, cues, sources = spans
    candidates, priors = _cue_candidates(cues, np.exp(cue_starts))
    if not contents or not candidates:
        return []
    first_piece = np.array(first)
    to_content, to_source = _pair_scores(scores, first_piece, [cue.start for cue in candidates])
    by_word = log_softmax(to_content, axis=0)
    owned: dict[int, list[WordSpan]] = {}
    for content in contents:
        votes = by_word[:, content.start : content.end].mean(1) + priors
        owned.setdefault(int(votes.argmax()), []).append(content)
    source_p = np.exp(log_softmax(to_source))
    return [
        Linked(tuple(owned[index]), candidates[index], *_best_source(source_p[index], sources))
        for index in sorted(owned, key=lambda i: candidates[i].start)
    ]


def _cue_candidates(cues: Sequence[WordSpan], start_p: Floats) -> tuple[list[WordSpan], Floats]:
    """The tagged cues and single weak ones, with a log prior for each: 0 for a tagged one."""
    taken = {word for cue in cues for word in range(cue.start, cue.end)}
    weak = [int(word) for word in np.nonzero(start_p > WEAK_CUE)[0] if int(word) not in taken]
    priors = [0.0] * len(cues) + [math.log(start_p[word] / 0.5) for word in weak]
    return [*cues, *(WordSpan(word, word + 1, 0) for word in weak)], np.array(priors, np.float32)


def _pair_scores(scores: Scores, first: NDArray[np.int64], cue_words: list[int]) -> tuple[Floats, Floats]:
    """Scores of (cue, word) as content, and of (cue, "no source" and then each word) as source."""
    weights = _load_links()
    pieces = first[cue_words]
    queries = scores.queries[pieces].reshape(-1, 2, weights.D)
    keys = scores.keys[first].reshape(-1, 2, weights.D)
    buckets = _bucket(first[None] - pieces[:, None])
    scale = math.sqrt(weights.D)
    pairs = [
        queries[:, role] @ keys[:, role].T / scale
        + np.array(weights.dist[role], np.float32)[buckets]
        + weights.samep[role]
        for role in (0, 1)
    ]
    none = queries[:, 1] @ scores.keys[0, weights.D :] / scale + weights.null + NO_SOURCE_BIAS
    return pairs[0], np.concatenate([none[:, None], pairs[1]], 1)


def _bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in pieces -> 0 to 23: exact up to 3, then by logarithm, backwards from 12 on."""
    size = np.abs(distance).astype(np.float32)
    logs = np.where(size < 4, size, 4 + np.log2(np.maximum(size, 4) / 4) * 1.5)
    capped = np.minimum(np.floor(logs), _DISTANCES - 1).astype(np.int64)
    return np.where(distance < 0, capped + _DISTANCES, capped)


def _best_source(source_p: Floats, sources: Sequence[WordSpan]) -> tuple[WordSpan | None, float]:
    """The source span with most probability mass, unless "no source" has more."""
    best: WordSpan | None = None
    best_p = float(source_p[0])
    for span in sources:
        mass = float(source_p[1 + span.start : 1 + span.end].sum())
        if mass > best_p:
            best, best_p = span, mass
    return best, best_p
