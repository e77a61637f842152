"""What a quantity has from the words and quantities before it: a minus sign, a hedge, what it counts."""

import re
from collections.abc import Sequence

import msgspec

from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.words import Token, is_person
from firsthand.vocabulary import Span

_NEW_SPEECH = re.compile(r";|\b(?:said|says|told|added)\b")
_COMPARED = re.compile(
    r"[^.;:]{0,40}(?:\bfrom|\bagainst|\bto|compared (?:with|to)|\bversus)\s(?:the\s|about\s|around\s)?"
)
_LISTED = re.compile(r",? (?:and |while )?(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} (?:on )?")
LARGEST_SHARED_FACTOR = 6
"""A number without a unit that is so much larger or smaller than its neighbour is of something else."""
_ROW = frozenset({", ", " and ", " or ", ", and ", ", or "})
_OF_THEM = (" others", " of them", " of whom", " of which", " of those")
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


def with_units(line: Line, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of a sentence; one without noun or unit has the unit that it shares with the one beside it.

    "3, 4 and 6 percent" (the one behind says it), "5.2 per cent from 5.1", "the Liberals 31" (the one before does).
    """
    out = list(quantities)
    behind = False  # the unit stands behind the last number of the row: "3, 4 and 6 percent"
    for at in range(len(out) - 2, -1, -1):
        gap = line.text[out[at].span.end : out[at + 1].span.start]
        behind = behind or out[at + 1].span.end > out[at + 1].number.end
        behind = behind and gap in _ROW and _lends(out[at + 1], out[at])
        if behind:
            out[at] = _with_unit(out[at], out[at + 1])
    for at in range(1, len(out)):
        out[at] = _in_millions(out[at - 1], out[at], line)
        gap = line.text[out[at - 1].span.end : out[at].span.start]
        if _lends(out[at - 1], out[at]) and (_COMPARED.fullmatch(gap) or _LISTED.fullmatch(gap)):
            out[at] = _as_level(_with_unit(out[at], out[at - 1]), gap)
    return out


def _in_millions(giver: Quantity, here: Quantity, line: Line) -> Quantity:
    """The metres of "to $4.1m from 2.9m" as millions of money."""
    attached = here.unit is not None and here.unit.name == "metre" and line.tokens[here.unit.first].text == "m"
    gap = line.text[giver.span.end : here.span.start]
    if not attached or giver.kind != "money" or len(here.numerals) != 1 or not _COMPARED.fullmatch(gap):
        return here
    numeral = here.numerals[0]
    millions = numeral._replace(value=round(numeral.value * 1e6, 3))
    return _with_unit(msgspec.structs.replace(here, numerals=(millions,)), giver)


def _lends(giver: Quantity, here: Quantity) -> bool:
    """True if `here` is a plain number in digits of the size of the other one, which has a unit."""
    plain = here.kind == "count" and here.unit is None and not here.words and here.form in {"digits", "range"}
    if not plain or giver.unit is None or giver.kind not in {"percent", "money", "measure"} or not giver.numerals:
        return False
    left, right = giver.numerals[0].value, here.numerals[0].value
    return 0 < left <= LARGEST_SHARED_FACTOR * right and right <= LARGEST_SHARED_FACTOR * left


def _with_unit(here: Quantity, giver: Quantity) -> Quantity:
    return msgspec.structs.replace(here, unit=giver.unit, kind=giver.kind, head=None)


def _as_level(here: Quantity, gap: str) -> Quantity:
    """The quantity with per cent for percentage points where a difference leads to it: "by one point, to 5.5"."""
    if here.unit is None or here.unit.name != "percentage point" or not re.search(r"\b(?:to|from|at)\s", gap):
        return here
    return msgspec.structs.replace(here, unit=here.unit._replace(name="percent"))


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
    if not bare or line.text.startswith(_OF_THEM, here.span.end) or _are_people(counted, here):
        return here
    if len(gap) < LONGEST_CARRY and not _NEW_SPEECH.search(gap) and _shares(line, here, gap):
        return msgspec.structs.replace(here, head=counted.head, words=counted.words)
    return here


def _are_people(counted: Quantity, here: Quantity) -> bool:
    """True where things were counted and the verb now is of persons: "it has 400 beds and was housing 1,900"."""
    things = counted.head is not None and not is_person(counted.head.low)
    return things and here.verb is not None and here.verb.whom == "person"


def _shares(line: Line, here: Quantity, gap: str) -> bool:
    """True if a bare number is coordinated or compared with the one before it."""
    if " whose " in gap:
        return False
    if here.verb is not None or gap.endswith((" from ", " has ", " have ", " had ")):
        return True
    after = line.text[here.span.end : here.span.end + 8].lstrip().split(" ")[0]
    return gap.endswith((" and ", " or ")) and after in {"who", "by", "in", "at", "from", "on", "with"}
