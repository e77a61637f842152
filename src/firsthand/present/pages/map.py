"""The origins map of a story: origin -> wire -> outlet -> copies, left to right in time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.present.charts.lanes import LaneMap, Node, lane_map
from firsthand.present.pages.copying import is_copy, other_end
from firsthand.present.pages.page import Page
from firsthand.present.pages.words import COPIES, counted, day
from firsthand.present.source import Source
from firsthand.record.rows import ClaimRow, CopyRow, ReportRow, StoryRow

MOST_REPORTS = 200
"""The map shows this many, those with most claims first; a longer one is read by nobody."""


@dataclass(frozen=True)
class MapView:
    """The map, and the rings of citation in words."""

    story: StoryRow
    chart: LaneMap | None
    rings: tuple[tuple[ClaimRow, tuple[str, ...]], ...]
    """(claim, the outlets or reports of its ring, in order of citation)."""
    left_out: int


def map_page(source: Source, story_id: str) -> Page | None:
    """The map, or None if there is no such story."""
    story = source.story(story_id)
    if story is None:
        return None
    claims = source.claims(story=story_id)
    weight = Counter(s.report_id for claim in claims for s in claim.statements)
    ids = sorted(story.report_ids, key=lambda r: (-weight[r], r))[:MOST_REPORTS]
    rows = [row for row in map(source.report, ids) if row]
    copies = [c for c in source.copies(reports=ids) if c.decided != "no"]
    view = MapView(
        story=story,
        chart=lane_map(_nodes(rows, claims, copies)),
        rings=tuple((c, _ring_names(c, rows)) for c in claims if c.circular),
        left_out=len(story.report_ids) - len(ids),
    )
    return Page("map", (story_id,), f"Where it comes from: {story.title}", view)


def _nodes(rows: Sequence[ReportRow], claims: Sequence[ClaimRow], copies: Sequence[CopyRow]) -> list[Node]:
    ids = {row.report: row.id for row in rows}
    cites: dict[str, list[str]] = {}
    for claim in claims:
        for name, cited in zip(claim.circular, [*claim.circular[1:], *claim.circular[:1]], strict=True):
            if name != cited and name in ids and cited in ids and ids[cited] not in cites.setdefault(ids[name], []):
                cites[ids[name]].append(ids[cited])
    return [_node(row, claims, copies, tuple(cites.get(row.id, ()))) for row in rows]


def _node(row: ReportRow, claims: Sequence[ClaimRow], copies: Sequence[CopyRow], cites: tuple[str, ...]) -> Node:
    weight = Counter(
        origin.name
        for claim in claims
        for origin in claim.tree
        if origin.name and origin.kind != "unnamed" and not origin.protected
        if any(s.report_id == row.id for s in origin.statements)
    )
    origins = tuple(name for name, _ in sorted(weight.items(), key=lambda o: (-o[1], o[0])))
    mine = [c for c in copies if is_copy(c, row.id)]
    copied = max(mine, key=lambda c: (c.covered_left + c.covered_right, c.id), default=None)
    how = f"{COPIES.get(copied.kind, copied.kind)} copy" if copied else ""
    more = f"also from {counted(len(origins) - 1, 'other')}" if len(origins) > 1 and not copied else ""
    return Node(
        id=row.id,
        label=row.outlet or row.report,
        note=", ".join(filter(None, [day(row.published), how, more])),
        day=row.published,
        origins=origins,
        source=other_end(copied, row.id) if copied else None,
        cites=cites,
        said=", ".join(filter(None, [day(row.published), how])),
    )


def _ring_names(claim: ClaimRow, rows: Sequence[ReportRow]) -> tuple[str, ...]:
    outlets = {row.report: row.outlet for row in rows}
    return tuple(outlets.get(name) or name for name in claim.circular)
