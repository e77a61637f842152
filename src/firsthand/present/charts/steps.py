"""A quantity over time: one step line an origin, hedges as bands, contradictions as gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from firsthand.present.charts.scale import DayScale, NumberScale, Tick, day_scale
from firsthand.record.rows import StatementRow

TOP, BOTTOM, FOOT = 26.0, 260.0, 18.0
"""Pixels; above the top and in the foot stand numbers."""
HEDGE_PIXELS = 14.0
"""How far a hedge is drawn: "nearly" and "over" name a side and no distance, so the band has a fixed height."""
LEFT, RIGHT = 12.0, 95.0
"""Percent; the values of the axis stand to the left."""
ABOVE, BELOW = -14.0, 26.0
"""Pixels from a dot to the foot of its number."""
LABEL_WIDTH, LABEL_HEIGHT = 11.0, 16.0
"""Percent and pixels that a number needs on a phone."""


@dataclass(frozen=True)
class Band:
    """A hedge: a rectangle around its point. Percent across, pixels down."""

    x: float
    width: float
    y: float
    height: float
    kind: str
    """about, under, over, range."""


@dataclass(frozen=True)
class Dot:
    """One report's figure."""

    x: float
    y: float
    statement: StatementRow
    contradicted: bool
    label: float | None = None
    """Pixels from the top at which its number is printed; None where there is no room, the table below has it."""


@dataclass(frozen=True)
class Step:
    """A straight piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Line:
    """What one origin said, in order of days."""

    name: str
    style: int
    """Number of its dash pattern and tone; the name stands beside the line, so tone is never the only sign."""
    steps: tuple[Step, ...]
    gaps: tuple[Step, ...]
    """Where two of its figures contradict each other the line is broken."""
    dots: tuple[Dot, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class StepChart:
    """The whole chart."""

    lines: tuple[Line, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    clashes: tuple[Step, ...]
    """Between figures of two origins that cannot both be right."""
    height: float
    bottom: float


def step_chart(
    by_origin: Mapping[str, Sequence[StatementRow]], contradicted: frozenset[frozenset[str]], *, unknown: str = ""
) -> StepChart | None:
    """The chart, or None if there are not two dated values to draw.

    `contradicted` holds pairs of statement keys (`key_of_statement`) that cannot both be right.
    The figures of `unknown` are no line: nobody knows that they come from one origin.
    """
    points = [s for rows in by_origin.values() for s in rows if s.published and value_of(s) is not None]
    days = day_scale((s.published for s in points), left=LEFT, right=RIGHT)
    if len(points) < 2 or days is None:
        return None
    values = _number_scale(points)
    against = frozenset(key for pair in contradicted for key in pair)
    lines = []
    for style, (name, rows) in enumerate(sorted(by_origin.items(), key=lambda o: (-len(o[1]), o[0]))):
        dated = sorted((s for s in rows if s in points), key=lambda s: (s.published or "", s.report, s.start))
        if dated:
            line = _line(name, style, dated, (days, values, contradicted, against))
            lines.append(line if name != unknown else replace(line, steps=(), gaps=()))
    dots = {key_of_statement(dot.statement): dot for line in lines for dot in line.dots}
    return StepChart(
        lines=tuple(_labelled(lines)),
        days=days.ticks(),
        values=values.ticks(),
        clashes=tuple(_clash(dots, pair) for pair in sorted(contradicted, key=sorted) if pair <= dots.keys()),
        height=BOTTOM + 30,
        bottom=BOTTOM,
    )


def _clash(dots: Mapping[str, Dot], pair: frozenset[str]) -> Step:
    left, right = sorted((dots[key] for key in pair), key=lambda dot: (dot.x, dot.y))
    return Step(left.x, left.y, right.x, right.y)


def key_of_statement(statement: StatementRow) -> str:
    """A statement's key in this page: its report and its mark."""
    return f"{statement.report_id} {statement.mark}"


def value_of(statement: StatementRow) -> float | None:
    """Where a figure is drawn: the middle of its range."""
    if statement.low is None or statement.high is None:
        return statement.low if statement.high is None else statement.high
    return (statement.low + statement.high) / 2


def _number_scale(points: Sequence[StatementRow]) -> NumberScale:
    ends = [v for s in points for v in (s.low, s.high) if v is not None]
    low, high = min(ends), max(ends)
    room = (high - low) * 0.15 or abs(high) * 0.2 or 1.0
    return NumberScale(max(0.0, low - room) if low >= 0 else low - room, high + room, TOP, BOTTOM - FOOT)


def _line(
    name: str,
    style: int,
    rows: Sequence[StatementRow],
    drawn: tuple[DayScale, NumberScale, frozenset[frozenset[str]], frozenset[str]],
) -> Line:
    days, values, contradicted, against = drawn
    dots = [Dot(days.at(s.published), values.at(value_of(s) or 0.0), s, key_of_statement(s) in against) for s in rows]
    steps: list[Step] = []
    gaps: list[Step] = []
    for a, b in pairwise(dots):
        broken = frozenset({key_of_statement(a.statement), key_of_statement(b.statement)}) in contradicted
        if broken:
            gaps.append(Step(b.x, a.y, b.x, b.y))
        else:
            steps.append(Step(a.x, a.y, b.x, a.y))
            steps.append(Step(b.x, a.y, b.x, b.y))
    bands = tuple(dict.fromkeys(band for dot in dots if (band := _band(dot, values))))
    return Line(name, style % 5, tuple(steps), tuple(gaps), tuple(dots), bands)


def _band(dot: Dot, values: NumberScale) -> Band | None:
    s = dot.statement
    x, width = dot.x - 1.6, 3.2
    if s.low is not None and s.high is not None and s.high > s.low:
        top = values.at(s.high)
        return Band(x, width, top, values.at(s.low) - top, "range")
    shapes = {
        "~": (-HEDGE_PIXELS, 2 * HEDGE_PIXELS, "about"),
        "<": (0.0, 2 * HEDGE_PIXELS, "under"),
        ">": (-2 * HEDGE_PIXELS, 2 * HEDGE_PIXELS, "over"),
    }
    if s.bound not in shapes:
        return None
    up, height, kind = shapes[s.bound or ""]
    return Band(x, width, dot.y + up, height, kind)


def _labelled(lines: Sequence[Line]) -> list[Line]:
    """The lines with each number above its dot or below it, wherever no dot and no other number stands."""
    dots = sorted((dot for line in lines for dot in line.dots), key=lambda dot: (dot.x, dot.y))
    taken = [(dot.x, dot.y) for dot in dots]
    labels: dict[str, float] = {}
    said: set[tuple[float, float]] = set()
    for dot in dots:
        if (dot.x, dot.y) in said:
            continue
        said.add((dot.x, dot.y))
        for y in (dot.y + ABOVE, dot.y + BELOW):
            if all(abs(dot.x - x) >= LABEL_WIDTH or abs(y - 5 - other) >= LABEL_HEIGHT for x, other in taken):
                labels[key_of_statement(dot.statement)] = y
                taken.append((dot.x, y - 5))
                break
    return [
        replace(line, dots=tuple(replace(d, label=labels.get(key_of_statement(d.statement))) for d in line.dots))
        for line in lines
    ]
