"""The figures that answer one question -> the value that each policy states, what it rests on, and why.

The policies are those of the professions: a range of what is said, sources in an order, or left pending (Standards for
Casualty Recording, Every Casualty Counts); the most conservative figure (ACLED's codebook, on fatalities).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from firsthand.compare.figure_relations.amounts import ABOUT, BESIDE
from firsthand.record.rows import StatedRow


class Voice(NamedTuple):
    """One figure that may be counted in: no copy, and neither corrected nor outgrown by a later one."""

    id: str
    low: float
    high: float
    bound: str
    day: str
    """The last day that it covers, else that of publication; "" if neither is known."""
    printed: str
    origin: str | None
    """Who counted; None if the report does not say."""


NONE_STANDS = "Every figure here is a copy's, or was corrected or outgrown."


def state(policy: str, voices: Sequence[Voice], source: str | None = None) -> StatedRow:
    """What `policy`, one of `POLICIES`, states of figures that are already free of copies, in any order."""
    if policy != "source":
        voices = _plainest(voices)
    ordered = sorted(voices, key=lambda voice: (voice.day, voice.printed, voice.low, voice.id))
    if not ordered:
        return _nothing(policy, NONE_STANDS)
    if policy == "source":
        return _of_source(ordered, source)
    return _PLAIN[policy](ordered)


def _plainest(voices: Sequence[Voice]) -> list[Voice]:
    """The voices without hedged ones that a plainer one makes idle: "hundreds" and "about 640" where one says 640.

    A hedge says where the true number lies; it is no second number.
    """
    rooms = {v.id: _room(v) for v in voices}

    def idle(voice: Voice) -> bool:
        low, high = rooms[voice.id]
        inside = (rooms[other.id] for other in voices if other is not voice)
        return voice.bound != "=" and any(low <= a and b <= high and b - a < high - low for a, b in inside)

    return [voice for voice in voices if not idle(voice)]


def _room(voice: Voice) -> tuple[float, float]:
    """The lowest and highest number with which the words would still be fair."""
    low, high = voice.low, voice.high
    if low < high:
        return low, high
    match voice.bound:
        case "~":
            return low - abs(low) * ABOUT, low + abs(low) * ABOUT
        case ">":
            return low, low + abs(low) * BESIDE
        case "<":
            return low - abs(low) * BESIDE, low
        case _:
            return low, high


def _range(voices: Sequence[Voice]) -> StatedRow:
    """From the lowest to the highest."""
    low, high = min(v.low for v in voices), max(v.high for v in voices)
    ends = [v for v in voices if v.low == low or v.high == high]
    alone = "All that stand say so." if len(voices) > 1 else "The only one that stands."
    because = alone if low == high else "The lowest and the highest that stand."
    return _stated("range", ends, because)


def _conservative(voices: Sequence[Voice]) -> StatedRow:
    """The lowest number: of a range or a vague word its lower end, with more left open."""
    low = min(v.low for v in voices)
    lowest = [v for v in voices if v.low == low]
    stated = _stated("conservative", lowest, "The lowest that stands.")
    return stated if stated.high == low else msgspec.structs.replace(stated, high=low, bound=">")


def _latest(voices: Sequence[Voice]) -> StatedRow:
    """The figure of the latest day; a range where that day has several."""
    newest = (voices[-1].day, voices[-1].printed)
    if not newest[0]:
        return _nothing("latest", "No figure here has a day.")
    last = [v for v in voices if (v.day, v.printed) == newest]
    return _stated("latest", last, f"The latest count, as of {newest[0]}, printed on {newest[1] or 'an unknown day'}.")


def _of_source(voices: Sequence[Voice], source: str | None) -> StatedRow:
    """The latest figure of the first source named that has one; several are parted by semicolons."""
    wanted = [name.strip() for name in (source or "").split(";") if name.strip()]
    for name in wanted:
        theirs = [v for v in voices if v.origin and _is(name, v.origin)]
        if theirs:
            last = theirs[-1]
            together = [v for v in theirs if (v.day, v.printed) == (last.day, last.printed)]
            return _stated("source", _plainest(together), f"What {last.origin} counted last.")
    there = sorted({v.origin for v in voices if v.origin})
    named = f"; there are figures of: {', '.join(there)}" if there else "; no report says who counted"
    said = f"None of them is from {' or '.join(wanted)}" if wanted else "No source was named"
    return _nothing("source", f"{said}{named}.")


def _is(wanted: str, origin: str) -> bool:
    """True if the words wanted stand in the origin's name, whole and in whatever case."""
    return f" {_bare(wanted)} " in f" {_bare(origin)} "


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _pending(voices: Sequence[Voice]) -> StatedRow:
    """The one value that all can meet; nothing while they disagree."""
    low, high = max(v.low for v in voices), min(v.high for v in voices)
    if low > high:
        values = sorted({(v.low, v.high) for v in voices})
        said = ", ".join(f"{a:,.10g}" if a == b else f"{a:,.10g} to {b:,.10g}" for a, b in values)
        return _nothing("pending", f"Left open: the figures that stand differ ({said}).")
    narrowest = [v for v in voices if v.low >= low and v.high <= high]
    return _stated("pending", narrowest or list(voices), "All that stand can be this number.")


def _nothing(policy: str, because: str) -> StatedRow:
    return StatedRow(policy=policy, low=None, high=None, bound=None, rests_on=[], because=because)


def _stated(policy: str, voices: Sequence[Voice], because: str) -> StatedRow:
    low, high = min(v.low for v in voices), max(v.high for v in voices)
    return StatedRow(
        policy=policy,
        low=low,
        high=high,
        bound=_bound(voices, low, high),
        rests_on=sorted({v.id for v in voices}),
        because=because,
    )


def _bound(voices: Sequence[Voice], low: float, high: float) -> str:
    """The hedge of the whole: of one value the plainest, of a range what its upper end leaves open."""
    at_top = {v.bound for v in voices if v.high == high}
    if low == high:
        return next((sign for sign in ("=", "~", ">", "<") if sign in at_top), "=")
    return ">" if at_top == {">"} else "~" if "~" in {v.bound for v in voices} else "="


_PLAIN: Mapping[str, Callable[[Sequence[Voice]], StatedRow]] = {
    "range": _range,
    "conservative": _conservative,
    "latest": _latest,
    "pending": _pending,
}
POLICIES: Mapping[str, str] = {
    "range": "from the lowest to the highest figure that stands",
    "conservative": "the lowest figure that stands",
    "latest": "the figure of the latest day",
    "source": "the latest figure of the source you name with --source",
    "pending": "a number only where all that stand can be it; else none",
}
"""Policy -> what it states, in the order that pages and help list them; the first is the default."""
