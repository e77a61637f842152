"""The rules: one pattern over the letters of tokens, tried once along a text; each alternative is a kind of expression.

A rule is written with the names of kinds (words.py) and of the pieces below; `?`, `+`, `*`, `|` and brackets mean
what they mean in regular expressions, and `!kind` stands where no such token may follow. The first rule that fits
wins, so longer forms stand before their parts.
"""

import re
from collections.abc import Iterator, Mapping

from firsthand.annotate.times.words import LETTERS

_PIECES: Mapping[str, str] = {
    "MONTH": "(month | monthabbr dot?)",
    "WEEKDAY": "(weekday | weekdayabbr dot?)",
    "ORDINAL": "(ordinal | second)",
    "RELATIVE": "(relative | that | same | past | current)",
    "UNIT": "(unit | quarter | second)",
    "UNITS": "(units | UNIT)",
    "MOD": "(the? mod hyphen? | (the | an)? modnoun of)",
    "DAYNUM": "(small | ordinal | second)",
    "MONTHDAY": "(MONTH (the? ORDINAL | small) | the? DAYNUM of? MONTH)",
    "DATED": "((the? RELATIVE* WEEKDAY comma? the?)? MONTHDAY (comma? year)?)",
    "CLOCK": "((clock meridiem? | small meridiem | (small | numword) clockword | small in the part) (comma? zone)?)",
    "DAYISH": "(DATED | RELATIVE? WEEKDAY | today)",
    "NUMBER": "((an scale | numword) (hyphen? (numword | scale) | and numword)*"
    " | (number | small fraction | small | year) scale? | (an | the)? couple of? | an? vague | half an?)",
    "COUNT": "(NUMBER ((and | hyphen) NUMBER)?)",
    "SEVERAL": "(approx? COUNT workday?)",
    "FISCAL": "(fiscal hyphen?)",
    "LATEST": "(relative | past | current)",
    "OFYEAR": "((of | in | comma)? the? FISCAL? year | (of | in)? the? RELATIVE unit)",
    "QUARTER": "(FISCAL? ORDINAL hyphen? FISCAL? quarter)",
}

RULES: Mapping[str, str] = {
    "iso": "iso",
    "isomonth": "isomonth",
    "numdate": "WEEKDAY? comma? numdate",
    "clock_day": "(approx? CLOCK | mod hyphen? part | part) comma? (on | of)? DAYISH | DAYISH comma? at? CLOCK",
    "day_range": "MONTH small hyphen small (comma? year)? | small hyphen small of? MONTH year?",
    "between_days": "between DATED and (small | ordinal) (comma? year)?",
    "part_of_day": "the part (of | on) DAYISH",
    "week_of": "the unit of DATED",
    "part_of_period": "the? (ORDINAL | relative) (unit of | weekday (of | in)) (MONTH (comma? of? year)? | year"
    " | the? RELATIVE UNIT | the UNIT)",
    "date": "MOD? ((the | RELATIVE)* RELATIVE)? DATED",
    "month_year": "MOD? MONTH comma? of? year | MOD? MONTH of? the? RELATIVE unit",
    "relative_month": "MOD? (the? RELATIVE)+ MONTH",
    "month": "MOD? MONTH",
    "year_quarter": "the? (year | FISCAL year) QUARTER | (RELATIVE unit | year) poss QUARTER"
    " | RELATIVE unit poss quarter | (the? LATEST | the)? FISCAL? ORDINAL quarter OFYEAR?"
    " | LATEST? FISCAL? ORDINAL hyphen FISCAL? quarter OFYEAR?",
    "quarters": "the? ORDINAL numword (units | quarter) (of? (the | FISCAL)* year)?",
    "half_year": "the? RELATIVE? ORDINAL hyphen? half (of | comma) (the? RELATIVE? unit | year)",
    "year_ago": "the? RELATIVE? unit hyphen ago (quarter | period | unit) | unit hyphen ago | the? quarter an unit ago"
    " | the? RELATIVE? period (the? RELATIVE unit | an unit ago)",
    "same_quarter": "(the? RELATIVE) (quarter | period) | the (quarter | year period | year quarter)",
    "ago": "(SEVERAL UNITS | an UNIT) of? ago",
    "later": "(SEVERAL UNITS | an UNIT) later",
    "several_relative": "the? (same | relative? LATEST) approx? COUNT workday? (UNITS | seasons | weekends) orso?"
    " | the? COUNT RELATIVE units",
    "first_several": "the? ORDINAL COUNT workday? UNITS",
    "relative_units": "(relative | past | current) units | the RELATIVE vague units",
    "relative_season": "MOD? (the | RELATIVE)* RELATIVE season | MOD? the? season (of | in | comma)? year"
    " | MOD the? season | the season | season",
    "relative_weekend": "MOD? (the | RELATIVE)+ weekend",
    "relative_unit": "(MOD | ago | later)? ((the | that)? same | that | the? relative? LATEST) UNIT orso?",
    "weekday_parts": "(each | on)? (weekday parts | weekdays parts?)",
    "weekday": "MOD? (the? (relative | past | same)+)? weekday (comma? mod? part)? | weekdayabbr dot",
    "today": "MOD? part? today part?",
    "relative_part": "(MOD | ago | later)? the? RELATIVE part",
    "fiscal_year": "the? RELATIVE? fiscal unit | FISCAL year",
    "decade": "(the | in | RELATIVE)? (mod hyphen?)? decade",
    "century": "(the | RELATIVE)? (mod hyphen?)? ORDINAL hyphen? unit",
    "holiday": "relative? holiday (comma? of? year)?",
    "event": "MOD? the? event",
    "year_range": "year hyphen (year | small) (hyphen)?",
    "year_unit": "the unit year",
    "spoken_year": "the unit numword scale | MOD? numword (numword hyphen? numword? | scale numword*)",
    "set": "each (and each)? COUNT? workday? (UNITS | WEEKDAY part? | MONTH | part | season | weekend | other weekday)"
    " | set | once an UNIT",
    "duration": "SEVERAL UNITS (and an half | orso)? | an workday? UNIT and an half"
    " | SEVERAL hyphen UNITS (hyphen old)? | approx an workday? UNIT orso? | an workday? UNIT !hyphen"
    " | the COUNT workday? UNITS | the workday? UNIT !hyphen | units and units | units hyphen? old?",
    "end_of_unit": "approx? (the? (mod | modnoun))? the? UNIT poss? hyphen? modnoun | MOD the UNIT | mod in the UNIT",
    "lengthy": "lengthy",
    "clock": "approx? CLOCK",
    "ref": "ref",
    "relative": "the past | current",
    "year": "MOD? year era? | an year era",
    "part": "the? mod hyphen? part | part",
}


def _pattern(rule: str) -> str:
    """A rule with its pieces put in and the names of kinds turned into letters."""
    while _PIECE.search(rule):
        rule = _PIECE.sub(lambda name: _PIECES[name[0]], rule)
    rule = re.sub(r"!([a-z]+)", r"(?!\1)", rule.replace("(", "(?:"))
    return re.sub(r"[a-z]+", lambda kind: LETTERS[kind[0]], rule).replace(" ", "")


_PIECE = re.compile(r"[A-Z]+")

MASTER = re.compile("|".join(f"(?P<{name}>{_pattern(rule)})" for name, rule in RULES.items()))
"""All rules in one; `lastgroup` of a match names the rule."""

_NEVER_FIRST = (
    *("other", "break", "comma", "dot", "hyphen", "poss", "of", "in", "at", "on", "and", "since", "before", "after"),
    *("scale", "orso", "old", "timeword", "timesword", "clockword", "meridiem", "zone", "era", "workday", "period"),
)
_ARTICLES = ("the", "an", "its", "that")
_first = "".join(letter for kind, letter in LETTERS.items() if kind not in _NEVER_FIRST + _ARTICLES)
_inside = "".join(letter for kind, letter in LETTERS.items() if kind not in {"other", "break", "comma", "dot"})
STARTS = re.compile(f"[{_first}]|[{''.join(LETTERS[kind] for kind in _ARTICLES)}](?=[{_inside}])")
"""Where a rule can begin at all: a search for one letter is many times faster than a try of all rules."""


def find_phrases(letters: str) -> Iterator[re.Match[str]]:
    """The matches of the rules in order, none overlapping."""
    done = 0
    for start in STARTS.finditer(letters):
        if start.start() >= done and (found := MASTER.match(letters, start.start())):
            done = found.end()
            yield found
