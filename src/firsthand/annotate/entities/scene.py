"""Who was mentioned so far while a report is read from left to right, where, and in which part of a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import CONJUNCTIONS, DETERMINERS, FUNCTION, PREPOSITIONS, RELATIVES, body_group
from firsthand.annotate.entities.layout import Layout
from firsthand.annotate.entities.phrases import Names, role_at
from firsthand.vocabulary import Span


@dataclass(frozen=True)
class Seen:
    """One mention on stage."""

    draft: Draft
    span: Span
    sentence: int
    paragraph: int
    subject: bool
    possessive: bool
    quoted: bool
    source: bool
    pronoun: bool = False
    within: frozenset[int] = frozenset()
    """The attributions, by their number, whose content holds it."""


@dataclass
class Scene:
    """The text, its names, the sources of its attributions, and what was mentioned so far (in text order)."""

    layout: Layout
    names: Names
    sources: frozenset[Span]
    """The anchors of the attributions' sources."""
    readings: frozenset[Span] = frozenset()
    """The anchors of those with a cue that only a writing has: "it reads"."""
    told: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The attributions, by their number, whose content holds each word."""
    own: Mapping[Span, frozenset[int]] = field(default_factory=dict)
    """The attributions, by their number, whose source is anchored at each span."""
    aside: tuple[Span, ...] = ()
    """Bylines and credits: their people are nobody a pronoun of the story refers to."""
    drafts: list[Draft] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)

    def _addressed(self, span: Span) -> bool:
        """True for somebody spoken to by one name: "Neha, they are angry": who is meant later is somebody else."""
        first, after = self.layout.at(span.start), self.layout.after(span)
        if after - first > 1 or not self.within(span) or span in self.sources:
            return False
        opens = self.layout.sentence_start(first) == first or self.layout.low(first - 1) in {"“", '"', "‘", ":"}
        ends = self.layout.low(after) in {".", "?", "!"} and self.layout.low(first - 1) == ","
        return (opens and self.layout.low(after) == ",") or ends

    def _is_subject(self, at: int, after: int) -> bool:
        return is_subject(self.layout, at) and not self._is_object(at) and not self._modifies(after)

    def _is_object(self, at: int) -> bool:
        """True for what a verb has behind its subject: "the former mayor" in "The judge addressed the former mayor"."""
        first = self._phrase_start(at)
        last = next(
            (seen for seen in reversed(self.seen) if seen.span.end <= self.layout.words[first].span.start), None
        )
        if last is None or not last.subject or last.sentence != self.layout.words[at].sentence:
            return False
        between = [self.layout.low(i) for i in range(self.layout.after(last.span), first)]
        if between[:1] == [","] and between[1:2] and between[1] in _WHO:
            between = between[2:]  # "N. N., who chairs the grid operator S., ..."
        determined = self.layout.low(first) in DETERMINERS
        return determined and bool(between) and all(word.isalpha() and word not in _BETWEEN for word in between)

    def _phrase_start(self, at: int) -> int:
        """The determiner of the phrase that ends with word `at`; the word itself where none stands before it."""
        for first in range(at, max(at - 4, 0), -1):
            if self.layout.low(first) in DETERMINERS:
                return first
            if first < at and not self.layout.words[first].text.islower():
                break
        return at

    def _modifies(self, after: int) -> bool:
        """True for a name before somebody's title: "Calder Blues" in "Calder Blues captain N. N."."""
        ends = (
            i + 1 for i in range(after, after + 3) if (role := role_at(self.layout, i)) is not None and role[1] == after
        )
        return any((name := self.names.starts.get(end)) is not None and name.kind == "person" for end in ends)

    def within(self, span: Span) -> frozenset[int]:
        """The attributions whose content holds the span."""
        first, last = self.layout.at(span.start), self.layout.after(span) - 1
        return self.told.get(first, _NOBODY) & self.told.get(last, _NOBODY)

    def enter(self, draft: Draft, span: Span, *, pronoun: bool = False) -> None:
        """Take in a mention of `draft` at `span`."""
        draft.mentions.add(span)
        if any(part.covers(span) for part in self.aside) or (not pronoun and self._addressed(span)):
            return
        at = self.layout.at(span.start)
        word = self.layout.words[at]
        source = span in self.sources
        draft.last = at
        draft.entered += 1
        draft.source = draft.source or source
        after = self.layout.after(span)
        self.seen.append(
            Seen(
                draft=draft,
                span=span,
                sentence=word.sentence,
                paragraph=word.paragraph,
                subject=source or self._is_subject(at, after),
                possessive=self.layout.low(after) in {"'s", "'"},
                quoted=word.quoted,
                source=source,
                pronoun=pronoun,
                within=self.within(span),
            )
        )


_NOBODY: frozenset[int] = frozenset()
_BETWEEN = RELATIVES | CONJUNCTIONS | frozenset({"that", "as", "than", "said", "says"})
"""Behind these another clause or phrase begins."""
_WHO = frozenset({"who", "which"})
_OPENERS = RELATIVES | CONJUNCTIONS | {",", ";", ":", "—", "–", "-", "“", "”", '"', "(", "that"}


def is_subject(layout: Layout, at: int) -> bool:
    """True if the phrase around word `at` opens its sentence or a clause, as far as the words before it tell."""
    first = layout.sentence_start(at)
    before = at - 1
    if before >= first and _ends_a_phrase(layout, before):
        return True
    while before >= first and before > at - 6 and layout.words[before].text[0].isalnum():
        if layout.low(before) in PREPOSITIONS and layout.low(before) not in {"as", "after", "before", "since", "until"}:
            return False
        if layout.low(before) in RELATIVES or layout.low(before) in CONJUNCTIONS:
            return True
        before -= 1
    return before < first or layout.low(before) in _OPENERS


def _ends_a_phrase(layout: Layout, at: int) -> bool:
    """True for a plain noun right before a name: "On the bakery roof Ane counted": no title, so another phrase."""
    word = layout.words[at]
    plain = word.text.islower() and len(word.text) > 2 and word.low not in FUNCTION | DETERMINERS
    return plain and not role_at(layout, at) and not body_group(word.low) and not word.low.endswith(("ly", "ed", "ing"))
