"""Tag scores -> the best legal sequence of B, I, O tags -> spans of words."""

from collections.abc import Sequence
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


def best_path(scores: Floats, switch_cost: float = 0.0) -> list[int]:
    """The best legal tag of each word, for (W, 1 + 2n) log scores of the tags O, B-1, I-1, B-2, ...; ties: the lower.

    I-k follows only B-k or I-k. `switch_cost` is paid half at each end of a span and whole between two that touch: it
    keeps spans in one piece. The ends of the chunk cost nothing.
    """
    if not len(scores):
        return []
    greedy = _greedy_path(scores, is_free=not switch_cost)
    return _viterbi(scores.tolist(), switch_cost) if greedy is None else greedy


def _greedy_path(scores: Floats, *, is_free: bool) -> list[int] | None:
    """The best tag of each word by itself, where that is legal and costs nothing: then no path is better."""
    tags = scores.argmax(1)
    if not tags.any():
        return [0] * len(tags)
    if not is_free:
        return None
    insides = np.flatnonzero((tags > 0) & (tags % 2 == 0))
    before = np.where(insides > 0, tags[insides - 1], 0)
    legal = (before == tags[insides]) | (before == tags[insides] - 1)
    found: list[int] | None = tags.tolist() if legal.all() else None
    return found


def _viterbi(rows: list[list[float]], switch_cost: float) -> list[int]:
    """The best path word by word, in plain numbers: a row is too short for numpy."""
    tags = len(rows[0])
    insides = range(2, tags, 2)
    state = [_NEVER if tag in insides else score for tag, score in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        most = max(state[1:])
        span = state.index(most, 1)
        outside = 0 if state[0] >= most - switch_cost / 2 else span
        begin = 0 if state[0] - switch_cost / 2 >= most - switch_cost else span
        came = [outside] + [begin] * (tags - 1)
        now = [max(state[0], most - switch_cost / 2)]
        opened = max(state[0] - switch_cost / 2, most - switch_cost)
        for inside in insides:
            came[inside] = inside - 1 if state[inside - 1] >= state[inside] else inside
            now += (opened, state[came[inside]])
        state = [total + score for total, score in zip(now, row, strict=True)]
        back.append(came)
    tag = state.index(max(state))
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
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
