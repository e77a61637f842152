"""How many separate tellings a story has: its reports once copies are folded, as an interval."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.compare.unions import Unions
from firsthand.vocabulary import Claim, Heading, Story, Tellings, link_id

Citing = Mapping[str, Sequence[str]]
"""Report -> the reports that it cites, or that cite it, in some claim."""


def find_citing(claims: Iterable[Claim]) -> Citing:
    """Which reports cite which, by either end."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for dependence in claim.dependences:
            if dependence.reason == "cites the other":
                found[dependence.left].append(dependence.right)
                found[dependence.right].append(dependence.left)
    return found


def find_tellings(story: Story, headings: Mapping[str, Heading], copies: Mapping[str, str], citing: Citing) -> Tellings:
    """The tellings of one story: groups of a report and its copies, then folded by outlet and by citation.

    `copies` maps a report to the one whose copy it is.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report in story.reports:
        groups[copies.get(report, report)].append(report)
    outlets = {report: headings[report].outlet for report in {*story.reports, *groups}}
    lower, upper = _fold(groups, outlets, copies, citing), len(groups)
    known = sorted({outlet for report in story.reports if (outlet := outlets[report]) is not None})
    return Tellings(
        story=link_id(story),
        groups=tuple(
            tuple(sorted(members, key=lambda r: (r != origin, headings[r].date or "unknown last", r)))
            for origin, members in sorted(groups.items())
        ),
        outlets=tuple(known),
        lower=lower,
        upper=upper,
        because=_because(len(story.reports), lower, upper),
    )


def _fold(
    groups: Mapping[str, Sequence[str]],
    outlets: Mapping[str, str | None],
    copies: Mapping[str, str],
    citing: Citing,
) -> int:
    """How many groups are left once those of one outlet, and those that cite another, are one."""
    folded: Unions[str] = Unions(groups)
    first: dict[str, str] = {}
    for origin in sorted(groups):
        outlet = outlets[origin]
        if outlet is not None:
            folded.join(first.setdefault(outlet, origin), origin)
    for member in {*groups, *(member for members in groups.values() for member in members)}:
        for other in citing.get(member, ()):
            left, right = copies.get(member, member), copies.get(other, other)
            if left in groups and right in groups:
                folded.join(left, right)
    return len(folded.groups())


def _because(reports: int, lower: int, upper: int) -> str:
    copies = reports - upper
    folded = f"{copies} of {reports} reports are copies of another" if copies else "No report is a copy of another"
    more = "" if lower == upper else f"; {upper - lower} more share an outlet with one, or cite it"
    return f"{folded}{more}."
