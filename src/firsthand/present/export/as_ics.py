"""One iCalendar file: the timeline as all-day events (RFC 5545), for calendars and timeline tools.

An event spans the days that its words leave open; its description holds the sentence, the words that gave the date, and
who printed it. The file is the same for the same record: stamps are publication days, ids those of the findings.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import Ask
from firsthand.record.rows import TellingRow, TimelineRow

MOST_OCTETS = 75
"""Of a line without its break (RFC 5545, 3.1); longer ones are folded."""
MOST_SUMMARY = 90
"""Characters of an event's name; the description has the whole sentence."""
UNKNOWN_STAMP = "19700101T000000Z"
"""DTSTAMP is required; an undated report has none to give."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Not allowed in a TEXT value (RFC 5545, 3.1)."""


def write_ics(ask: Ask, path: Path) -> list[Path]:
    """The one file; events that have no day at all stay out."""
    with whole_file(path) as stream:
        for line in calendar_lines(ask.timeline()):
            stream.write(folded(line))
    return [path]


def calendar_lines(rows: Iterator[TimelineRow]) -> Iterator[str]:
    """The content lines, not yet folded."""
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//firsthand//timeline//EN", "CALSCALE:GREGORIAN")
    for row in rows:
        yield from event_lines(row)
    yield "END:VCALENDAR"


def event_lines(row: TimelineRow) -> Iterator[str]:
    """One VEVENT; none for a row without a day, or on the last day that a calendar has."""
    first, last = row.begin or row.to, row.to or row.begin
    if first is None or last is None or last >= date.max.isoformat():
        return
    day_after = date.fromisoformat(last) + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}.firsthand"
    yield f"DTSTAMP:{_stamp(row.published)}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    yield f"DTEND;VALUE=DATE:{_basic(day_after.isoformat())}"
    yield f"SUMMARY:{escaped(_summary(row.text))}"
    yield f"DESCRIPTION:{escaped(_description(row))}"
    if row.precision:
        yield f"CATEGORIES:{escaped(f'known to the {row.precision}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(words: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    plain = _CONTROLS.sub("\ufffd", words.replace("\r\n", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line with its break, folded into pieces of at most `MOST_OCTETS`; no character is cut in two."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _summary(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= MOST_SUMMARY else words[: MOST_SUMMARY - 1].rpartition(" ")[0] + "…"


def _description(row: TimelineRow) -> str:
    told: list[TimelineRow | TellingRow] = [row, *row.tellings]
    printed = "; ".join(
        f"{one.outlet or 'unknown outlet'}, {one.published or 'no date'}, {one.report} {one.start}-{one.end}"
        for one in told
    )
    return f"{row.text}\nDated by: “{row.phrase}”\nPrinted: {printed}"


def _stamp(published: str | None) -> str:
    return f"{_basic(published)}T000000Z" if published else UNKNOWN_STAMP


def _basic(iso: str) -> str:
    return iso.replace("-", "")
