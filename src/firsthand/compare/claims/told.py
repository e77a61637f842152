"""A report's marks -> what it tells, to travel between reports: figures and attributions with who is behind them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

import msgspec

from firsthand.compare.withheld import Withheld
from firsthand.stage import Reading
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Figure,
    Party,
    Protected,
    Span,
    Speaker,
    hull,
    mark_id,
)

COUNTED_KINDS = frozenset({"count", "percent", "money", "measure", "ratio", "rate"})
"""Kinds of figures that make a claim; ages, ordinals, scores and durations do not."""

MOST_ROLES = 16
"""Different words for who one party is that travel, first ones first: a person has a handful of them."""
MOST_CHARACTERS = 600
"""Of the sentence of a figure; of a longer one (a table on one line) those around the figure travel."""
MOST_OF_CONTENT = 2_000
"""Characters of the content of an attribution that travel: a long quotation of several paragraphs."""

_FIRST_HAND = re.compile(
    r"""(?xi)
    \b(?:reporters?|correspondents?|photographers?|journalists?) \s (?:of|for|from|with) \s (?P<outlet>[^,.;]{2,40}?)
        \s (?:who\b[^,.;]{0,60}\s)? (?:saw|counted|watched|witnessed|heard|visited|found) \b
    | \b(?:this|our) \s (?:newspaper|reporter|correspondent|paper) \s (?:saw|counted|watched|witnessed|heard)
    | \b reporters? \s of \s this \s (?:newspaper|paper) \s (?:saw|counted|watched|witnessed|heard)
    """
)


class Teller(msgspec.Struct, frozen=True, kw_only=True):
    """A party behind a statement, as this report names it."""

    name: str
    kind: Literal["person", "body", "unnamed", "document", "newsroom"]
    span: Span | None = None
    roles: tuple[str, ...] = ()
    """The report's own words for who it is, each once: "Interior Minister", "spokesman for Orla Hydro"."""
    protected: bool = False
    entity: str | None = None
    """`mark_id` of the Entity, where there is one."""


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """What makes two figures of one report the same: compared for equality only."""

    low: float | None
    high: float | None
    bound: str
    unit: str | None
    counted: str | None
    predicate: str | None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One figure or attribution, and who is behind it."""

    mark: str
    kind: Literal["figure", "attribution"]
    span: Span
    words: str
    """The sentence of the figure, the content of the attribution; cut where it is very long."""
    tellers: tuple[Teller, ...]
    """Deepest first, without the report's own newsroom unless it saw or counted for itself."""
    amount: Amount | None = None


class ClaimSketch(msgspec.Struct, frozen=True, kw_only=True):
    """All that one report tells, in text order."""

    told: tuple[Told, ...]


def sketch_told(reading: Reading) -> ClaimSketch:
    """What the report tells, in text order."""
    told = [*_figures(reading), *_attributions(reading)]
    return ClaimSketch(told=tuple(sorted(told, key=lambda t: (t.span, t.mark))))


def _figures(reading: Reading) -> Iterator[Told]:
    speakers = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    people = _People(reading)
    for figure in reading.of(Figure):
        if figure.kind not in COUNTED_KINDS:
            continue
        speaker = speakers.get(figure.attribution) if figure.attribution else None
        sentence = _near(sentence_around(reading.text, figure.span), figure.span).of(reading.text)
        tellers = people.tellers(speaker.chain if speaker else ())
        if not tellers and figure.origin:
            tellers = (people.counter(figure.origin),)
        yield Told(
            mark=mark_id(figure),
            kind="figure",
            span=figure.span,
            words=sentence,
            tellers=tellers or _newsroom_that_saw(sentence, reading.report.outlet),
            amount=_amount(figure),
        )


def _near(sentence: Span, figure: Span) -> Span:
    """The sentence; of a very long one as much as stands around the figure."""
    if sentence.end - sentence.start <= MOST_CHARACTERS:
        return sentence
    start = max(sentence.start, figure.start - MOST_CHARACTERS // 2)
    return Span(start, max(figure.end, min(sentence.end, start + MOST_CHARACTERS)))


def _amount(figure: Figure) -> Amount:
    fields = ("low", "high", "bound", "unit", "counted", "predicate")
    return msgspec.convert({name: getattr(figure, name) for name in fields}, Amount)


def _attributions(reading: Reading) -> Iterator[Told]:
    attributions = {mark_id(mark): mark for mark in reading.of(Attribution)}
    people = _People(reading)
    for speaker in reading.of(Speaker):
        mark = attributions.get(speaker.attribution)
        if mark is not None:
            yield Told(
                mark=speaker.attribution,
                kind="attribution",
                span=hull(mark.content),
                words=" ".join(span.of(reading.text) for span in mark.content)[:MOST_OF_CONTENT],
                tellers=people.tellers(speaker.chain),
            )


class _People:
    """Looks up what the report says about the parties of a chain."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.outlet = reading.report.outlet
        self.roles = {
            mark_id(entity): _each_once(span.of(reading.text) for span in entity.roles) for entity in reading.of(Entity)
        }
        self.protected = {mark.entity for mark in reading.of(Protected)}
        self.withheld = Withheld(reading)

    def tellers(self, chain: Iterable[Party]) -> tuple[Teller, ...]:
        """The parties of a chain, deepest first, without the report's own outlet."""
        return tuple(
            Teller(
                name=party.name,
                kind=party.kind,
                span=party.span,
                roles=self.roles.get(party.entity or "", ()),
                protected=party.entity is not None and party.entity in self.protected,
                entity=party.entity,
            )
            for party in chain
            if not (party.kind == "newsroom" and (party.span is None or is_own(party.name, self.outlet)))
        )

    def counter(self, origin: str) -> Teller:
        """Whoever a figure is said to come from, where no attribution tells."""
        if is_own(origin, self.outlet):
            return Teller(name=self.outlet or origin, kind="newsroom")
        person = self.withheld.person(origin)
        if person is None:
            return Teller(name=origin, kind="body")
        return Teller(name=origin, kind="person", protected=True, entity=person.entity)


def _each_once(roles: Iterable[str]) -> tuple[str, ...]:
    """The different roles in text order: a report that says "the minister" a thousand times says one."""
    return tuple(islice(dict.fromkeys(roles), MOST_ROLES))


def _newsroom_that_saw(sentence: str, outlet: str | None) -> tuple[Teller, ...]:
    """The report's own newsroom, if the sentence says that its reporters saw or counted for themselves."""
    found = _FIRST_HAND.search(sentence)
    if found is None:
        return ()
    named = found["outlet"]
    own = named is None or is_own(named, outlet)
    return (Teller(name=outlet or "the report’s own newsroom" if own else named, kind="newsroom"),)


def is_own(name: str, outlet: str | None) -> bool:
    """Whether a name is the report's own outlet, with or without its article."""
    return outlet is not None and _bare(name) == _bare(outlet)


def _bare(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()
