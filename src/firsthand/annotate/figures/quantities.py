"""The quantities of one sentence: number, hedge, unit, what is counted, what happened to it, and what kind it is.

Names from left to right what stands around a number: [hedge] [currency] NUMBER [to NUMBER] [unit] [of] [phrase].
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.figures.clauses import Happening, happening, number_of, scope_of, toll_before
from firsthand.annotate.figures.hedging import Hedge, hedge_after, hedge_apart, hedge_before
from firsthand.annotate.figures.kinds import age_here, age_limit, change_around, is_increment, no_number
from firsthand.annotate.figures.masks import Masked
from firsthand.annotate.figures.measures import Unit, currency_before, per_after, unit_after
from firsthand.annotate.figures.numerals import Numeral, numeral_at
from firsthand.annotate.figures.phrases import Phrase, counted_phrase
from firsthand.annotate.figures.quantity import Form, Line, Quantity
from firsthand.annotate.figures.ranges import range_at, ratio_at
from firsthand.annotate.figures.sharing import below_zero, carried_over, counting_on
from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import SMALL, Token, event_of, is_person, is_plural, verb_of
from firsthand.annotate.figures.zeros import zero_at
from firsthand.vocabulary import FigureKind, Span

LONGEST_OF_WORDS = 5
"""Words of "of severe malaria" among which "per" is looked for behind."""


def quantities_of(text: str, span: Span, dates: Sequence[Span]) -> Iterator[Quantity]:
    """The quantities of the sentence `span` in text order; `dates` are masked, other numbers that count nothing too."""
    yield from quantities_in(Line(text, span, dates))


def quantities_in(line: Line) -> Iterator[Quantity]:
    """The quantities of one sentence."""
    at, floor = 0, 0
    before: Quantity | None = None
    counted: Quantity | None = None
    while at < len(line.tokens):
        mask = line.mask[at]
        if mask is not None:
            if mask.kind in {"ordinal", "score"} and line.tokens[at].tag == "number":
                yield _masked(line, at, mask)
            while at < len(line.tokens) and line.mask[at] == mask:
                at += 1
            continue
        reader = _Reader(line, at, floor)
        found = reader.read()
        if found is None:
            at += 1
            continue
        found = counting_on(line, counted, carried_over(line, before, found, reader.first))
        yield found
        counted = found if found.head is not None and found.kind != "ratio" else counted
        before, at = found, max(reader.last, at + 1)
        floor = reader.number_last


def _masked(line: Line, at: int, mask: Masked) -> Quantity:
    digits = line.tokens[at]
    value = float(digits.text.replace(",", "")) if digits.text.replace(",", "").replace(".", "", 1).isdecimal() else 0.0
    numerals = (Numeral(at, at + 1, value, "digits"),) if mask.kind == "ordinal" else ()
    kind: FigureKind = "ordinal" if mask.kind == "ordinal" else "score"
    return Quantity(span=mask.span, number=mask.span, numerals=numerals, form="masked", kind=kind)


class _Reader:
    """Reads one quantity that begins at token `at`; nothing before token `floor` belongs to it."""

    def __init__(self, line: Line, at: int, floor: int) -> None:
        self.line, self.tokens, self.at, self.floor = line, line.tokens, at, floor
        self.first = self.last = self.number_last = at
        self.unit: Unit | None = None
        self.form: Form = "digits"
        self.inside: int | None = None
        """The noun inside a ratio."""

    def read(self) -> Quantity | None:
        """The quantity, or None if no number begins here or it counts nothing."""
        zero = self._zero()
        if zero is not None:
            return zero
        money = currency_before(self.tokens, self.at)
        numeral = numeral_at(self.tokens, self.at, money=money is not None)
        if numeral is None or any(self.line.mask[k] for k in range(numeral.first, numeral.last)):
            return None
        ratio = ratio_at(self.line, numeral)
        if ratio is None:
            if no_number(self.tokens, numeral, money=money is not None):
                return None
            self.form = numeral.form
        self.unit = money
        numerals: tuple[Numeral, ...]
        if ratio is not None:
            self.form, self.inside, numerals = "in", ratio.noun, (ratio.numeral,)
        else:
            numerals, form = range_at(self.line, numeral, money)
            self.form = form or self.form
        self.number_last = self.last = numerals[-1].last
        found = self._around(numerals)
        return below_zero(self.tokens, self.at, found) if found is not None else None

    def _zero(self) -> Quantity | None:
        """Zero, where the event is one that is counted: "no one was hurt", "no shots were fired"."""
        tokens, at = self.tokens, self.at
        zero = zero_at(tokens, at)
        if zero is None:
            return None
        phrase, last = zero.phrase, zero.numeral.last
        found = happening(tokens, at, zero.last, phrase.head if phrase else None)
        self.last = self.number_last = last
        span = self.line.span(at, last)
        return Quantity(
            span=span, number=span, numerals=(zero.numeral,), form="zero", kind="count",
            head=tokens[phrase.head] if phrase else None,
            words=tuple(tokens[phrase.first : phrase.last]) if phrase else (),
            verb=found.verb if found else None, persons=zero.persons,
        )  # fmt: skip

    def _around(self, numerals: tuple[Numeral, ...]) -> Quantity | None:
        tokens = self.tokens
        self.first = self.unit.first if self.unit else numerals[0].first
        if self.form in {"range", "movement"} and self.first and tokens[self.first - 1].low in {"from", "between"}:
            self.first -= self.first - 1 >= self.floor
        number_first = self.first
        hedge = hedge_before(tokens, self.first)
        if hedge is not None and (hedge.first < self.floor or self.line.mask[hedge.first]):
            hedge = None
        if hedge is not None:
            self.first = hedge.first
        self._measure(numerals)
        after = hedge_after(tokens, self.last)
        if after is None and hedge is None:
            hedge = hedge_apart(tokens, self.last)
        if after is not None:
            self.last = after.last
            hedge = hedge or after
            self._measure(numerals)  # "4,000+ acres"
        per = per_after(tokens, self.last) if self.unit else None
        if per is not None:
            self.last = per[1]
        phrase = self._measured(self._phrase(numerals))
        if self._names(numerals[0], hedge, phrase):
            return None
        return self._quantity(numerals, number_first, hedge, (self._kind(), per[0] if per else None, phrase))

    def _measure(self, numerals: tuple[Numeral, ...]) -> None:
        """Take in the unit behind the number, if it has none yet."""
        if self.unit is not None or self.form in {"in", "fraction"}:
            return
        unit = unit_after(self.tokens, self.last)
        before = numerals[0].first - 1
        before -= before > self.floor and self.tokens[before].low == "of"  # "a magnitude of 6.1"
        if unit is None and before >= self.floor and self.tokens[before].low == "magnitude":
            unit = Unit("magnitude", "measure", self.last, self.last)
        if unit is not None and unit.name == "pound-mass" and (numerals[-1].value >= 1e6 or self._sterling(unit)):
            unit = unit._replace(name="pound sterling", kind="money")
        if unit is None and self.last < len(self.tokens) and self.tokens[self.last].low == "of":
            unit = self._unit_of(numerals[0])
        if unit is not None:
            self.unit, self.last = unit, unit.last

    def _sterling(self, unit: Unit) -> bool:
        """True for "a few hundred pounds" in a report that writes £ elsewhere, unless something is weighed."""
        before = self.tokens[self.first - 1].low if self.first else ""
        behind = self.tokens[unit.last].low if unit.last < len(self.tokens) else ""
        weighed = before.startswith("weigh") or behind in {"of", "-"} or self.tokens[unit.first].text == "-"
        return "£" in self.line.text and not weighed

    def _measured(self, phrase: Phrase | None) -> Phrase | None:
        """The phrase, unless its head is a unit: "50 previous years" are years."""
        if phrase is None or self.unit is not None or self.form == "in" or phrase.head == phrase.first:
            return phrase
        worked = self.tokens[phrase.first].low in {"working", "lost"}
        unit = None if worked or self.tokens[phrase.head].capital else unit_after(self.tokens, phrase.head)
        if unit is None or unit.kind not in {"duration", "measure"}:
            return phrase
        self.unit, self.last = unit, unit.last
        return None

    def _kind(self) -> FigureKind:
        if self.form in {"in", "fraction"}:
            return "ratio"
        return self.unit.kind if self.unit else "count"

    def _unit_of(self, numeral: Numeral) -> Unit | None:
        """The unit behind "of": "thousands of dollars", "a couple of hours"."""
        unit = unit_after(self.tokens, self.last + 1) if numeral.form == "vague" else None
        return unit if unit is not None and unit.kind in {"duration", "measure", "money"} else None

    def _names(self, numeral: Numeral, hedge: Hedge | None, phrase: Phrase | None) -> bool:
        """True for "787 Dreamliner" and "the top three": a number that belongs to a name or a rank."""
        tokens = self.tokens
        if hedge is not None or self.unit is not None:
            return False
        before = tokens[numeral.first - 1].low if numeral.first else ""
        if numeral.form == "words" and before in {"top", "bottom"} and tokens[self.last].low == "of":
            return True
        if numeral.form == "digits" and before == "the" and phrase is not None and numeral.value > 1:
            head = tokens[phrase.head]
            single = (
                head.tag == "noun"
                and not is_plural(head.low)
                and not is_person(head.low)
                and head.low in word_set("numbered behind")
            )
            if single and self.last == phrase.first:
                return True  # "the 800 block", "the 500 index"
        if numeral.form == "words" and phrase is None and numeral.value > 1:
            return before in {"top", "bottom", "next"}
        if numeral.form != "digits" or phrase is None or numeral.value >= 1000 or numeral.value == 1:
            return False
        head = tokens[phrase.head]
        return head.capital and not is_plural(head.low) and not is_person(head.low) and before not in {"the", "a"}

    def _possessed(self) -> bool:
        """True for "debts of 300 million": the number is of the noun before it, nobody's fate."""
        tokens, at = self.tokens, self.first
        if at < 2 or tokens[at - 1].low != "of" or tokens[at - 2].tag != "noun":
            return False
        return is_plural(tokens[at - 2].low) and event_of(tokens[at - 2].low) is None

    def _phrase(self, numerals: tuple[Numeral, ...]) -> Phrase | None:
        """What is counted; for a measure or share only what stands behind "of"."""
        tokens, at = self.tokens, self.last
        if self.inside is not None:
            return Phrase(self.inside, self.inside, at)
        of = at < len(tokens) and tokens[at].low == "of"
        if (self.unit is not None or self.form == "fraction") and not of and self.form != "in":
            return None
        if self.unit is not None and self.unit.kind in {"age", "name"}:
            return None
        if 0 < at < len(tokens) and tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start:
            at += 1 + (at + 2 < len(tokens) and tokens[at + 1].low == "strong")  # "a 36-strong team"
            if at + 1 <= len(tokens) - 1 and is_person(tokens[at].low):
                return Phrase(at, at, at + 1)
        if of and self._is_one_more(numerals):
            return None
        single = numerals[-1].value == 1 and numerals[-1].form in {"digits", "words"} and len(numerals) == 1
        return counted_phrase(tokens, at, one=single)

    def _quantity(
        self,
        numerals: tuple[Numeral, ...],
        number_first: int,
        hedge: Hedge | None,
        read: tuple[FigureKind, str | None, Phrase | None],
    ) -> Quantity | None:
        tokens, (kind, per, phrase) = self.tokens, read
        whole_last = max(self.last, phrase.last if phrase else 0)
        per = per or self._per_behind(phrase, whole_last)
        if self._is_one_of(numerals[0]):
            self.form = "one of"
        if age_here(
            tokens, numerals[0].first, self.number_last, has_noun=phrase is not None or self.unit is not None
        ) or (phrase is None and self.unit is None and age_limit(tokens, self.first, numerals[0])):
            kind, phrase = "age", None
        if per is not None and kind != "money":
            kind = "rate"
        change = change_around(tokens, self.first, self.unit)
        told = self._told(kind, phrase, whole_last)
        return Quantity(
            span=self.line.span(min(self.first, number_first), self._end(hedge)),
            number=self.line.span(numerals[0].first, self.number_last),
            numerals=numerals,
            form=self.form,
            kind=kind,
            bound=hedge.bound if hedge else "=",
            sense=hedge.sense if hedge else "",
            unit=self.unit,
            per=per,
            words=tuple(tokens[phrase.first : phrase.last]) if phrase else (),
            head=told.head,
            verb=verb_of("died") if told.toll else told.found.verb if told.found else None,
            scope=self._scope(told.found, whole_last),
            change=change,
            increment=change is not None or is_increment(tokens, numerals[0].first, whole_last, self.last),
            toll=told.toll,
            stands=self._stands(),
        )

    def _stands(self) -> bool:
        """True for a bare number that is subject, object, or a part of something, and so no hour."""
        tokens, at, last = self.tokens, self.first, self.last
        before, after = tokens[at - 1] if at else None, tokens[last] if last < len(tokens) else None
        if before is not None and (before.low in word_set("hour prepositions") or before.capital):
            return False
        if after is not None and (after.tag in {"aux", "verb", "ed"} or after.low in {"of", "others"}):
            return True
        there = at > 1 and tokens[at - 2].low == "there" and before is not None and before.tag == "aux"
        return there or (before is not None and before.tag in {"verb", "ed"})

    def _per_behind(self, phrase: Phrase | None, whole_last: int) -> str | None:
        """What a count is per, said behind the whole: "20 children a day"."""
        measured = self.unit is not None and self.unit.kind not in {"measure", "money"}
        rate = None if measured else per_after(self.tokens, whole_last) or self._per_behind_of(whole_last)
        own = singular_head(self.tokens, phrase) if phrase else ""
        return rate[0] if rate and rate[0] != own else None

    def _per_behind_of(self, at: int) -> tuple[str, int] | None:
        """What a count is per behind the phrase that its noun has: "26 cases of severe malaria per 1,000"."""
        if at >= len(self.tokens) or self.tokens[at].low != "of":
            return None
        for spot in range(at + 1, min(at + LONGEST_OF_WORDS, len(self.tokens))):
            if self.tokens[spot].low == "per":
                return per_after(self.tokens, spot)
            if self.tokens[spot].tag not in {"noun", "person", "ed", "ing", "det"}:
                return None
        return None

    def _is_one_more(self, numerals: tuple[Numeral, ...]) -> bool:
        """True for "nine counts of fraud and one of forgery": not of what follows "of"."""
        one = numerals[-1].value == 1 and len(numerals) == 1 and numerals[0].form == "words"
        return (
            one
            and self.first > 0
            and self.tokens[self.first - 1].low in {"and", ","}
            and not self._is_one_of(numerals[0])
        )

    def _is_one_of(self, numeral: Numeral) -> bool:
        """True for "one of the best"."""
        tokens, at = self.tokens, self.last
        of = at < len(tokens) and tokens[at].low == "of"
        counted = any(t.tag == "number" or t.low in SMALL for t in tokens[at + 1 : at + 4])
        kind = at + 1 < len(tokens) and tokens[at + 1].tag in {"noun", "ing"} and not is_plural(tokens[at + 1].low)
        counted = counted or (kind and self.first > 0 and tokens[self.first - 1].low in {"and", ","})
        return self.form == "words" and numeral.value == 1 and of and not counted

    def _told(self, kind: FigureKind, phrase: Phrase | None, whole_last: int) -> "_Told":
        """What is counted and what happened to it; for a count without a noun, what the words before say."""
        tokens = self.tokens
        found = happening(tokens, self.first, whole_last, phrase.head if phrase else None)
        if phrase is None and kind == "count" and self._dead(whole_last):
            return _Told(tokens[whole_last], found, toll=False)
        if phrase is not None or kind != "count":
            return _Told(tokens[phrase.head] if phrase else None, found, toll=False)
        if self._possessed():
            found = None
        told = number_of(tokens, self.first)
        toll = toll_before(tokens, self.first)
        return _Told(tokens[told[0]], told[1] or found, toll) if told else _Told(None, found, toll)

    def _dead(self, at: int) -> bool:
        """True for "140 dead" with no noun behind."""
        tokens = self.tokens
        if at >= len(tokens) or tokens[at].low != "dead":
            return False
        return at + 1 >= len(tokens) or tokens[at + 1].tag not in {"noun", "person"}

    def _scope(self, found: Happening | None, whole_last: int) -> tuple[Span, ...]:
        """What narrows it, right behind the whole or behind its verb."""
        tokens = self.tokens
        at = found.at if found is not None and found.at > whole_last else whole_last
        masked = [mask is not None for mask in self.line.mask]
        if found is None and at < len(tokens) and tokens[at].low in {"is", "are", "was", "were"}:
            at += 1  # "18 staff were on duty"
        scopes = scope_of(tokens, whole_last, masked) or scope_of(tokens, at, masked)
        return tuple(self.line.span(*each) for each in scopes)

    def _end(self, hedge: Hedge | None) -> int:
        """The token behind the expression: its number, a hedge behind it, its unit."""
        behind = hedge is not None and hedge.sense != "apart" and hedge.first >= self.number_last
        end = max(self.number_last, hedge.last if hedge and behind else 0)
        if self.unit is not None and self.unit.kind in {"percent", "money", "measure", "age", "duration", "ratio"}:
            end = max(end, self.unit.last)
        return end


class _Told(NamedTuple):
    """The head of what is counted, what happened to it, and whether it is a death toll."""

    head: Token | None
    found: Happening | None
    toll: bool


def singular_head(tokens: Sequence[Token], phrase: Phrase) -> str:
    """The head of the phrase as it would be a period: a day is not counted per day."""
    return tokens[phrase.head].low.removesuffix("s")
