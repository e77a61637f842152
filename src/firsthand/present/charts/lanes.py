"""The origins map: a lane a report, left to right in time; elbows from origin to report and from report to copy.

Only straight lines, so that percent across and pixels down fit any width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.present.charts.scale import DayScale, Tick, day_scale

ROW = 48.0
HEAD = 40.0
LEFT, RIGHT = 8.0, 96.0
TRUNK = 1.2
"""Percent at which an origin's trunk runs down."""
TURN = 55.0
"""Percent from which labels are set to the left of their report."""


@dataclass(frozen=True)
class Node:
    """What the map is told of a report: where it hangs."""

    id: str
    label: str
    note: str
    day: str | None
    origins: tuple[str, ...]
    """Named origins it has something from; the first is the one it is drawn under."""
    source: str | None = None
    """Id of the report it copies."""
    cites: tuple[str, ...] = ()
    """Ids of reports in a ring of citations that it cites."""
    said: str = ""
    """The note for the list, which names the origins itself."""


@dataclass(frozen=True)
class Stop:
    """A report on its lane."""

    node: Node
    x: float
    y: float
    end: bool
    """True if its label is set to the left of it."""
    depth: int
    """0 for a report with the claim from its origin, 1 and more for copies."""


@dataclass(frozen=True)
class Rail:
    """A straight piece of a connection."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str
    """origin, copy, ring."""
    arrow: bool = False


@dataclass(frozen=True)
class Head:
    """An origin's own row."""

    name: str
    named: bool
    y: float
    reports: int


@dataclass(frozen=True)
class LaneMap:
    """The whole map."""

    heads: tuple[Head, ...]
    stops: tuple[Stop, ...]
    rails: tuple[Rail, ...]
    ticks: tuple[Tick, ...]
    height: float


@dataclass
class _Drawing:
    """The map while it is drawn."""

    days: DayScale
    copies: Mapping[str, Sequence[Node]]
    """Report id -> the reports that copy it."""
    stops: list[Stop] = field(default_factory=list)
    rails: list[Rail] = field(default_factory=list)

    def place(self, node: Node, y: float, depth: int) -> float:
        """Draw a report and, below it, its copies; where the next lane is. A ring of copies ends where it began."""
        if any(stop.node.id == node.id for stop in self.stops):
            return y
        x = self.days.at(node.day)
        self.stops.append(Stop(node, x, y, x > TURN, depth))
        below = y + ROW
        for copy in sorted(self.copies.get(node.id, ()), key=_by_day):
            copy_x = self.days.at(copy.day)
            self.rails.append(Rail(x, y, x, below, "copy"))
            self.rails.append(Rail(x, below, copy_x, below, "copy", arrow=copy_x > x))
            below = self.place(copy, below, depth + 1)
        return below


def lane_map(nodes: Sequence[Node]) -> LaneMap | None:
    """The map of a story's reports; None without a dated report."""
    days = day_scale((n.day for n in nodes), left=LEFT, right=RIGHT)
    if days is None:
        return None
    above = _without_rings({n.id: n for n in nodes})
    copies: dict[str, list[Node]] = {}
    groups: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=_by_day):
        if node.id in above:
            copies.setdefault(above[node.id], []).append(node)
        else:
            groups.setdefault(node.origins[0] if node.origins else "", []).append(node)
    drawing = _Drawing(days, copies)
    heads: list[Head] = []
    y = HEAD
    for name, roots in sorted(groups.items(), key=lambda g: (g[0] == "", _by_day(g[1][0]))):
        kind = "origin" if name else "unknown"
        head_y, trunk_end, before = y, y, len(drawing.stops)
        y += HEAD
        for root in roots:
            trunk_end = y
            drawing.rails.append(Rail(TRUNK, y, days.at(root.day), y, kind, arrow=True))
            y = drawing.place(root, y, 0)
        drawing.rails.append(Rail(TRUNK, head_y + 6, TRUNK, trunk_end, kind))
        heads.append(Head(name or "No origin named", bool(name), head_y, len(drawing.stops) - before))
    drawing.rails.extend(_rings(drawing.stops))
    return LaneMap(tuple(heads), tuple(drawing.stops), tuple(drawing.rails), days.ticks(), y + 14)


def _without_rings(nodes: Mapping[str, Node]) -> dict[str, str]:
    """Report id -> the report here that it copies; a ring of copies is opened at its earliest report."""
    above = {node.id: node.source for node in nodes.values() if node.source in nodes and node.source}
    for start in sorted(above):
        walked = [start]
        while walked[-1] in above and above[walked[-1]] not in walked:
            walked.append(above[walked[-1]])
        if walked[-1] in above:
            ring = walked[walked.index(above[walked[-1]]) :]
            del above[min(ring, key=lambda one: _by_day(nodes[one]))]
    return above


def _rings(stops: Sequence[Stop]) -> list[Rail]:
    """Rings of citation as brackets at the right edge, from each citing report to the one it cites."""
    by_id = {stop.node.id: stop for stop in stops}
    out: list[Rail] = []
    for stop in stops:
        for n, cited in enumerate(c for c in stop.node.cites if c in by_id):
            edge, other = 99.4 - n * 0.8, by_id[cited]
            out.append(Rail(stop.x, stop.y + 5, edge, stop.y + 5, "ring"))
            out.append(Rail(edge, stop.y + 5, edge, other.y - 5, "ring"))
            out.append(Rail(edge, other.y - 5, other.x, other.y - 5, "ring", arrow=True))
    return out


def _by_day(node: Node) -> tuple[str, str]:
    return (node.day or "9999", node.id)
