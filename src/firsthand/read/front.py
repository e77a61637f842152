"""What stands at the front of a report: date lines, bylines and datelines. Each function is about one block of text."""

import re
from typing import NamedTuple

from firsthand.read.dates import MONTH, first_day

MAX_BYLINE_WORDS = 16
MAX_LINE_CHARACTERS = 160
MAX_DATELINE_CHARACTERS = 120
MIN_CITY = 4
"""Letters of a city in capitals that little stands behind."""

_SMALL_WORDS = frozenset(
    "and & in for of the a at with de da del di du la le van von der den bin al el y staff special to".split()
)
_DAY_NAME = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b"
_CLOCK = r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?\s?m\b\.?)?\s*(?:[A-Z]{2,4}\b)?"

_DATE_LINE = re.compile(r"(?i)[\s\ufeff]*(?P<all>date\s*:?[^\S\n]*(?P<day>\d{4}-\d{2}-\d{2}))(?!\d)")
_DAY_ALONE = re.compile(
    rf"""(?xi)
    (?: (?:date|published|posted|publication\s+date|first\s+published|дата(?:\s+публикации)?|опубликован[оа]?)
        \s* (?:on|at|:)? \s* )?
    (?: {_CLOCK} \s*,?\s* )?
    (?P<day>
        (?: {_DAY_NAME} \s*,?\s* )?
        (?: {MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)? | \d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH} ) \s*,?\s+ \d{{4}}
      | \d{{4}}-\d{{2}}-\d{{2}}
    )
    (?: \s?г(?:ода)?\b\.? )?
    (?: \s*(?:T|[,|·•–—-]|at|в|@)?\s* {_CLOCK} )?
    (?: \s*[;,|·•/–—(-]?\s* (?:last\s+)?(?:updated|modified|\d+\s+min).{{0,80}} )?
    """
)
_UPDATED = re.compile(
    rf"(?i)\(?(?:last\s+)?(?:updated|modified)\b\s*(?:on|at|:)?\s*(?:\d|{MONTH}|{_DAY_NAME}).{{0,80}}$"
)
_BYLINE = re.compile(
    r"(?:By|BY|by|Words by|Story by|Text by|Text:|Author:|Written by|Reported by|Von|Par|Por)\s*:?\s+(?P<names>\S.*)$"
)
_STAFF_LINE = re.compile(
    r"(?i)(?:from\s+|by\s+)?(?:our\s+|the\s+)?(?:staff|correspondents?|news\s+(?:desk|services?)|wire\s+services?|agencies|reporters?)"
    r"(?:\s+(?:reporters?|writers?|correspondents?))?(?:\s*(?:and|,|&)\s*(?:our\s+)?(?:staff|agencies|news\s+agencies|wire\s+services?))?"
)
_AGENCY = r"[(/] \s* [A-ZА-ЯЁ][\w.&’' ,/-]{1,40} \s* [)/]"
_YEAR = r"\d{4}(?:\s?(?:года\b|г\b\.?))?"
"""A year, in Russian with its word: «2031 года», «2031 г.»."""
_MONTH_DAY = rf"(?i:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+{_YEAR})?"
_CAPITAL = "A-ZА-ЯЁІЇЄ"
_DASH = r"(?: \s* (?:—|–|‒|―|--|_) | \s+ - | \s*:)"
_REGION = r"(?:обл(?:асть\b|\.)|край\b|район\b|округ\b)"
_OTHER_DAY = r"(?:(?:Поза)?[Вв]чера|(?:После)?[Зз]автра|Yesterday|Tomorrow)\b"
"""In front of a day they are no place: «Вчера, 5 мая 2031 года —»."""
_OPENS = rf"[{_CAPITAL}\d«“\"„(/]"
"""With what a sentence begins behind the full stop of a Russian dateline."""
_DATELINE = re.compile(
    rf"""(?x)
    (?:
        (?P<city> [{_CAPITAL}][{_CAPITAL}.'’]+ (?:[\s/-][{_CAPITAL}][{_CAPITAL}.'’]+){{0,4}} )  # HARROW BAY
        (?: ,\s+ (?!{_MONTH_DAY}) [{_CAPITAL}][\w.'’]+ (?:\s[{_CAPITAL}][\w.'’]+){{0,2}} (?:\s{_REGION})? )?  # , Kenya
      | (?P<mixed> (?!{_OTHER_DAY}) [{_CAPITAL}][\w.'’-]+ (?:[\s/][{_CAPITAL}][\w.'’-]+){{0,3}}
        (?: ,\s+ (?!{_MONTH_DAY}) [{_CAPITAL}][\w.'’]+ (?:\s[{_CAPITAL}][\w.'’]+){{0,2}} )? )   # Harrow Bay
    )?
    (?: (?(city),?\s+|(?(mixed)(?:,|(?<=[а-яё]\.))\s+)) (?P<day> {_MONTH_DAY} ) )?  # , March 3
    (?: [,.\s]* (?P<agency> {_AGENCY} ) )?                                    # (Northwire)
    (?: {_DASH} (?=\s|$) (?!\s*{_MONTH_DAY}) | (?<=/)\.? (?=\s|$)
      | (?P<stop> (?<=[а-яё\d]\.) | (?<=[а-яё\d)])\. ) (?=$|\s+{_OPENS}) )
    """
)


class Line(NamedTuple):
    """Something found at the start of a block: it ends before character `end`."""

    end: int
    day: str | None = None
    """The calendar day it gives, ISO 8601."""


def date_line(block: str) -> Line | None:
    """A leading `date 2031-03-04`; text may go on behind it on the same line."""
    found = _DATE_LINE.match(block)
    return Line(found.end("all"), first_day(found["day"])) if found else None


def day_alone(block: str) -> Line | None:
    """A block that is a date and nothing else: "March 3, 2031", "Published 3 March 2031, 10:32 GMT", "Updated ..."."""
    if len(block) > MAX_LINE_CHARACTERS:
        return None
    if found := _DAY_ALONE.fullmatch(block):
        return Line(len(block), first_day(found["day"]))
    return Line(len(block)) if _UPDATED.match(block) else None


def byline_names(block: str) -> str | None:
    """The names of "By Ilse Marten" or "By Ilse Marten in Harrow Bay"; None if the block is no byline."""
    if len(block) > MAX_LINE_CHARACTERS:
        return None
    if _STAFF_LINE.fullmatch(block):
        return block
    if not (found := _BYLINE.match(block)):
        return None
    names = re.split(rf"\s*(?:[|·•]|\s[–—-]\s|(?i:{MONTH}\s+\d{{1,2}}\b|\d{{1,2}}\s+{MONTH}|updated))", found["names"])[
        0
    ]
    words = re.findall(r"[\w.'’@-]+", names)
    if not 1 <= len(words) <= MAX_BYLINE_WORDS or names.endswith((":", "?", "!")):
        return None
    if re.match(rf"(?i){_DAY_NAME}|{MONTH}|the\b|a\b|\d", names) and not re.match(
        r"(?i)(?:the|a) \w+ (?:staff|desk)", names
    ):
        return None
    named = all(word[0].isupper() or word[0] == "@" or word.lower() in _SMALL_WORDS for word in words)
    return names.strip(" ,.;") if named and any(word[0].isupper() for word in words) else None


def dateline(block: str, *, first: bool) -> Line | None:
    """A leading "HARROW BAY, March 3 (Northwire) —", its dash included.

    A city in capitals with nothing but a dash, and a city in mixed case, count in the first paragraph only: later,
    "NATO — which ..." is a sentence. A full stop ends one in Russian, behind a city in capitals and
    a day: «КЕЛЬМ, 5 мая.».
    """
    found = _DATELINE.match(block, 0, MAX_DATELINE_CHARACTERS)
    if not found or not (found["city"] or found["day"] or found["agency"]):
        return None
    if found["stop"] is not None and not _ends_in_a_stop(found):
        return None
    dated = bool(found["day"] or found["agency"])
    if not dated and (not first or len(found["city"]) < MIN_CITY or found.group().rstrip().endswith(":")):
        return None
    if not first and not (found["city"] and dated):
        return None
    return Line(found.end(), first_day(found["day"]) if found["day"] else None)


def _ends_in_a_stop(found: re.Match[str]) -> bool:
    """True for «КЕЛЬМ, 5 мая. Мэр»; «Кельм, 5 мая 1986 года. Утро» is how a look back begins."""
    return (
        bool(found["city"]) and len(found["city"]) >= MIN_CITY and re.search("[а-яё]", found["day"] or "") is not None
    )
