"""Claims with the tree of who stands behind them, and stories with their three bars."""

from collections.abc import Iterable, Sequence

from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.statements import place_row, statement_row
from firsthand.record.ask.tallies import Answers
from firsthand.record.ask.withhold import WITHHELD, Mask
from firsthand.record.rows import ClaimRow, DependenceRow, OriginRow, OriginsRow, StoryRow
from firsthand.vocabulary import Claim, Dependence, Origin, Story, Tellings

DIFFER = frozenset({"revised", "contradicted"})
"""Relations that a reader must be told of before anything else."""


def claim_row(shelf: Shelf, name: str, link: Claim, answers: Answers) -> ClaimRow:
    """One claim with its tree, and what the policies state of its question."""
    mask = _mask_of(shelf, link)
    tally, stated = answers.of_claim(name, link.story) if link.kind == "figure" else (None, [])
    named = _named(mask, link)
    as_read = link.as_read or link.count
    return ClaimRow(
        id=name,
        kind=link.kind,
        story=link.story,
        text=mask.sentence(link.text),
        statements=[statement_row(shelf, statement) for statement in link.statements],
        reports=link.count.reports,
        outlets=link.count.outlets,
        witnesses=link.count.witnesses,
        origins=OriginsRow(lower=link.count.lower, upper=link.count.upper, named=named),
        relation=link.relation,
        tree=[_origin_row(shelf, origin) for origin in link.origins],
        dependences=[_dependence_row(shelf, one) for one in link.dependences],
        circular=[shelf.name_of(report) for report in link.circular],
        because=mask.label(link.because),
        as_read=OriginsRow(lower=as_read.lower, upper=as_read.upper, named=named),
        tally=tally,
        stated=stated,
    )


def _mask_of(shelf: Shelf, link: Claim) -> Mask:
    return shelf.mask_over(statement.report for statement in link.statements)


def origin_name(mask: Mask, origin: Origin) -> str | None:
    """The name of an origin, or `WITHHELD` where a protected person is behind it; None for an unknown one.

    A protected origin has its name back once nobody in its reports is withheld any more.
    """
    if origin.name is None:
        return None
    hidden = origin.name in mask.words or (origin.protected and bool(mask.words))
    return WITHHELD if hidden else mask.sentence(origin.name)


def _named(mask: Mask, link: Claim) -> list[str]:
    """The names of the origins that count into the lower end of the interval."""
    names = [origin_name(mask, origin) for origin in link.origins if origin.counts_as_named]
    return [name for name in names if name is not None]


def _origin_row(shelf: Shelf, origin: Origin) -> OriginRow:
    mask = shelf.mask_over(statement.report for statement in origin.statements)
    name = origin_name(mask, origin)
    return OriginRow(
        name=name,
        kind=origin.kind,
        protected=name == WITHHELD,
        statements=[statement_row(shelf, statement) for statement in origin.statements],
        evidence=place_row(shelf, origin.place) if origin.place else None,
    )


def _dependence_row(shelf: Shelf, one: Dependence) -> DependenceRow:
    return DependenceRow(
        left=shelf.name_of(one.left),
        right=shelf.name_of(one.right),
        reason=one.reason,
        because=shelf.mask_over((one.left, one.right)).label(one.because),
        places=[place_row(shelf, place) for place in one.places],
    )


def story_row(shelf: Shelf, name: str, link: Story, claims: Sequence[Claim]) -> StoryRow:
    """One story with its three bars; `claims` are those that belong to it.

    The interval is that of the story's `Tellings`; the names are those of the origins behind what two or more of its
    reports tell, or, where no two tell the same, behind all claims.
    """
    headings = [shelf.heading(report) for report in link.reports]
    dates = sorted(heading.date for heading in headings if heading.date)
    told_twice = [claim for claim in claims if claim.count.reports > 1]
    bars = _tellings(shelf, name, link)
    return StoryRow(
        id=name,
        title=shelf.mask_over(link.reports).label(link.title),
        reports=[shelf.name_of(report) for report in link.reports],
        report_ids=list(link.reports),
        outlets=sorted({outlet for report in link.reports if (outlet := shelf.outlet_of(report))}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        origins=OriginsRow(lower=bars.lower, upper=bars.upper, named=_names(shelf, told_twice or claims)),
        claims=len(claims),
        one_origin=sum(claim.count.upper == 1 for claim in told_twice),
        contradictions=sum(claim.relation in DIFFER for claim in claims),
        refers_to=sorted(_stories_of(shelf, link.refers_to)),
        because=shelf.mask_over(link.reports).label(link.because),
    )


def _tellings(shelf: Shelf, name: str, link: Story) -> Tellings:
    """How many separate tellings the story comes down to; without a stage that folds, each report is one."""
    for _, found in shelf.links(Tellings, report=link.reports[0]):
        if found.story == name:
            return found
    return Tellings(
        story=name,
        groups=tuple((report,) for report in link.reports),
        outlets=(),
        lower=len(link.reports),
        upper=len(link.reports),
        because="Nothing was folded.",
    )


def _names(shelf: Shelf, claims: Iterable[Claim]) -> list[str]:
    """The names of the named origins behind the claims, most statements first."""
    weight: dict[str, int] = {}
    for claim in claims:
        mask = _mask_of(shelf, claim)
        for origin in claim.origins:
            name = origin_name(mask, origin) if origin.counts_as_named else None
            if name is not None:
                weight[name] = weight.get(name, 0) + len(origin.statements)
    return sorted(weight, key=lambda name: (-weight[name], name))


def _stories_of(shelf: Shelf, reports: Iterable[str]) -> set[str]:
    return {name for report in reports for name, _ in shelf.links(Story, report=report)}
