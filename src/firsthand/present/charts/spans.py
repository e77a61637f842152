"""Days of events on one axis: how long a bar is shows how precisely the day is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.present.charts.scale import DayScale, Tick, day_scale, parse_day

LEAST_WIDTH = 1.1
"""Percent; a single day must still be seen on a phone."""


@dataclass(frozen=True)
class DaySpan:
    """A bar, in percent."""

    x: float
    width: float
    open: bool
    """True if one end is not known."""
    dot: bool = False
    """True for a single day, which is drawn as a dot."""


@dataclass(frozen=True)
class Axis:
    """The axis that the bars of one page share."""

    scale: DayScale
    ticks: tuple[Tick, ...]

    def bar(self, begin: str | None, to: str | None) -> DaySpan:
        """The bar from the first to the last day, both included."""
        first, last = begin or to, to or begin
        left = self.scale.at(first)
        right = self.scale.at(_day_after(last))
        known = bool(begin and to)
        return DaySpan(left, round(max(right - left, LEAST_WIDTH), 3), open=not known, dot=known and first == last)

    def middle(self, iso: str | None) -> float | None:
        """The middle of a day, in percent; None where the day is not known."""
        if parse_day(iso) is None:
            return None
        return round((self.scale.at(iso) + self.scale.at(_day_after(iso))) / 2, 3)


def axis_of(spans: Sequence[tuple[str | None, str | None]]) -> Axis | None:
    """The axis from the first to the last day known; None without a day."""
    scale = day_scale([day for span in spans for day in span] + [_day_after(to or begin) for begin, to in spans])
    return Axis(scale, scale.ticks()) if scale else None


def _day_after(iso: str | None) -> str | None:
    found = parse_day(iso)
    return (found + timedelta(days=1)).isoformat() if found and found < date.max else iso
