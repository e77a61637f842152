"""Copy links -> groups, each around the report that explains its members. By coverage, never by chains."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from firsthand.vocabulary import Copy, CopyKind

MIN_EXPLAINED = 0.5
"""A report belongs to a group if at least this share of its words stands in passages with the group's centre.

And as much of its narration: a report whose quotations alone are shared has an origin of its own.
"""

_Explains = Mapping[str, Mapping[str, float]]
"""Report -> reports that it explains, with the share of their words."""


class Coverage(NamedTuple):
    """What folding asks of a copy link."""

    left: str
    right: str
    kind: CopyKind
    origin: str | None
    explained_left: float
    """How much of `left` the other explains: of its words, or of its narration, whichever is less."""
    explained_right: float


def coverage_of(link: Copy) -> Coverage:
    """The same as the link says it."""
    return Coverage(
        link.left,
        link.right,
        link.kind,
        link.origin,
        min(link.covered_left, link.explained_left),
        min(link.covered_right, link.explained_right),
    )


def fold_copies(links: Iterable[Copy], least: float = MIN_EXPLAINED) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids, each with its origin first and then its copies by id; sorted by origin.

    The report that explains most becomes a centre, then the one that explains most of what is left; each other report
    joins the centre that explains most of it. So a report stitched from two origins joins one of them and never ties
    the two together, and a report that lent two paragraphs to a stitched one stays out of its group. The origin of a
    group is its centre, or the report that the centre itself was taken from. Reports without a copy are in no group.

    `least` is the share of a report that its centre must explain; 0 asks only that the two are linked.
    """
    return fold_coverages(map(coverage_of, links), least)


def fold_coverages(links: Iterable[Coverage], least: float = MIN_EXPLAINED) -> tuple[tuple[str, ...], ...]:
    """The same. Links that do not hang together with others are folded as if these were not there."""
    ordered = sorted(links, key=lambda link: (link.left, link.right))
    twins = _twins(ordered)
    stands_for = {twin: first for first, same in twins.items() for twin in same}
    explains: dict[str, dict[str, float]] = {first: {} for first in twins}
    stitched: set[str] = set()
    named: dict[tuple[str, str], str] = {}
    for link in ordered:
        left, right = (stands_for.get(end, end) for end in (link.left, link.right))
        if left == right:
            continue
        explains.setdefault(left, {})[right] = link.explained_right
        explains.setdefault(right, {})[left] = link.explained_left
        if link.kind == "stitched":
            stitched.add(right if link.origin == link.left else left)
        if link.origin:
            named[min(left, right), max(left, right)] = left if link.origin == link.left else right
    groups = []
    for origin, group in _groups(explains, stitched, named, least):
        members = {twin for one in group for twin in twins.get(one, {one})}
        if len(members) > 1:
            groups.append((origin, *sorted(members - {origin})))
    return tuple(sorted(groups))


def _groups(
    explains: _Explains, stitched: set[str], named: Mapping[tuple[str, str], str], least: float
) -> Iterator[tuple[str, set[str]]]:
    """Each group with its origin, groups of one among them."""
    apart = stitched | {report for report in explains if _is_junction(report, explains)}
    centres = _centres(explains, Counter(named.values()), stitched=apart, least=least)
    members: dict[str, set[str]] = {centre: {centre} for centre in centres}
    for report in explains.keys() - centres.keys():
        # A report explains another exactly if they are linked, so its own links are all there is to ask.
        near = [other for other in explains[report] if other in centres]
        best = max(near, key=lambda centre: _nearness(report, centre, explains, centres), default=None)
        if best is not None and explains[best][report] >= least:
            members[best].add(report)
    for centre, group in members.items():
        yield _origin(centre, group, explains, named), group


def _twins(links: Iterable[Coverage]) -> dict[str, set[str]]:
    """Reports of the same words, by the one that stands for them: what explains one of them explains all.

    It is the one that most others of them are linked to, then taken from; then the smallest id.
    """
    near: dict[str, set[str]] = {}
    taken: Counter[str] = Counter()
    for link in links:
        if link.kind == "identical":
            near.setdefault(link.left, set()).add(link.right)
            near.setdefault(link.right, set()).add(link.left)
            taken.update([link.origin] if link.origin else [])
    found: dict[str, set[str]] = {}
    seen: set[str] = set()
    for report in sorted(near, key=lambda one: (-len(near[one]), -taken[one], one)):
        if report not in seen:
            reached = found[report] = {report}
            waiting = [report]
            while waiting:
                more = near[waiting.pop()] - reached
                reached |= more
                waiting.extend(more)
            seen |= reached
    return found


def _nearness(report: str, centre: str, explains: _Explains, centres: Mapping[str, int]) -> tuple[float, float, int]:
    """How well a centre explains a report; of equals the one that it is the greater part of, then the earlier one."""
    return round(explains[centre][report], 2), explains[report][centre], -centres[centre]


def _is_junction(report: str, explains: _Explains) -> bool:
    """True if the reports linked to this one fall apart without it into two families or more.

    An origin holds its cuts together, but they are linked to each other, too; a family is two reports that are.
    """
    unseen = set(explains[report])
    families = 0
    while unseen:
        reached = [unseen.pop()]
        size = 0
        while reached:
            member = reached.pop()
            size += 1
            near = unseen & explains[member].keys()
            unseen -= near
            reached.extend(near)
        families += size > 1
    return families > 1


def _centres(
    explains: _Explains, times_named: Mapping[str, int], *, stitched: set[str], least: float
) -> dict[str, int]:
    """Reports that explain all others, each with its rank.

    Greedily: first the one that explains most, then most of what no centre explains yet. A stitched report explains
    parts of two families, so it is a centre only where nothing else is.
    """
    left = set(explains)
    centres: dict[str, int] = {}
    # A gain only ever falls, so an entry that is still right when it comes up is the largest (lazy greedy).
    queue = [
        (report in stitched, -_gain(explains[report], report, left, least), -times_named[report], report)
        for report in explains
    ]
    heapify(queue)
    while left:
        last, gain, times, report = heappop(queue)
        now = -_gain(explains[report], report, left, least)
        if now > gain:
            if now < 0:
                heappush(queue, (last, now, times, report))
            continue
        centres[report] = len(centres)
        left -= {other for other, share in explains[report].items() if share >= least} | {report}
    return centres


def _gain(explained: Mapping[str, float], report: str, left: set[str], least: float) -> float:
    """How much of the reports in `left` this one explains; a report that another explains is no centre of its own."""
    others = sum(share for other, share in explained.items() if other in left and share >= least)
    return round(others + (report in left), 6)


def _origin(centre: str, group: set[str], explains: _Explains, named: Mapping[tuple[str, str], str]) -> str:
    """The member that most others of the group, the centre among them, were taken from; else the centre."""
    before = {
        origin
        for other in explains[centre].keys() & group
        if (origin := named.get((other, centre) if other < centre else (centre, other), centre)) != centre
    }
    if not before:
        return centre
    # Named ends are linked, so the links of the group's members are all there is to count.
    pairs = {(one, other) for one in group for other in explains[one].keys() & group if one < other}
    votes = Counter(named[pair] for pair in pairs if named.get(pair) in before)
    return min(before, key=lambda report: (-votes[report], report))
