"""From who knew to who printed it: the parties that a statement went through, deepest first.

Outermost is the report's own outlet; before it the newsroom the words were said to ("told the Harbour Post"); then the
speaker; and before the speaker whoever told the speaker ("neighbours alerted him").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from firsthand.annotate.entities.known import newsrooms
from firsthand.annotate.entities.phrases import phrase_ending, role_at
from firsthand.annotate.speakers.voices import Stage, Voice
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Entity, Party, Span, mark_id

PartyKind = Literal["person", "body", "unnamed", "document", "newsroom"]

_LIKE_A_NEWSROOM = re.compile(
    r"\b(?:Times|Post|Herald|Tribune|Gazette|Chronicle|Courier|Ledger|Observer|Guardian|Telegraph|Mail|Sun|Mirror|Star|"
    r"Standard|Journal|Review|Daily|Weekly|News|Press|Radio|TV|Television|Broadcasting|Magazine|Insider)\b|"
    r"\w(?:wire|news|press|post|times)\b"
)
_TOLD = frozenset("told tells telling informed tell".split())
_TO = frozenset("to with by".split())
_REACHED = frozenset(
    "reached interview interviewed interviews contacted spoke speaking speaks talked talking comments statement "
    "interviewing quoted".split()
)
_ALERTED = frozenset("told alerted warned informed notified tipped assured".split())
_HEARD = frozenset({"told by", "warned by", "alerted by", "informed by", "heard from", "learned from", "learnt from"})
_OBJECTS = {"him": "m", "her": "f", "them": None, "us": None, "me": None}


class Nested(NamedTuple):
    """The voices inside the content of one voice, and those whose content holds it, in text order."""

    inner: Sequence[Voice]
    outer: Sequence[Voice]


def nest(voices: Sequence[Voice]) -> list[Nested]:
    """What is nested in what, voice by voice."""
    order = sorted(range(len(voices)), key=lambda number: voices[number].attribution.span)
    starts = [voices[number].attribution.span.start for number in order]
    inner: list[list[int]] = [[] for _ in voices]
    outer: list[list[int]] = [[] for _ in voices]
    for number, voice in enumerate(voices):
        for piece in voice.attribution.content:
            for other in order[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
                if other != number and piece.covers(voices[other].attribution.span):
                    inner[number].append(other)
                    outer[other].append(number)
    return [
        Nested([voices[i] for i in sorted(inside)], [voices[i] for i in sorted(around)])
        for inside, around in zip(inner, outer, strict=True)
    ]


def chain_of(stage: Stage, voice: Voice, nested: Nested, told: dict[str, Party]) -> tuple[Party, ...]:
    """The parties of one voice; `told` remembers, by entity id, the newsroom that a source spoke to."""
    if voice.entity is None:
        return ()
    speaker = party_of(stage, voice.entity, voice.span)
    newsroom = _newsroom(stage, voice) or _still_told(stage, voice, told)
    if newsroom and newsroom.entity != speaker.entity:
        told[mark_id(voice.entity)] = newsroom
    parties = [
        *_deeper(stage, voice, nested.inner),
        speaker,
        *([newsroom] if newsroom else []),
        *_around(stage, voice, nested.outer),
    ]
    outlet = stage.reading.report.outlet
    if outlet:
        parties.append(Party(name=outlet, kind="newsroom"))
    return tuple(_once(parties))


def party_of(stage: Stage, entity: Entity, span: Span) -> Party:
    """The entity as a link of a chain; the report's own outlet under the name by which the report is filed."""
    outlet = stage.reading.report.outlet or ""
    own = entity.kind != "person" and _bare(entity.name) == _bare(outlet)
    return Party(name=outlet if own else entity.name, kind=_kind(stage, entity), span=span, entity=mark_id(entity))


def _kind(stage: Stage, entity: Entity) -> PartyKind:
    if not entity.named:
        return "document" if entity.kind == "other" else "unnamed"
    if entity.kind == "person":
        return "person"
    return "newsroom" if is_newsroom(stage, entity) else "body"


def is_newsroom(stage: Stage, entity: Entity) -> bool:
    """True for an agency or outlet of the lexicon, the report's own outlet, and a body that is named like one."""
    name = entity.name.lower()
    known = name in newsrooms() or _bare(name) in {_bare(stage.reading.report.outlet or ""), *newsrooms()}
    return entity.kind != "person" and (known or _LIKE_A_NEWSROOM.search(entity.name) is not None)


def _newsroom(stage: Stage, voice: Voice) -> Party | None:
    """The newsroom that the sentence says the words were said to."""
    sentence = sentence_around(stage.text, hull_of(voice))
    for at in stage.layout.inside(sentence):
        mention = stage.names.starts.get(at)
        entity = stage.by_span.get(mention.span) if mention else None
        if mention is None or entity is None or entity is voice.entity or not is_newsroom(stage, entity):
            continue
        if stage.layout.words[at].quoted:
            continue
        before = [stage.layout.low(i) for i in range(max(at - 5, 0), at) if stage.layout.low(i) != "the"]
        told = before[-1:] and before[-1] in _TOLD
        reached = before[-1:] and before[-1] in _TO and any(word in _REACHED for word in before)
        asked = before[-1:] and before[-1] == "that" and {"requested", "asked"} & set(before)
        if told or reached or asked:
            return party_of(stage, entity, mention.span)
    return None


_ELSEWHERE = frozenset(
    "statement communiqué letter speech address sermon rally briefing conference parliament assembly court hearing "
    "testimony testified trial podcast radio television tv broadcast channel telegram twitter facebook instagram "
    "post posted tweeted wrote website book memoir diary previously earlier".split()
)
"""Words of a sentence that give what is said an occasion of its own."""


def _still_told(stage: Stage, voice: Voice, told: dict[str, Party]) -> Party | None:
    """The newsroom that a person spoke to before in this report, unless these words were said on another occasion.

    A body speaks to many: where its sentence names no newsroom, it is nobody's guest.
    """
    if voice.entity is None or voice.entity.kind != "person":
        return None
    said = voice.attribution.content
    words = stage.layout.inside(sentence_around(stage.text, hull_of(voice)))
    own = (
        word for at in words for word in (stage.layout.words[at],) if not any(piece.covers(word.span) for piece in said)
    )
    return None if any(word.low in _ELSEWHERE for word in own) else told.get(mark_id(voice.entity))


def hull_of(voice: Voice) -> Span:
    """The cue and the source: the sentence around them tells to whom the words were said."""
    cue = voice.attribution.cue or voice.span
    return Span(min(cue.start, voice.span.start), max(cue.end, voice.span.end))


def _deeper(stage: Stage, voice: Voice, inner: Sequence[Voice]) -> Iterable[Party]:
    """Whoever the speaker has it from: said inside the content, by a verb of telling or a nested attribution."""
    if voice.maker and voice.maker is not voice.entity:
        yield party_of(stage, voice.maker, voice.maker.span)
    for other in inner:
        if other.entity and other.entity is not voice.entity:
            yield party_of(stage, other.entity, other.span)
    for piece in voice.attribution.content:
        yield from _tellers(stage, voice, piece)


def _tellers(stage: Stage, voice: Voice, piece: Span) -> Iterable[Party]:
    """Who told the speaker: "neighbours alerted him", "told by a guard", "heard from her brother"."""
    layout = stage.layout
    words = layout.inside(piece)
    for at in words:
        low = layout.low(at)
        if layout.words[at].quoted:
            continue
        if low in _ALERTED and layout.low(at + 1) in _OBJECTS and _fits(voice, layout.low(at + 1)):
            first = layout.words[at - 1].low
            end = at - 1 if first in {"had", "have", "has"} else at
            if (party := _party_ending(stage, end)) and party.entity != mark_id(voice.entity or stage.entities[0]):
                yield party
        if f"{low} {layout.low(at + 1)}" in _HEARD and at + 2 in words:
            span = layout.span(at + 2, min(at + 6, words[-1] + 1))
            if party := _party_starting(stage, span):
                yield party


def _fits(voice: Voice, pronoun: str) -> bool:
    gender = _OBJECTS[pronoun]
    known = voice.entity.gender if voice.entity else None
    return gender is None or known in {None, gender}


def _party_ending(stage: Stage, end: int) -> Party | None:
    """The name or role that stands before word `end`."""
    mention = stage.names.ends.get(end)
    entity = stage.by_span.get(mention.span) if mention else None
    if entity and mention:
        return party_of(stage, entity, mention.span)
    if role_at(stage.layout, end - 1) and (phrase := phrase_ending(stage.layout, stage.names, end)):
        known = stage.by_span.get(phrase.span)
        if known:
            return party_of(stage, known, phrase.span)
        span = phrase.span if phrase.determiner or phrase.owner else stage.layout.span(end - 1, end)
        return Party(name=span.of(stage.text), kind="unnamed", span=span)
    return None


def _party_starting(stage: Stage, span: Span) -> Party | None:
    """The name or role that starts `span`."""
    words = stage.layout.inside(span)
    for at in words:
        if (mention := stage.names.starts.get(at)) and (entity := stage.by_span.get(mention.span)):
            return party_of(stage, entity, mention.span)
        if role_at(stage.layout, at):
            return _party_ending(stage, at + 1)
    return None


def _around(stage: Stage, voice: Voice, outer: Sequence[Voice]) -> Iterable[Party]:
    """Whoever reports the whole attribution: "the Courier reported that the mayor said ..."."""
    for other in sorted(outer, key=lambda o: o.attribution.span.end - o.attribution.span.start):
        if other.entity and other.entity is not voice.entity:
            yield party_of(stage, other.entity, other.span)


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _once(parties: Iterable[Party]) -> Iterable[Party]:
    """Each party once, where it stands deepest; a name is compared without "the"."""
    seen: set[str] = set()
    for party in parties:
        key = _bare(party.name)
        if key not in seen:
            seen.add(key)
            yield party
