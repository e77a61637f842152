"""A report that comes out late -> the day of speaking to which it looks back: "the press conference of 3 April"."""

import re
from datetime import date, timedelta
from functools import lru_cache

from firsthand.compare.utterances.near_days import DAYLIKE, day_of, sentence_of, week_before
from firsthand.compare.utterances.other_days import ADDRESS
from firsthand.stage import Reading
from firsthand.vocabulary import Span, TimeExpression

NOT_TOLD = frozenset({"metadata", "dateline", "byline", "credit"})
"""Parts whose day is that of the report, and says nothing of when somebody spoke."""
FURTHEST = timedelta(days=26)
"""A report that looks back further tells of no news: weeklies of the briefings come out up to so many days later."""
LEAD = 300
"""Characters in which a report says what it is about."""
_OF_SPEAKING = re.compile(rf"(?i)\b(?:{ADDRESS}|statements?|remarks|заявлени\w+|слов[ао])\b")


def looked_back_to(reading: Reading, published: date) -> date:
    """The first day on which something can have been said that the report does not date.

    A week before publication; but where the report names no day of that week, and its lead one alone, of an address,
    before it, that day.
    """
    return _first_day(reading, published, len(reading.of(TimeExpression)))


@lru_cache(maxsize=4)
def _first_day(reading: Reading, published: date, _times: int) -> date:
    """What `looked_back_to` says, worked out once for a report with as many times."""
    first = week_before(published)
    lines = [part.span for part in reading.report.parts if part.kind in NOT_TOLD]
    addresses: set[date] = set()
    for time in reading.of(TimeExpression):
        day = day_of(time.begin) if time.precision in DAYLIKE or time.precision == "week" else None
        if day is None or any(line.overlaps(time.span) for line in lines):
            continue
        if first <= day <= published:
            return first
        if day < first and time.precision in DAYLIKE and _is_of_address(reading, time.span):
            addresses.add(day)
    (day,) = addresses if len(addresses) == 1 else (first,)
    return day if published - day <= FURTHEST else first


def _is_of_address(reading: Reading, day: Span) -> bool:
    """True for a day of the lead in whose sentence somebody is told to have spoken somewhere."""
    text = reading.text
    return day.start < LEAD and _OF_SPEAKING.search(sentence_of(text, day).of(text)) is not None
