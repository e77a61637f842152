"""A report's marks -> what it tells, to travel between reports: figures and attributions with who is behind them."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

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
    """The report's own words for who it is: "Interior Minister", "spokesman for Orla Hydro"."""
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
    """The sentence of the figure, the content of the attribution."""
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
        sentence = sentence_around(reading.text, figure.span).of(reading.text)
        tellers = people.tellers(speaker.chain if speaker else ())
        if not tellers and figure.origin:
            own = is_own(figure.origin, reading.report.outlet)
            name = reading.report.outlet if own else None
            tellers = (Teller(name=name or figure.origin, kind="newsroom" if own else "body"),)
        yield Told(
            mark=mark_id(figure),
            kind="figure",
            span=figure.span,
            words=sentence,
            tellers=tellers or _newsroom_that_saw(sentence, reading.report.outlet),
            amount=_amount(figure),
        )


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
                words=" ".join(span.of(reading.text) for span in mark.content),
                tellers=people.tellers(speaker.chain),
            )


class _People:
    """Looks up what the report says about the parties of a chain."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.outlet = reading.report.outlet
        self.roles = {
            mark_id(entity): tuple(span.of(reading.text) for span in entity.roles) for entity in reading.of(Entity)
        }
        self.protected = {mark.entity for mark in reading.of(Protected)}

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
