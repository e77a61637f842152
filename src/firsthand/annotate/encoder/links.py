"""Tagged contents, cues and sources of a chunk -> attributions: which content and which source belong to which cue.

For each content word the model gives a distribution over the cues, for each cue one over the words of its source and
"no source", and what it costs to start and to end a piece of its content at a word.
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.encoder.chains import Chain, ChainScores, best_chains, log_odds
from firsthand.annotate.encoder.session import Floats, Scores
from firsthand.annotate.encoder.viterbi import WordSpan, log_softmax
from firsthand.annotate.encoder.weights import read_weights

WEAK_CUE = 0.15
"""A word that starts a cue with this probability may be claimed by a content, although the tagger left it out."""

NO_SOURCE_BIAS = -1.0
"""Added to the score of "no source"; chosen on 40 training documents held out from training."""

SURE_P = 0.5
"""A chain less likely than this gives way to the contents that the tagger marks for its cue."""

SHARED = 0.5
"""A content that shares more of its words with a likelier cue's is the same content."""

INSIDE_BIAS = 0.0
"""Added to the log odds of each word to be content of a cue."""

PIECE_COST = 0.0
"""What each piece of a content costs."""

_DISTANCES = 12


class _LinkWeights(msgspec.Struct, frozen=True):
    """The scalar weights of the pair scores, as link.json holds them."""

    D: int
    dist: tuple[tuple[float, ...], ...]
    """By role: owner of a content word, source; inside, start and end of a piece of this cue's content."""
    null: float


class Linked(NamedTuple):
    """One cue with what belongs to it, in words of its chunk."""

    cue: WordSpan
    content: Chain
    source: WordSpan | None
    source_p: float
    """Probability that the cue has this source (or none)."""


@cache
def _load_links() -> _LinkWeights:
    return msgspec.json.decode(read_weights("link.json"), type=_LinkWeights)


def link_cues(scores: Scores, first: Sequence[int], logs: Floats, spans: Sequence[Sequence[WordSpan]]) -> list[Linked]:
    """The cues of one chunk by their place; a weak one is left out where it is likely to have no content.

    `logs` (3, W, 3) are log probabilities of O, B, I as content, cue, source; `spans` holds cues and sources.
    """
    contents, cues, sources = spans
    candidates, priors = _cue_candidates(cues, np.exp(logs[1, :, 1]))
    if not candidates:
        return []
    pairs, to_source = _pair_scores(scores, np.array(first), [cue.start for cue in candidates])
    owners = log_softmax(pairs[0] + priors[:, None], axis=0)
    content = np.logaddexp(logs[0, :, 1], logs[0, :, 2])
    chains = best_chains(
        ChainScores(log_odds(content, owners) + pairs[2] + INSIDE_BIAS, pairs[3] - PIECE_COST, pairs[4])
    )
    owned = _owned(contents, owners)
    chains = [_settled(chain, owned.get(index, ())) for index, chain in enumerate(chains)]
    source_p = np.exp(log_softmax(to_source))
    standing = [
        index
        for index in _without_doubles(candidates, chains, priors)
        if index < len(cues) or chains[index].score + float(priors[index]) > 0
    ]
    found = [
        Linked(
            candidates[index],
            _without_others(candidates, chains, (index, standing)),
            *_best_source(source_p[index], sources),
        )
        for index in standing
    ]
    return sorted(found, key=lambda linked: linked.cue.start)


def _owned(contents: Sequence[WordSpan], owners: Floats) -> dict[int, tuple[WordSpan, ...]]:
    """The tagged contents of each cue: a content goes to the cue that its words agree on."""
    owned: dict[int, tuple[WordSpan, ...]] = {}
    for content in contents:
        cue = int(owners[:, content.start : content.end].mean(1).argmax())
        owned[cue] = (*owned.get(cue, ()), content)
    return owned


def _settled(chain: Chain, tagged: tuple[WordSpan, ...]) -> Chain:
    """The chain, or the tagged contents where there are some and the chain is unsure of its words."""
    return chain._replace(pieces=tagged) if tagged and chain.p < SURE_P else chain


def _without_doubles(cues: Sequence[WordSpan], chains: Sequence[Chain], priors: Floats) -> list[int]:
    """Which cues stand: of two that share a content the likelier, and one inside the content of the other beside it.

    A cue that is sure to have content falls only to one with the same content, an unsure one also to a larger content.
    """
    order = sorted(range(len(cues)), key=lambda index: (-chains[index].some_p * math.exp(priors[index]), index))
    kept: list[int] = []
    for index in order:
        mine = _words_of(chains[index])
        sure = chains[index].some_p >= SURE_P and priors[index] == 0
        doubles = (
            len(mine & theirs) > SHARED * (len(mine | theirs) if sure else len(mine))
            and cues[index].start not in theirs
            for theirs in (_words_of(chains[other]) for other in kept)
        )
        if not any(doubles):
            kept.append(index)
    return kept


def _without_others(cues: Sequence[WordSpan], chains: Sequence[Chain], which: tuple[int, Sequence[int]]) -> Chain:
    """The chain of a cue without the contents of cues beside it that it swallows; `which` is it, and all that stand."""
    index, standing = which
    mine = _words_of(chains[index])
    left = set(mine)
    for other in standing:
        theirs = _words_of(chains[other])
        inside = len(theirs & mine) > SHARED * len(theirs) and len(theirs) < len(mine)
        if other != index and inside and cues[other].start not in mine and cues[index].start not in theirs:
            left -= theirs
    if left == mine or not left:
        return chains[index]
    runs: list[WordSpan] = []
    for word in sorted(left):
        if runs and runs[-1].end == word:
            runs[-1] = WordSpan(runs[-1].start, word + 1, 0)
        else:
            runs.append(WordSpan(word, word + 1, 0))
    return chains[index]._replace(pieces=tuple(runs))


def _words_of(chain: Chain) -> set[int]:
    return {word for piece in chain.pieces for word in range(piece.start, piece.end)}


def _cue_candidates(cues: Sequence[WordSpan], start_p: Floats) -> tuple[list[WordSpan], Floats]:
    """The tagged cues and single weak ones, with a log prior for each: 0 for a tagged one."""
    taken = {word for cue in cues for word in range(cue.start, cue.end)}
    weak = [int(word) for word in np.nonzero(start_p > WEAK_CUE)[0] if int(word) not in taken]
    priors = [0.0] * len(cues) + [math.log(start_p[word] / 0.5) for word in weak]
    return [*cues, *(WordSpan(word, word + 1, 0) for word in weak)], np.array(priors, np.float32)


def _pair_scores(scores: Scores, first: NDArray[np.int64], cue_words: list[int]) -> tuple[Floats, Floats]:
    """Scores of (role, cue, word), and of (cue, "no source" and then each word) as source."""
    weights = _load_links()
    pieces = first[cue_words]
    roles = len(weights.dist)
    queries = scores.queries[pieces].reshape(-1, roles, weights.D).transpose(1, 0, 2)
    keys = scores.keys[first].reshape(-1, roles, weights.D).transpose(1, 2, 0)
    scale = math.sqrt(weights.D)
    near = np.array(weights.dist, np.float32)[:, _bucket(first[None] - pieces[:, None])]
    pairs: Floats = queries @ keys / scale + near
    start = scores.keys[0, weights.D : 2 * weights.D]
    none = queries[1] @ start / scale + weights.null + NO_SOURCE_BIAS
    return pairs, np.concatenate([none[:, None], pairs[1]], 1)


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
