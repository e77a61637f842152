"""The review queue: what would change a count most if a person looked at it, first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.present.pages.copying import copy_ends
from firsthand.present.pages.page import Page
from firsthand.present.pages.statements import Heading, claim_heading
from firsthand.present.pages.words import COPIES, counted, listed
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow, CopyRow, OriginsRow, ReportRow

MOST_ITEMS = 50
SURE_COVER = 0.9
"""A copy that covers this share of one report is not worth a person's time."""


@dataclass(frozen=True)
class Item:
    """One question, why it is worth asking, and what it would change."""

    kind: Literal["copy", "claim"]
    question: str
    why: str
    swing: int
    """By how much a count of origins or witnesses could change."""
    weight: int
    """Reports that the count is about."""
    claim: ClaimRow | None = None
    heading: Heading | None = None
    """The claim's words; made for the items that are shown."""
    copy: CopyRow | None = None
    ends: tuple[ReportRow, ...] = ()
    """The two reports of the copy."""


@dataclass(frozen=True)
class ReviewView:
    """The questions that are left."""

    items: tuple[Item, ...]
    left: int


def review_page(source: Source) -> Page:
    """Questions by what they would change, then by how many reports, then by id."""
    claims = source.claims()
    items = [*_from_claims(claims), *_from_copies(source.copies(), claims)]
    items.sort(key=lambda i: (-i.swing, -i.weight, i.kind, i.claim.id if i.claim else i.copy.id if i.copy else ""))
    return Page(
        "review",
        (),
        "Review queue",
        ReviewView(tuple(_shown(source, item) for item in items[:MOST_ITEMS]), max(0, len(items) - MOST_ITEMS)),
    )


def _shown(source: Source, item: Item) -> Item:
    if item.claim:
        return replace(item, heading=claim_heading(source, item.claim))
    ends = map(source.report, copy_ends(item.copy)) if item.copy else ()
    return replace(item, ends=tuple(row for row in ends if row))


def _from_claims(claims: Sequence[ClaimRow]) -> list[Item]:
    out = []
    for claim in claims:
        unknown = claim.origins.upper - claim.origins.lower
        if claim.circular:
            question, why = "Who was first?", "These reports cite one another in a ring."
            swing = len(claim.circular)
        elif unknown and claim.reports > 1:
            question = (
                "Do the unnamed ones have it from a named origin?" if claim.origins.lower else "Who is the origin?"
            )
            swing = unknown
            why = _unnamed(claim.origins)
        elif claim.origins.lower == 1 and claim.reports >= 3:
            question, swing = "Is this one origin?", 1
            why = f"All {claim.reports} reports were folded into {''.join(claim.origins.named[:1]) or 'one'}."
        else:
            continue
        out.append(Item("claim", question, why, swing, claim.reports, claim))
    return out


def _unnamed(origins: OriginsRow) -> str:
    """What is open where origins are not named."""
    unknown = origins.upper - origins.lower
    if origins.lower:
        named = listed(list(dict.fromkeys(origins.named))) or counted(origins.lower, "named origin")
        return f"{counted(unknown, 'origin')} more may stand behind it than {named}: no name is given."
    if unknown == 1:
        return "Its reports go back to one origin, and it is not named."
    return f"No origin is named; it may be one, or up to {unknown}."


def _from_copies(copies: Sequence[CopyRow], claims: Sequence[ClaimRow]) -> list[Item]:
    out = []
    for copy in copies:
        cover = max(copy.covered_left, copy.covered_right)
        if copy.decided in {"yes", "no"} or (cover >= SURE_COVER and not copy.damage):
            continue
        touched = [c for c in claims if {copy.left_id, copy.right_id} <= {s.report_id for s in c.statements}]
        how = COPIES.get(copy.kind, copy.kind)
        why = f"{cover:.0%} of one stands in the other ({how})."
        why += f" {counted(len(touched), 'claim')} would count one witness more."
        if copy.damage:
            why += f" {counted(len(copy.damage), 'place')} in it says something else."
        out.append(Item("copy", "Is one a copy of the other?", why, len(touched), 2, copy=copy))
    return out
