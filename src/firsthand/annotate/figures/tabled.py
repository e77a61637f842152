"""The quantities of one sentence in a language read by tables: [hedge] [currency] NUMBER [to NUMBER] [unit] [phrase].

The tables say which words are numbers, hedges, units, nouns and verbs, in every case form; the order of the parts is
that of the English reader, and what comes out is the same `Quantity`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypedDict

import msgspec

from firsthand.annotate.figures.hedging import Hedge
from firsthand.annotate.figures.masks import Masked
from firsthand.annotate.figures.measures import Unit
from firsthand.annotate.figures.numerals import Numeral
from firsthand.annotate.figures.quantity import Form, Quantity
from firsthand.annotate.figures.tabled_line import Counted, Line
from firsthand.annotate.figures.tabled_numerals import numeral_at
from firsthand.annotate.figures.tables import Tables
from firsthand.annotate.figures.words import Token
from firsthand.vocabulary import FigureKind, Span

YEARS = range(1900, 2060)
"""Bare four digits that are a year."""
LONGEST_CARRY = 80
"""Characters over which a bare number takes its verb from the number before it."""
FARTHEST_DENIED_WORDS = 4


def quantities_by_tables(text: str, span: Span, dates: Sequence[Span], tables: Tables) -> Iterator[Quantity]:
    """The quantities of the sentence `span` in text order; `dates` are masked, other numbers that count nothing too."""
    line = Line(text, span, dates, tables)
    at, floor = 0, 0
    before: Quantity | None = None
    while at < len(line.tokens):
        mask = line.mask_on(at)
        if mask is not None:
            found = _typed(line, mask)
            while at < len(line.tokens) and line.mask_on(at) == mask:
                at += 1
        else:
            reader = _Reader(line, at, floor)
            found = reader.read()
            at, floor = (max(reader.last, at + 1), reader.last) if found else (at + 1, floor)
        if found is not None:
            yield _carried(before, found)
            before = found


def _typed(line: Line, mask: Masked) -> Quantity | None:
    """What a mask counts after all: an age, an ordinal, a score."""
    if mask.kind not in {"age", "ordinal", "score"}:
        return None
    digits = re.match(r"\d+", mask.span.of(line.text))
    number = Span(mask.span.start, mask.span.start + (digits.end() if digits else 0))
    value = (Numeral(0, 1, float(digits[0]), "digits"),) if digits and mask.kind != "score" else ()
    form: Form = "digits" if mask.kind == "age" else "masked"
    return Quantity(span=mask.span, number=number if value else mask.span, numerals=value, form=form, kind=mask.kind)


def _carried(before: Quantity | None, here: Quantity) -> Quantity:
    """A bare count with the verb of the number before it in the sentence: «12 погибли, ещё 30»."""
    bare = here.kind == "count" and here.head is None and here.verb is None
    if before is None or not bare or here.span.start - before.span.end > LONGEST_CARRY:
        return here
    return msgspec.structs.replace(here, verb=before.verb)


class _Phrase(TypedDict):
    """The fields of a Quantity that say what is counted."""

    words: tuple[Token, ...]
    head: Token | None
    of: str | None


class _Reader:
    """Reads one quantity that begins at token `at`; nothing before token `floor` belongs to it."""

    def __init__(self, line: Line, at: int, floor: int) -> None:
        self.line, self.tables, self.at, self.floor = line, line.tables, at, floor
        self.first = self.last = at
        self.unit: Unit | None = None
        self.form: Form = "digits"

    def read(self) -> Quantity | None:
        """The quantity, or None if no number begins here or it counts nothing."""
        special = self._nobody() or self._each()
        if special is not None:
            return special
        money = self.line.unit_at(self.at, "before")
        begins = money.last if money is not None and money.kind == "money" else self.at
        if begins >= len(self.line.tokens) or self.line.mask_on(begins) is not None:
            return None
        numeral = numeral_at(self.line.tokens, begins, self.tables)
        if numeral is None or (begins > self.at and numeral.form != "digits"):
            return None
        self.unit = money if begins > self.at else None
        self.form = numeral.form
        numerals = self._ends(numeral)
        self.last = numerals[-1].last
        return self._around(numerals)

    def _nobody(self) -> Quantity | None:
        """Zero, where what happened to nobody is known: «никто не пострадал»."""
        line, at = self.line, self.at
        if self.tables.words.get(line.low(at)) != "nobody":
            return None
        for here in range(at + 1, at + 1 + FARTHEST_DENIED_WORDS):
            verb = self.tables.predicates.get(line.low(here))
            if verb is not None and verb.trend == "grows":
                span, self.last = self._span(at, at + 1), at + 1
                zero = (Numeral(at, at + 1, 0.0, "zero"),)
                return Quantity(span=span, number=span, numerals=zero, form="zero", kind="count", verb=verb)
        return None

    def _each(self) -> Quantity | None:
        """A share: «каждый третий житель» is a third of the inhabitants."""
        line, at = self.line, self.at
        known = self.tables.numbers.get(line.low(at + 1))
        if self.tables.words.get(line.low(at)) != "each" or known is None or known.part != "ordinal":
            return None
        self.last = at + 2
        counted = line.counted_at(self.last)
        if counted is None and line.unit_at(self.last, "after") is not None:
            return None  # «каждый третий день» comes again and again
        span = self._span(at, self.last)
        share = (Numeral(at, at + 2, round(1 / known.value, 10), "fraction"),)
        return Quantity(
            span=span, number=span, numerals=share, form="in", kind="ratio", **self._phrase(counted),
            verb=line.verb_for(at, counted.head + 1 if counted else self.last, counted.head if counted else None),
        )  # fmt: skip

    def _ends(self, left: Numeral) -> tuple[Numeral, ...]:
        """The number alone, or both ends of its range: «от 20 до 30», «500–600 млн», «два-три», «с 31 до 52»."""
        line, join = self.line, left.last
        if left.form not in {"digits", "words"} or join + 1 >= len(line.tokens) or line.mask_on(join + 1) is not None:
            return (left,)
        right = numeral_at(line.tokens, join + 1, self.tables)
        if right is None or right.form not in {"digits", "words"}:
            return (left,)
        word, opening = line.low(join), line.low(self.at - 1)
        begins = self.at - 1 if self.at > self.floor else self.at
        if word in {"-", "–", "—", "‑"} or (word == "или" and right.value <= 2 * left.value):
            form: Form = "either" if word == "или" else "range"
        elif (word, opening) in {("до", "от"), ("и", "между")} and begins < self.at:
            self.first, form = begins, "range"
        elif (word, opening) in {("до", "с"), ("до", "со")}:
            form = "movement"
        else:
            return (left,)
        if right.scale_value >= 1000 > left.scale_value and left.value < 1000:
            left = left._replace(value=left.value * right.scale_value)
        if form != "movement" and left.value >= right.value:
            return (left,)
        self.form = form
        return (left, right)

    def _around(self, numerals: tuple[Numeral, ...]) -> Quantity | None:
        line = self.line
        minus = self._minus(numerals)
        if minus:
            self.first -= 1
            numerals = tuple(numeral._replace(value=-numeral.value) for numeral in numerals)
        number = self._span(self.first, self.last)
        hedge = line.hedge_before(self.first, self.floor)
        if hedge is not None and line.low(hedge.first) == "до" and line.front("moves", hedge.first):
            hedge = None  # «выросло до 52» is a total
        self.first = hedge.first if hedge is not None else self.first
        end = self._measure(numerals[-1].last)
        after = line.hedge_after(end)
        if after is not None:
            hedge, end = hedge or after, after.last
            end = self._measure(end)
        self.last = end
        counted = line.counted_at(end) if self._counts() else None
        if self._is_none(numerals, hedge, counted):
            return None
        return self._quantity(numerals, number, hedge, counted)

    def _measure(self, at: int) -> int:
        """The token behind the unit at token `at`, if there is one and none is known yet."""
        unit = self.line.unit_at(at, "after") if self.unit is None and self.form != "fraction" else None
        if unit is None:
            return at
        self.unit = unit
        return unit.last

    def _counts(self) -> bool:
        return self.unit is None and self.form != "fraction"

    def _is_none(self, numerals: tuple[Numeral, ...], hedge: Hedge | None, counted: Counted | None) -> bool:
        """True for «один из», a bare year, «Формула 1», and the pronoun «один»."""
        line, numeral, after = self.line, numerals[0], numerals[-1].last
        at = numeral.first
        token, before = line.tokens[at], line.tokens[at - 1] if at else None
        behind = line.low(after)
        if numeral.form == "fraction":
            return before is not None and self._is_ordinal(before.low)
        if token.tag != "number":
            one = numeral.value == 1 and numeral.form == "words"
            return one and (behind == "из" or (counted is None and self.unit is None) or self._unknown(counted))
        if hedge is not None or counted is not None or self.unit is not None:
            return False
        if numeral.value in YEARS and token.text.isdecimal() and len(token.text) == 4:
            return True
        if behind == "-" and line.tokens[after].start == line.tokens[after - 1].end:
            return True
        if before is not None and before.low in {"минус", "плюс"}:
            return True
        if before is None or not before.capital or before.tag != "word" or before.low in self.tables.words:
            return False
        return at > 1 and numeral.scale_value == 1

    def _is_ordinal(self, low: str) -> bool:
        known = self.tables.numbers.get(low)
        return known is not None and known.part == "ordinal"

    def _unknown(self, counted: Counted | None) -> bool:
        return counted is not None and self.tables.nouns.get(self.line.low(counted.head)) is None

    def _quantity(
        self, numerals: tuple[Numeral, ...], number: Span, hedge: Hedge | None, counted: Counted | None
    ) -> Quantity:
        line = self.line
        head = counted.head if counted else None
        whole = head + 1 if head is not None else self.last
        kind = self._kind(numerals[0])
        unit = None if kind == "age" else self.unit
        end = self.last if self.unit is not None or (hedge and hedge.first >= numerals[-1].last) else numerals[-1].last
        increment = line.front("difference", self.first) or line.behind("compared", whole - 1)
        return Quantity(
            span=self._span(self.first, end),
            number=number,
            numerals=numerals,
            form=self.form,
            kind=kind,
            bound=hedge.bound if hedge else "=",
            sense=hedge.sense if hedge else "",
            unit=unit,
            verb=line.verb_for(self.first, whole, head),
            scope=line.scope_at(whole),
            increment=increment,
            **self._phrase(counted, persons=self._persons(numerals[0])),
        )

    def _minus(self, numerals: tuple[Numeral, ...]) -> bool:
        """True for a temperature or percentage behind a minus sign or the word minus."""
        line, at = self.line, numerals[0].first - 1
        if at < self.floor or line.low(at) not in {"-", "−", "–", "минус"} or len(numerals) > 1:
            return False
        token = line.tokens[at]
        attached = token.end == line.tokens[at + 1].start and (at == 0 or line.tokens[at - 1].end < token.start)
        unit = line.unit_at(numerals[-1].last, "after")
        return (attached or token.tag == "word") and unit is not None and unit.name in {"degree", "celsius", "percent"}

    def _persons(self, numeral: Numeral) -> bool:
        """True for «двое», «пятеро»."""
        known = self.tables.numbers.get(self.line.low(numeral.first))
        return known is not None and known.part == "persons"

    def _kind(self, numeral: Numeral) -> FigureKind:
        if self.form == "fraction":
            return "ratio"
        if self.unit is None:
            return "count"
        aged = self.unit.name == "year" and self.line.front("age_in_front", numeral.first)
        return "age" if aged else self.unit.kind

    def _phrase(self, counted: Counted | None, *, persons: bool = False) -> _Phrase:
        """The fields of a Quantity that say what is counted."""
        if counted is None:
            return _Phrase(words=(), head=None, of="person" if persons else None)
        words = tuple(self.line.tokens[counted.first : counted.head + 1])
        return _Phrase(words=words, head=words[-1], of=counted.of)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.line.tokens[first].start, self.line.tokens[last - 1].end)
