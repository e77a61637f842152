"""One story: its bars, its claims, its reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.present.charts.bars import Bars, shrinking_bars
from firsthand.present.pages.copying import is_copy, other_end
from firsthand.present.pages.page import Page
from firsthand.present.pages.statements import Heading, claim_heading
from firsthand.present.pages.stories import StoryCard, story_card
from firsthand.present.pages.words import RELATIONS, who_stands_behind
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow, CopyRow, ReportRow, StoryRow

MOST_CLAIMS = 100
"""The page lists this many claims, those with most reports first, and says how many there are."""


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a list."""

    row: ClaimRow
    heading: Heading
    bars: Bars
    counts: str
    relation: tuple[str, str] | None
    """(sign, words)."""


@dataclass(frozen=True)
class ReportLine:
    """A report in a list, with what it copies."""

    row: ReportRow
    copies: tuple[tuple[CopyRow, ReportRow | None], ...]
    """Copy links in which this report is the later or lesser one, with the other report."""


@dataclass(frozen=True)
class StoryView:
    """A story and what is said in it."""

    card: StoryCard
    shared: tuple[ClaimLine, ...]
    """Claims in two or more reports."""
    single: tuple[ClaimLine, ...]
    reports: tuple[ReportLine, ...]
    refers_to: tuple[StoryRow, ...]


def story_page(source: Source, story_id: str) -> Page | None:
    """A story, or None if the record has none of that id."""
    row = source.story(story_id)
    if row is None:
        return None
    claims = source.claims(story=story_id, limit=MOST_CLAIMS)
    widest = max((claim.reports for claim in claims), default=1)
    lines = [claim_line(source, claim, widest=widest) for claim in claims]
    view = StoryView(
        card=story_card(row),
        shared=tuple(line for line in lines if line.row.reports > 1),
        single=tuple(line for line in lines if line.row.reports <= 1),
        reports=report_lines(source, row.report_ids),
        refers_to=tuple(found for found in map(source.story, row.refers_to) if found),
    )
    return Page("story", (story_id,), row.title, view)


def claim_line(source: Source, row: ClaimRow, *, widest: int = 0) -> ClaimLine:
    """A claim with its bars and its relation in words; `widest` is the scale of its list."""
    return ClaimLine(
        row=row,
        heading=claim_heading(source, row),
        bars=shrinking_bars(row.reports, row.outlets, row.origins, widest=widest),
        counts=who_stands_behind(row),
        relation=RELATIONS.get(row.relation) if row.relation else None,
    )


def report_lines(source: Source, report_ids: Sequence[str]) -> tuple[ReportLine, ...]:
    """Reports by date with the copies that they are, where nobody decided otherwise."""
    rows = {row.id: row for row in map(source.report, report_ids) if row}
    copies = [copy for copy in source.copies(reports=report_ids) if copy.decided != "no"]
    return tuple(
        ReportLine(
            row,
            tuple((copy, rows.get(other_end(copy, row.id))) for copy in copies if is_copy(copy, row.id)),
        )
        for row in sorted(rows.values(), key=lambda r: (r.published or "9999", r.id))
    )
