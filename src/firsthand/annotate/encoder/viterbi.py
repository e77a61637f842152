"""Tag scores -> the best legal sequence of B, I, O tags -> spans of words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from firsthand.annotate.encoder.session import Floats

_NEVER = -1e4


class WordSpan(NamedTuple):
    """Words `[start, end)` of a chunk that carry one label."""

    start: int
    end: int
    label: int


def log_softmax(scores: Floats, axis: int = -1) -> Floats:
    """Log probabilities along one axis."""
    shifted = scores - scores.max(axis, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return logs


@cache
def bio_transitions(labels: int, switch_cost: float = 0.0) -> Floats:
    """(1 + 2n, 1 + 2n) scores for n labels, tags in the order O, B-1, I-1, B-2, ...: I-k follows only B-k or I-k.

    `switch_cost` is paid half at each end of a span and whole between two that touch: it keeps spans in one piece.
    """
    tags = 1 + 2 * labels
    scores = np.zeros((tags, tags), np.float32)
    begins, insides = np.arange(1, tags, 2), np.arange(2, tags, 2)
    scores[0, begins] -= switch_cost / 2
    scores[1:, 0] -= switch_cost / 2
    scores[np.ix_(np.arange(1, tags), begins)] -= switch_cost
    for inside in insides:
        scores[:, inside] += _NEVER
        scores[[inside - 1, inside], inside] -= _NEVER
    return scores


def best_path(scores: Floats, transitions: Floats) -> list[int]:
    """The best tag of each word, for (W, tags) log scores; ties go to the lower tag."""
    if not len(scores):
        return []
    insides = np.arange(2, scores.shape[1], 2)
    state = scores[0].copy()
    state[insides] += _NEVER
    back = np.zeros(scores.shape, np.int8)
    for step in range(1, len(scores)):
        candidates = state[:, None] + transitions
        back[step] = candidates.argmax(0)
        state = candidates.max(0) + scores[step]
    tag = int(state.argmax())
    path = [tag]
    for step in range(len(scores) - 1, 0, -1):
        tag = int(back[step, tag])
        path.append(tag)
    return path[::-1]


def spans_of(tags: Sequence[int]) -> list[WordSpan]:
    """The spans of a legal tag sequence, in order."""
    found: list[WordSpan] = []
    for index, tag in enumerate(tags):
        if tag % 2:
            found.append(WordSpan(index, index + 1, tag // 2))
        elif tag:
            found[-1] = WordSpan(found[-1].start, index + 1, found[-1].label)
    return found
