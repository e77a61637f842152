"""Which links the stage *dates* judges again: those that can have changed, and no others of the same reports."""

from collections.abc import Sequence

import pytest
from tests.compare.grown import Grown

from firsthand.compare.dates.added import read_near
from firsthand.stage import Unseen
from firsthand.vocabulary import Copy, Heading, Link, Published, Story

UNDATED = "d"


def pile_of(*links: Link) -> Grown:
    given = Published("2031-03-05", "given")
    headings = {
        one: Heading(id=one, name=one, text_sha256="", published=None if one == UNDATED else given) for one in "abcdef"
    }
    return Grown(headings, {}, links)


def copy(left: str, right: str) -> Copy:
    return Copy(
        left=left,
        right=right,
        kind="edited",
        origin=None,
        passages=(),
        covered_left=1.0,
        covered_right=1.0,
        because="aligned",
    )


def story(reports: str) -> Story:
    return Story(reports=tuple(reports), title="A story", because="given")


def unseen(*, new: str = "", changed: str = "", tied: str = "") -> Unseen:
    return Unseen(frozenset(new), frozenset(changed), frozenset(tied))


@pytest.mark.parametrize(
    ("told", "judged"),
    [
        (unseen(tied="a"), []),
        (unseen(tied="ab"), ["ab"]),
        (unseen(new="a", tied="b"), ["ab"]),
        (unseen(changed="b"), ["ab", "bc"]),
        (unseen(tied="e"), []),
    ],
)
def test_of_copies_those_of_which_both_reports_were_told_of_or_one_has_changed(
    told: Unseen, judged: Sequence[str]
) -> None:
    near = read_near(pile_of(copy("a", "b"), copy("b", "c"), copy("c", "e")), told)
    assert sorted(one.left + one.right for one in near.copies) == judged


def test_of_stories_those_of_several_that_were_told_of() -> None:
    pile = pile_of(story("abc"), story("ef"))
    assert [one.reports for one in read_near(pile, unseen(tied="abe")).stories] == [("a", "b", "c")]
    assert [one.reports for one in read_near(pile, unseen(changed="e")).stories] == [("e", "f")]


def test_of_an_undated_report_all_its_links() -> None:
    near = read_near(pile_of(copy("a", UNDATED), copy("b", UNDATED), copy("b", "c")), unseen(tied="a" + UNDATED))
    assert sorted(one.left + one.right for one in near.copies) == ["ad", "bd"]
    assert near.implied == {UNDATED}
