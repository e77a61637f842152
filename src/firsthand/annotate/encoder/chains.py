"""For each cue, which words its content is made of: the best chain of in and out over the words of a chunk.

A chain may go in and out several times, so one cue owns several pieces; each cue has a chain of its own, so two cues
may share words. training/chains.py gives the same scores their loss.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.encoder.session import Floats
from firsthand.annotate.encoder.viterbi import WordSpan

_NEVER = 1e4
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
    """The best chain of each cue that has any word; `some_p` tells whether to believe in it."""
    cues, words = scores.inside.shape
    stays, closes, first = np.zeros((3, words, cues), np.bool_)
    none = np.zeros(cues, np.float32)
    out, inner = none - _NEVER, scores.inside[:, 0] + scores.starts[:, 0]
    total_out, total_in = out, inner
    for word in range(1, words):
        opened, closed = np.maximum(out, none) + scores.starts[:, word], inner + scores.ends[:, word - 1]
        total_opened = np.logaddexp(total_out, none) + scores.starts[:, word]
        total_closed = total_in + scores.ends[:, word - 1]
        stays[word], closes[word], first[word] = inner >= opened, closed > out, none >= out
        out, inner = np.maximum(out, closed), np.maximum(inner, opened) + scores.inside[:, word]
        total_out = np.logaddexp(total_out, total_closed)
        total_in = np.logaddexp(total_in, total_opened) + scores.inside[:, word]
    closed = inner + scores.ends[:, -1]
    best, total = np.maximum(out, closed), np.logaddexp(total_out, total_in + scores.ends[:, -1])
    return [
        Chain(
            pieces=_pieces(stays[:, cue], closes[:, cue], first[:, cue], is_in=bool(closed[cue] > out[cue])),
            score=float(best[cue]),
            p=float(np.exp(best[cue] - np.logaddexp(total[cue], 0))),
            some_p=float(1 / (1 + np.exp(-total[cue]))),
        )
        for cue in range(cues)
    ]


def _pieces(
    stays: NDArray[np.bool_], closes: NDArray[np.bool_], first: NDArray[np.bool_], *, is_in: bool
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
