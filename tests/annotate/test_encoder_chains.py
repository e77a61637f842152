"""The content of a cue as a chain: the best one, its probability, and what starts and ends cost."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from firsthand.annotate.encoder.chains import ChainScores, best_chains, log_odds
from firsthand.annotate.encoder.session import Floats
from firsthand.annotate.encoder.viterbi import WordSpan

WORDS = 5
SCORES = arrays(np.float32, (3, 2, WORDS), elements=st.floats(-4, 4, width=16))


def score_of(path: tuple[int, ...], scores: Floats) -> float:
    """The score of one chain of one cue, (3, W) scores, added up word by word."""
    around = (0, *path, 0)
    total = 0.0
    for word, (before, now, after) in enumerate(zip(around, around[1:], around[2:], strict=False)):
        total += now * (scores[0, word] + (1 - before) * scores[1, word] + (1 - after) * scores[2, word])
    return float(total)


def path_of(pieces: tuple[WordSpan, ...]) -> tuple[int, ...]:
    return tuple(int(any(piece.start <= word < piece.end for piece in pieces)) for word in range(WORDS))


@given(SCORES)
def test_the_best_chain_that_has_a_word_and_its_probability_are_those_of_trying_all(scores: Floats) -> None:
    found = best_chains(ChainScores(*scores))

    for cue, chain in enumerate(found):
        tried = {path: score_of(path, scores[:, cue]) for path in product((0, 1), repeat=WORDS)}
        weights = np.exp(list(tried.values())).sum()
        best = max(score for path, score in tried.items() if any(path))
        assert chain.pieces
        assert tried[path_of(chain.pieces)] == pytest.approx(best, abs=1e-3)
        assert chain.score == pytest.approx(best, abs=1e-3)
        assert chain.p == pytest.approx(np.exp(best) / weights, abs=1e-3)
        assert chain.some_p == pytest.approx(1 - 1 / weights, abs=1e-3)


def test_one_cue_owns_two_pieces_and_another_shares_one_of_them() -> None:
    inside = np.array([[5, -5, 5, 5], [-5, -5, 5, 5]], np.float32)
    none = np.zeros_like(inside)
    first, second = best_chains(ChainScores(inside, none, none))

    assert first.pieces == (WordSpan(0, 1, 0), WordSpan(2, 4, 0))
    assert second.pieces == (WordSpan(2, 4, 0),)


def test_a_gap_of_one_word_closes_where_ends_cost_more() -> None:
    inside = np.array([[5, -2, 5]], np.float32)
    none = np.zeros_like(inside)

    assert len(best_chains(ChainScores(inside, none, none))[0].pieces) == 2
    assert best_chains(ChainScores(inside, none, none - 3))[0].pieces == (WordSpan(0, 3, 0),)


def test_odds_fall_where_another_cue_owns_the_word() -> None:
    content = np.log(np.array([0.9], np.float32))
    owners = np.log(np.array([[0.8], [0.2]], np.float32))

    assert log_odds(content, owners)[:, 0] == pytest.approx(np.log([0.72 / 0.28, 0.18 / 0.82]), abs=1e-4)
