"""A sketch -> what ties its report to others outside its story: names in an office, offices described, bodies."""

from collections.abc import Iterator

from firsthand.compare.identities.holders import names_wanted
from firsthand.compare.identities.people import surnames_of
from firsthand.compare.identities.sketches import IdentitySketch


def keys_of(sketch: IdentitySketch) -> Iterator[str]:
    """Everything by which tie_people, tie_bodies and Offices can bring two reports of two stories together."""
    for person in sketch.people:
        for office in person.offices:
            yield f"name {person.first} {person.last} {person.suffix} {office.office}"
            if office.of:
                yield f"held {office.office} {office.of}"
                for surname, _ in surnames_of(person):
                    yield f"surname {surname} {office.office} {office.of}"
    for described in sketch.described:
        for name in names_wanted(described.office):
            yield f"held {name} {described.office.of}"
    for body in sketch.bodies:
        if body.own:
            yield f"body {body.key}"
        for short in body.acronyms:
            yield f"acronym {body.key} {short}"
