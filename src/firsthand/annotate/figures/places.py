"""A quantity among the words of its sentence: what stands around it, and what was counted before it."""

from bisect import bisect_left
from collections.abc import Sequence

from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import Token

MEMORY_CHARACTERS = 260
"""How far back a bare number finds its noun: about two sentences."""


def modifies(line: Line, quantity: Quantity) -> bool:
    """True for the number of a compound: the seats of "a 120-seat house" are not what comes next."""
    return line.text[quantity.span.end : quantity.span.end + 1] == "-"


class Place:
    """One quantity among the words of its sentence, those before it, and the last noun counted."""

    def __init__(self, line: Line, quantity: Quantity, before: Sequence[Quantity], last: Quantity | None) -> None:
        self.line, self.quantity, self.tokens = line, quantity, line.tokens
        starts = [token.start for token in line.tokens]
        self.first = bisect_left(starts, quantity.span.start)
        self.after = bisect_left(starts, quantity.span.end)
        self.before = [each for each in before if each.form != "masked"]
        self.last = self._near(last)

    def _near(self, last: Quantity | None) -> Token | None:
        """The noun of the last count, if it is near and not smaller: a part of it can be meant."""
        if last is None or last.head is None or self.quantity.span.start - last.span.end > MEMORY_CHARACTERS:
            return None
        number, whole = self.quantity.numerals[-1:], last.numerals[-1]
        vague = bool(number) and number[0].form == "vague"
        if (
            not number
            or (number[0].value > whole.value and not vague)
            or (vague and number[0].vague not in word_set("few"))
        ):
            return None
        return last.head

    def low(self, at: int) -> str:
        """The word at token `at` in small letters; empty outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def topic(self) -> Token | None:
        """What the last quantity of the sentence counts."""
        bare, shared = self.quantity.kind == "count", self.quantity.kind == "ratio"
        for other in reversed(self.before):
            if modifies(self.line, other) or other.form == "one of":
                continue
            if (bare or shared) and other.kind not in {"count", "rate", "ratio"} and other.change is None:
                continue
            if other.head is not None or (bare and other.kind == "count"):
                return other.head
        return None

    def antecedent(self) -> Token | None:
        """What was counted last, in this sentence or just before it."""
        return self.topic() or self.last

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
        before = self.tokens[place - 1] if place else None
        return before is not None and (
            before.tag in {"noun", "person", "pron", "aux", "rel"} or before.low in {"to", "which"}
        )
