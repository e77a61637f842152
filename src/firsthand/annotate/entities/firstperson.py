"""The first person: "I" in a quotation is its source; outside quotation marks it is whoever tells the report.

In an interview that is the person interviewed, whose answers stand without quotation marks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.annotate.entities.drafts import Draft
from firsthand.annotate.entities.known import pronoun_of
from firsthand.annotate.entities.scene import Scene
from firsthand.annotate.entities.sources import ANSWERS
from firsthand.vocabulary import Span

_INTERVIEW = re.compile(
    r"(?i)\b(?:interview(?:ed|s|ing)?|sat down with|questions? (?:to|for)|Q ?& ?A|spoke (?:to|with)|talked (?:to|with)|"
    r"tells? \w+ about)\b"
)
INTRODUCTION = 1500
"""Characters in which an interview says that it is one, and of whom."""

MIN_FIRST_PERSON = 4
"""Fewer "I" outside quotation marks than this do not make an interview."""


class Quote(NamedTuple):
    """A stretch of quoted content and the anchor of its source."""

    content: Span
    anchor: Span | None
    direct: bool = True
    """All of it is the source's own words, with marks around it or without ("NAME: ...")."""


def quote_around(quotes: Sequence[Quote], span: Span, *, quoted: bool) -> Quote | None:
    """The innermost quotation that holds `span`; `quoted`: it stands inside marks."""
    around = [quote for quote in quotes if quote.content.covers(span) and (quoted or quote.direct)]
    return min(around, key=lambda quote: quote.content.end - quote.content.start, default=None)


def enter_first_person(scene: Scene, quotes: Sequence[Quote]) -> None:
    """Add every "I", "me", "my" to whom it means, and the "you" of an interviewer's question."""
    at_anchor = {seen.span: seen.draft for seen in scene.seen}
    told = _spoken(scene, quotes, at_anchor)
    telling = [span for span in _telling(scene) if span not in told]
    answers = [span for span in scene.sources if span.of(scene.layout.text).strip(". ") in ANSWERS]
    teller = _teller(scene, len(telling), answered=bool(answers))
    for span, draft in told.items():
        draft.mentions.add(span)
    if teller is None and telling:
        teller = Draft("person", "I", named=False)
        scene.drafts.append(teller)
    for span in (*telling, *(answers if teller and teller.named else ())):
        if teller:
            teller.mentions.add(span)
            teller.source = teller.source or span in scene.sources
    if teller and teller.named:
        teller.mentions.update(_questioned(scene))


def _spoken(scene: Scene, quotes: Sequence[Quote], at_anchor: Mapping[Span, Draft]) -> dict[Span, Draft]:
    """Every "I" in a quotation with its speaker, and every "we" that is a source there: who speaks stands for it."""
    found: dict[Span, Draft] = {}
    for word in scene.layout.words:
        pronoun = pronoun_of(word.low)
        if pronoun is None or pronoun.person != "1" or (pronoun.number == "p" and word.span not in scene.sources):
            continue
        quote = quote_around(quotes, word.span, quoted=word.quoted)
        draft = at_anchor.get(quote.anchor) if quote and quote.anchor else None
        if draft and (draft.kind == "person" or pronoun.number == "p"):
            found[word.span] = draft
    return found


def _telling(scene: Scene) -> Iterator[Span]:
    """Every first person singular outside quotation marks."""
    for word in scene.layout.words:
        pronoun = pronoun_of(word.low)
        if pronoun and pronoun.person == "1" and pronoun.number == "s" and not word.quoted and word.text != "i":
            yield word.span


def _teller(scene: Scene, count: int, *, answered: bool) -> Draft | None:
    """The person interviewed: the one most mentioned where an interview is introduced."""
    opening = scene.layout.text[:INTRODUCTION]
    if not answered and (count < MIN_FIRST_PERSON or not _INTERVIEW.search(opening)):
        return None
    people = [d for d in scene.drafts if d.kind == "person" and d.named and not d.plural]
    counted = [
        (sum(s.end <= INTRODUCTION for s in d.mentions), -min(d.mentions).start, d) for d in people if d.mentions
    ]
    best = max(counted, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] else None


def _questioned(scene: Scene) -> Iterator[Span]:
    """The "you" of every paragraph that ends in a question mark: an interviewer speaks to the person interviewed."""
    words = scene.layout.words
    asks = {word.paragraph for word, after in zip(words, (*words[1:], None), strict=True)
            if word.text == "?" and (after is None or after.paragraph != word.paragraph)}  # fmt: skip
    for word in words:
        if word.paragraph in asks and word.low in {"you", "your"} and not word.quoted:
            yield word.span
