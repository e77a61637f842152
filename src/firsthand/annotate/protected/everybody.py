"""Everybody whom a report names, withheld: what stands in where nobody could tell who must be."""

import re
from collections.abc import Iterable, Mapping, Sequence

from firsthand.stage import Reading
from firsthand.vocabulary import Entity, Mention, Protected, Span, mark_id, outermost

_WORD = re.compile(r"[^\W\d_]+")
MIN_LETTERS = 2
"""An initial alone would mask every word that is that letter."""
STEM = 3
"""Letters of a Russian name that stay in nearly every case: «Вера», «Веры»; «Лосев», «Лосевым»."""


def withhold_everybody(reading: Reading) -> Iterable[Protected]:
    """One mark a person whom the report names, public or not, by first mention.

    Where no name at all was found, one mark over every capitalised word: the names may be among them.
    """
    capitals = [Span(*found.span()) for found in _WORD.finditer(reading.text) if found[0][0].isupper()]
    people = _people(reading)
    if not people and not reading.of(Mention):
        people = {None: [span for span in capitals if span.end - span.start >= MIN_LETTERS]}
    by_stem: dict[str, list[Span]] = {}
    for span in capitals:
        by_stem.setdefault(_stem(span.of(reading.text)), []).append(span)
    for entity, names in sorted(people.items(), key=lambda item: min(item[1], default=Span(0, 0))):
        if names:
            yield Protected(
                span=min(names),
                name=entity.name if entity else " ".join(min(names).of(reading.text).split()),
                reason="not checked",
                because=min(names),
                entity=mark_id(entity) if entity else None,
                mask=_mask(reading.text, names, by_stem),
            )


def _people(reading: Reading) -> Mapping[Entity | None, list[Span]]:
    """Where each person's name stands; under None those of people who are no entity."""
    found: dict[Entity | None, list[Span]] = {}
    for entity in reading.of(Entity):
        names = [span for span in entity.mentions if span.of(reading.text)[:1].isupper()]
        if entity.kind == "person" and names:
            found[entity] = names
    known = {span for names in found.values() for span in names}
    alone = [mention.span for mention in reading.of(Mention) if mention.kind == "person" and mention.span not in known]
    return {**found, None: alone} if alone else found


def _mask(text: str, names: Sequence[Span], by_stem: Mapping[str, Sequence[Span]]) -> tuple[Span, ...]:
    """The names, and every capitalised word that may be a form of a word of them; none inside another."""
    words = {word for span in names for word in _WORD.findall(span.of(text)) if word[0].isupper()}
    same = {span for stem in sorted(map(_stem, words)) if len(stem) >= MIN_LETTERS for span in by_stem[stem]}
    return outermost({*names, *same})


def _stem(word: str) -> str:
    """The letters that a name keeps in every case, in small letters: too few rather than too many."""
    low = word.lower().replace("ё", "е")
    return low[:STEM] if "а" <= low[-1] <= "я" else low
