"""Who the source of one attribution is: the entity that its words anchor, with the sentence that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.annotate.entities.documents import DOCUMENTS, WRITINGS
from firsthand.annotate.entities.known import pronoun_of
from firsthand.annotate.entities.layout import layout_of
from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.entities.phrases import Names, Phrase, role_phrases
from firsthand.annotate.entities.repair import repaired
from firsthand.annotate.entities.sources import anchored
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Mention, Span


@dataclass(frozen=True)
class Voice:
    """The resolved source of an attribution."""

    attribution: Attribution
    span: Span
    """Where the source stands; the attribution itself where it is left out."""
    entity: Entity | None
    because: str
    maker: Entity | None = None
    """Who made the document that speaks."""


class Stage:
    """The report's words, names and entities, as the speakers are found among them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.layout = layout_of(reading.text)
        self.names = Names(self.layout, repaired(self.layout, reading.of(Mention), reading.of(Attribution)))
        self.entities = reading.of(Entity)
        self.by_span = {span: entity for entity in self.entities for span in entity.mentions}

    @cached_property
    def people(self) -> frozenset[Span]:
        """Where a person's name stands."""
        return frozenset(mention.span for mention in self.names.words.values() if mention.kind == "person")

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The words of people's names but the first, lower case."""
        return frozenset(token for span in self.people for token in name_tokens(span.of(self.text))[1:])

    @cached_property
    def mentions(self) -> Sequence[tuple[int, Span, Entity]]:
        """Every mention of a person: index of its first word, span, entity; in text order."""
        people = [entity for entity in self.entities if entity.kind == "person"]
        found = [(self.layout.at(span.start), span, entity) for entity in people for span in entity.mentions]
        return sorted(found, key=lambda item: item[1])

    @cached_property
    def somebody(self) -> Sequence[Phrase]:
        """Indefinite descriptions of people ("a clerk") that are nobody's title, in text order."""
        named = [entity for entity in self.entities if entity.named or not self.people.isdisjoint(entity.mentions)]
        titles = {at for entity in named for span in entity.roles for at in self.layout.inside(span)}
        return [
            phrase
            for phrase in role_phrases(self.layout, self.names)
            if phrase.indefinite and phrase.role is not None and titles.isdisjoint(self.layout.inside(phrase.span))
        ]


def sourced(stage: Stage, item: Attribution) -> Voice | None:
    """The voice of an attribution that has a source, resolved or not; None where the text gives none."""
    phrase = anchored(stage.layout, stage.names, item)
    if phrase is None:
        return None
    entity = stage.by_span.get(phrase.span)
    if entity and entity.kind == "other" and not _is_tagged(item, phrase):
        return Voice(item, phrase.span, None, f"{_quote(entity.name)} is neither a person nor a body")
    if entity:
        maker = stage.by_span.get(phrase.maker) if phrase.maker else None
        return Voice(item, phrase.span, entity, _because(stage, phrase, entity), maker)
    return Voice(item, phrase.span, None, _because_not(stage, phrase))


def _is_tagged(item: Attribution, phrase: Phrase) -> bool:
    """True if what is neither a person nor a body may speak: a document, or a source that has a cue of its own.

    "A label on the tank reads ..." speaks; what merely stands beside words in quotation marks ("a new rule") does not.
    """
    tagged = item.cue is not None and item.source is not None and item.source.overlaps(phrase.span)
    return tagged or phrase.head in DOCUMENTS | WRITINGS


def _because(stage: Stage, phrase: Phrase, entity: Entity) -> str:
    """Why the anchor is this entity."""
    said = _quote(phrase.span.of(stage.text))
    if phrase.head == "who" or pronoun_of(phrase.head):
        back = [s for s in entity.mentions if s.start < phrase.span.start and not pronoun_of(s.of(stage.text).lower())]
        return f"{said} refers back to {_quote(back[-1].of(stage.text))}" if back else f"{said} refers to {entity.name}"
    if not entity.named and phrase.head in WRITINGS:
        return f"{said} is a document"
    if not entity.named:
        return f"the report does not name {said}"
    if phrase.mention:
        name = entity.name
        return f"named here as {said}" if said == _quote(name) else f"{said} is {name}, by the name"
    roles = [s.of(stage.text) for s in entity.roles if s != phrase.span]
    return f"{said} is {entity.name}" + (
        f", who is called {_quote(roles[0])}" if roles else ", by the words beside the name"
    )


def _because_not(stage: Stage, phrase: Phrase) -> str:
    """Why nobody is resolved: the people that might be meant."""
    said = _quote(phrase.span.of(stage.text))
    low = phrase.span.of(stage.text).lower()
    sentence = stage.layout.sentence_of(phrase.span.start)
    near = [
        entity.name
        for entity in stage.entities
        if entity.kind == "person"
        and any(
            s.start < phrase.span.start and sentence - stage.layout.sentence_of(s.start) <= NEAR_SENTENCES
            for s in entity.mentions
        )
    ]
    if phrase.mention or not pronoun_of(low):
        last = low.rsplit(" ", 1)[-1]
        near = [e.name for e in stage.entities if e.kind == "person" and last in e.name.lower().split()] or near
    if not near:
        return f"nothing before {said} tells who is meant"
    return f"{said} may be {' or '.join(_quote(name) for name in near[:4])}"


NEAR_SENTENCES = 3
"""People mentioned in as many sentences before an unresolved pronoun are named as possible."""


def _quote(words: str) -> str:
    return f"“{' '.join(words.split())}”"
