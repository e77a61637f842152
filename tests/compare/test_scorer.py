"""The scorer of renderings: its file, what it makes of features, and that either statement may come first."""

import msgspec
import numpy as np
import pytest

from firsthand.compare.utterances import scorer
from firsthand.compare.utterances.alignment import copied_share, evidence_of
from firsthand.compare.utterances.judgement import compare
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.renderings import FEATURES, MOST_READ, features_of, scores_of
from firsthand.compare.utterances.scorer import FILE, MOST_SPREAD, SCORER, Layers, Network, scores
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.errors import BadSetup
from firsthand.vocabulary import Span, Style

DAY = Occasion("2031-05-06", "2031-05-06", "2031-05-06", sure=True)
TEXTS: tuple[tuple[str, Style], ...] = (
    ("We will not open the sluice before the harvest is in, whatever the mill says", "direct"),
    ("the sluice was to stay shut until after the harvest", "indirect"),
    ("До конца уборки шлюз не откроют", "indirect"),
    ("the mill had asked for “two weeks of water”, she said", "mixed"),
)


def said(text: str, style: Style) -> Said:
    language = "ru" if "ш" in text else "en"
    words, plain = read_content(text), read_plain(text)
    return Said("", Span(0, len(text)), "rosa field", words, plain, style, language, False, DAY, "Rosa Field")


def features(left: Said, right: Said, read: float = 0.0) -> tuple[float, ...]:
    evidence = evidence_of(left.words, right.words)
    return features_of(compare(left, right, evidence, copied_share(left.plain, right.plain)), read)


def test_the_file_is_the_one_that_was_measured_and_of_the_features_of_this_version() -> None:
    assert SCORER.damaged() == []
    layers = msgspec.json.decode(SCORER.read(FILE), type=Layers)
    assert layers.features == FEATURES
    assert {len(layers.means), len(layers.spreads), *(len(row) - 1 for row in layers.inner)} == {len(FEATURES)}
    assert len(layers.outer) == len(layers.inner) + 1


def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "SCORER", SCORER._replace(hashes={FILE: "0" * 64}))
    scorer._load.cache_clear()
    try:
        with pytest.raises(BadSetup, match=r"scorer of renderings's file renderings\.json has SHA-256"):
            scorer.score([0.0] * len(FEATURES))
    finally:
        scorer._load.cache_clear()


def test_hidden_units_are_summed_and_far_values_count_as_the_farthest_learned() -> None:
    network = Network(np.array([1.0]), np.array([2.0]), np.array([[0.5, 0.1], [-1.0, 0.0]]), np.array([2.0, 3.0, 0.25]))
    by_hand = 2 * np.tanh(0.5 * 1.5 + 0.1) + 3 * np.tanh(-1.5) + 0.25
    assert scores(np.array([[4.0]]), network) == pytest.approx([by_hand])
    far, farther = 1 + 2 * MOST_SPREAD, 1e9
    assert scores(np.array([[far]]), network) == scores(np.array([[farther]]), network)


@pytest.mark.parametrize("left", TEXTS)
@pytest.mark.parametrize("right", TEXTS)
def test_features_are_the_same_whichever_comes_first(left: tuple[str, Style], right: tuple[str, Style]) -> None:
    here, there = said(*left), said(*right)
    assert features(here, there) == pytest.approx(features(there, here))
    assert len(features(here, there)) == len(FEATURES)


def test_what_the_encoder_says_raises_the_score_and_only_so_far() -> None:
    quoted, reported = (said(*text) for text in TEXTS[:2])
    compared = compare(quoted, reported, evidence_of(quoted.words, reported.words), 0.0)
    worst, unread, best, beyond = scores_of(compared, -MOST_READ, 0.0, MOST_READ, 10 * MOST_READ)
    assert worst < unread < best
    assert best == beyond
