"""What a quantity has from the words and quantities before it: a minus sign, a hedge, what it counts."""

import re
from collections.abc import Sequence

import msgspec

from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.words import Token
from firsthand.vocabulary import Span

_NEW_SPEECH = re.compile(r";|\b(?:said|says|told|added)\b")
LONGEST_CARRY = 80
"""Characters over which a bare number takes what it counts from the number before it."""


def below_zero(tokens: Sequence[Token], at: int, found: Quantity) -> Quantity:
    """A percentage or temperature behind a minus sign as a negative number; before counts a hyphen is a bullet."""
    if not at or len(found.numerals) > 1 or found.unit is None or found.bound != "=":
        return found
    sign = tokens[at - 1]
    minus = sign.low == "minus" or (
        sign.text in {"-", "−"} and sign.end == tokens[at].start and (at == 1 or tokens[at - 2].end < sign.start)
    )
    if not minus or not (found.kind == "percent" or found.unit.name in {"celsius", "fahrenheit", "degree"}):
        return found
    numeral = found.numerals[0]
    negative = numeral._replace(value=-numeral.value if numeral.value else 0.0)
    span, number = Span(sign.start, found.span.end), Span(sign.start, found.number.end)
    return msgspec.structs.replace(found, numerals=(negative,), span=span, number=number)


def carried_over(line: Line, before: Quantity | None, here: Quantity, first: int) -> Quantity:
    """A measure with what it has from the one before it.

    A conversion in brackets has its hedge and direction: "over 100 km (60 miles)"; so has "40 points, or 1.2%".
    """
    if before is None or not first:
        return here
    gap = line.text[before.span.end : here.span.start]
    if line.tokens[first - 1].text in {"(", "/"} and len(gap) <= 3 and here.unit is not None and here.bound == "=":
        return msgspec.structs.replace(here, bound=before.bound, sense=before.sense, change=before.change)
    if gap.strip() == ", or" and here.unit is not None and here.change is None:
        return msgspec.structs.replace(here, change=before.change, increment=before.increment)
    return here


def counting_on(line: Line, counted: Quantity | None, here: Quantity) -> Quantity:
    """A number with what it shares with the last count of the sentence.

    The noun, for a bare one ("2 houses were destroyed and 12 damaged"), and the verb, where "and" joins them.
    """
    if counted is None:
        return here
    gap = line.text[counted.span.end : here.span.start]
    if here.verb is None and len(gap) < LONGEST_CARRY and gap.endswith((" and ", " or ")):
        here = msgspec.structs.replace(here, verb=counted.verb)
    bare = (
        here.head is None
        and not here.persons
        and here.unit is None
        and here.kind in {"count", "rate"}
        and not here.toll
    )
    if not bare:
        return here
    if len(gap) < LONGEST_CARRY and not _NEW_SPEECH.search(gap) and _shares(line, here, gap):
        return msgspec.structs.replace(here, head=counted.head, words=counted.words)
    return here


def _shares(line: Line, here: Quantity, gap: str) -> bool:
    """True if a bare number is coordinated or compared with the one before it."""
    if here.verb is not None or gap.endswith((" from ", " has ", " have ", " had ")):
        return True
    after = line.text[here.span.end : here.span.end + 8].lstrip().split(" ")[0]
    return gap.endswith((" and ", " or ")) and after in {"who", "by", "in", "at", "from", "on", "with"}
