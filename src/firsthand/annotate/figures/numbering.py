"""Numbers that number, dial or joke: "platforms 3 to 6", "case 16-2208", "call 555-0147", "at sixes and sevens".

By the tables `numbered_things` and `number_idioms`. What comes out are spans; `masks` says what they are.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.annotate.figures.measures import is_unit
from firsthand.annotate.figures.words import is_person, is_plural, word_class
from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

_FOLLOWING = re.compile(r"\s([a-z][\w’'-]*)(?:\s([a-z][\w’'-]*))?")
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MINUTE = rf"(?:{_HOUR}|twenty|twenty-five)"
_CLOCKS = re.compile(
    rf"""(?x)
    (?m:^)\s*(?:[01]?\d|2[0-3])[.:][0-5]\d(?=\s+["“‘]?(?:[A-Z]|\d+\s))             # 10.41 We are back
    | (?<!closed\s)(?<!ended\s)(?<!stood\s)(?<!traded\s)(?<!settled\s)(?<!valued\s)(?<!priced\s)
      \bat\s(?:[01]?\d|2[0-3])\.[0-5]\d(?=[\s,;)]|\.(?!\d)|$)
      (?!\s(?:[mb]illion|trillion|per|percent|points?|metres?|times)\b)          # on Radio 4 at 7.10
    | \b[Tt]he\s(?:[01]?\d|2[0-3])\.[0-5]\d\sand\s(?:[01]?\d|2[0-3])\.[0-5]\d(?=[\s,;.)])
    | \b[Tt]he\s(?:[01]?\d|2[0-3])\.[0-5]\d(?:\s(?:and|or)\s(?:[01]?\d|2[0-3])\.[0-5]\d)?
      (?=[,;.)]\s|\s(?:from|to|service|train))                                  # the 7.15 and 7.45
    | \b\d{{1,2}}(?:\.[0-5]\d)?\s(?:till|’til|'til)\s(?:\d{{1,2}}|{_HOUR})\b        # 8 till 10
    | \b(?:begin|start|open|resume|close|end|sit|meet)s?\sat\s(?:1?\d|2[0-4]|{_HOUR})
      (?=\s(?:in|on|and|until|sharp)\b|[.,;]|$)
    | \b{_MINUTE}\spast\s{_HOUR}\b                                               # seven past eight
    """
)
_DIALLED = re.compile(
    r"""(?x)
    \b(?:[Cc]all(?:ing)?|[Dd]ial(?:ling)?|[Rr]ing(?:ing)?|[Pp]hone|[Tt]ext|[Tt]el\.?|[Tt]elephone|[Tt]ips|[Hh]elpline|[Hh]otline)
      (?:\s(?:is|on|at|us|the|number|now))*[:,]?\s\+?\d{3,5}(?:[\s-]\d{2,4})*\b(?!,\d|\.\d)
    | (?<![\w.,-])\d{3}-\d{4}(?![\w-]|,\d)                                      # 555-0147
    | (?<![\w.,-])\d{3,4}(?:\s0\d{2,3})(?:\s\d{2,4})*(?!\w|,\d)                    # 555 0110
    | (?<![\w.,-])0\d{2,}(?:[\s-]\d{3,})*(?!\w|,\d)
    """
)
_REFERENCES = re.compile(
    r"""(?x)
    \b(?:[Cc]ases?|[Rr]ef\.?|[Rr]eference|[Ff]ile|[Dd]ocket|[Nn]os?\.|doi:?|ISBN|ISSN)\s(?:[Nn]o\.\s)?[A-Z]{0,4}\d+(?:[-/.]\w+)+
    | \b[Rr]ef\.?\s\d+(?:\sof\s[\d/]+)? | \b[A-Z]{4,}\s\d{3,}\b(?!\s[a-z]+s\b)
    | \b\d+\(\d+\)                                                             # volume 7(3)
    | \b\d{2,3}(?:\.\d+)?[\s-]?mm
      (?=\s(?:guns?|howitzers?|cannons?|shells?|mortars?|rounds?|rockets?|artillery|pistols?|cartridges?)\b)
    | (?<![\w–-])\d(?:[-–]\d){2,3}(?![\w–-])                                    # a 4-4-2
    """
)


def numbering_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of `text[start:end]` whose numbers name, dial, tell the hour or belong to a saying."""
    for pattern in (_CLOCKS, _REFERENCES, _idioms()):
        for found in pattern.finditer(text, start, end):
            yield Span(*found.span())
    for pattern in (_DIALLED, _things()):
        for found in pattern.finditer(text, start, end):
            if not _counts(text, found.end(), end):
                yield Span(*found.span())


def _counts(text: str, at: int, end: int) -> bool:
    """True if what follows a number can be what it counts: "in the camp 40 people"."""
    found = _FOLLOWING.match(text, at, end)
    if found is None:
        return False
    first, second = found[1], found[2] or ""
    if is_plural(first) or is_person(first) or is_unit(first):
        return True
    return word_class(first) is None and (is_plural(second) or is_person(second))


@cache
def _things() -> re.Pattern[str]:
    nouns = "|".join(
        sorted((row["noun"] for row in read_table("numbered_things")), key=lambda noun: (-len(noun), noun))
    )
    number = r"\d{1,5}(?![,.]\d|\s?%|\w)"
    return re.compile(rf"(?i)(?<![\w-])(?:{nouns})(?:e?s)?\s{number}(?:(?:,|\sand|\sor|\sto|\sof)\s{number})*")


@cache
def _idioms() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in read_table("number_idioms")), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(_wordings, phrases))})(?![\w-])")


def _wordings(phrase: str) -> str:
    """The pattern of one saying."""
    words = (f"(?:{'|'.join(map(re.escape, part.split('|')))})" for part in phrase.split(" "))
    return r"[\s-]".join(words)
