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

from firsthand.annotate.encoder import weights
from firsthand.annotate.encoder.chains import Chain, ChainScores, best_chains, log_odds
from firsthand.annotate.encoder.chunks import MAX_PIECES
from firsthand.annotate.encoder.session import Floats, Scores
from firsthand.annotate.encoder.viterbi import WordSpan, log_softmax

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

ALONE = 2**18
"""Multiplications up to which OpenBLAS (0.3.31, interface/gemm.c) multiplies two matrices without threads of its own.

They turn in circles while they wait for each other, where other work has the cores: 0.8 s for one chunk of 300 words.
"""


class _LinkWeights(msgspec.Struct, frozen=True):
    """The scalar weights of the pair scores, as link.json holds them."""

    D: int
    dist: tuple[tuple[float, ...], ...]
    """By role: owner of a content word, source; inside, start and end of a piece of this cue's content."""
    null: float


class Candidate(NamedTuple):
    """Words that may be a cue."""

    cue: WordSpan
    prior: float
    """Added to the log odds of its content: 0 for a tagged cue."""
    tagged: bool


class Linked(NamedTuple):
    """One cue with what belongs to it, in words of its chunk."""

    cue: WordSpan
    content: Chain
    source: WordSpan | None
    source_p: float
    """Probability that the cue has this source (or none)."""


class _Owner(NamedTuple):
    """A candidate with its content."""

    candidate: Candidate
    chain: Chain
    words: frozenset[int]
    """The words of its content."""

    @property
    def start(self) -> int:
        return self.candidate.cue.start

    @property
    def likely(self) -> float:
        """How likely it is a cue that has content."""
        return self.chain.some_p * math.exp(self.candidate.prior)


@cache
def _load_links() -> _LinkWeights:
    return msgspec.json.decode(weights.TAGGER.read(weights.LINKS_FILE), type=_LinkWeights)


def cue_candidates(cues: Sequence[WordSpan], start_p: Floats) -> list[Candidate]:
    """The tagged cues of a chunk, and single words that may start a weak one, by their probability `start_p` (W,)."""
    taken = {word for cue in cues for word in range(cue.start, cue.end)}
    weak = [word for word in np.flatnonzero(start_p > WEAK_CUE).tolist() if word not in taken]
    return [
        *(Candidate(cue, 0.0, tagged=True) for cue in cues),
        *(Candidate(WordSpan(word, word + 1, 0), math.log(start_p[word] / 0.5), tagged=False) for word in weak),
    ]


def link_cues(
    scores: Scores, content: Floats, candidates: Sequence[Candidate], tagged: Sequence[Sequence[WordSpan]]
) -> list[Linked]:
    """The cues of one chunk by their place; a weak one is left out where it is likely to have no content.

    `content` (W,) are log probabilities to stand in a content; `tagged` holds the tagger's contents and sources.
    """
    priors = np.array([candidate.prior for candidate in candidates], np.float32)
    pairs, to_source = _pair_scores(scores, [candidate.cue.start for candidate in candidates])
    owners = log_softmax(pairs[0] + priors[:, None], axis=0)
    chains = best_chains(
        ChainScores(log_odds(content, owners) + pairs[2] + INSIDE_BIAS, pairs[3] - PIECE_COST, pairs[4])
    )
    owned = _owned(tagged[0], owners)
    settled = [_settled(chain, owned.get(index, ())) for index, chain in enumerate(chains)]
    found = [_Owner(candidate, chain, _words_of(chain)) for candidate, chain in zip(candidates, settled, strict=True)]
    standing = [
        owner
        for owner in (_without_doubles(found) if len(found) > 1 else found)
        if owner.candidate.tagged or owner.chain.score + owner.candidate.prior > 0
    ]
    source_p = np.exp(log_softmax(to_source))
    return [
        Linked(owner.candidate.cue, _without_others(owner, standing), *_best_source(source_p[index], tagged[1]))
        for index, owner in sorted(enumerate(found), key=lambda pair: pair[1].start)
        if any(owner is other for other in standing)
    ]


def _owned(contents: Sequence[WordSpan], owners: Floats) -> dict[int, tuple[WordSpan, ...]]:
    """The tagged contents of each cue: a content goes to the cue that its words agree on."""
    owned: dict[int, tuple[WordSpan, ...]] = {}
    for content in contents:
        cue = int(np.add.reduce(owners[:, content.start : content.end], 1).argmax())
        owned[cue] = (*owned.get(cue, ()), content)
    return owned


def _settled(chain: Chain, tagged: tuple[WordSpan, ...]) -> Chain:
    """The chain, or the tagged contents where there are some and the chain is unsure of its words."""
    return chain._replace(pieces=tagged) if tagged and chain.p < SURE_P else chain


def _words_of(chain: Chain) -> frozenset[int]:
    return frozenset(word for piece in chain.pieces for word in range(piece.start, piece.end))


def _without_doubles(found: Sequence[_Owner]) -> list[_Owner]:
    """Which cues stand: of two that share a content the likelier, and one inside the content of the other beside it.

    A cue that is sure to have content falls only to one with the same content, an unsure one also to a larger content.
    """
    kept: list[_Owner] = []
    for mine in sorted(found, key=lambda owner: -owner.likely):
        sure = mine.chain.some_p >= SURE_P and mine.candidate.tagged
        doubles = (
            len(mine.words & other.words) > SHARED * (len(mine.words | other.words) if sure else len(mine.words))
            and mine.start not in other.words
            for other in kept
        )
        if not any(doubles):
            kept.append(mine)
    return kept


def _without_others(mine: _Owner, standing: Sequence[_Owner]) -> Chain:
    """The chain of a cue without the contents of the `standing` cues beside it that it swallows."""
    if len(standing) == 1:
        return mine.chain
    left = mine.words
    for other in standing:
        theirs = other.words
        inside = len(theirs & mine.words) > SHARED * len(theirs) and len(theirs) < len(mine.words)
        if other is not mine and inside and other.start not in mine.words and mine.start not in theirs:
            left -= theirs
    if left == mine.words or not left:
        return mine.chain
    runs: list[WordSpan] = []
    for word in sorted(left):
        if runs and runs[-1].end == word:
            runs[-1] = WordSpan(runs[-1].start, word + 1, 0)
        else:
            runs.append(WordSpan(word, word + 1, 0))
    return mine.chain._replace(pieces=tuple(runs))


def _pair_scores(scores: Scores, cue_words: list[int]) -> tuple[Floats, Floats]:
    """Scores of (role, cue, word), and of (cue, "no source" and then each word) as source."""
    weights = _load_links()
    roles = len(weights.dist)
    queries = scores.queries[cue_words].reshape(-1, roles, weights.D).transpose(1, 0, 2)
    keys = scores.keys.reshape(-1, roles, weights.D).transpose(1, 2, 0)
    scale = math.sqrt(weights.D)
    near = _distance_scores()[:, scores.pieces[None] - scores.pieces[cue_words, None] + MAX_PIECES]
    pairs: Floats = product_of(queries, keys) / scale + near
    start = scores.start_key[weights.D : 2 * weights.D]
    none = queries[1] @ start / scale + weights.null + NO_SOURCE_BIAS
    return pairs, np.concatenate([none[:, None], pairs[1]], 1)


def product_of(queries: Floats, keys: Floats) -> Floats:
    """`queries @ keys`, (role, cue, D) by (role, D, word)."""
    parts = np.array_split(queries, parts_alone(queries.shape[1], keys[0].size), axis=1)
    return np.concatenate([part @ keys for part in parts], axis=1)


def parts_alone(rows: int, size: int) -> int:
    """In how many parts to multiply so many rows by a matrix of that size, with `ALONE` a part at most."""
    return math.ceil(rows / max(ALONE // size, 1))


@cache
def _distance_scores() -> Floats:
    """(roles, 2 x `MAX_PIECES` + 1): what a distance in pieces adds to the score of a pair."""
    distances = np.arange(-MAX_PIECES, MAX_PIECES + 1)
    scores: Floats = np.array(_load_links().dist, np.float32)[:, _bucket(distances)]
    return scores


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
        mass = float(np.add.reduce(source_p[1 + span.start : 1 + span.end]))
        if mass > best_p:
            best, best_p = span, mass
    return best, best_p
