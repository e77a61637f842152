"""Links that a stored pile gives of some reports: those that tie two of them, as a pile in memory says."""

from collections.abc import Callable, Collection, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from firsthand.record.linking import Linking
from firsthand.record.pile import StoredPile
from firsthand.record.store import Store
from firsthand.run.memory import MemoryPile
from firsthand.settings import Settings
from firsthand.vocabulary import Copy, Link, Story


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


LINKS: Sequence[Link] = (
    *(copy(*ends) for ends in combinations("abcd", 2)),
    Story(reports=("a", "b", "e"), title="T", because="given"),
)


@pytest.mark.parametrize("kind", [Copy, Story])
@pytest.mark.parametrize("reports", ["", "a", "ab", "be", "acd", "abcdef"])
@pytest.mark.parametrize("wanted", [None, lambda one, other: "a" in {one, other}])
def test_links_among_some_reports(
    kind: type[Copy | Story], reports: Collection[str], wanted: Callable[[str, str], bool] | None, tmp_path: Path
) -> None:
    made = MemoryPile(())
    made.add(LINKS)
    with Store(tmp_path / "r.db") as store:
        Linking(store.connection, "toys", ()).replace(LINKS, None)
        found = StoredPile(store.connection, Settings(), {}).links_among(kind, reports, wanted)
    assert found == made.links_among(kind, reports, wanted)


def test_a_link_of_one_of_the_reports_and_others_is_not_among_them() -> None:
    made = MemoryPile(())
    made.add(LINKS)
    assert [(one.left, one.right) for one in made.links_among(Copy, "ac")] == [("a", "c")]
    assert made.links_among(Copy, "bc", lambda one, other: "a" in {one, other}) == ()
    assert len(made.links_among(Story, "be")) == 1
