"""Folding: by coverage, never by chains."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from firsthand.compare.copies import fold_copies
from firsthand.vocabulary import Copy, CopyKind


def link(
    left: str, right: str, covered: tuple[float, float], *, origin: str | None = None, kind: CopyKind = "edited"
) -> Copy:  # one line reads as a table
    assert left < right
    return Copy(
        left=left,
        right=right,
        kind=kind,
        origin=origin,
        passages=(),
        covered_left=covered[0],
        covered_right=covered[1],
        because="",
    )


def test_what_everybody_was_given_to_quote_is_no_fold() -> None:
    shared = link("a", "b", (0.9, 0.9))
    assert fold_copies([shared]) == (("a", "b"),)
    assert fold_copies([replace(shared, explained_left=0.4, explained_right=0.3)]) == ()
    assert fold_copies([replace(shared, explained_left=0.4, explained_right=0.6)]) == (("a", "b"),)


def test_a_family_is_one_group_with_its_origin_first() -> None:
    links = [link("a", "c", (0.9, 1.0), origin="c"), link("b", "c", (0.8, 0.9), origin="c")]
    assert fold_copies(links) == (("c", "a", "b"),)


def test_a_stitched_report_does_not_tie_its_origins() -> None:
    links = [
        link("a", "m", (0.95, 0.6), origin="a", kind="stitched"),
        link("b", "m", (0.95, 0.4), origin="b", kind="stitched"),
    ]
    assert fold_copies(links) == (("a", "m"),)


def test_a_lender_of_two_paragraphs_stays_outside() -> None:
    assert fold_copies([link("a", "b", (0.15, 0.2))]) == ()


def test_a_chain_is_cut_where_the_centre_explains_too_little() -> None:
    links = [link("a", "b", (0.9, 0.9)), link("b", "c", (0.9, 0.9)), link("c", "d", (0.9, 0.9))]
    assert fold_copies(links) == (("b", "a", "c"),)


def test_a_report_between_two_families_is_the_centre_of_neither() -> None:
    within = {"a": 0.8, "b": 0.8, "x": 0.8, "y": 0.8}
    links = [link(min(member, "m"), max(member, "m"), (share, share)) for member, share in within.items()]
    links += [link("a", "b", (0.7, 0.7)), link("x", "y", (0.7, 0.7))]
    assert {"a", "b"} in [set(group) - {"m"} for group in fold_copies(links)]


def test_what_explains_a_report_explains_its_twins() -> None:
    twins = [link("cut", name, (1.0, 1.0), kind="identical") for name in ("cut2", "cut3", "cut4")]
    whole = [link("cut", "whole", (1.0, 0.6), origin="whole"), link("echo", "whole", (0.9, 0.9), origin="whole")]
    assert fold_copies(twins + whole) == (("whole", "cut", "cut2", "cut3", "cut4", "echo"),)
    assert fold_copies(twins) == (("cut", "cut2", "cut3", "cut4"),)


def test_of_two_that_explain_all_of_a_cut_the_shorter_has_it() -> None:
    links = [
        link("a", "long", (0.9, 0.9)),
        link("cut", "long", (1.0, 0.05)),
        link("cut", "short", (1.0, 0.4)),
        link("d", "short", (0.9, 0.9)),
        link("e", "short", (0.9, 0.9)),
        link("b", "long", (0.9, 0.9)),
    ]
    assert fold_copies(links) == (("long", "a", "b"), ("short", "cut", "d", "e"))


def test_the_report_that_the_fullest_was_taken_from_is_the_origin() -> None:
    links = [
        link("early", "full", (1.0, 0.7), origin="early"),
        link("echo", "full", (1.0, 0.9), origin="full"),
        link("early", "echo", (0.9, 0.9), origin="early"),
    ]
    assert fold_copies(links) == (("early", "echo", "full"),)


names = st.sampled_from("abcdefgh")
links_drawn = st.lists(
    st.tuples(names, names, st.floats(0, 1), st.floats(0, 1)).filter(lambda drawn: drawn[0] < drawn[1]),
    max_size=20,
    unique_by=lambda drawn: drawn[:2],
)


@given(links_drawn)
def test_groups_are_disjoint_and_their_order_is_their_own(drawn: list[tuple[str, str, float, float]]) -> None:
    links = [link(left, right, (here, there)) for left, right, here, there in drawn]
    groups = fold_copies(links)
    members = [member for group in groups for member in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)
    assert fold_copies(links[::-1]) == groups
