"""Who must not be named: people who asked, sources known by a first name alone, minors; with every place to mask."""

from collections.abc import Iterable

from firsthand.annotate.entities.phrases import role_phrases
from firsthand.annotate.protected.masks import mask_of
from firsthand.annotate.protected.people import has_first_name_only, is_a_person, is_public, minor_words, names_of
from firsthand.annotate.protected.requests import Request, find_requests
from firsthand.annotate.speakers.voices import Stage
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, Entity, Mention, Protected, ProtectedReason, Span, Speaker, mark_id

SENTENCES_BACK = 2
"""A request that names nobody is taken to be of the person mentioned last in as many sentences before it."""


def find_protected(reading: Reading) -> Iterable[Protected]:
    """One mark a protected person, by first mention; the strongest reason: minor, then asked, then first name only."""
    stage = Stage(reading)
    found: dict[str, tuple[Entity, ProtectedReason, Span]] = {}
    for entity in stage.entities:
        if entity.kind == "person" and names_of(stage, entity) and (words := minor_words(stage, entity)):
            found[mark_id(entity)] = (entity, "minor", words)
    for request in find_requests(stage.layout):
        for entity in _who_asked(stage, request):
            found.setdefault(mark_id(entity), (entity, "asked not to be named", request.span))
    speaking = {speaker.entity for speaker in reading.of(Speaker)}
    for entity in stage.entities:
        known = mark_id(entity) in speaking and entity.kind == "person" and names_of(stage, entity)
        if known and _is_private_first_name(stage, entity):
            found.setdefault(mark_id(entity), (entity, "first name only", names_of(stage, entity)[0]))
    for entity, reason, because in sorted(found.values(), key=lambda item: item[0].span):
        yield _protect(stage, entity, reason, because)


def _is_private_first_name(stage: Stage, entity: Entity) -> bool:
    return has_first_name_only(stage, entity) and is_a_person(stage, entity) and not is_public(stage, entity)


def _protect(stage: Stage, entity: Entity, reason: ProtectedReason, because: Span) -> Protected:
    names = names_of(stage, entity)
    longest = max(names, key=lambda span: (span.end - span.start, -span.start))
    return Protected(
        span=names[0],
        name=entity.name if entity.named else " ".join(longest.of(stage.text).split()),
        reason=reason,
        because=because,
        entity=mark_id(entity),
        mask=mask_of(stage, entity),
    )


def _who_asked(stage: Stage, request: Request) -> list[Entity]:
    """The people whom a request may be about: those in its sentence before or in it, else the last one before it.

    Public figures are left out, and so are people whom the report does not name: there is nothing to withhold.
    """
    inside = [m for m in _mentions(stage) if m[0] in request.words]
    before = [m for m in inside if m[1].start < request.span.end]
    if _asked_by_somebody_unnamed(stage, request, before):
        return []
    chosen = _nameable(stage, [entity for _, _, entity in before[::-1]])
    if chosen or any(not entity.named for _, _, entity in before):
        return chosen[:1]
    sentence = stage.layout.words[request.words[0]].sentence
    earlier = [
        entity
        for at, _, entity in _mentions(stage)
        if at < request.words[0] and sentence - stage.layout.words[at].sentence <= SENTENCES_BACK
    ]
    after = [entity for _, span, entity in inside if span.start >= request.span.end]
    return _nameable(stage, [*earlier[::-1], *after])[:1]


def _asked_by_somebody_unnamed(stage: Stage, request: Request, before: list[tuple[int, Span, Entity]]) -> bool:
    """True for "A clerk, who asked not to be identified": a description nearer than any name, and nobody's title."""
    titles = [span for entity in stage.entities for span in entity.roles if entity.named or names_of(stage, entity)]
    nearest = max((span.start for _, span, _ in before), default=-1)
    return any(
        phrase.indefinite
        and phrase.role is not None
        and nearest < phrase.span.start < request.span.start
        and stage.layout.at(phrase.span.start) in request.words
        and not any(title.overlaps(phrase.span) for title in titles)
        for phrase in role_phrases(stage.layout, stage.names)
    )


def _mentions(stage: Stage) -> list[tuple[int, Span, Entity]]:
    """Every mention of a person: index of its first word, span, entity; in text order."""
    people = [entity for entity in stage.entities if entity.kind == "person"]
    found = [(stage.layout.at(span.start), span, entity) for entity in people for span in entity.mentions]
    return sorted(found, key=lambda item: item[1])


def _nameable(stage: Stage, people: Iterable[Entity]) -> list[Entity]:
    """Those who have a name in the report and are no public figures, each once."""
    found: list[Entity] = []
    for entity in people:
        if names_of(stage, entity) and not is_public(stage, entity) and entity not in found:
            found.append(entity)
    return found


protected = Annotator(
    name="protected",
    version="1",
    needs=(Mention, Attribution, Entity, Speaker),
    makes=(Protected,),
    run=find_protected,
    says="People who asked not to be named, sources known by a first name alone, and minors.",
)
