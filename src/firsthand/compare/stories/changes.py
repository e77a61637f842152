"""The stories of a pile before and after more reports came in -> which were merged and which were split, to be told."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from firsthand.vocabulary import Story


class StoryChange(msgspec.Struct, frozen=True, kw_only=True):
    """Stories that became one, or one that became several; reports that are new in a story change nothing.

    Ids alone: titles may name people whom only the record's masks know.
    """

    kind: Literal["merged", "split"]
    before: tuple[tuple[str, ...], ...]
    """The reports of each story that was; one story if it was split."""
    after: tuple[tuple[str, ...], ...]
    """The reports of each story that is; one story if some were merged."""


def story_changes(before: Iterable[Story], after: Iterable[Story]) -> tuple[StoryChange, ...]:
    """Every merge and every split, merges first, each sorted by its reports.

    A report that is no longer in the pile counts on neither side. Where one report moves from a story to another that
    goes on, the first was split and the second merged: both are told.
    """
    olds, news = _by_reports(before), _by_reports(after)
    known = {report for reports in olds for report in reports} & {report for reports in news for report in reports}
    merged = [StoryChange(kind="merged", before=parts, after=(new,)) for new, parts in _parts(news, olds, known)]
    split = [StoryChange(kind="split", before=(old,), after=parts) for old, parts in _parts(olds, news, known)]
    return (*merged, *split)


_Stories = list[tuple[str, ...]]


def _by_reports(stories: Iterable[Story]) -> _Stories:
    return sorted(tuple(sorted(story.reports)) for story in stories)


def _parts(
    wholes: _Stories, others: _Stories, known: set[str]
) -> list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Each whole whose known reports stand in several of the others, with these, the largest first."""
    home = {report: reports for reports in others for report in reports}
    found = []
    for whole in wholes:
        counts: dict[tuple[str, ...], int] = defaultdict(int)
        for report in known.intersection(whole):
            counts[home[report]] += 1
        if len(counts) > 1:
            found.append((whole, tuple(sorted(counts, key=lambda part: (-counts[part], part)))))
    return found
