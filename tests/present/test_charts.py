import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.present.shelf import MINISTRY, MISSING, TOLL

from firsthand.present.charts.bars import shrinking_bars
from firsthand.present.charts.lanes import Node, lane_map
from firsthand.present.charts.scale import NumberScale, day_scale
from firsthand.present.charts.spans import axis_of
from firsthand.present.charts.steps import key_of_statement, step_chart
from firsthand.record.rows import OriginsRow


@given(st.integers(1, 200), st.integers(0, 200), st.integers(0, 200), st.integers(0, 50))
def test_bars_are_as_wide_as_their_counts(reports: int, outlets: int, lower: int, more: int) -> None:
    bars = shrinking_bars(reports, outlets, OriginsRow(lower=lower, upper=lower + more, named=[]))
    widest = max(reports, outlets, lower + more)
    for bar, count in zip(bars.rows, (reports, outlets, lower + more), strict=True):
        assert 0 <= bar.width <= 100.01
        assert bar.width == pytest.approx(100 * count / widest, abs=0.8 if count else 0.01)


def test_the_last_bar_is_solid_up_to_the_lower_count_only() -> None:
    bars = shrinking_bars(14, 7, OriginsRow(lower=2, upper=4, named=["A", "B"]))
    assert [unit.sure for unit in bars.rows[2].units] == [True, True, False, False]
    assert bars.says == "14 reports, 7 outlets, between 2 and 4 origins"
    assert [bar.number for bar in bars.rows] == ["14", "7", "2–4"]


def test_a_scale_is_shared_by_the_stories_of_a_list() -> None:
    small = shrinking_bars(1, 1, OriginsRow(lower=1, upper=1, named=["A"]), widest=10)
    assert small.rows[0].width < 10.01


def test_ticks_are_round_and_inside() -> None:
    ticks = NumberScale(37.0, 99.0, 20, 200).ticks()
    assert [tick.label for tick in ticks] == ["40", "60", "80"]
    assert all(20 <= tick.at <= 200 for tick in ticks)


def test_day_ticks_name_the_year_once() -> None:
    scale = day_scale(["2031-03-04", "2031-03-10", None, "nonsense"])
    assert scale is not None
    assert [tick.label for tick in scale.ticks()] == ["4 Mar 2031", "6 Mar", "8 Mar", "10 Mar"]


def test_the_less_exact_day_has_the_longer_bar() -> None:
    axis = axis_of([("2031-03-04", "2031-03-04"), ("2031-03-01", "2031-03-31")])
    assert axis is not None
    day, month = axis.bar("2031-03-04", "2031-03-04"), axis.bar("2031-03-01", "2031-03-31")
    assert month.width > 20 * day.width
    assert axis.bar("2031-03-04", None).open


def test_a_contradiction_inside_one_origin_breaks_its_line() -> None:
    pair = frozenset({key_of_statement(MISSING[0]), key_of_statement(MISSING[2])})
    whole = step_chart({"Rivers Watch": [MISSING[0], MISSING[2]]}, frozenset())
    broken = step_chart({"Rivers Watch": [MISSING[0], MISSING[2]]}, frozenset({pair}))
    assert whole is not None
    assert broken is not None
    assert (len(whole.lines[0].steps), len(whole.lines[0].gaps)) == (2, 0)
    assert (len(broken.lines[0].steps), len(broken.lines[0].gaps)) == (0, 1)
    assert len(broken.clashes) == 1


def test_hedges_open_to_their_side() -> None:
    chart = step_chart({"Rivers Watch": [*TOLL[:3], MISSING[0]], "Ministry": MINISTRY}, frozenset())
    assert chart is not None
    kinds = {band.kind: band for line in chart.lines for band in line.bands}
    dots = {dot.statement.bound: dot for line in chart.lines for dot in line.dots}
    assert kinds["under"].y == dots["<"].y
    assert kinds["over"].y + kinds["over"].height == pytest.approx(dots[">"].y)


def test_no_chart_of_one_figure() -> None:
    assert step_chart({"Ministry": MINISTRY}, frozenset()) is None


NODES = [
    Node("wire", "Wire", "", "2031-03-04", ("Monitor",)),
    Node("a", "A", "", "2031-03-05", (), source="wire"),
    Node("b", "B", "", "2031-03-05", (), source="a"),
    Node("own", "Own", "", "2031-03-06", ()),
]


def test_copies_hang_below_what_they_copy() -> None:
    chart = lane_map(NODES)
    assert chart is not None
    assert [(stop.node.id, stop.depth) for stop in chart.stops] == [("wire", 0), ("a", 1), ("b", 2), ("own", 0)]
    assert [(head.name, head.reports) for head in chart.heads] == [("Monitor", 3), ("No origin named", 1)]


def test_a_ring_of_copies_leaves_nobody_out() -> None:
    ring = [Node("a", "A", "", "2031-03-05", (), source="b"), Node("b", "B", "", "2031-03-06", (), source="a")]
    chart = lane_map(ring)
    assert chart is not None
    assert sorted(stop.node.id for stop in chart.stops) == ["a", "b"]


def test_a_circle_of_citations_is_drawn_as_one() -> None:
    circle = [
        Node("a", "A", "", "2031-03-05", ("M",), cites=("b",)),
        Node("b", "B", "", "2031-03-06", ("M",), cites=("a",)),
    ]
    chart = lane_map(circle)
    assert chart is not None
    assert sum(rail.kind == "ring" and rail.arrow for rail in chart.rails) == 2


def test_no_map_without_days() -> None:
    assert lane_map([Node("a", "A", "", None, ())]) is None
