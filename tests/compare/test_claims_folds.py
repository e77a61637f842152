"""Folds that are kept: those of a whole pile, while copies come and go, and what has nothing to do with them stands."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.claims.folding import KeptFolds, near_changed
from firsthand.compare.copies.fold import fold_copies
from firsthand.vocabulary import Copy, CopyKind, content_id

SHARES = (0.2, 0.494, 0.496, 0.5, 0.504, 0.7, 1.0)
KINDS: tuple[CopyKind, ...] = ("edited", "edited", "edited", "identical", "stitched")
COUNT = 9


class Kept:
    """What a comparer keeps of a pile."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}

    def kept(self, name: str) -> bytes | None:
        return self._bodies.get(name) or None

    def keep(self, name: str, body: bytes) -> None:
        self._bodies[name] = body


def name(number: int) -> str:
    return f"{number:016x}"


NAMES = [name(at) for at in range(COUNT)]
PAIRS = list(combinations(map(name, range(COUNT)), 2))


def copy(
    pair: tuple[str, str], kind: CopyKind = "edited", shares: tuple[float, float] = (1.0, 1.0), side: int = 0
) -> Copy:
    return Copy(
        left=pair[0],
        right=pair[1],
        kind=kind,
        origin=(*pair, None)[side],
        passages=(),
        covered_left=shares[0],
        covered_right=shares[1],
        because="",
    )


SHARE = st.sampled_from(SHARES)
COPIES = st.lists(
    st.builds(copy, st.sampled_from(PAIRS), st.sampled_from(KINDS), st.tuples(SHARE, SHARE), st.integers(0, 2)),
    max_size=22,
    unique_by=lambda one: (one.left, one.right),
)


def folds_of(copies: Sequence[Copy], refused: Sequence[str]) -> list[dict[str, str]]:
    left = [one for one in copies if content_id("copy", one.left, one.right) not in refused]
    return [{one: group[0] for group in fold_copies(some) for one in group[1:]} for some in (left, copies)]


@settings(deadline=None, max_examples=150)
@given(COPIES, st.lists(st.tuples(COPIES, st.integers(0, 4)), min_size=1, max_size=4), st.sets(st.sampled_from(PAIRS)))
def test_folds_are_those_of_the_whole(
    first: list[Copy], changes: list[tuple[list[Copy], int]], never: set[tuple[str, str]]
) -> None:
    pile, refused = Kept(), [content_id("copy", *pair) for pair in list(never)[:2]]
    whole = KeptFolds(pile, refused)  # type: ignore[arg-type]  # all that it asks of a pile
    whole.fold_all(first)
    whole.save()
    standing = {(one.left, one.right): one for one in first}
    for more, gone in changes:
        after = dict(list(standing.items())[gone:]) | {(one.left, one.right): one for one in more[:3]}
        ends = {end for pair in standing.keys() | after.keys() if standing.get(pair) != after.get(pair) for end in pair}
        folds = KeptFolds(pile, refused)  # type: ignore[arg-type]
        assert folds.load()
        before = [folds.decided.of(NAMES), folds.as_read.of(NAMES)]
        touching = [one for pair, one in after.items() if not ends.isdisjoint(pair)]
        otherwise = folds.change(ends, touching)
        folds.save()
        now = folds_of(list(after.values()), refused)
        assert [folds.decided.of(NAMES), folds.as_read.of(NAMES)] == now
        differ = {one for old, new in zip(before, now, strict=True) for one in old if old[one] != new.get(one)}
        assert otherwise == differ | {one for old, new in zip(before, now, strict=True) for one in new.keys() - old}
        standing = after


def test_links_that_explain_little_tie_no_families_together() -> None:
    pile = Kept()
    folds = KeptFolds(pile, ())  # type: ignore[arg-type]
    chain = [copy((name(at), name(at + 1)), shares=(0.9, 0.9) if at % 2 else (0.3, 0.3)) for at in range(COUNT - 1)]
    folds.fold_all(chain)
    folds.save()
    rows = KeptFolds(pile, ())  # type: ignore[arg-type]
    assert rows.load()
    near = near_changed(rows._links, rows._links._replace(ends=rows._links.ends[:1], said=rows._links.said[:1]))
    assert [name(one) for one in near.reports.tolist()] == [name(0), name(1), name(2)]
