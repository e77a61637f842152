"""What stands in front of an expression: "by September 1", "from 7 a.m. to 9 p.m. EST", "between 2 and 6 February"."""

import re
from dataclasses import replace
from datetime import timedelta

from firsthand.annotate.times.lexicon import Language
from firsthand.annotate.times.meaning import Meaning, on_calendar
from firsthand.vocabulary import Span

FRONT_REACH = 24
"""Characters in front in which a limit or the other end of a stretch is looked for."""

_LIMITS = {"by_then": "ON_OR_BEFORE", "before_then": "BEFORE", "after_then": "AFTER"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?P<clock>T\d\d:\d\d)")
_BARE_CLOCK = re.compile(r"[\d:.\s]+(?:[ap]\.?\s?m\.?)?|noon|midnight", re.IGNORECASE)
_MARKED_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m", re.IGNORECASE)
NOON = 12

Found = tuple[Span, Meaning]


def with_limit(text: str, found: Found, language: Language) -> Found:
    """The expression with the TIMEX3 mod that the preposition in front gives a day, month or year; its days stay."""
    span, meaning = found
    if meaning.mod is not None or meaning.type not in {"DATE", "TIME"} or meaning.interval[0] is None:
        return found
    for name, mod in _LIMITS.items():
        if language.patterns[name].search(text, max(0, span.start - FRONT_REACH), span.start):
            return span, replace(meaning, mod=mod)
    return found


def with_first_ends(text: str, found: list[Found], language: Language) -> list[Found]:
    """The expressions, and the first ends of stretches that have day, zone or "p.m." from the second.

    "7 a.m. to 9 p.m. EST on Friday" are two times of one Friday; the bare number of "from 5 to 6 pm" is one too.
    """
    out: list[Found] = []
    for at, (span, meaning) in enumerate(found):
        before = out[-1] if out else None
        if before is not None and language.patterns["through"].fullmatch(text, before[0].end, span.start):
            out[-1] = (before[0], _of_one_day(before, (span, meaning), text))
        elif before is None or before[0].end <= span.start - len("from 1 to "):
            first = _bare_end(text, (span, meaning), language)
            out.extend([first] if first is not None else [])
        out.append(found[at])
    return out


def _of_one_day(first: Found, second: Found, text: str) -> Meaning:
    """The first time of day with the day and the zone of the second; as it was where it names its own."""
    own, other = _CLOCK.fullmatch(first[1].value or ""), _CLOCK.fullmatch(second[1].value or "")
    if own is None or other is None or not _BARE_CLOCK.fullmatch(first[0].of(text)):
        return first[1]
    meaning = replace(second[1], value=other["day"] + own["clock"])
    return replace(meaning, because=f"{second[1].because} The day is that of the time behind it.")


def _bare_end(text: str, second: Found, language: Language) -> Found | None:
    """The number in front that is the first day or hour of the stretch."""
    span, meaning = second
    front = language.patterns["first_end"].search(text, max(0, span.start - FRONT_REACH), span.start)
    if front is None or meaning.interval[0] is None or not text[span.start].isdigit():
        return None
    clock, day = _CLOCK.fullmatch(meaning.value or ""), _DAY.fullmatch(meaning.value or "")
    first, end = Span(*front.span("end")), front["end"]
    if clock is not None and _MARKED_HOUR.match(text, span.start):
        return first, replace(meaning, value=clock["day"] + _hour_before(end, clock["clock"]))
    if day is None or ":" in end or not 0 < int(end) < meaning.interval[0].day:
        return None
    begin = meaning.interval[0] - timedelta(meaning.interval[0].day - int(end))
    return first, on_calendar(begin.isoformat(), "The month is that of the day behind it.", meaning.anchor or "text")


def _hour_before(end: str, clock: str) -> str:
    """The clock time of a bare hour: in the half of the day of the time behind it, or in the one before."""
    hour, _, minute = end.partition(":")
    late = int(clock[1:3])
    early = int(hour) % NOON + (NOON if late >= NOON else 0)
    early = early if early <= late else early - NOON
    return f"T{max(early, 0):02}:{minute or '00'}"
