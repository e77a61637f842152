"""A quantity among the words of its sentence: what stands around it, and what was counted before it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.subjects import head_from
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import Token, is_plural
from firsthand.vocabulary import Span

NEXT_CHARACTERS = 1
"""A sentence that begins so close behind another follows it."""
LONGEST_SENTENCE = 240
"""Characters before a sentence in which the one before is looked for."""
MEMORY_CHARACTERS = 260
"""How far back a bare number finds its noun: about two sentences."""


def modifies(line: Line, quantity: Quantity) -> bool:
    """True for the number of a compound: the seats of "a 120-seat house" are not what comes next."""
    return line.text[quantity.span.end : quantity.span.end + 1] == "-"


def is_inside(line: Line, quantity: Quantity, before: Sequence[Quantity]) -> bool:
    """True for the countries of "900 astronomers from 30 countries": what comes next is said of the astronomers."""
    at = bisect_left(line.tokens, quantity.span.start, key=lambda token: token.start)
    if not at or quantity.kind != "count" or line.tokens[at - 1].low not in word_set("inner prepositions"):
        return False
    counts = (each for each in reversed(before) if each.span.end <= quantity.span.start and each.kind == "count")
    own = next(counts, None)
    return own is not None and own.head is not None and own.head.end == line.tokens[at - 2].end


class Told(NamedTuple):
    """What the sentences before leave to refer to."""

    last: Quantity | None = None
    """The last count with a noun."""
    first: Token | None = None
    """The noun of the first count of the last sentence that holds one."""
    asked: Token | None = None
    """What "how many" asks for, or "the number of" tells, in the last sentence."""
    fallen: Token | None = None
    """What fell from the sky, by the last word that names it: rain, snow."""
    shared: Quantity | None = None
    """The last share with a noun."""
    line: Line | None = None
    """The last sentence."""
    opening: Token | None = None
    """The noun that it opens with."""
    counts: Sequence[tuple[float, Token]] = ()
    """All counts of the report with their nouns."""


class Place:
    """One quantity among the words of its sentence, those before it, and the last noun counted."""

    def __init__(self, line: Line, quantity: Quantity, before: Sequence[Quantity], told: "Told | None" = None) -> None:
        told = told or Told()
        last = told.last
        self.line, self.quantity, self.tokens = line, quantity, line.tokens
        starts = [token.start for token in line.tokens]
        self.first = bisect_left(starts, quantity.span.start)
        self.after = bisect_left(starts, quantity.span.end)
        self.before = [each for each in before if each.form != "masked"]
        self.recent = last.head if last is not None and self._is_near(last) else None
        """The noun of the last count before the sentence, however large its number."""
        self._first, self.last_known = told.first, last is not None and self._is_near(last)
        self.last = self._near(last)
        self._counts, self.fallen, self._asked = told.counts, told.fallen, told.asked
        self.shared = told.shared.head if told.shared is not None and self._is_near(told.shared) else None
        """The noun of the last share before the sentence."""
        self.opening = told.opening if told.line is not None and told.line.end >= line.start - NEXT_CHARACTERS else None
        """What the sentence right before opens with, if it holds a number too."""

    def _near(self, last: Quantity | None) -> Token | None:
        """The noun of the last count, if it is near and not smaller: a part of it can be meant."""
        if last is None or last.head is None or not self._is_near(last):
            return None
        number, whole = self.quantity.numerals[-1:], last.numerals[-1]
        vague = bool(number) and number[0].form == "vague"
        larger = bool(number) and whole.form != "vague" and number[0].value > whole.value
        if self.quantity.kind == "count" and (
            not number or (larger and not vague) or (vague and number[0].vague not in word_set("few"))
        ):
            return self._first if self.quantity.increment and not vague else None
        return last.head

    def _is_near(self, last: Quantity) -> bool:
        return self.quantity.span.start - last.span.end <= MEMORY_CHARACTERS

    def low(self, at: int) -> str:
        """The word at token `at` in small letters; empty outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def topic(self) -> Token | None:
        """What the last quantity of the sentence counts; for a bare number a count rather than a share."""
        counts = [other for other in self.before if other.kind != "ratio"]
        if self.quantity.kind == "count" and counts:
            return self._topic_of(counts)
        return self._topic_of(self.before)

    def _topic_of(self, before: Sequence[Quantity]) -> Token | None:
        bare, shared = self.quantity.kind == "count", self.quantity.kind == "ratio"
        for other in reversed(before):
            if modifies(self.line, other) or other.form == "one of":
                continue
            if (bare or shared) and is_inside(self.line, other, before):
                continue
            if (bare or shared) and other.kind not in {"count", "rate", "ratio"} and other.change is None:
                continue
            if other.head is not None or (bare and other.kind == "count"):
                return other.head
        return None

    def antecedent(self) -> Token | None:
        """What was counted last, in this sentence or just before it."""
        return self.topic() or self._ordered() or self._asked or self.last

    def _ordered(self) -> Token | None:
        """The noun of an ordinal before: "the city's 100th homicide; a year ago there had been 83"."""
        for at in range(self.first - 1, -1, -1):
            mask = self.line.mask[at]
            if mask is not None and mask.kind == "ordinal":
                return head_from(self.line, at + 1)
        return None

    def whole(self) -> Token | None:
        """What "of them" means: the noun of the last count that is not smaller, in this sentence or just before it."""
        number = self.quantity.numerals[-1:]
        for other in reversed(self.before):
            fits = bool(other.numerals and number) and other.numerals[-1].value >= number[0].value
            if other.kind == "count" and other.head is None and fits and self.quantity.kind == "count":
                return None  # of people: "40 have died, 11 of them"
            if (
                other.kind not in {"count", "rate"}
                or other.head is None
                or modifies(self.line, other)
                or not other.numerals
            ):
                continue
            if self.quantity.kind != "count" or not number or other.numerals[-1].form == "vague":
                return other.head
            if other.numerals[-1].value >= number[0].value:
                return other.head
        if number and self.last is None and self.quantity.kind == "count" and self.before:
            plural = [token for token in self.tokens[: self.first] if token.tag == "noun" and is_plural(token.low)]
            return plural[-1] if plural else self.topic()  # "at such crossings; the country has 1,460 of them"
        opens = self.opening if self.opening is not None and is_plural(self.opening.low) else None
        return self.last or self.topic() or opens

    def dated(self, at: int) -> bool:
        """True for the words of a date, and for the preposition before one: "went in March for $3m"."""
        if self.line.mask[at] is not None:
            return any(date.span.start <= self.tokens[at].start < date.span.end for date in self.line.dates)
        follows = at + 1 < len(self.tokens) and self.line.mask[at + 1] is not None
        return follows and self.tokens[at].tag == "prep" and self.dated(at + 1)

    def acts(self, at: int) -> bool:
        """True if the noun at token `at` has a verb of its own right behind it: "analysts had expected"."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return behind is not None and behind.tag == "aux" and at + 2 < len(self.tokens)

    def same(self) -> Token | None:
        """What "the five" are: the noun of the last count of five."""
        if self.low(self.first - 1) != "the" or not self.quantity.numerals:
            return None
        value = self.quantity.numerals[-1].value
        here = [(each.numerals[-1].value, each.head) for each in self.before if each.numerals and each.kind == "count"]
        return next((head for count, head in reversed([*self._counts, *here]) if count == value and head), None)

    def told_before(self) -> Token | None:
        """The noun that the sentence right before opens with, whether it holds a number or not."""
        before = self.line.text[max(0, self.line.start - LONGEST_SENTENCE) : self.line.start].rstrip()
        at = max(before.rfind(sign) for sign in (". ", "? ", "! ", "\n")) + 1
        start = self.line.start - (
            len(self.line.text[: self.line.start]) - len(self.line.text[: self.line.start].rstrip())
        )
        first = start - len(before) + at
        return head_from(Line(self.line.text, Span(first, start), ()), 0) if 0 <= first < start else None

    def determines(self, at: int) -> bool:
        """True for "this" and the like before its noun: "of this season’s crop"."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return self.tokens[at].tag == "det" and behind is not None and behind.tag in {"noun", "person"}

    def number_over(self, token: Token) -> Quantity | None:
        """The quantity before that the word belongs to."""
        for other in self.before:
            if other.span.start <= token.start < other.span.end:
                return other
        return None

    def joins(self, place: int) -> bool:
        """True for words that may stand between a verb and its amount."""
        low = self.low(place)
        if low == "average":
            return self.low(place - 1) in {"an", "the"}
        return low in word_set("joints") or self.tokens[place].tag == "adv"

    def verbal(self, place: int) -> bool:
        """True if a word that may be noun or verb is a verb here: "Sales rose", "it costs"."""
        at = place - 1
        while at > 0 and self.tokens[at].tag == "adv":
            at -= 1
        before = self.tokens[at] if place else None
        if self.low(place).endswith("ding") or self.low(place - 1).endswith(("'s", "s'")):
            return False  # "raising capital spending by 14 per cent"
        if is_plural(self.low(place)) and measured_verbs().get(self.low(place)) == "object":
            return False  # "raise property taxes 3 percent"
        if before is not None and before.text == "," and not is_plural(self.low(place)):
            return any(token.text == "," for token in self.tokens[: place - 1])  # "Tickets for it, all sold, fetch"
        return before is not None and (
            before.tag in {"noun", "person", "pron", "aux", "rel"} or before.low in {"to", "which"}
        )
