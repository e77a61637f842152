import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.present.pages.words import (
    counted,
    day,
    days,
    goes_back_to,
    independence,
    interval,
    listed,
    origins_in_words,
    quantity,
    quoted,
    who_stands_behind,
)
from firsthand.record.rows import ClaimRow, OriginRow, OriginsRow


def origins(lower: int, upper: int, *named: str) -> OriginsRow:
    return OriginsRow(lower=lower, upper=upper, named=list(named))


def claim(counts: OriginsRow, *, reports: int = 2, circular: tuple[str, ...] = ()) -> ClaimRow:
    return ClaimRow(
        id="c",
        kind="figure",
        story=None,
        text="about 40",
        statements=[],
        reports=reports,
        outlets=reports,
        witnesses=reports,
        origins=counts,
        relation=None,
        tree=[],
        dependences=[],
        circular=list(circular),
        because="",
        as_read=counts,
    )


def test_the_sentence_of_the_product() -> None:
    assert who_stands_behind(claim(origins(1, 1, "OVD-Info"))) == "2 reports, 2 outlets, 1 origin: OVD-Info"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (origins(1, 1, "A"), "1 origin: A"),
        (origins(2, 2, "A", "B"), "2 origins: A and B"),
        (origins(1, 3, "A"), "1–3 origins: A and others not named"),
        (origins(0, 2), "0–2 origins, none of them named"),
        (origins(0, 1, "the fire service"), "0–1 origin, described as the fire service"),
        (origins(1, 2, "A", "the B office"), "1–2 origins: A and the B office"),
        (origins(0, 0), "no origin found"),
    ],
)
def test_origins_in_words(counts: OriginsRow, words: str) -> None:
    assert origins_in_words(counts) == words


def test_a_story_comes_down_to_an_interval_of_origins() -> None:
    assert goes_back_to(origins(3, 7, "A", "B")) == "It comes down to 3 to 7 origins. Most often behind it: A and B."
    assert goes_back_to(origins(1, 1, "A")) == "It comes down to 1 origin. Most often behind it: A."


@given(st.integers(0, 1), st.integers(0, 9), st.integers(1, 9))
def test_independent_is_never_said_below_two_named_origins(lower: int, more: int, reports: int) -> None:
    said = independence(claim(origins(lower, lower + more, *["A"][:lower]), reports=reports))
    assert "independent" not in said


def test_a_source_that_is_described_stands_behind_it() -> None:
    police = OriginRow(
        name="police in Port Ansel", kind="unnamed source", protected=False, statements=[], evidence=None
    )
    told = msgspec.structs.replace(claim(origins(0, 1)), tree=[police])
    assert independence(told).startswith("Who is behind it is described, not named.")
    assert independence(claim(origins(0, 1))).startswith("No report says where it has this from.")


def test_two_named_origins_may_count_as_independent_unless_they_cite_one_another() -> None:
    assert "independent" in independence(claim(origins(2, 2, "A", "B")))
    assert "independent" not in independence(claim(origins(2, 2, "A", "B"), circular=("a.txt", "b.txt")))


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (15000, 15000, "~", "about 15,000"),
        (60, 60, "<", "60 or less"),
        (40, 40, ">", "40 or more"),
        (24, 99, "=", "24–99"),
        (2.5, 2.5, "=", "2.5"),
        (None, None, None, "—"),
    ],
)
def test_quantities(low: float | None, high: float | None, bound: str | None, words: str) -> None:
    assert quantity(low, high, bound) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2031-03-04", "4 Mar 2031"),
        ("2031-03", "Mar 2031"),
        ("2031", "2031"),
        (None, "no date"),
        ("2031-13-99", "2031-13-99"),
        ("soon", "soon"),
    ],
)
def test_days_in_words(iso: str | None, words: str) -> None:
    assert day(iso) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-04", "2031-03-09", "4–9 Mar 2031"),
        ("2031-02-28", "2031-03-03", "28 Feb – 3 Mar 2031"),
        ("2030-12-28", "2031-03-03", "28 Dec 2030 – 3 Mar 2031"),
        ("2031-03-04", "2031-03-04", "4 Mar 2031"),
        ("2031-03-04", None, "since 4 Mar 2031"),
        (None, "2031-03-04", "until 4 Mar 2031"),
        (None, None, "no date"),
    ],
)
def test_intervals_in_words(first: str | None, last: str | None, words: str) -> None:
    assert days(first, last) == words


def test_lists_and_counts() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B", "C"])] == ["", "A", "A, B and C"]
    assert listed(list("ABCDEF"), most=2) == "A, B and 4 more"
    assert [counted(1, "story", "stories"), counted(2000, "story", "stories")] == ["1 story", "2,000 stories"]
    assert [interval(origins(2, 4)), interval(origins(3, 3))] == ["2–4", "3"]


def test_words_that_bring_their_quotation_marks_get_no_second_pair() -> None:
    assert [quoted("at least 40"), quoted("“No,” she said")] == ["“at least 40”", "“No,” she said"]
