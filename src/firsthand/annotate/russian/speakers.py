"""Who stands behind each attribution of a Russian report, and the chain from who knew to who printed it."""

from collections.abc import Iterable, Iterator

from firsthand.annotate.russian.cast import Cast, Voice, cast_of
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import cues, word_class
from firsthand.annotate.russian.words import OPENING
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Party, Span, Speaker, mark_id


def find_entities(reading: Reading) -> Iterable[Entity]:
    """The entities of a Russian report, by their first mention: whoever is named, and whoever speaks."""
    cast = cast_of(reading.report, reading.of(Attribution))
    return sorted((one.frozen() for one in cast.drafts), key=lambda entity: (entity.span, entity.name))


def find_speakers(reading: Reading) -> Iterable[Speaker]:
    """One speaker an attribution, in the order of the attributions; unresolved ones say why."""
    cast = cast_of(reading.report, reading.of(Attribution))
    known = {mark_id(entity) for entity in reading.of(Entity)}
    by_mark = {voice.attribution: voice for voice in cast.voices}
    for item in reading.of(Attribution):
        voice = by_mark[item]
        entity = cast.ids[voice.owner] if voice.owner else None
        found = entity in known
        yield Speaker(
            span=voice.span,
            attribution=mark_id(item),
            entity=entity if found else None,
            name=voice.owner.name if voice.owner and found else None,
            chain=tuple(_chain(cast, voice, reading.report.outlet)) if found else (),
            because=voice.because,
        )


def _chain(cast: Cast, voice: Voice, outlet: str | None) -> Iterator[Party]:
    """The parties of a voice, deepest first, each once."""
    parties: list[Party] = [*_cited(cast, voice)]
    if voice.owner:
        parties.append(_party(cast, voice.owner, voice.span))
    parties += _told(cast, voice)
    parties += _around(cast, voice)
    if outlet:
        parties.append(Party(name=outlet, kind="newsroom"))
    seen: set[str] = set()
    for party in parties:
        if party.name.lower() not in seen:
            seen.add(party.name.lower())
            yield party


def _party(cast: Cast, owner: Drafted, span: Span) -> Party:
    entity = cast.ids[owner]
    if not owner.named:
        return Party(name=owner.name, kind="document" if owner.kind == "other" else "unnamed", span=span, entity=entity)
    if owner.kind == "person":
        return Party(name=owner.name, kind="person", span=span, entity=entity)
    return Party(name=owner.name, kind="newsroom" if _is_newsroom(cast, owner) else "body", span=span, entity=entity)


def _is_newsroom(cast: Cast, owner: Drafted) -> bool:
    """True where a noun for a newsroom stands before one of its names, or in it."""
    words = cast.frame.words
    if any(
        one.low in word_class("newsroom name")
        for span in owner.mentions
        for one in (words.all[i] for i in words.inside(span))
    ):
        return True
    for span in owner.mentions:
        at = words.inside(span).start - 1
        at -= at >= 0 and words.all[at].text in OPENING
        if words.low(at) in word_class("newsroom"):
            return True
    return False


def _told(cast: Cast, voice: Voice) -> Iterator[Party]:
    """The newsroom to whom the words were said: «рассказала «Вестнику»», «в эфире «Радио Пристань»»."""
    words, item = cast.frame.words, voice.attribution
    spot = item.cue or voice.span
    sentence = words.sentence(words.inside(spot).start)
    for span, owners in cast.owners_in(sentence):
        inside = not any(piece.overlaps(span) for piece in item.content)
        if not inside or len(owners) != 1 or owners[0].kind != "body" or owners[0] is voice.owner:
            continue
        if item.source and item.source.covers(span):
            continue
        at = words.inside(span).start - 1
        at -= at >= 0 and words.all[at].text in OPENING
        dative = words.low(at) in word_class("newsroom") and words.low(at) not in _NOMINATIVE
        beside = words.low(at) in cues() and span.of(words.text) != owners[0].name
        if dative or beside or (words.low(at) in cues() and _is_newsroom(cast, owners[0]) and span.start > spot.end):
            yield Party(name=owners[0].name, kind="newsroom", span=span, entity=cast.ids[owners[0]])


_NOMINATIVE = frozenset("агентство издание газета телеканал канал портал журнал радиостанция информагентство".split())


def _around(cast: Cast, voice: Voice) -> Iterator[Party]:
    """Whoever reports the whole attribution, or cites this source for the same words."""
    for other in cast.beside(voice):
        holds = any(piece.covers(voice.attribution.span) for piece in other.attribution.content)
        if other.owner and (holds or (_cites(cast, voice.attribution) and _same_words(voice, other))):
            yield _party(cast, other.owner, other.span)


def _cited(cast: Cast, voice: Voice) -> Iterator[Party]:
    """Whom the speaker cites: «со ссылкой на N», and whoever is quoted inside the words."""
    for other in cast.beside(voice):
        inside = any(piece.covers(other.attribution.span) for piece in voice.attribution.content)
        if other.owner and (inside or (_cites(cast, other.attribution) and _same_words(voice, other))):
            yield _party(cast, other.owner, other.span)


def _same_words(voice: Voice, other: Voice) -> bool:
    return voice.attribution.content == other.attribution.content


def _cites(cast: Cast, item: Attribution) -> bool:
    return item.cue is not None and item.cue.of(cast.frame.text).lower().startswith(
        ("со ссылкой", "с ссылкой", "ссылаясь")
    )
