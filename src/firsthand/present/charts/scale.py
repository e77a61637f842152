"""Scales: a day or a number to percent, with round ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10


@dataclass(frozen=True)
class Tick:
    """A place on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True)
class DayScale:
    """Days to percent between `left` and `right`."""

    first: date
    last: date
    left: float = 0.0
    right: float = 100.0

    def at(self, iso: str | None) -> float:
        """Where a day stands; an unknown one at the left end."""
        found = parse_day(iso) or self.first
        span = max((self.last - self.first).days, 1)
        share = min(max((found - self.first).days / span, 0.0), 1.0)
        return round(self.left + share * (self.right - self.left), 3)

    def ticks(self, most: int = 5) -> tuple[Tick, ...]:
        """At most `most` days at even steps, the year named once."""
        span = (self.last - self.first).days
        step = next((s for s in (1, 2, 3, 7, 14, 30, 61, 91, 182) if span / s < most), max(365, ceil(span / most)))
        out: list[Tick] = []
        year = None
        for n in range(0, span + 1, step):
            found = self.first + timedelta(days=n)
            label = f"{found.day} {found:%b}" + ("" if found.year == year else f" {found.year}")
            out.append(Tick(self.at(found.isoformat()), label))
            year = found.year
        return tuple(out)


@dataclass(frozen=True)
class NumberScale:
    """Numbers to pixels, high ones on top."""

    low: float
    high: float
    top: float
    bottom: float

    def at(self, value: float) -> float:
        """Pixels from the top."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.bottom - share * (self.bottom - self.top), 2)

    def ticks(self, most: int = 4) -> tuple[Tick, ...]:
        """Round numbers inside the scale."""
        span = (self.high - self.low) or 1
        rough = span / most
        power = 10.0 ** floor(log10(rough))
        step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
        first = ceil(self.low / step) * step
        count = int((self.high - first) / step + 1e-9) + 1
        return tuple(Tick(self.at(first + i * step), _label(first + i * step)) for i in range(count))


def day_scale(days: Iterable[str | None], *, left: float = 0.0, right: float = 100.0) -> DayScale | None:
    """The scale from the first to the last known day; None if no day is known."""
    found = sorted(day for day in map(parse_day, days) if day)
    if not found:
        return None
    last = found[-1] if found[-1] > found[0] else found[0] + timedelta(days=1)
    return DayScale(found[0], last, left, right)


def parse_day(iso: str | None) -> date | None:
    """The first day of an ISO 8601 day, month or year; None if it is none."""
    if not iso:
        return None
    try:
        return date.fromisoformat({4: f"{iso}-01-01", 7: f"{iso}-01"}.get(len(iso), iso[:10]))
    except ValueError:
        return None


def _label(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2g}"
