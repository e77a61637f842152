"""How many separate tellings a story has: its reports once copies are folded, as an interval."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.compare.claims.unions import Unions
from firsthand.vocabulary import Claim, Heading, Story, Tellings, link_id


def find_tellings(
    story: Story, headings: Mapping[str, Heading], copies: Mapping[str, str], claims: Sequence[Claim]
) -> Tellings:
    """The tellings of one story: groups of a report and its copies, then folded by outlet and by citation.

    `copies` maps a report to the one whose copy it is. Of `claims` those are used that show one report citing another.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report in story.reports:
        groups[copies.get(report, report)].append(report)
    outlets = {report: headings[report].outlet for report in {*story.reports, *groups}}
    lower, upper = _fold(groups, outlets, copies, claims), len(groups)
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
    claims: Sequence[Claim],
) -> int:
    """How many groups are left once those of one outlet, and those that cite another, are one."""
    folded: Unions[str] = Unions(groups)
    first: dict[str, str] = {}
    for origin in sorted(groups):
        outlet = outlets[origin]
        if outlet is not None:
            folded.join(first.setdefault(outlet, origin), origin)
    for claim in claims:
        for dependence in claim.dependences:
            left, right = (copies.get(end, end) for end in (dependence.left, dependence.right))
            if dependence.reason == "cites the other" and left in groups and right in groups:
                folded.join(left, right)
    return len(folded.groups())


def _because(reports: int, lower: int, upper: int) -> str:
    copies = reports - upper
    folded = f"{copies} of {reports} reports are copies of another" if copies else "No report is a copy of another"
    more = "" if lower == upper else f"; {upper - lower} more share an outlet with one, or cite it"
    return f"{folded}{more}."
