"""Who the source of one attribution is: the entity that its words anchor, with the sentence that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.annotate.entities.known import pronoun_of
from firsthand.annotate.entities.layout import layout_of
from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.entities.phrases import Names, Phrase, role_phrases
from firsthand.annotate.entities.repair import repaired
from firsthand.annotate.entities.sources import DOCUMENTS, anchored
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


def voices(stage: Stage) -> list[Voice]:
    """One voice an attribution, in text order; a source left out is carried over from the voice before it."""
    found: list[Voice] = []
    for item in stage.reading.of(Attribution):
        phrase = anchored(stage.layout, stage.names, item)
        if phrase is None:
            found.append(_carried(stage, item, found))
            continue
        entity = stage.by_span.get(phrase.span)
        if entity and entity.kind == "other" and not _is_tagged(item, phrase):
            because = f"{_quote(entity.name)} is neither a person nor a body"
            found.append(Voice(item, phrase.span, None, because))
        elif entity:
            found.append(Voice(item, phrase.span, entity, _because(stage, phrase, entity)))
        else:
            found.append(Voice(item, phrase.span, None, _because_not(stage, phrase)))
    return found


def _is_tagged(item: Attribution, phrase: Phrase) -> bool:
    """True if what is neither a person nor a body may speak: a document, or a source that has a cue of its own.

    "A label on the tank reads ..." speaks; what merely stands beside words in quotation marks ("a new rule") does not.
    """
    tagged = item.cue is not None and item.source is not None and item.source.overlaps(phrase.span)
    return tagged or phrase.head in DOCUMENTS


def _carried(stage: Stage, item: Attribution, before: Sequence[Voice]) -> Voice:
    """The voice of an attribution without a source: whoever spoke last, where the quotation plainly goes on."""
    last = next((v for v in reversed(before) if v.attribution.span.start < item.span.start), None)
    if last is None or last.entity is None:
        return Voice(item, item.span, None, "the text names no source here")
    gap = stage.text[last.attribution.span.end : item.span.start]
    goes_on = item.style == "direct" and _opens_paragraph(stage.text, item.span) and gap.count("\n\n") <= 1
    if goes_on and last.attribution.style != "indirect" and len(gap.strip(" \n.,")) < MAX_TAIL:
        return Voice(
            item, item.span, last.entity, f"the quotation of {last.entity.name} goes on from the paragraph before"
        )
    same = stage.layout.sentence_of(item.span.start) == stage.layout.sentence_of(last.attribution.span.start)
    if same and item.cue and _and_then(stage, item):
        return Voice(item, item.span, last.entity, f"{last.entity.name} is the source of the same sentence")
    return Voice(item, item.span, None, "the text names no source here")


MAX_TAIL = 60
"""Characters that may stand after a quotation in its paragraph ("he said in a call with journalists")."""


def _opens_paragraph(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip(" ")
    return not before or before.endswith("\n")


def _and_then(stage: Stage, item: Attribution) -> bool:
    """True for ", adding ..." and "and said ...": a second verb of the same subject."""
    if item.cue is None:
        return False
    at = stage.layout.at(item.cue.start)
    return stage.layout.low(at - 1) in {"and", ","} or stage.layout.low(at).endswith("ing")


def _because(stage: Stage, phrase: Phrase, entity: Entity) -> str:
    """Why the anchor is this entity."""
    said = _quote(phrase.span.of(stage.text))
    if phrase.head == "who" or pronoun_of(phrase.head):
        back = [s for s in entity.mentions if s.start < phrase.span.start and not pronoun_of(s.of(stage.text).lower())]
        return f"{said} refers back to {_quote(back[-1].of(stage.text))}" if back else f"{said} refers to {entity.name}"
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
