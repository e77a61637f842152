"""A report -> who it names and in which office, whom it only describes, which bodies it names.

Protected people are left out here, so that nothing later can tie them, learn from them or list them; what travels of
them is a hash of each word of their names, so that nobody of that name is tied in their story either.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from firsthand.compare.identities.names import (
    acronym_key,
    body_key,
    is_acronym,
    is_known_body,
    person_name,
    tells_itself,
)
from firsthand.compare.identities.offices import Office, OwnerOf, office_in, trade_in
from firsthand.stage import Reading
from firsthand.vocabulary import Entity, PartKind, Protected, Span, mark_id

NOT_TOLD: tuple[PartKind, ...] = ("metadata", "byline", "credit")
"""Parts that name who made the report, not who is in it."""

_BEFORE_NAME = re.compile(r"\s?[,:—–]?\s")
_BEHIND_NAME = re.compile(r"(?:,\s|\s\(|\s[—–]\s)(?:(?:aged\s)?\d{1,3},\s)?")
"""What may stand between a title and its name, a name and its apposition."""
_AGE = re.compile(r",?\s\(?(?:aged\s)?(\d{1,3})(?=[,).;])")
_AGE_IN_ROLE = re.compile(r"\b(\d{1,3})-year-old\b")
_HOME = re.compile(r",?\s(?:of|from)\s([A-Z][\w’'-]+)")
_INDEFINITE = frozenset("a an another one some his her their its our my your this that".split())
_WORD = re.compile(r"[^\W\d_]+")
_OF_A_NAME = re.compile(r"\s(?:of|for)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}")


class SeenPerson(msgspec.Struct, frozen=True, array_like=True):
    """One named person of a report."""

    mark: str
    span: Span
    name: str
    exact: str
    """The name's words, lower case."""
    first: str
    """Key of the first name; "" for a single name, which is kept only with an office."""
    last: str
    middle: str
    suffix: str
    gender: Literal["f", "m"] | None
    age: int | None
    home: str | None
    trades: tuple[str, ...]
    """Groups of private occupations, sorted."""
    offices: tuple[Office, ...]
    """From titles and appositions that stand beside the name; none for a private person."""


class SeenBody(msgspec.Struct, frozen=True, array_like=True):
    """One named body of a report."""

    mark: str
    span: Span
    name: str
    key: str
    acronyms: tuple[str, ...]
    """Keys of the acronyms that the report uses for it, sorted; its own key, if its name is one."""
    own: bool
    """Whether the name says which body it is without the story: "Orla Hydro", not "Interior Ministry"."""


class SeenOffice(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who is described by an office and never named."""

    mark: str
    span: Span
    name: str
    office: Office
    gender: Literal["f", "m"] | None


class IdentitySketch(msgspec.Struct, frozen=True, kw_only=True):
    """Who and what is in one report, in text order."""

    people: tuple[SeenPerson, ...] = ()
    described: tuple[SeenOffice, ...] = ()
    bodies: tuple[SeenBody, ...] = ()
    hidden: tuple[int, ...] = ()
    """CRC-32 of each word of the names of protected people, sorted."""


def sketch_identities(reading: Reading) -> IdentitySketch:
    """The sketch of one report."""
    hidden = _Hidden(reading)
    entities = [one for one in reading.of(Entity) if not hidden.holds(one)]
    made_by = [part.span for part in reading.report.parts_of(*NOT_TOLD)]
    told = [one for one in entities if not all(any(part.covers(m) for part in made_by) for m in one.mentions)]
    owner_of = _owners(told)
    return IdentitySketch(
        people=tuple(_people(reading.text, told, owner_of)),
        described=tuple(_described(reading.text, told, owner_of)),
        bodies=tuple(_bodies(reading.text, told)),
        hidden=tuple(sorted(zlib.crc32(word.encode()) for word in hidden.words)),
    )


def hashes_of(exact: str) -> set[int]:
    """What `IdentitySketch.hidden` would hold of a name."""
    return {zlib.crc32(word.encode()) for word in _WORD.findall(exact)}


class _Hidden:
    """The protected people of a report: their entities, places and the words of their names."""

    def __init__(self, reading: Reading) -> None:
        marks = reading.of(Protected)
        self.entities = {mark.entity for mark in marks}
        self.spans = [span for mark in marks for span in (mark.span, *mark.mask)]
        self.words = {word for mark in marks for word in _WORD.findall(mark.name.casefold())}

    def holds(self, entity: Entity) -> bool:
        """True for a protected person, and for whatever stands where one is named."""
        return bool(self.spans) and (
            mark_id(entity) in self.entities
            or (entity.kind == "person" and bool(self.words & set(_WORD.findall(entity.name.casefold()))))
            or any(mention.overlaps(span) for mention in entity.mentions for span in self.spans)
        )


def _people(text: str, entities: Iterable[Entity], owner_of: OwnerOf) -> Iterator[SeenPerson]:
    for entity in entities:
        name = person_name(entity.name)
        if entity.kind != "person" or not entity.named or entity.plural or name is None:
            continue
        spots = [span for span in entity.mentions if _is_name(text, span, entity)]
        roles = [role for role in entity.roles if _stands_beside(text, role, spots)]
        offices = [office for role in roles if (office := office_in(text, role, owner_of))]
        if not name.first and not offices:
            continue
        yield SeenPerson(
            mark=mark_id(entity),
            span=entity.span,
            name=entity.name,
            exact=name.exact,
            first=name.first,
            last=name.last,
            middle=name.middle,
            suffix=name.suffix,
            gender=entity.gender,
            age=_age(text, spots, roles),
            home=next((m[1].casefold() for spot in spots if (m := _HOME.match(text, spot.end))), None),
            trades=tuple(sorted({trade for role in roles if (trade := trade_in(text, role))})),
            offices=tuple(offices),
        )


def _is_name(text: str, span: Span, entity: Entity) -> bool:
    """True for a mention that names the person: it ends in a word of the name."""
    words = _WORD.findall(span.of(text).replace("’s", "").replace("'s", ""))
    return bool(words) and words[-1][0].isupper() and words[-1] in _WORD.findall(entity.name)


def _stands_beside(text: str, role: Span, names: Iterable[Span]) -> bool:
    """True for a title or apposition of a name; what pronouns and descriptions were taken for teaches nothing."""
    return any(
        _BEFORE_NAME.fullmatch(text, role.end, name.start)
        if role.end <= name.start
        else role.start >= name.end and _BEHIND_NAME.fullmatch(text, name.end, role.start)
        for name in names
    )


def _age(text: str, names: Iterable[Span], roles: Iterable[Span]) -> int | None:
    found = [m[1] for name in names if (m := _AGE.match(text, name.end))]
    found += [m[1] for role in roles if (m := _AGE_IN_ROLE.search(text, role.start, role.end))]
    return int(found[0]) if found else None


def _described(text: str, entities: Iterable[Entity], owner_of: OwnerOf) -> Iterator[SeenOffice]:
    for entity in entities:
        if entity.kind != "person" or entity.named or entity.plural:
            continue
        found = [
            office
            for span in sorted({_with_place(text, one) for one in (entity.span, *entity.roles)})
            if (office := office_in(text, span, owner_of)) and _is_definite(span.of(text), office)
        ]
        usable = [one for one in found if one.one and not one.former and (one.known or one.alone)]
        if usable and len({one.office for one in found}) == 1:
            office = next((one for one in usable if one.known), usable[0])
            yield SeenOffice(mark_id(entity), entity.span, entity.name, office, entity.gender)


def _with_place(text: str, words: Span) -> Span:
    """The words with the name that they lack: "The mayor" of "The mayor of Brevik" is nobody else's."""
    behind = _OF_A_NAME.match(text, words.end)
    return Span(words.start, behind.end()) if behind else words


def _is_definite(words: str, office: Office) -> bool:
    """True for "the president" and "Russia's president"; "a president" may be anybody."""
    first = words.split(maxsplit=1)[0].casefold()
    return first == "the" or (office.known and first not in _INDEFINITE)


def _bodies(text: str, entities: Iterable[Entity]) -> Iterator[SeenBody]:
    for entity in entities:
        key = body_key(entity.name)
        if entity.kind != "body" or not entity.named or not key:
            continue
        names = {entity.name, *(span.of(text) for span in entity.mentions)}
        yield SeenBody(
            mark=mark_id(entity),
            span=entity.span,
            name=entity.name,
            key=key,
            acronyms=tuple(sorted({acronym_key(name) for name in names if is_acronym(name)})),
            own=is_known_body(entity.name) or tells_itself(entity.name),
        )


def _owners(entities: Iterable[Entity]) -> OwnerOf:
    """Which named body or place stands, or is meant, at a stretch of the report."""
    spots: Mapping[Span, str] = {
        mention: body_key(entity.name)
        for entity in entities
        if entity.named and entity.kind in {"body", "place"}
        for mention in entity.mentions
    }

    def owner_of(span: Span) -> str | None:
        found = sorted(spot for spot in spots if spot.covers(span) or span.covers(spot))
        return spots[found[0]] if found else None

    return owner_of
