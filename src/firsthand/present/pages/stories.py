"""The story list: what a person sees first."""

from dataclasses import dataclass

from firsthand.present.charts.bars import Bars, shrinking_bars
from firsthand.present.pages.page import Page, Pager, slice_of
from firsthand.present.pages.words import counted, days, goes_back_to, listed
from firsthand.present.source import Source
from firsthand.record.rows import StoryRow

PAGE_SIZE = 30
LEAST_SCALE = 10
"""A story of one report must not shout across the page."""


@dataclass(frozen=True)
class StoryCard:
    """A story with its bars and what is worth a warning."""

    row: StoryRow
    bars: Bars
    when: str
    outlets: str
    origins: str
    flags: tuple[tuple[str, str], ...]
    """(sign, words)."""


@dataclass(frozen=True)
class StoriesView:
    """The list, and what the whole record holds."""

    cards: tuple[StoryCard, ...]
    pager: Pager
    reports: int
    alone: int
    """How many of the stories shown are told by one report alone."""


def stories_page(source: Source, *, page: int = 1, size: int = PAGE_SIZE) -> Page:
    """The stories, those with most reports first."""
    pager = slice_of(source.count_stories(), page=page, size=size)
    rows = source.stories(limit=size, offset=max(pager.first - 1, 0))
    widest = max([LEAST_SCALE, *(len(row.reports) for row in rows)])
    view = StoriesView(
        cards=tuple(story_card(row, widest=widest) for row in rows),
        pager=pager,
        reports=source.count_reports(),
        alone=sum(len(row.reports) == 1 for row in rows),
    )
    return Page("stories", (), "Stories", view)


def story_card(row: StoryRow, *, widest: int = 0) -> StoryCard:
    """One story's bars and flags; `widest` is the scale of a list, so that its stories can be compared."""
    flags = []
    if row.one_origin:
        rests = "claim rests" if row.one_origin == 1 else "claims rest"
        flags.append(("▮", f"{row.one_origin} repeated {rests} on one origin"))
    if row.contradictions:
        flags.append(("✕", counted(row.contradictions, "contradiction")))
    return StoryCard(
        row=row,
        bars=shrinking_bars(len(row.reports), len(row.outlets), row.origins, widest=widest),
        when=days(row.first, row.last),
        outlets=listed(row.outlets),
        origins=goes_back_to(row.origins),
        flags=tuple(flags),
    )
