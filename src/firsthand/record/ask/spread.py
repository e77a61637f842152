"""Who is withheld in one report, in another of the same story: a name told there would tell it here.

A report that names somebody whom another promised not to name unmasks that person once the two stand side by side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from firsthand.text.prefixes import prefixed_pattern, takes_prefixes
from firsthand.text.seen import as_seen
from firsthand.vocabulary import Entity, Protected, Span

Person = tuple[str, Protected]
"""A mark's id and the mark."""


def told_elsewhere(text: str, entities: Sequence[tuple[str, Entity]], people: Iterable[Person]) -> Iterator[Person]:
    """The `people` of other reports that this text names, with the places where it does, in text order.

    A whole name counts wherever it stands. A part of it counts where an entity of this report bears it and nothing
    more: "Mrs. Vetrova" or "Ludmila" beside a protected Ludmila Vetrova, "Pavlik" beside a Pavlik known by that name
    alone.
    """
    for name, person in people:
        same = [(one, entity) for one, entity in entities if _may_be(entity, person.name)]
        places = set(_whole(text, person.name))
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
    here, there = entity.name.casefold().split(), name.casefold().split()
    return bool(here) and bool(there) and (here == there or (len(here) == 1 and here[0] in {there[0], there[-1]}))


def _whole(text: str, name: str) -> Iterator[Span]:
    """Where the name stands; a single word not inside a longer name ("Anna" in "Anna Kovac")."""
    alone = len(name.split()) == 1
    before, after = (r"(?<![A-ZА-ЯЁ][\w’'-] )", r"(?! [A-ZА-ЯЁ])") if alone else ("", "")
    spelt = r"\s+".join(prefixed_pattern(word) if takes_prefixes(word) else re.escape(word) for word in name.split())
    if not spelt:
        return
    seen = as_seen(text)
    for found in re.finditer(rf"(?<!\w){before}{spelt}(?!\w){after}", seen.text):
        yield Span(seen.offsets[found.start()], seen.offsets[found.end() - 1] + 1)


def _shares_a_word(mention: str, name: str) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", name)}
    return any(word.casefold() in words for word in re.findall(r"\w+", mention))
