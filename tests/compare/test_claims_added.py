"""Claims of reports added, changed and tied anew: those of a whole run, and what has nothing to do with it stands."""

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from typing import Any

import msgspec
import pytest
from tests.compare.test_claims import FakePile, count, decision, said

from firsthand.compare.claims import claims, compare_claims
from firsthand.compare.claims.told import Teller, Told
from firsthand.stage import Unseen
from firsthand.vocabulary import (
    Claim,
    Copy,
    Decision,
    FigureRelation,
    Link,
    Passage,
    Span,
    Statement,
    Story,
    Utterance,
    link_id,
    reports_of_link,
)

WORDINGS = (
    "the northern sluice gates had been closed far too late that night",
    "the northern sluice gates had not been closed too late that night",
    "every bridge over the river will be repaired before winter comes",
    "the mayor promised that every bridge over the river is repaired before winter comes",
    "nobody was hurt",
)
OUTLETS = ("Courier", "Post", "Wire", None)
TELLERS = (
    Teller(name="Custody Watch", kind="body"),
    Teller(name="Courier", kind="newsroom"),
    Teller(name="Post", kind="newsroom"),
    Teller(name="Jurgen Alme", kind="person"),
)
State = tuple[dict[str, list[Told]], list[Link], dict[str, str | None]]


class Kept(FakePile):
    """A pile with what claims made of it before, and kept."""

    def __init__(self, state: State, decisions: Sequence[Decision], before: "Kept | None" = None) -> None:
        told, links, outlets = state
        super().__init__(told, [*links, *(before.made.values() if before else ())], outlets, decisions)
        self._kept = dict(before._kept) if before else {}
        self.made: dict[str, Link] = {}

    def compare(self) -> "Kept":
        self.made = {link_id(link): link for link in compare_claims(self)}
        return self

    def add(self, before: "Kept", unseen: Unseen) -> frozenset[str]:
        """The reports whose claims were made anew."""
        assert claims.add is not None
        found = claims.add(self, unseen)
        assert found is not None
        gone = {link_id(link) for link in found.gone}
        stand = {name for name, link in before.made.items() if found.reports.isdisjoint(reports_of_link(link))} - gone
        self.made = {name: before.made[name] for name in stand} | {link_id(link): link for link in found.links}
        return found.reports


def name(number: int) -> str:
    return f"{number:016x}"


def telling(chance: random.Random) -> list[Told]:
    """Figures and attributions, each in a place of its own."""
    figures = [
        count(f"f{at}", chance.choice((2, 3, 640)), *chance.sample(TELLERS, chance.randint(0, 1)), at=at)
        for at in range(0, 90, 30)
        if chance.random() < 0.6
    ]
    quoted = [
        said(f"q{at}", chance.choice(WORDINGS), *chance.sample(TELLERS, chance.randint(0, 1)))
        for at in range(2)
        if chance.random() < 0.6
    ]
    return sorted((*figures, *quoted), key=lambda one: (one.span, one.mark))


def statement(report: str, told: Iterable[Told], kind: str, chance: random.Random) -> Statement | None:
    found = [one for one in told if one.kind == kind]
    one = chance.choice(found) if found else None
    return Statement(report=report, span=one.span, mark=one.mark) if one else None


def copy(left: str, right: str, chance: random.Random) -> Copy:
    shares = [chance.choice((0.2, 0.45, 0.5, 0.6, 0.9, 1.0)) for _ in range(2)]
    return Copy(
        left=left,
        right=right,
        kind=chance.choice(("cut", "edited", "stitched", "identical")),
        origin=chance.choice((left, right, None)),
        passages=(Passage(Span(0, chance.choice((30, 100))), Span(chance.choice((0, 30)), 100)),),
        covered_left=shares[0],
        covered_right=shares[1],
        because="aligned",
    )


def tied(near: Sequence[str], told: dict[str, list[Told]], chance: random.Random) -> list[Link]:
    """Links of pairs of reports that stand near each other."""
    links: list[Link] = []
    for left, right in combinations(near, 2):
        if chance.random() < 0.08:
            links.append(copy(left, right, chance))
        for kind, many in (("figure", 0.1), ("attribution", 0.04)):
            ends = [statement(one, told[one], kind, chance) for one in (left, right)]
            if chance.random() < many and ends[0] and ends[1]:
                links.append(_of(kind, ends[0], ends[1], chance))
    return links


def _of(kind: str, left: Statement, right: Statement, chance: random.Random) -> Link:
    if kind == "attribution":
        return Utterance(speaker="Jurgen Alme", statements=(left, right), because="aligned words")
    relation: Any = chance.choice(("agree", "compatible", "contradicted", "updated"))
    return FigureRelation(left=left, right=right, relation=relation, because=f"they are {relation}")


def stories(reports: Sequence[str], chance: random.Random) -> list[Link]:
    found: list[Link] = []
    left = list(reports)
    while left:
        size = chance.randint(1, 4)
        found.append(Story(reports=tuple(left[:size]), title="A story", because="they share names"))
        left = left[size:]
    return found


def distinct(links: Iterable[Link]) -> list[Link]:
    """Each link once; no statement is in two utterances."""
    uttered: set[tuple[str, str]] = set()
    found: dict[str, Link] = {}
    for link in links:
        said = {(one.report, one.mark) for one in link.statements} if isinstance(link, Utterance) else set()
        if uttered.isdisjoint(said):
            uttered |= said
            found[link_id(link)] = link
    return list(found.values())


def started(chance: random.Random, size: int, reach: int) -> State:
    reports = [name(number) for number in range(size)]
    told = {report: telling(chance) for report in reports}
    links = [link for at in range(size) for link in tied(reports[at : at + reach], told, chance)]
    return told, distinct((*stories(reports, chance), *links)), {one: chance.choice(OUTLETS) for one in reports}


def gone_on(state: State, chance: random.Random, came: int) -> State:
    """The same with new reports, one that tells something else, and links that came and went."""
    told, links, outlets = dict(state[0]), list(state[1]), dict(state[2])
    new = [name(len(told) + number) for number in range(came)]
    for report in (*new, chance.choice(sorted(told))):
        told[report], outlets[report] = telling(chance), chance.choice(OUTLETS)
    kept = [link for link in links if chance.random() < 0.97 or isinstance(link, Story)]
    marks = {(report, one.mark) for report in told for one in told[report]}
    for at, link in enumerate(kept):
        if isinstance(link, Story) and chance.random() < 0.2 and new:
            kept[at] = msgspec.structs.replace(link, reports=(*link.reports, new.pop()))
    kept += stories(new, chance)
    for _ in range(came):
        kept += tied(chance.sample(sorted(told), 4), told, chance)
    return told, distinct(link for link in kept if _stands(link, marks)), outlets


def _stands(link: Link, marks: set[tuple[str, str]]) -> bool:
    ends = (link.left, link.right) if isinstance(link, FigureRelation) else getattr(link, "statements", ())
    return all((end.report, end.mark) in marks for end in ends)


def unseen_between(before: State, after: State) -> Unseen:
    new = after[0].keys() - before[0].keys()
    changed = {one for one in before[0] if (before[0][one], before[2][one]) != (after[0][one], after[2][one])}
    sides = [{link_id(link): link for link in state[1]} for state in (before, after)]
    differ = [one for one in sides[0].keys() | sides[1].keys() if sides[0].get(one) != sides[1].get(one)]
    ends = {end for one in differ for side in sides if one in side for end in reports_of_link(side[one])}
    return Unseen(frozenset(new), frozenset(changed), frozenset(ends - new - changed))


def refusing(state: State) -> list[Decision]:
    """Somebody refused a copy, took one statement in three, of any kind, out of its claim, and made two origins one."""
    copies = sorted(link_id(link) for link in state[1] if isinstance(link, Copy))
    told = sorted(f"{report} {one.mark}" for report, each in state[0].items() for one in each)
    same = decision("same origin", "Custody Watch = Jurgen Alme")
    return [decision("copy", copies[len(copies) // 2], "no"), same, *(decision("split", one) for one in told[::3])]


@pytest.mark.parametrize("decided", [lambda _: [], refusing])
@pytest.mark.parametrize("seed", range(12))
def test_what_is_made_anew_and_what_stands_are_the_claims_of_the_whole(
    seed: int, decided: Callable[[State], list[Decision]]
) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    state = started(chance, size=30, reach=5)
    decisions = decided(state)
    before = Kept(state, decisions).compare()
    for _ in range(3):
        later = gone_on(state, chance, came=chance.randint(0, 3))
        now = Kept(later, decisions, before)
        now.add(before, unseen_between(state, later))
        assert now.made == Kept(later, decisions).compare().made
        state, before = later, now


def test_who_hangs_together_with_new_ones_only_through_others_is_left_alone() -> None:
    reports = [name(number) for number in range(41)]
    told = {report: [said("q", WORDINGS[0]), count("f", number)] for number, report in enumerate(reports)}
    chain = [copy(left, right, random.Random(1)) for left, right in pairwise(reports)]  # noqa: S311
    outlets: dict[str, str | None] = dict.fromkeys(reports, "Post")
    old = {report: told[report] for report in reports[:40]}
    state: State = (old, [msgspec.structs.replace(link, kind="edited") for link in chain[:39]], outlets)
    told[reports[40]] = [said("q", WORDINGS[2]), count("f", 40)]
    later: State = (told, [*state[1], msgspec.structs.replace(chain[39], kind="edited")], outlets)
    before = Kept(state, ()).compare()
    now = Kept(later, (), before)
    reached = now.add(before, unseen_between(state, later))
    assert now.made == Kept(later, ()).compare().made
    assert len(reached) < 10, "those of the chain who are folded as they were"


def test_a_statement_taken_out_stays_a_claim_when_a_report_comes_beside_it() -> None:
    told = {name(number): [said("q", WORDINGS[0])] for number in range(3)}
    outlets: dict[str, str | None] = dict.fromkeys(map(name, range(4)), "Post")
    state: State = (told, [Story(reports=tuple(told), title="A story", because="they share names")], outlets)
    beside = msgspec.structs.replace(copy(name(1), name(3), random.Random(1)), kind="edited")  # noqa: S311
    later: State = ({**told, name(3): [count("f", 7)]}, [*state[1], beside], outlets)
    decisions = [decision("split", f"{name(1)} q")]
    before = Kept(state, decisions).compare()
    now = Kept(later, decisions, before)
    now.add(before, unseen_between(state, later))
    assert now.made == Kept(later, decisions).compare().made
    assert sorted(len(link.statements) for link in now.made.values() if isinstance(link, Claim)) == [1, 1, 2]


def test_all_that_was_taken_out_is_counted_anew_with_its_claim() -> None:
    """Of four who say one thing in a chain, two were taken out: nothing but one of them ties the other to the first."""
    told = {name(number): [said("q", WORDINGS[0], TELLERS[number])] for number in range(4)}
    outlets: dict[str, str | None] = dict.fromkeys(told, "Post")
    chain = [copy(left, right, random.Random(1)) for left, right in pairwise(told)]  # noqa: S311
    links: list[Link] = [msgspec.structs.replace(link, kind="edited", origin=None) for link in chain]
    later: State = ({**told, name(0): [said("q", WORDINGS[0], TELLERS[3])]}, links, outlets)
    decisions = [decision("split", f"{name(number)} q") for number in (1, 2)]
    before = Kept((told, links, outlets), decisions).compare()
    now = Kept(later, decisions, before)
    now.add(before, unseen_between((told, links, outlets), later))
    assert now.made == Kept(later, decisions).compare().made != before.made


@pytest.mark.parametrize("taken_out", [0, 1])
def test_what_was_taken_out_is_no_claim_once_its_only_partner_is_in_an_utterance(taken_out: int) -> None:
    told = {name(number): [said("q", WORDINGS[0])] for number in range(3)}
    outlets: dict[str, str | None] = dict.fromkeys(told, "Post")
    links: list[Link] = [Story(reports=(name(0), name(1)), title="A story", because="they share names")]
    ends = tuple(Statement(report=name(number), span=told[name(number)][0].span, mark="q") for number in (0, 2))
    later: State = (told, [*links, Utterance(speaker="Jurgen Alme", statements=ends, because="aligned")], outlets)
    decisions = [decision("split", f"{name(taken_out)} q")]
    before = Kept((told, links, outlets), decisions).compare()
    now = Kept(later, decisions, before)
    now.add(before, unseen_between((told, links, outlets), later))
    assert now.made == Kept(later, decisions).compare().made
    assert not any(isinstance(link, Claim) and name(1) in reports_of_link(link) for link in now.made.values())
