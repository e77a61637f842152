"""A sentence of a language read by tables: its tokens, its masks, and the units, nouns, hedges and verbs at a token."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.figures.hedging import Hedge
from firsthand.annotate.figures.masks import Masked
from firsthand.annotate.figures.measures import Unit
from firsthand.annotate.figures.tabled_numerals import tokens_of
from firsthand.annotate.figures.tables import Tables
from firsthand.annotate.figures.words import Verb
from firsthand.vocabulary import FigureKind, Span

FRONT_CHARACTERS = 60
"""How far in front of a number the patterns look for a verb of movement or an age."""
MAX_MODIFIERS = 3
MAX_SCOPE_WORDS = 4
MAX_HEDGE_WORDS = 4
FARTHEST_VERB_WORDS = 9
_MASKS: Sequence[tuple[str, FigureKind | None]] = (
    ("name", "name"), ("age", "age"), ("ordinal", "ordinal"), ("date", None), ("score", "score"),
)  # fmt: skip
_ADJECTIVE = re.compile(r"(?:ых|их|ого|его|ому|ему|ый|ой|ая|яя|ую|юю|ые|ие|ым|им|ыми|ими)$")
_OBLIQUE = re.compile(r"(?:ом|ем|ём|ами|ями|ах|ях)$")
"""Cases in which no adjective before is in the genitive plural: «12 тяжелораненых вертолётом»."""
_CASE_ENDING = re.compile(r"(?<=..)(?:ами|ями|ов|ев|ей|ам|ям|ах|ях|ом|ем|ий|ия|ие|ы|и|а|я|у|ю|е|о|ь)$")
_BREAKS = frozenset(',;:()«»—–.!?“”"')


class Counted(NamedTuple):
    """The counted phrase: tokens `[first, head]` and what the head is one of."""

    first: int
    head: int
    of: str


class Line:
    """The tokens of one sentence and what stands at each."""

    def __init__(self, text: str, span: Span, dates: Sequence[Span], tables: Tables) -> None:
        self.text, self.span, self.tables = text, span, tables
        self.tokens = tokens_of(text, span.start, span.end, tables.numbers)
        self.masks = [Masked(date, None) for date in dates if date.overlaps(span)]
        for name, kind in _MASKS:
            self.masks += [
                Masked(Span(*found.span()), kind)
                for found in tables.patterns[name].finditer(text, span.start, span.end)
            ]
        self._masked = self._masked_tokens()

    def _masked_tokens(self) -> dict[int, Masked]:
        """The mask on each token that has one; of two on one token the earlier kind."""
        starts, ends = [token.start for token in self.tokens], [token.end for token in self.tokens]
        found: dict[int, Masked] = {}
        for mask in self.masks:
            for at in range(bisect_right(ends, mask.span.start), bisect_left(starts, mask.span.end)):
                found.setdefault(at, mask)
        return found

    def mask_on(self, at: int) -> Masked | None:
        """The mask that lies on token `at`."""
        return self._masked.get(at if at >= 0 else at + len(self.tokens))

    def low(self, at: int) -> str:
        """Token `at` in lower case; "" outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def front(self, name: str, at: int) -> bool:
        """True if the pattern `name` fits the text right in front of token `at`."""
        end = self.tokens[at].start
        front = self.text[max(self.span.start, end - FRONT_CHARACTERS) : end]
        return self.tables.patterns[name].search(front) is not None

    def behind(self, name: str, at: int) -> bool:
        """True if the pattern `name` fits the text right behind token `at`."""
        begin = self.tokens[at].end
        rest = self.text[begin : min(self.span.end, begin + FRONT_CHARACTERS)]
        return self.tables.patterns[name].match(rest) is not None

    def unit_at(self, at: int, place: str) -> Unit | None:
        """The unit whose first word is token `at`."""
        for form in self.tables.units.get(self.low(at)) or ():
            last = at + 1 + len(form.rest)
            fits = all(rest.get(self.low(at + 1 + k)) for k, rest in enumerate(form.rest))
            if fits and form.place in {place, "either"}:
                return Unit(form.name, form.kind, at, last)
        return None

    def hedge_before(self, at: int, floor: int) -> Hedge | None:
        """The hedge whose last word stands right before token `at`; none of it before token `floor`."""
        for length in range(min(MAX_HEDGE_WORDS, at - floor), 0, -1):
            words = " ".join(token.low for token in self.tokens[at - length : at])
            known = self.tables.hedges["before"].get(words.replace(" ,", ","))
            if known is not None and self.mask_on(at - length) is None:
                return Hedge(*known, at - length, at)
        return None

    def hedge_after(self, at: int) -> Hedge | None:
        """The hedge whose first word is token `at`."""
        for length in (3, 2, 1):
            known = self.tables.hedges["after"].get(" ".join(token.low for token in self.tokens[at : at + length]))
            if known is not None and at + length <= len(self.tokens):
                return Hedge(*known, at, at + length)
        return None

    def counted_at(self, at: int) -> Counted | None:
        """The noun phrase that begins at token `at`: adjectives and a noun; persons named by a participle count."""
        nouns = self.tables.nouns
        for here in range(at, min(len(self.tokens), at + MAX_MODIFIERS + 1)):
            if not self._is_noun_or_adjective(here):
                return None
            known, following = nouns.get(self.low(here)), nouns.get(self.low(here + 1))
            adjective = _ADJECTIVE.search(self.low(here)) is not None
            goes_on = adjective and self._is_noun_or_adjective(here + 1) and not _OBLIQUE.search(self.low(here + 1))
            if known is not None and not (goes_on and following is not None):
                return Counted(at, here, known)
            if known is None and not goes_on:
                return None if adjective else Counted(at, here, _CASE_ENDING.sub("", self.low(here)))
        return None

    def _is_noun_or_adjective(self, at: int) -> bool:
        if at >= len(self.tokens) or self.mask_on(at) is not None:
            return False
        token = self.tokens[at]
        if token.tag != "word" or token.capital or token.low in self.tables.words or token.low in self.tables.numbers:
            return False
        if self.tables.nouns.get(token.low) is not None:
            return True
        return self.tables.predicates.get(token.low) is None and not self.tables.patterns["verb"].search(token.low)

    def verb_for(self, first: int, last: int, head: int | None) -> Verb | None:
        """What happened to those that the tokens `[first, last)` count.

        In the order of trust: the head names it, the word right before, a verb behind, a verb further before.
        """
        known = self.tables.predicates
        named = known.get(self.low(head)) if head is not None else None
        near = known.get(self.low(first - 1)) if first else None
        behind = self._nearest(range(last, min(len(self.tokens), last + FARTHEST_VERB_WORDS)))
        before = self._nearest(range(first - 1, max(-1, first - FARTHEST_VERB_WORDS - 1), -1))
        found = named or near or behind or before
        if found is not None and found.group in {"rise", "fall", "reach"}:
            return self._nearest(range(first - 1, max(-1, first - FARTHEST_VERB_WORDS - 1), -1), moves=False) or found
        return found

    def _nearest(self, places: range, *, moves: bool = True) -> Verb | None:
        """The first verb or event on the way, up to the end of the clause or another number."""
        for at in places:
            token = self.tokens[at]
            if token.text in _BREAKS or token.tag == "number" or token.low in self.tables.numbers:
                return None
            if self.tables.words.get(token.low) == "rel":
                return None
            found = self.tables.predicates.get(token.low)
            if found is not None and (moves or found.group not in {"rise", "fall", "reach"}):
                return found
        return None

    def scope_at(self, at: int) -> tuple[Span, ...]:
        """The prepositional phrases that begin at token `at`: «на площади», «в Заречье»."""
        out = []
        while at < len(self.tokens) and self.tables.words.get(self.low(at)) == "prep":
            end = at + 1
            while end < len(self.tokens) and end - at <= MAX_SCOPE_WORDS and self._is_scope(end):
                end += 1
            if end == at + 1:
                break
            out.append(Span(self.tokens[at].start, self.tokens[end - 1].end))
            at = end
        return tuple(out)

    def _is_scope(self, at: int) -> bool:
        token = self.tokens[at]
        plain = token.tag == "word" and token.low not in self.tables.words and token.low not in self.tables.numbers
        return plain and self.mask_on(at) is None and self.tables.predicates.get(token.low) is None
