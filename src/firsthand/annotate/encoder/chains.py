"""For each cue, which words its content is made of: the best chain of in and out over the words of a chunk.

A chain may go in and out several times, so one cue owns several pieces; each cue has a chain of its own, so two cues
may share words. training/chains.py gives the same scores their loss.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from firsthand.annotate.encoder.session import Floats
from firsthand.annotate.encoder.viterbi import WordSpan

_NEVER = 1e4
_LARGE, _SMALL = 1e150, 1e-300
_LEAST = 1e-4
"""A probability is kept this far from 1 before its odds are taken, as in training."""


class ChainScores(NamedTuple):
    """Scores of the words of a chunk for each of C cues, all (C, W)."""

    inside: Floats
    """Log odds of a word to be in."""
    starts: Floats
    """Added where a piece starts with the word."""
    ends: Floats
    """Added where a piece ends with the word."""


class Chain(NamedTuple):
    """The content of one cue."""

    pieces: tuple[WordSpan, ...]
    score: float
    """Log odds of this content against none at all."""
    p: float
    """Probability of exactly these words."""
    some_p: float
    """Probability that the cue has any content in this chunk."""


def log_odds(content: Floats, owners: Floats) -> Floats:
    """(C, W) log odds that a word is content, and that of this cue; `owners` (C, W) are log probabilities over cues."""
    both = np.minimum(content[None] + owners, -_LEAST)
    odds: Floats = both - np.log(-np.expm1(both))
    return odds


def best_chains(scores: ChainScores) -> list[Chain]:
    """The best chain of each cue that has any word; `some_p` tells whether to believe in it.

    Word by word in plain numbers: what there is to do for a word is too little for numpy.
    """
    parts = np.array(scores, np.float64)
    weights = np.exp(parts).tolist()
    chains = zip(*parts.tolist(), strict=True)
    return [_best_chain(chain, total) for chain, total in zip(chains, map(_log_total, *weights), strict=True)]


def _best_chain(scores: tuple[list[float], list[float], list[float]], total: float) -> Chain:
    """The best chain of one cue, given inside, starts and ends of its words and the log of all chains together."""
    stays, closes, first = [False], [False], [False]
    out, inner = -_NEVER, scores[0][0] + scores[1][0]
    for inside, start, end in zip(scores[0][1:], scores[1][1:], scores[2], strict=False):
        opened, closed = max(out, 0.0) + start, inner + end
        stays.append(inner >= opened)
        closes.append(closed > out)
        first.append(out <= 0)
        out, inner = max(out, closed), max(inner, opened) + inside
    closed = inner + scores[2][-1]
    best = max(out, closed)
    return Chain(
        pieces=_pieces(stays, closes, first, is_in=closed > out),
        score=best,
        p=math.exp(best - total) / (1 + math.exp(-total)) if total > 0 else math.exp(best) / (1 + math.exp(total)),
        some_p=1 / (1 + math.exp(-total)) if total > 0 else 1 - 1 / (1 + math.exp(total)),
    )


def _log_total(inside: list[float], starts: list[float], ends: list[float]) -> float:
    """Logarithm of the summed weight of all chains that have any word; what is given are weights, not their logs.

    The sums are made smaller together whenever they grow beyond what a number can hold.
    """
    unit, out, inner, shrunk = 1.0, 0.0, inside[0] * starts[0], 0.0
    for weight, start, end in zip(inside[1:], starts[1:], ends, strict=False):
        out, inner = out + inner * end, (inner + (out + unit) * start) * weight
        if inner + out > _LARGE:
            unit, out, inner, shrunk = unit / _LARGE, out / _LARGE, inner / _LARGE, shrunk + math.log(_LARGE)
    return math.log(max(out + inner * ends[-1], _SMALL)) + shrunk


def _pieces(
    stays: Sequence[bool], closes: Sequence[bool], first: Sequence[bool], *, is_in: bool
) -> tuple[WordSpan, ...]:
    """The pieces of one chain, followed back from its last word.

    `stays` says of a word inside that the one before is inside too, `closes` of a word outside that the one before is
    inside, `first` of a word that starts a piece that none comes before.
    """
    found: list[WordSpan] = []
    end = len(stays) if is_in else 0
    for word in range(len(stays) - 1, -1, -1):
        if is_in and (word == 0 or not stays[word]):
            found.append(WordSpan(word, end, 0))
            if first[word]:
                break
            is_in = False
        elif not is_in and closes[word]:
            end, is_in = word, True
    return tuple(reversed(found))
