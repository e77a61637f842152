"""A match of two sentences -> the days in which they differ, and whose mistake that looks like."""

from collections.abc import Iterator, Mapping
from datetime import date

from firsthand.compare.dates.matches import Match
from firsthand.compare.dates.sentences import paired_days
from firsthand.compare.dates.sketches import DateSketch, NamedDay
from firsthand.vocabulary import Copy, DateDifference, Heading, Passage, Place, Slip, Statement

MAX_APART_DAYS = 10
"""Reports of one event that no copy ties: what lies further apart is told of two events more often than of one."""


def differences_of(
    match: Match, headings: Mapping[str, Heading], sketches: Mapping[str, DateSketch]
) -> Iterator[DateDifference]:
    """A link for each two days that stand for each other and cannot be one."""
    for one, other in paired_days(match.left_sentence, match.right_sentence, copied=match.copy is not None):
        if differ(one, other) and (match.copy is not None or _days_apart(one, other) <= MAX_APART_DAYS):
            yield _difference(match, (one, other), headings, sketches)


def differ(one: NamedDay, other: NamedDay) -> bool:
    """True if the two days cannot be one, whatever week their words were resolved to.

    The same words are never a difference: a copy keeps "on Tuesday" and is printed later. The same weekday is none
    either, unless both give month and day: then only the resolving went to another week.
    """
    if one.day is None or other.day is None or one.day == other.day or one.words.lower() == other.words.lower():
        return False
    return one.weekday != other.weekday or (one.explicit and other.explicit)


def _days_apart(one: NamedDay, other: NamedDay) -> int:
    return abs((date.fromisoformat(one.day or "") - date.fromisoformat(other.day or "")).days)


def _difference(
    match: Match, days: tuple[NamedDay, NamedDay], headings: Mapping[str, Heading], sketches: Mapping[str, DateSketch]
) -> DateDifference:
    one, other = days
    corrects = tuple(Place(report, span) for report in (match.left, match.right) for span in sketches[report].corrects)
    kind = _kind(match.copy, announced=bool(corrects))
    return DateDifference(
        left=Statement(report=match.left, span=one.span, mark=one.mark),
        right=Statement(report=match.right, span=other.span, mark=other.mark),
        left_days=(one.day, one.day),
        right_days=(other.day, other.day),
        sentences=Passage(match.left_sentence.span, match.right_sentence.span),
        kind=kind,
        because=f"{_told(one, headings[match.left])}, {_told(other, headings[match.right])}: "
        f"{_why(match, kind, headings)}",
        places=corrects,
    )


def _kind(copy: Copy | None, *, announced: bool) -> Slip:
    if announced or (copy is not None and copy.kind == "revision"):
        return "correction"
    return "slip" if copy is not None and copy.origin is not None else "unresolved"


def _told(day: NamedDay, heading: Heading) -> str:
    return f"“{day.words}” ({day.day}) in {_called(heading)}"


def _called(heading: Heading) -> str:
    return heading.outlet or "a report of no known outlet"


def _why(match: Match, kind: Slip, headings: Mapping[str, Heading]) -> str:
    copy = match.copy
    if kind == "correction":
        revised = copy is not None and copy.kind == "revision"
        return "the later text of one report changes the day." if revised else "one of them announces a correction."
    if copy is None:
        return "two reports tell one event in much the same words, and nothing says which day is right."
    if copy.origin is None:
        return "one copies the sentence from the other, and nothing says which."
    later = copy.right if copy.origin == copy.left else copy.left
    return f"{_called(headings[later])} takes the sentence from {_called(headings[copy.origin])} and changes the day."
