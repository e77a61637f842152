"""Who is withheld in one report, in another of the same story: a name told there would tell it here.

A report that names somebody whom another promised not to name unmasks that person once the two stand side by side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from firsthand.text.glyphs import GAP
from firsthand.text.prefixes import word_pattern
from firsthand.text.seen import Seen, as_seen, letters_seen
from firsthand.vocabulary import Entity, Protected, Span

Person = tuple[str, Protected]
"""A mark's id and the mark."""


def told_elsewhere(text: str, entities: Sequence[tuple[str, Entity]], people: Iterable[Person]) -> Iterator[Person]:
    """The `people` of other reports that this text names, with the places where it does, in text order.

    A whole name counts wherever it stands. A part of it counts where an entity of this report bears it and nothing
    more: "Mrs. Vetrova" or "Ludmila" beside a protected Ludmila Vetrova, "Pavlik" beside a Pavlik known by that name
    alone.
    """
    seen = as_seen(text)
    for name, person in people:
        same = [(one, entity) for one, entity in entities if _may_be(entity, person.name)]
        places = set(_whole(seen, person.name))
        for _, entity in same:
            places |= {span for span in entity.mentions if _shares_a_word(span.of(text), person.name)}
        if places:
            ordered = tuple(sorted(places))
            yield (
                name,
                Protected(
                    span=ordered[0],
                    name=person.name,
                    reason=person.reason,
                    because=ordered[0],
                    entity=same[0][0] if same else None,
                    mask=ordered,
                ),
            )


def _may_be(entity: Entity, name: str) -> bool:
    if entity.kind != "person":
        return False
    here, there = (letters_seen(one).casefold().split() for one in (entity.name, name))
    return bool(here) and bool(there) and (here == there or (len(here) == 1 and here[0] in {there[0], there[-1]}))


def _whole(seen: Seen, name: str) -> Iterator[Span]:
    """Where the name stands; a single word not inside a longer name ("Anna" in "Anna Kovac")."""
    words = letters_seen(name).split()
    before, after = (r"(?<![A-ZА-Я][\w'-] )", r"(?! [A-ZА-Я])") if len(words) == 1 else ("", "")
    spelt = rf"[\s{GAP}]+".join(map(word_pattern, words))
    if spelt:
        for found in re.finditer(rf"(?<!\w){before}{spelt}(?!\w){after}", seen.text):
            yield seen.span(*found.span())


def _shares_a_word(mention: str, name: str) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", letters_seen(name))}
    return any(word.casefold() in words for word in re.findall(r"\w+", letters_seen(mention)))
