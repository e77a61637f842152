"""The numbers that say how well log odds tell one statement from two."""

import numpy as np
from training.rewordings.measure import OTHERS, area, found_rate, held_out_pairs, open_pairs, report

from gold.utterances.read_families import ONE

ODDS = np.array([3.0, 1.0, 0.0, 2.0, 0.0])
IS_ONE = np.array([True, True, True, False, False])


def test_the_area_is_how_often_one_statement_has_the_higher_odds() -> None:
    assert area(ODDS, IS_ONE) == (2 + 1 + 0.5) / 6
    assert area(-ODDS, IS_ONE) == (0 + 1 + 1.5) / 6


def test_what_is_found_stands_above_nearly_all_others() -> None:
    assert found_rate(ODDS, IS_ONE, 0.01) == 1 / 3
    assert found_rate(ODDS, IS_ONE, 1.0) == 2 / 3


def test_pairs_to_measure_on_are_the_same_each_time() -> None:
    assert held_out_pairs() == held_out_pairs()
    assert {pair.kind for pair in open_pairs()} == {ONE, *OTHERS}


def test_a_report_counts_what_is_called_one() -> None:
    lines = report(lambda pairs: np.ones(len(pairs)))

    assert lines[0].startswith("families held out: 2200 pairs, AUC 0.5000")
    assert all(": 100 % of " in line for line in lines if line.startswith("  "))
