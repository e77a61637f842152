"""Somebody whom a report only describes by an office -> who held it in those days, as other reports name them.

With its country, place or body ("the Russian president") anywhere in the pile; without it ("the interior minister")
inside one story. Two who are named in the office within those days leave it unresolved, and both are told.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.compare.identities.offices import LEADER, Office, offices_of_leader
from firsthand.compare.identities.people import NEAR_DAYS, Person
from firsthand.compare.identities.sketches import SeenOffice
from firsthand.compare.unions import Unions

_Key = tuple[str, str]


class Described(NamedTuple):
    """One description as one report has it."""

    report: str
    story: str | None
    day: int | None
    seen: SeenOffice


class Sighting(NamedTuple):
    """One report naming somebody in an office."""

    day: int
    """Ordinal; 0 where the report is undated."""
    number: int
    """Of the person, in the list that was given."""
    office: Office


class Candidate(NamedTuple):
    """One person whom reports of those days name in the office; sightings by day, at least one."""

    root: int
    sightings: tuple[Sighting, ...]


class Offices:
    """Who is named in which office, by place and by story."""

    def __init__(self, people: Sequence[Person], same: Unions[int]) -> None:
        self._people = people
        self._placed: defaultdict[_Key, defaultdict[int, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
        self._told: defaultdict[_Key, defaultdict[int, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
        for number, one in enumerate(people):
            for office in one.seen.offices:
                if not office.one or office.former:
                    continue
                sighting = Sighting(one.day or 0, number, office)
                if office.of:
                    self._placed[office.office, office.of][same.root(number)].append(sighting)
                if one.story and (office.of or office.alone):
                    self._told[one.story, office.office][same.root(number)].append(sighting)
        for of_office in (self._placed, self._told):
            for holders in of_office.values():
                for sightings in holders.values():
                    sightings.sort(key=lambda each: (each.day, people[each.number].report, each.number))

    def held(self, described: Described) -> list[Candidate]:
        """Everybody who may be meant; of another gender than the report says is left out."""
        office = described.seen.office
        found = self._of_place(described, office) if office.of else self._of_story(described, office)
        return [one for one in found if self._of_gender(one, described.seen.gender)]

    def _of_place(self, described: Described, office: Office) -> list[Candidate]:
        together: defaultdict[int, list[Sighting]] = defaultdict(list)
        for name in offices_of_leader(office.of or "") if office.office == LEADER else (office.office,):
            for root, sightings in self._placed.get((name, office.of or ""), {}).items():
                together[root].extend(_near(sightings, described.day))
                if described.day is None:
                    together[root].extend(s for s in sightings if self._people[s.number].story == described.story)
        return [Candidate(root, tuple(found)) for root, found in sorted(together.items()) if found]

    def _of_story(self, described: Described, office: Office) -> list[Candidate]:
        holders: Mapping[int, list[Sighting]] = self._told.get((described.story or "", office.office), {})
        undated = described.day is None
        found = {
            root: [s for s in sightings if undated or not s.day or abs(s.day - (described.day or 0)) <= NEAR_DAYS]
            for root, sightings in holders.items()
        }
        return [Candidate(root, tuple(near)) for root, near in sorted(found.items()) if near]

    def _of_gender(self, one: Candidate, gender: str | None) -> bool:
        known = [known for s in one.sightings if (known := self._people[s.number].seen.gender)]
        return gender is None or 2 * sum(one == gender for one in known) >= len(known)


def nearest(people: Sequence[Person], sightings: Sequence[Sighting], day: int | None) -> Sighting:
    """The sighting closest in time; ties by report."""
    return min(sightings, key=lambda s: (abs(s.day - day) if day and s.day else 0, people[s.number].report, s.number))


def _near(sightings: Sequence[Sighting], day: int | None) -> Iterator[Sighting]:
    if day is None:
        return
    at = bisect_left(sightings, day - NEAR_DAYS, key=lambda s: s.day)
    while at < len(sightings) and sightings[at].day <= day + NEAR_DAYS:
        if sightings[at].day:
            yield sightings[at]
        at += 1


def bounds(sightings: Sequence[Sighting]) -> tuple[int | None, int | None]:
    """First and last day of some sightings; (None, None) where none is dated."""
    days = [one.day for one in sightings if one.day]
    return (min(days), max(days)) if days else (None, None)
