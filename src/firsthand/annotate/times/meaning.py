"""What the readers of expressions are given (Phrase, Moment) and what they give back (Meaning)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from firsthand.annotate.times.calendar import interval_of
from firsthand.annotate.times.words import Token
from firsthand.vocabulary import Precision, TimexType

Anchor = Literal["text", "published", "narrative", "event"]
Tense = Literal["past", "future"]


@dataclass(frozen=True)
class Meaning:
    """What one expression says: the fields of a TimeExpression but for its span."""

    type: TimexType
    value: str | None
    because: str
    anchor: Anchor | None = None
    mod: str | None = None
    interval: tuple[date | None, date | None] = (None, None)
    precision: Precision | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Phrase:
    """The tokens that one rule matched, and the text around them."""

    text: str
    tokens: tuple[Token, ...]
    before: Token | None
    after: Token | None

    @property
    def start(self) -> int:
        """First character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.tokens[-1].end

    @property
    def words(self) -> str:
        """The words as they stand."""
        return self.text[self.start : self.end]

    def value(self, *kinds: str) -> str | None:
        """The value of the first token of one of `kinds`; None if there is none."""
        return next((token.value for token in self.tokens if token.kind in kinds), None)

    def values(self, *kinds: str) -> list[str]:
        """The values of all tokens of `kinds`, in text order."""
        return [token.value for token in self.tokens if token.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """True if a token of one of `kinds` is among them."""
        return any(token.kind in kinds for token in self.tokens)

    def follows(self, *kinds: str) -> bool:
        """True if the token in front is of one of `kinds`."""
        return self.before is not None and self.before.kind in kinds

    def word_before(self) -> str:
        """The token in front as it stands in the text, or ""."""
        return self.text[self.before.start : self.before.end] if self.before else ""

    def word_after(self) -> str:
        """The token behind as it stands in the text, or ""."""
        return self.text[self.after.start : self.after.end] if self.after else ""

    def relatives(self) -> list[str]:
        """What the words like "last", "this" and "that" are worth, in text order."""
        return self.values("relative", "that", "same", "past", "current")

    @property
    def relative(self) -> str | None:
        """The first of `relatives`, or None."""
        return next(iter(self.relatives()), None)

    @property
    def mod(self) -> str | None:
        """TIMEX3 mod of the words early, late, about, more than, or None."""
        return self.value("mod", "modnoun", "approx") or None

    @property
    def year(self) -> str | None:
        """The four digits of the first year, or None."""
        return self.value("year", "yearth")

    def number(self) -> float | None:
        """The number that the phrase counts with; None where it is vague ("several") or missing."""
        return count_of(self.tokens)


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def count_of(tokens: tuple[Token, ...]) -> float | None:
    """The number that number words and digits make together: "two hundred" is 200, "2 1/2" is 2.5, "a" is 1.

    The first number counts where two are joined by "to", "or" or a hyphen, unless they are tens and ones.
    """
    total: float | None = None
    last = 0.0
    for at, token in enumerate(tokens):
        if token.kind == "vague":
            return None
        if token.kind == "an" and total is not None:
            continue
        worth = _worth(token)
        if worth is None:
            if token.kind == "and" and total is not None and last < 100:
                break
            if token.kind in {"unit", "units", "second", "quarter"}:
                break
            continue
        joined = at > 0 and tokens[at - 1].kind == "hyphen"
        if total is None:
            total = worth
        elif token.kind == "scale":
            total *= worth
        elif token.kind == "fraction" or (total % 100 == 0) or (worth < 10 <= total % 100 and total % 10 == 0):
            total += worth
        elif joined:
            break
        else:
            total = worth
        last = worth
    return total


def _worth(token: Token) -> float | None:
    if token.kind in {"numword", "scale", "couple", "small", "year"}:
        return float(token.value)
    if token.kind == "number":
        return float(token.value.replace(",", ""))
    if token.kind == "an":
        return 1.0
    if token.kind == "half":
        return 0.5
    if token.kind == "fraction":
        over, _, under = token.value.partition("/")
        return _FRACTIONS.get(token.value) or (float(over) / float(under) if under.strip("0") else 0.0)
    return None


@dataclass
class Narrative:
    """What the text has dated so far; the readers of "that year" and "the next day" look here."""

    day: date | None = None
    """The last explicit day, or the first of the last explicit month or year."""
    unit: str = ""
    """How precise it is: D, W, M, Q or Y."""
    quarter: str | None = None
    """The last quarter spoken of, as a TIMEX3 value."""
    end: int = 0
    """Where the expression of `day` ends."""
    latest: date | None = None
    """The latest day told in its sentence."""
    begins: bool = False
    """Whether something goes on from then: "since Monday" is not where the narrative stands."""

    def take_in(self, day: date, unit: str, phrase: "Phrase", *, goes_on: bool) -> None:
        """Remember a date of the text; `goes_on` says that the sentence of the last one does."""
        self.latest = max(day, self.latest) if goes_on and self.latest else day
        self.day, self.unit, self.end = day, unit, phrase.end
        self.begins = phrase.follows("since", "from")


@dataclass(frozen=True)
class Moment:
    """From where an expression is seen: the day of speaking, the narrative so far, the tense of the clause."""

    day: date | None
    """The publication date, or the day of the utterance inside a quotation; None if unknown."""
    source: str
    """What `day` is, for people: "the publication date"."""
    month_first: bool
    narrative: Narrative = field(default_factory=Narrative)
    tense: Callable[[], Tense | None] = lambda: None

    @property
    def told_day(self) -> date | None:
        """The last day of the narrative, for days counted from it; None where it is not told which is meant.

        So in "arrested on Monday for a theft on 3 May", which goes back in time, and where the narrative has come to
        what is still ahead and the clause looks back: "She sits again on 30 September. She had spoken the day before."
        """
        told = self.narrative
        if told.day is None or (told.latest is not None and told.latest > told.day and told.unit == "D"):
            return None
        ahead = self.day is not None and told.day > self.day
        return None if ahead and self.tense() == "past" else told.day

    @property
    def said(self) -> str:
        """The day of speaking, for people."""
        return f"{self.source} {self.day}" if self.day else f"{self.source}, which is unknown"

    def anchored(self, reason: str) -> str:
        """A sentence that ends in the day of speaking."""
        return f"{reason} {self.said}."


_MODS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


def on_calendar(
    value: str,
    because: str,
    anchor: Anchor,
    *,
    timex: TimexType = "DATE",
    mod: str | None = None,
) -> Meaning:
    """The meaning of a calendar value; `mod` START, MID or END narrows the interval to a third."""
    known = interval_of(value)
    if known is None:
        return Meaning(timex, value, because, anchor, mod)
    (begin, end), precision = known
    if mod in _MODS and begin < end:
        lower, upper = _MODS[mod]
        length = (end - begin).days + 1
        begin, end = begin + timedelta(length * lower // 3), begin + timedelta(length * upper // 3 - 1)
    return Meaning(timex, value, because, anchor, mod, (begin, end), precision)


def until_now(meaning: Meaning, moment: Moment) -> Meaning:
    """The same, cut at the day of speaking where that lies inside.

    "This month" ends on that day, or begins on it where the clause looks ahead.
    """
    begin, end = meaning.interval
    if not (moment.day and begin and end and begin <= moment.day <= end):
        return meaning
    if moment.tense() == "future":
        return replace(meaning, interval=(moment.day, end))
    return replace(meaning, interval=(begin, moment.day))


def unresolved(type_: TimexType, moment: Moment, value: str | None = None) -> Meaning:
    """An expression that needs a day to count from where none is known."""
    return Meaning(type_, value, f"Counts from {moment.said}.", None)


def is_capitalised(word: str) -> bool:
    """True if the word starts with a capital letter."""
    return bool(word) and word[0].isupper()
