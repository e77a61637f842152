"""On which clock a time of day is read: the zone named beside it, else that of the place in the dateline."""

import re
from dataclasses import replace
from functools import cache

from firsthand.annotate.times.meaning import Meaning, Phrase
from firsthand.lexicon import read_table
from firsthand.stage import Reading

_PLACE = re.compile(r"[^,(/\-–—]+(?:-[^\W\d_]+)*")
_CLOCK = re.compile(r"T\d\d:\d\d")
LOCAL = "local"
"""What the tables give for "local time": the clock of the dateline."""


def dateline_zone(reading: Reading) -> tuple[str, str] | None:
    """The place of the first dateline and its IANA time zone; None where the table does not know the place."""
    for part in reading.report.parts_of("dateline"):
        place = _PLACE.match(part.span.of(reading.text))
        zone = _zones().get(" ".join(place.group().split()).upper()) if place else None
        if place and zone:
            return " ".join(place.group().split()), zone
    return None


def with_zone(meaning: Meaning, phrase: Phrase, dateline: tuple[str, str] | None) -> Meaning:
    """The meaning of a time of day with its zone; others as they are, and those whose clock nothing tells."""
    if meaning.type != "TIME" or not _CLOCK.search(meaning.value or ""):
        return meaning
    named = phrase.value("zone")
    if named and named != LOCAL:
        return replace(meaning, zone=named)
    if dateline is None:
        return meaning
    place, zone = dateline
    return replace(meaning, zone=zone, because=f"{meaning.because} On the clock of {place}, as datelined.")


@cache
def _zones() -> dict[str, str]:
    return {row["place"]: row["zone"] for row in read_table("dateline_zones")}
