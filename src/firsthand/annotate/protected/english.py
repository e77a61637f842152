"""Who must not be named in an English report, with every place to mask; recall before precision."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from firsthand.annotate.entities.known import role_of
from firsthand.annotate.protected.lone_names import LoneNames
from firsthand.annotate.protected.masks import Places
from firsthand.annotate.protected.minors import minor_words
from firsthand.annotate.protected.people import has_first_name_only, is_public, names_of
from firsthand.annotate.protected.requests import Request, find_requests
from firsthand.annotate.speakers.voices import Stage
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Protected, ProtectedReason, Span, Speaker, mark_id

SENTENCES_BACK = 2
"""A request that names nobody is taken to be of the person mentioned last in as many sentences before it."""

_CHANGED = r"(?:changed|altered|disguised)\b"
_PEOPLE = (
    r"(?:people|persons|everyone|everybody|those|all|children|minors|women|men|girls|boys|pupils|students|patients|victims"
    r"|survivors|witnesses|interviewees|sources|families|parents|mothers|residents|refugees|migrants|prisoners|detainees"
    r"|workers|soldiers|participants|characters|individuals|clients|former|other|some|many|most)"
)
_ALL_NAMES = re.compile(
    rf"""(?x) (?:^|\n|[(*†.]\s?) (?:
        (?:(?:[Ss]ome|[Aa]ll|[Ss]everal|[Mm]ost|[Mm]any)\s(?:of\s)?)? (?:[Tt]he\s|[Tt]heir\s)? (?:real\s|full\s)?
        [Nn]ames \s (?: of\s (?:the\s|our\s|these\s|all\s|of\s)* (?P<who>[\w-]+) [\w\s,-]{{0,40}}? \s )?
        (?:(?:in|throughout)\s(?:this|the)\s\w+\s)?
      | (?:[Ss]ome\sof\s|[Aa]ll\s)?(?:[Tt]he\s)?(?P<whose>[\w-]+?)(?:[’']s|(?<=s)[’'])\s(?:real\s|full\s)?names\s )
    (?:(?:have|had|were|are|being)\s)? (?:all\s|both\s)? (?:been\s)? {_CHANGED}
    (?=\W*$|\W*\n|\s*[.,;)*]|\s(?:to\sprotect|for|at|in\sthis|here|by\sus|because|on\s(?:\w+\s)?request|throughout)\b)"""
)
"""A note on nobody in particular: "Names changed", "The names of all the children in this story were changed"."""
_A_NOTE = re.compile(
    rf"""(?xi) ^\W* (?: we(?:\shave|['’]ve)?\s{_CHANGED}\s(?:his|her|their|(?-i:[A-Z])\w+['’]s)
      \s(?:real\s|full\s|first\s)?names?\b
    | (?: (?:his|her|their)\s | the\s(?P<whose>\w+)[’']s\s | (?P<bare>(?:the\s)?) )
    (?:real\s|full\s|first\s)? names? \s (?:has\s|have\s|was\s|were\s|is\s)? (?:been\s)? {_CHANGED}
    (?(bare)(?=\W*$|\s*[.,;)*]|\s(?:to\sprotect|for|at|in\sthis|here|by\sus|because|on\s(?:\w+\s)?request)\b)) )"""
)
"""A note on one name, which may stand in front of it or behind the report: "Her name has been changed"."""
_MARKED = re.compile(r"\*+|†")


_INTRODUCES = re.compile(r"(?i)\b(?:call(?:ed|ing)?|known|referred\sto)(?:\s(?:as|her|him|them))?$")
"""At the end of a request before the name that it is about: "A woman who asked to be called Mira Reuel"."""


def find_protected(reading: Reading) -> Iterable[Protected]:
    """One mark a protected person, by first mention; the strongest reason: minor, then asked, then first name only."""
    stage = Stage(reading)
    found: dict[str, tuple[Entity, ProtectedReason, Span]] = {}
    for entity in stage.entities:
        if entity.kind == "person" and names_of(stage, entity) and (words := minor_words(stage, entity)):
            found[mark_id(entity)] = (entity, "minor", words)
    requests = find_requests(stage.layout)
    for note, people in _notes(stage):
        for entity in people:
            found.setdefault(mark_id(entity), (entity, "asked not to be named", note))
    for request in requests:
        for entity in _who_asked(stage, request):
            found.setdefault(mark_id(entity), (entity, "asked not to be named", request.span))
    speaking = {speaker.entity for speaker in reading.of(Speaker)}
    lone = LoneNames(stage, asked=bool(requests))
    for entity in stage.entities:
        known = mark_id(entity) in speaking and entity.kind == "person" and names_of(stage, entity)
        if known and _is_private_first_name(stage, entity) and not lone.tell_public(entity):
            found.setdefault(mark_id(entity), (entity, "first name only", names_of(stage, entity)[0]))
    places = Places(stage)
    for entity, reason, because in sorted(found.values(), key=lambda item: item[0].span):
        yield _protect(stage, entity, (reason, because), places)


def _notes(stage: Stage) -> Iterator[tuple[Span, list[Entity]]]:
    """Notes on names that were changed, and whom they are about.

    "Names have been changed" is of all whom the report names but public figures; one with an asterisk of those
    whose names have one, too; one in front of any name of the first one behind it.
    """
    people = [entity for entity in stage.entities if entity.kind == "person"]
    for sentence in stage.layout.sentences if "name" in stage.text.lower() else ():
        words = sentence.of(stage.text)
        note = Span(sentence.start, sentence.start + len(words.rstrip()))
        if (told := _ALL_NAMES.search(words)) and _is_of_people(told):
            yield note, _nameable(stage, people)
        elif (told := _A_NOTE.match(words.lstrip("*† "))) and _is_of_people(told):
            marked = [one for one in people if _MARKED.match(words) and _is_marked(stage, one)]
            first = next((at for at, _, _ in stage.mentions if stage.mentions), len(stage.layout.words))
            told_of = marked or [one for one in people if any(note.covers(name) for name in names_of(stage, one))]
            if told_of or stage.layout.at(note.end) <= first:
                yield note, _nameable(stage, told_of) or _nameable(stage, people)[:1]


def _is_of_people(told: re.Match[str]) -> bool:
    """False for "The names of two streets have been changed"."""
    who = (told.groupdict().get("who") or told["whose"] or "people").lower()
    return re.fullmatch(_PEOPLE, who) is not None or role_of(who) is not None


def _is_marked(stage: Stage, entity: Entity) -> bool:
    return any(_MARKED.match(stage.text, name.end) for name in names_of(stage, entity))


def _is_private_first_name(stage: Stage, entity: Entity) -> bool:
    return has_first_name_only(stage, entity) and _is_a_person(stage, entity) and not is_public(stage, entity)


def _is_a_person(stage: Stage, entity: Entity) -> bool:
    """True if more than the tagger says so: a role, an age, a pronoun, or words of its own in quotation marks."""
    if entity.gender or entity.roles or minor_words(stage, entity):
        return True
    quoting = {item.source for item in stage.reading.of(Attribution) if item.style == "direct"}
    return any(source and source.covers(span) for source in quoting for span in entity.mentions)


def _protect(stage: Stage, entity: Entity, told: tuple[ProtectedReason, Span], places: Places) -> Protected:
    names = names_of(stage, entity)
    longest = max(names, key=lambda span: (span.end - span.start, -span.start))
    return Protected(
        span=names[0],
        name=entity.name if entity.named else " ".join(longest.of(stage.text).split()),
        reason=told[0],
        because=told[1],
        entity=mark_id(entity),
        mask=places.of(entity),
    )


def _who_asked(stage: Stage, request: Request) -> list[Entity]:
    """The people whom a request may be about: those in its sentence before or in it, else the last one before it.

    Public figures are left out, and so are people whom the report does not name: there is nothing to withhold.
    """
    inside = _between(stage, request.words.start, request.words.stop)
    before = [m for m in inside if m[1].start < request.span.end]
    if _INTRODUCES.search(request.span.of(stage.text)):
        called = [entity for _, span, entity in inside if 0 <= span.start - request.span.end <= 2]
        if called:
            return _nameable(stage, called)
    if _asked_by_somebody_unnamed(stage, request, before):
        return []
    asking = [m for m in before if m[1].start < request.span.start]
    if asking:  # "her neighbour, who gave only her first name": neither "her" asked
        within = [m for m in before if m not in asking and m[1] in stage.people]
        before = [m for m in (*asking, *within) if not any(m[1] != o[1] and o[1].covers(m[1]) for o in asking)]
    chosen = _nameable(stage, [entity for _, _, entity in before[::-1]])
    if chosen or any(not entity.named for _, _, entity in before):
        return chosen[:1]
    first = max(stage.layout.words[request.words[0]].sentence - SENTENCES_BACK, 0)
    start = stage.layout.at(stage.layout.sentences[first].start)
    earlier = [entity for _, _, entity in _between(stage, start, request.words.start)]
    after = [entity for _, span, entity in inside if span.start >= request.span.end]
    return _nameable(stage, [*earlier[::-1], *after])[:1]


def _asked_by_somebody_unnamed(stage: Stage, request: Request, before: list[tuple[int, Span, Entity]]) -> bool:
    """True for "A clerk, who asked not to be identified": a description nearer than any name, and nobody's title."""
    nearest = max((span.start for _, span, _ in before), default=-1)
    first = bisect_right(stage.somebody, nearest, key=lambda phrase: phrase.span.start)
    last = bisect_left(stage.somebody, request.span.start, key=lambda phrase: phrase.span.start)
    return any(stage.layout.at(phrase.span.start) in request.words for phrase in stage.somebody[first:last])


def _between(stage: Stage, first: int, after: int) -> list[tuple[int, Span, Entity]]:
    """The mentions of people that start in the words `[first, after)`, in text order."""
    found = stage.mentions
    return list(found[bisect_left(found, first, key=_word) : bisect_left(found, after, key=_word)])


def _word(mention: tuple[int, Span, Entity]) -> int:
    return mention[0]


def _nameable(stage: Stage, people: Iterable[Entity]) -> list[Entity]:
    """Those who have a name in the report and are no public figures, each once."""
    found: list[Entity] = []
    for entity in people:
        if names_of(stage, entity) and not is_public(stage, entity) and entity not in found:
            found.append(entity)
    return found
