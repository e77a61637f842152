"""The sentences of a text that hold a number word: the only ones that are looked at closely."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from firsthand.annotate.figures.tables import Tables
from firsthand.vocabulary import Span

_END = re.compile(r"""(?x) [.!?…]["”’»')\]]* \s+ (?=["“‘«'(\[]?[A-ZА-ЯЁ0-9$€£#]) | \n+""")
_ABBREVIATED = re.compile(
    r"""(?x) (?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Co|Corp|vs|No|Nos|Art|pp?|approx
        |ca?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun
        |a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C)
        | \b[A-Z] | \((?:no|nos) | \b(?:[Rr]ef|[Tt]el|ext))\.$"""
)

_TRIGGER = re.compile(
    r"""(?xi) \d | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] | \b(?:
        zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen
        |(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|[mb]illions?|trillions?|dozens?|scores|tens
        |several|few|couple|handful|not\ a\ single|how\ many
        |half|thirds?|quarters?|fifths?|tenths?|no|nobody|none )\b"""
)


def numbered_sentences(text: str, tables: Tables | None = None) -> Iterator[Span]:
    """The sentences that hold a number word, in text order; by the `tables` of a language, else English ones."""
    abbreviated = tables.patterns["abbreviation"] if tables else _ABBREVIATED
    ends = (
        end
        for end in _END.finditer(text)
        if end.group()[0] == "\n" or not abbreviated.search(text, max(0, end.start() - 12), end.start() + 1)
    )
    starts = [0, *(end.end() for end in ends), len(text)]
    last = -1
    for trigger in (tables.trigger if tables else _TRIGGER).finditer(text):
        at = bisect_right(starts, trigger.start()) - 1
        if at != last and at < len(starts) - 1:
            last = at
            yield Span(starts[at], starts[at + 1])
