"""What each policy states of figures that answer one question."""

import pytest

from firsthand.record.ask.policies import POLICIES, Voice, state
from firsthand.settings import Settings


def voice(low: float, bound: str = "=", *, high: float | None = None, day: int = 4, origin: str | None = None) -> Voice:
    printed = f"2031-03-{day:02}"
    name = f"{low} {bound} {high} {day} {origin}"
    return Voice(id=name, low=low, high=high or low, bound=bound, day=printed, printed=printed, origin=origin)


def stated(policy: str, *voices: Voice, source: str | None = None) -> tuple[float | None, float | None, str | None]:
    row = state(policy, voices, source)
    back = state(policy, voices[::-1], source)
    assert row == back, "the order of figures says nothing"
    assert row.policy == policy
    assert row.because.endswith(".")
    assert bool(row.rests_on) == (row.low is not None)
    return row.low, row.high, row.bound


TWO = (voice(18, origin="Orla Hydro"), voice(6, origin="Union of Engineers", day=6))


@pytest.mark.parametrize(
    ("policy", "value"),
    [
        ("range", (6, 18, "=")),
        ("conservative", (6, 6, "=")),
        ("latest", (6, 6, "=")),
        ("source", (None, None, None)),
        ("pending", (None, None, None)),
    ],
)
def test_two_that_differ(policy: str, value: tuple[float | None, float | None, str | None]) -> None:
    assert stated(policy, *TWO) == value


def test_the_default_is_the_first_and_settings_name_them_all() -> None:
    assert next(iter(POLICIES)) == Settings().policy == "range"
    assert set(POLICIES) == set(Settings.__annotations__["policy"].__args__)


def test_a_source_is_believed_by_its_name_in_order() -> None:
    assert stated("source", *TWO, source="orla hydro") == (18, 18, "=")
    assert stated("source", *TWO, source="Water Ministry; union of engineers; Orla Hydro") == (6, 6, "=")
    assert stated("source", *TWO, source="Hydro") == (18, 18, "=")
    assert stated("source", *TWO, source="Orl") == (None, None, None)
    assert "Orla Hydro, Union of Engineers" in state("source", TWO, "the mayor").because


def test_a_source_s_latest_figure_counts() -> None:
    one, later = voice(12, origin="Ministry", day=4), voice(31, origin="Ministry", day=6)
    assert stated("source", one, later, source="Ministry") == (31, 31, "=")


def test_a_hedge_is_no_second_number() -> None:
    hundreds = voice(200, "~", high=999)
    hedged = (voice(640, "~"), voice(640, "<"), voice(630, ">"), hundreds)
    for policy in ("range", "conservative", "pending", "latest"):
        assert stated(policy, voice(640), *hedged) == (640, 640, "=")
    assert stated("range", voice(640), voice(900, "~")) == (640, 900, "~")
    assert stated("range", voice(20, high=30), voice(25)) == (20, 30, "=")


def test_hedges_stay_on_what_is_stated() -> None:
    assert stated("range", voice(40, ">")) == (40, 40, ">")
    assert stated("range", voice(12), voice(40, ">")) == (12, 40, ">")
    assert stated("conservative", voice(200, "~", high=999)) == (200, 200, ">")


def test_pending_states_what_all_can_meet() -> None:
    assert stated("pending", voice(20, high=30), voice(25)) == (25, 25, "=")
    assert state("pending", TWO).because == "Left open: the figures that stand differ (6, 18)."


def test_nothing_stands() -> None:
    assert stated("range") == (None, None, None)


def test_without_a_day_nothing_is_latest() -> None:
    assert stated("latest", voice(5)._replace(day="", printed="")) == (None, None, None)
