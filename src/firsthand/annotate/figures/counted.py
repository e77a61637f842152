"""What each quantity of a report counts, where no noun stands right behind its number.

An amount is of something (`amounts`); a bare number takes its noun from the subject of its verb, from the numbers
before it in the sentence, or from the sentence before (`bare`). Quantities come in and go out.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.annotate.figures.amounts import noun_of_amount
from firsthand.annotate.figures.bare import noun_of_count
from firsthand.annotate.figures.measures import currency_before, unit_after
from firsthand.annotate.figures.places import Place, Told, is_inside, modifies
from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.sharing import with_units
from firsthand.annotate.figures.subjects import head_from
from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import Token


def with_nouns(sentences: Sequence[tuple[Line, Sequence[Quantity]]]) -> Iterator[tuple[Line, list[Quantity]]]:
    """The sentences with what their quantities count, in order."""
    counts: list[tuple[float, Token]] = []
    told = Told(counts=counts)
    for line, quantities in sentences:
        out: list[Quantity] = []
        told = told._replace(fallen=_fallen(line) or told.fallen)
        for quantity in with_units(line, quantities):
            for part in _parts(line, _pointed(line, quantity, out)):
                here = _with_noun(Place(line, part, out, told))
                out.append(here)
                if here.kind == "count" and here.head is None and here.numerals and here.form != "one of":
                    told = told._replace(last=here)
                if here.head is None or modifies(line, here):
                    continue
                if here.kind == "count" and here.numerals:
                    counts.append((here.numerals[-1].value, here.head))
                plain = here.kind == "count" or (here.kind == "rate" and here.unit is None)
                if plain and here.form != "one of" and not _sizes(line, here, told.last):
                    told = told._replace(last=here)
                elif here.kind == "ratio":
                    told = told._replace(shared=here)
        told = told._replace(
            line=line, opening=head_from(line, 0), first=_first_counted(out) or told.first, asked=_asked(line)
        )
        yield line, _partitives(line, out)


def _fallen(line: Line) -> Token | None:
    """The last word of the sentence that names rain, snow and the like."""
    return next((token for token in reversed(line.tokens) if token.low in word_set("falling")), None)


def _asked(line: Line) -> Token | None:
    """The noun of "how many homes", "the number of homes"."""
    for at in range(len(line.tokens) - 2):
        words = (line.tokens[at].low, line.tokens[at + 1].low)
        if words in {("how", "many"), ("number", "of")}:
            return head_from(line, at + 2)
    return None


def _first_counted(quantities: Sequence[Quantity]) -> Token | None:
    return next((each.head for each in quantities if each.kind == "count" and each.head is not None), None)


def _partitives(line: Line, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, a part with the noun of its whole: "one of the five"."""
    for at in range(len(quantities) - 1):
        here, whole = quantities[at], quantities[at + 1]
        gap = line.text[here.span.end : whole.span.start]
        if gap in {" of the ", " of its ", " of their "} and here.kind in {"count", "ratio"} and not here.words:
            quantities[at] = msgspec.structs.replace(here, head=whole.head)
    return quantities


def _sizes(line: Line, here: Quantity, last: Quantity | None) -> bool:
    """True for the size of what something else was counted for: the town of "eight pumps for a town of 40,000"."""
    if here.head is None or last is None or last.span.start < line.start:
        return False
    return line.text[here.head.end : here.span.start].strip() == "of" or is_inside(line, here, (last,))


def _with_noun(place: Place) -> Quantity:
    """The quantity with its noun, if one is found."""
    quantity = place.quantity
    if quantity.form == "masked" or quantity.kind in {"age", "duration", "name"}:
        return quantity
    if quantity.kind == "count" or (quantity.kind == "rate" and quantity.unit is None):
        found = quantity.head if quantity.head is not None else noun_of_count(place)
    else:
        found = noun_of_amount(place)
    return msgspec.structs.replace(quantity, head=found) if found is not quantity.head else quantity


def _parts(line: Line, quantity: Quantity) -> Iterator[Quantity]:
    """The two totals that a way from one number to another names, each with its own words; any other as it is."""
    if quantity.form != "movement":
        yield quantity
        return
    for numeral in quantity.numerals:
        money = currency_before(line.tokens, numeral.first)
        unit = unit_after(line.tokens, numeral.last) if quantity.unit is not None and money is None else None
        span = line.span(money.first if money else numeral.first, unit.last if unit else numeral.last)
        yield msgspec.structs.replace(
            quantity, span=span, number=line.span(numeral.first, numeral.last), numerals=(numeral,), form="digits",
            change=None, increment=False, bound="=",
        )  # fmt: skip


def _pointed(line: Line, quantity: Quantity, before: Sequence[Quantity]) -> Quantity:
    """Points as what they are: percentage points beside percentages, things collected by a team, else a measure."""
    unit = quantity.unit
    if unit is None or unit.name != "point":
        return quantity
    said = {token.low for token in line.tokens}
    if said & word_set("shares") or any(each.unit is not None and each.unit.name == "percent" for each in before):
        return msgspec.structs.replace(
            quantity, unit=unit._replace(name="percentage point", kind="percent"), kind="percent"
        )
    at = bisect_left([token.start for token in line.tokens], quantity.span.start)
    if at and not said & word_set("markets") and _collected(line, at, quantity):
        span = line.span(at, quantity.numerals[-1].last)
        head = line.tokens[unit.last - 1]
        return msgspec.structs.replace(quantity, unit=None, kind="count", span=span, head=head, words=(head,))
    return quantity


def _collected(line: Line, at: int, quantity: Quantity) -> bool:
    """True for points that somebody won, or won by; false for those that something rose or fell by."""
    before = line.tokens[at - 1].low
    if before == "by" and at > 1:
        before = line.tokens[at - 2].low
    if before in word_set("collect") | word_set("beating"):
        return True
    follows = line.tokens[quantity.numerals[-1].last + 1 :][:1]
    return bool(follows) and follows[0].low in {"clear", "adrift", "ahead", "behind"}
