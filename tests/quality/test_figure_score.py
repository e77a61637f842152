"""What the scorer of figures counts as found and as right; every figure here is made up."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "quality"))
from gold.figures.agreement import scope_f1
from gold.figures.score import by_figure, head, marked, paired, plain_unit, same_date, same_source, same_value, scores

TEXT = "At least 40 geese and dozens of ducks were counted on Monday, the warden said."


def figure(start: int = 0, end: int = 11, **fields: Any) -> dict[str, Any]:
    exact = {"low": 40, "high": None, "bound": ">", "unit": None, "counted": "geese", "as_of": None, "source": None}
    return {"start": start, "end": end, "scope": [], "kind": "total", **exact, **fields}


DOZENS = figure(22, 28, low=24, high=99, bound="~", counted="ducks")
GOLD = marked({"text": TEXT, "figures": [figure(), DOZENS]})


def test_a_prediction_like_the_gold_is_right_in_everything() -> None:
    assert set(scores({"a": GOLD}, {"a": [figure(), DOZENS]}).values()) == {1.0}


def test_a_missing_and_a_superfluous_figure_cost_the_same() -> None:
    missing = scores({"a": GOLD}, {"a": [figure()]})
    superfluous = scores({"a": GOLD[:1]}, {"a": [figure(), figure(50, 60)]})

    assert missing["tuple"] == superfluous["tuple"] == pytest.approx(2 / 3)
    assert scores({"a": GOLD}, {})["tuple"] == 0
    assert scores({"a": []}, {})["tuple"] == 1


@pytest.mark.parametrize(
    ("fields", "lost"),
    [
        ({"start": 3}, {"span exact"}),
        ({"low": 41}, {"value", "value+unit", "value+bound", "tuple", "strict tuple"}),
        ({"high": 40, "bound": "="}, {"value+bound", "tuple", "strict tuple"}),
        ({"unit": "%"}, {"value+unit", "tuple", "strict tuple"}),
        ({"counted": "swans"}, {"tuple", "strict tuple"}),
        ({"as_of": ["2024-03-11", "2024-03-11"]}, {"strict tuple"}),
        ({"source": [61, 71]}, {"strict tuple"}),
    ],
)
def test_one_wrong_field_costs_the_tests_that_look_at_it(fields: dict[str, Any], lost: set[str]) -> None:
    found = scores({"a": GOLD[:1]}, {"a": [figure(**fields)]})

    assert {name for name, value in found.items() if value == 0} == lost


def test_each_figure_is_paired_once_and_with_the_one_it_shares_most_with() -> None:
    near, far = figure(0, 10), figure(10, 40)

    assert paired([figure(0, 12), figure(12, 40)], [far, near]) == [(figure(12, 40), far), (figure(0, 12), near)]
    assert paired([figure(0, 5)], [figure(5, 9)]) == []
    assert len(paired([figure(0, 40)], [near, far])) == 1


@pytest.mark.parametrize(
    ("low", "high", "right"), [(24, 99, True), (24, 100, True), (36, 60, True), (24, 24, False), (20, 99, False)]
)
def test_a_range_for_a_vague_word_lies_within_the_table(low: int, high: int, *, right: bool) -> None:
    assert same_value(GOLD[1], figure(low=low, high=high)) == right


def test_a_hedged_range_in_digits_is_not_vague() -> None:
    about = marked({"text": "about 20 to 30", "figures": [figure(0, 14, low=20, high=30, bound="~")]})[0]

    assert not same_value(about, figure(low=22, high=28))


def test_shares_may_be_rounded_and_counts_may_not() -> None:
    assert same_value(figure(low=1 / 12, high=1 / 12), figure(low=0.083, high=0.083))
    assert not same_value(figure(low=1001, high=1001), figure(low=1000, high=1000))
    assert not same_value(figure(low=1.25e-7, high=1.25e-7), figure(low=0, high=0))
    assert not same_value(figure(low=None, high=None), figure(low=None, high=None))


def test_another_reading_is_as_right_and_a_mixture_of_both_values_is_not() -> None:
    either = figure(low=50, high=60, bound="=", also={"low": 70, "high": 80, "counted": None, "source": [61, 71]})

    assert all(same_value(either, figure(low=low, high=high)) for low, high in ((50, 60), (70, 80)))
    assert not same_value(either, figure(low=50, high=80))
    for counted, source in (("geese", None), (None, [65, 71])):
        said = figure(low=50, high=60, bound="=", counted=counted, source=source)
        assert scores({"a": [either]}, {"a": [said]})["strict tuple"] == 1


def test_an_optional_figure_may_be_left_out_or_found() -> None:
    gold = [figure(), {**DOZENS, "optional": True}]

    assert scores({"a": gold}, {"a": [figure()]})["tuple"] == 1
    assert scores({"a": gold}, {"a": [figure(), DOZENS]})["tuple"] == 1
    assert by_figure({"a": gold}, {}) == {"total": (1, 0, 0)}


def test_kinds_of_figures_are_counted_apart() -> None:
    gold = [figure(), {**DOZENS, "kind": "increment"}]

    assert by_figure({"a": gold}, {"a": [figure(counted="swans"), DOZENS]}) == {
        "increment": (1, 1, 1),
        "total": (1, 1, 0),
    }


@pytest.mark.parametrize(
    ("counted", "noun"),
    [
        ("police officers", "officer"),
        ("members of the public", "Member"),
        ("deputies", "deputy"),
        ("city buses", "bus"),
        ("houses", "house"),
    ],
)
def test_singular_and_plural_have_one_head(counted: str, noun: str) -> None:
    assert head(counted) == head(noun)


def test_different_nouns_and_no_noun_have_different_heads() -> None:
    assert len({head(noun) for noun in ("people", "crisis", "glass", "horse", None)}) == 5
    assert head(None) == head("") == ""


def test_units_have_more_than_one_spelling() -> None:
    assert plain_unit("Per cent") == plain_unit("%")
    assert plain_unit(None) == plain_unit("")


def test_dates_and_sources_may_both_be_absent() -> None:
    day = ["2024-03-11", "2024-03-11"]

    assert same_date(figure(as_of=day), figure(as_of=tuple(day)))
    assert not same_date(figure(as_of=day), figure())
    assert same_source(figure(source=[60, 71]), figure(source=[65, 71]))
    assert not same_source(figure(source=[60, 71]), figure(source=[71, 75]))
    assert not same_source(figure(), figure(source=[60, 71]))


def test_scopes_are_compared_by_their_words() -> None:
    left, right = figure(scope=["killed", "in Orsk"]), figure(scope=["In Orsk on Monday"])

    assert scope_f1([(left, right)]) == pytest.approx(2 * 2 / (3 + 4))
    assert scope_f1([(figure(), figure())]) == 1
