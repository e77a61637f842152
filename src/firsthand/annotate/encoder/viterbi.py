"""Tag scores -> the best legal sequence of B, I, O tags -> spans of words."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from firsthand.annotate.encoder.session import Floats

_NEVER = -1e4
_TAGS_OF_ONE = 3
"""O, B and I: the tags of a single label."""


class WordSpan(NamedTuple):
    """Words `[start, end)` of a chunk that carry one label."""

    start: int
    end: int
    label: int


def log_softmax(scores: Floats, axis: int = -1) -> Floats:
    """Log probabilities along one axis."""
    shifted = scores - np.maximum.reduce(scores, axis, keepdims=True)
    logs: Floats = shifted - np.log(np.add.reduce(np.exp(shifted), axis, keepdims=True))
    return logs


def best_path(scores: Floats, switch_cost: float = 0.0) -> list[int]:
    """The best legal tag of each word, for (W, 1 + 2n) log scores of the tags O, B-1, I-1, B-2, ...; ties: the lower.

    I-k follows only B-k or I-k. `switch_cost` is paid half at each end of a span and whole between two that touch: it
    keeps spans in one piece. The ends of the chunk cost nothing.
    """
    if not len(scores):
        return []
    tags: list[int] = scores.argmax(1).tolist()
    if not any(tags) or (not switch_cost and _is_legal(tags)):
        return tags  # by itself each tag is the best of its word: no path is better
    rows: list[list[float]] = scores.tolist()
    return _viterbi_of_one(rows, switch_cost) if scores.shape[1] == _TAGS_OF_ONE else _viterbi(rows, switch_cost)


def _is_legal(tags: Sequence[int]) -> bool:
    """True if every I follows a B or I of its own label."""
    before = 0
    for tag in tags:
        if tag and not tag % 2 and before not in (tag, tag - 1):
            return False
        before = tag
    return True


def _viterbi(rows: list[list[float]], switch_cost: float) -> list[int]:
    """The best path word by word, in plain numbers: a row is too short for numpy."""
    insides = range(2, len(rows[0]), 2)
    half = switch_cost / 2
    state = [_NEVER if tag in insides else score for tag, score in enumerate(rows[0])]
    back: list[tuple[int, int, list[int]]] = []
    for row in rows[1:]:
        outside = state[0]
        most = max(state[1:])
        closed, opened = most - half, outside - half
        span = state.index(most, 1)
        now = [row[0] + max(outside, closed)]
        begin = max(opened, most - switch_cost)
        came = [*insides]
        for at, inside in enumerate(insides):
            first, more = state[inside - 1], state[inside]
            if first >= more:
                came[at] = inside - 1
                more = first
            now += (row[inside - 1] + begin, row[inside] + more)
        back.append((0 if outside >= closed else span, 0 if opened >= most - switch_cost else span, came))
        state = now
    tag = state.index(max(state))
    path = [tag]
    for outside_from, begin_from, came in reversed(back):
        tag = outside_from if not tag else begin_from if tag % 2 else came[tag // 2 - 1]
        path.append(tag)
    return path[::-1]


def _viterbi_of_one(rows: list[list[float]], switch_cost: float) -> list[int]:
    """The same for a single label, which most words are asked for, in a third of the time."""
    half = switch_cost / 2
    outside, first, more = rows[0][0], rows[0][1], _NEVER
    back: list[tuple[int, int, int]] = []
    for out, begin, inside in rows[1:]:
        most, span = (first, 1) if first >= more else (more, 2)
        closed, opened, again = most - half, outside - half, most - switch_cost
        back.append((0 if outside >= closed else span, 0 if opened >= again else span, span))
        outside, first, more = out + max(outside, closed), begin + max(opened, again), inside + most
    state = (outside, first, more)
    path = [state.index(max(state))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def spans_of(tags: Sequence[int]) -> list[WordSpan]:
    """The spans of a legal tag sequence, in order."""
    found: list[WordSpan] = []
    if not any(tags):
        return found
    for index, tag in enumerate(tags):
        if tag % 2:
            found.append(WordSpan(index, index + 1, tag // 2))
        elif tag:
            found[-1] = WordSpan(found[-1].start, index + 1, found[-1].label)
    return found
