"""The three shrinking bars, reports -> outlets -> origins: one unit is equally wide in each, so an echo is seen."""

from dataclasses import dataclass

from firsthand.record.rows import OriginsRow

MOST_UNITS = 60
"""Above it a unit would be thinner than a hairline gap on a phone; the bar is then drawn in one piece."""
GAP = 0.16
"""Share of a unit left white after it."""


@dataclass(frozen=True)
class Unit:
    """A rectangle of a bar, in percent of the widest bar."""

    x: float
    width: float
    sure: bool = True
    """False: it stands for an origin that may or may not be one."""


@dataclass(frozen=True)
class Bar:
    """One of the bars with its number as it is printed."""

    number: str
    noun: str
    units: tuple[Unit, ...]
    width: float
    """Its right end, in percent."""


@dataclass(frozen=True)
class Bars:
    """The bars from top to bottom and the sentence that says the same."""

    rows: tuple[Bar, ...]
    says: str


def shrinking_bars(reports: int, outlets: int, origins: OriginsRow, *, widest: int = 0) -> Bars:
    """Three bars on one scale; the last is solid up to the lower count and open up to the upper.

    `widest` is how many units fill the width, where bars of several stories are to be compared.
    """
    widest = max(reports, outlets, origins.upper, widest, 1)
    low, high = origins.lower, origins.upper
    number = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    rows = (
        _bar(f"{reports:,}", "report" if reports == 1 else "reports", (reports, reports, widest)),
        _bar(f"{outlets:,}", "outlet" if outlets == 1 else "outlets", (outlets, outlets, widest)),
        _bar(number, "origin" if high == 1 else "origins", (low, high, widest)),
    )
    spoken = f"{low:,}" if low == high else f"between {low:,} and {high:,}"
    return Bars(rows, f"{reports:,} {rows[0].noun}, {outlets:,} {rows[1].noun}, {spoken} {rows[2].noun}")


def _bar(number: str, noun: str, counts: tuple[int, int, int]) -> Bar:
    low, high, widest = counts
    unit = 100 / widest
    if widest <= MOST_UNITS:
        units = tuple(
            Unit(round(i * unit, 3), round(unit - min(unit * GAP, 0.7), 3), sure=i < low) for i in range(high)
        )
    else:
        units = (Unit(0, round(low * unit, 3)),) if low else ()
        if high > low:
            units += (Unit(round(low * unit, 3), round((high - low) * unit, 3), sure=False),)
    width = units[-1].x + units[-1].width if units else 0.0
    return Bar(number, noun, units, round(width, 3))
