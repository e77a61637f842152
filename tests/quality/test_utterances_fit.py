"""Fitting the scorer of renderings: it learns what parts two kinds of rows, and the same each time."""

import msgspec
import numpy as np
import pytest

import utterances_fit
from firsthand.compare.utterances.alignment import evidence_of
from firsthand.compare.utterances.renderings import FEATURES, Compared
from firsthand.compare.utterances.scorer import Layers, network_of, scores
from utterances_fit import HIDDEN, NETWORKS, Example, Table, fit, fitted_apart, fold_of, scored_apart

WORTH = 20.0
"""Of a row: 400 of these say as much as the pairs that the scorer is fitted to."""


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """Rows that are one if the signs of the first two features are equal: no weighted sum tells that."""
    monkeypatch.setattr(utterances_fit, "STEPS", 60)
    features = np.random.default_rng(3).normal(size=(400, len(FEATURES)))
    return Table(features, (features[:, 0] * features[:, 1] > 0).astype(float), np.full(400, WORTH))


def test_rows_that_no_sum_of_features_parts_are_parted(table: Table) -> None:
    found = scores(table.features, network_of(fit(table)))
    assert ((found > 0) == (table.same > 0)).mean() > 0.95


def test_it_is_the_same_each_time_and_stored_as_it_is_used(table: Table) -> None:
    layers = fit(table)
    assert layers == fit(table)
    stored = msgspec.json.decode(msgspec.json.encode(layers), type=Layers)
    assert np.array_equal(scores(table.features, network_of(stored)), scores(table.features, network_of(layers)))
    assert len(layers.inner) == HIDDEN * NETWORKS
    assert layers.features == FEATURES


def test_a_family_is_judged_by_a_scorer_that_has_not_seen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one family of six the first feature says the contrary: nothing of that may be known where it is judged."""
    monkeypatch.setattr(utterances_fit, "STEPS", 40)
    names = ["open", "open3", "open6", "open9", "open10", "open12"]
    families = np.repeat(names, 80)
    features = np.random.default_rng(5).normal(size=(len(families), len(FEATURES)))
    odd = families == "open6"
    assert sum(fold_of(name) == fold_of("open6") for name in names) == 1
    same = ((features[:, 0] > 0) != odd).astype(float)
    compared = Compared(evidence_of((), ()), "rendering", 0.0, (1, 1), 0, 2, False, False, True)
    examples = [
        Example(str(family), "families", bool(one), compared, ("", ""))
        for family, one in zip(families, same, strict=True)
    ]
    table = Table(features, same, np.full(len(families), WORTH))
    right = (scored_apart(examples, table, fitted_apart(examples, table)) > 0) == (same > 0)
    assert right[odd].mean() < 0.2
    assert right[~odd].mean() > 0.6


def test_rows_of_no_weight_teach_nothing(table: Table) -> None:
    doubled = Table(
        np.r_[table.features, table.features],
        np.r_[table.same, 1 - table.same],
        np.r_[table.weights, np.zeros(len(table.weights))],
    )
    found = scores(table.features, network_of(fit(doubled)))
    assert ((found > 0) == (table.same > 0)).mean() > 0.95
