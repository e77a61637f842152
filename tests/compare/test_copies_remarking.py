"""Links that come and go: what third reports say of the others is asked again wherever it may be something else."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import combinations

import pytest
from msgspec.structs import replace

from firsthand.compare.copies.remarking import Remarking
from firsthand.compare.copies.thirds import mark_siblings, mark_stitched
from firsthand.vocabulary import Copy, CopyKind, Heading, Passage, Span

Ends = tuple[str, str]
REPORTS = [f"{number:016x}" for number in range(8)]
HEADINGS = {
    one: Heading(id=one, name=f"{one}.txt", outlet=f"Outlet {at % 3}", text_sha256=one)
    for at, one in enumerate(REPORTS)
}
KINDS: tuple[CopyKind, ...] = ("cut", "edited", "syndicated", "reworded", "revision", "identical")


class FakeGraph:
    """Links by their ends."""

    def __init__(self, links: Mapping[Ends, Copy]) -> None:
        self.links = links

    def __contains__(self, ends: object) -> bool:
        return ends in self.links

    def near(self, report: str) -> Mapping[str, Copy]:
        return {other_end(ends, report): link for ends, link in self.links.items() if report in ends}

    def around(self, reports: Iterable[str]) -> list[Copy]:
        asked = set(reports)
        return [link for ends, link in sorted(self.links.items()) if not asked.isdisjoint(ends)]

    def thirds(self, pairs: Iterable[Ends]) -> set[str]:
        return {one for left, right in pairs for one in self.near(left).keys() & self.near(right).keys()}


def other_end(ends: Ends, report: str) -> str:
    return ends[1] if ends[0] == report else ends[0]


def judged(ends: Ends, chance: random.Random) -> Copy:
    """A link as two reports alone say it; a passage covers one or two of the thirds of each."""
    thirds = [Span(at * 100, at * 100 + 100) for at in range(3)]
    passages = tuple(Passage(one, one) for one in chance.sample(thirds, chance.randint(1, 2)))
    return Copy(
        left=ends[0],
        right=ends[1],
        kind=chance.choice(KINDS),
        origin=chance.choice((*ends, *ends, None)),
        passages=passages,
        covered_left=len(passages) / 3,
        covered_right=chance.choice((0.3, 0.6, 0.9)),
        because="aligned.",
    )


def judged_as(raw: Mapping[Ends, Copy], links: Iterable[Copy]) -> list[Copy]:
    """What the two reports of each link alone say."""
    return [raw[link.left, link.right] for link in links]


def marked(raw: Mapping[Ends, Copy]) -> dict[Ends, Copy]:
    """What a whole run says."""
    found = mark_siblings(mark_stitched(raw.values(), HEADINGS), HEADINGS)
    return {(link.left, link.right): link for link in found}


@pytest.mark.parametrize("lot", range(8))
def test_what_is_marked_anew_is_what_a_whole_run_says(lot: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(lot * 100, lot * 100 + 100):
        chance = random.Random(seed)  # noqa: S311 (no secret)
        pairs = [ends for ends in combinations(REPORTS, 2) if chance.random() < chance.choice((0.3, 0.5))]
        before = {ends: judged(ends, chance) for ends in pairs}
        moved = set(chance.sample(pairs, min(len(pairs), chance.randint(0, 2))))
        moved |= {ends for ends in combinations(REPORTS, 2) if ends not in before and chance.random() < 0.08}
        after = {ends: link for ends, link in before.items() if ends not in moved}
        after |= {ends: judged(ends, chance) for ends in moved if ends not in before or chance.random() < 0.3}
        stood, whole = marked(before), marked(after)
        told = {ends: link if ends in moved else stood[ends] for ends, link in after.items()}
        anew = Remarking(FakeGraph(told), partial(judged_as, after), HEADINGS)
        made = {(link.left, link.right): link for link in anew.mark(moved)}
        assert {**told, **made} == whole
        assert anew.raw(made.values()) == [after[ends] for ends in made]
        seen.update(link.kind for link in whole.values())
        seen["asked again"] += len(made) - len(moved & after.keys())
        seen["left alone"] += len(after) - len(made)
        seen["said otherwise"] += sum(
            stood.get(ends) not in {None, link} and ends not in moved for ends, link in made.items()
        )
    assert min(seen[what] for what in ("stitched", "asked again", "left alone", "said otherwise")) > 10


def test_a_link_that_nothing_third_can_change_is_left_alone() -> None:
    chance = random.Random(1)  # noqa: S311 (no secret)
    one, two, three = (
        judged(ends, chance) for ends in ((REPORTS[0], REPORTS[1]), (REPORTS[1], REPORTS[2]), (REPORTS[2], REPORTS[3]))
    )
    links = {(link.left, link.right): replace(link, kind="identical", origin=None) for link in (one, two, three)}
    anew = Remarking(FakeGraph(links), list, HEADINGS)
    assert [(link.left, link.right) for link in anew.mark([(REPORTS[0], REPORTS[1])])] == [(REPORTS[0], REPORTS[1])]
