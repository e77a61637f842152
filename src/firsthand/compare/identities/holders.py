"""Somebody whom a report only describes by an office -> who held it in those days, as other reports name them.

With its country, place or body ("the Russian president") anywhere in the pile; without it ("the interior minister")
inside one story. Two who are named in the office within those days leave it unresolved, and both are told.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from firsthand.compare.identities.offices import LEADER, Office, offices_of_leader
from firsthand.compare.identities.people import NEAR_DAYS, Person
from firsthand.compare.identities.sketches import SeenOffice
from firsthand.compare.unions import Unions

LAST_DAY = date.max.toordinal()
_Key = tuple[str | None, str, str | None]
"""Story, office, place; None for any."""


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


class Seen:
    """Sightings of one person in one office, by day, undated ones first: asked without going through them."""

    def __init__(self, people: Sequence[Person], sightings: Iterable[Sighting]) -> None:
        self._people = people
        self.sightings = sorted(sightings, key=lambda s: (s.day, people[s.number].report, s.number))
        self.days = [one.day for one in self.sightings]
        genders = [people[one.number].seen.gender for one in self.sightings]
        self._genders = {known: [0, *accumulate(one == known for one in genders)] for known in ("f", "m")}

    def within(self, first: int, last: int) -> tuple[int, int]:
        """The sightings of those days, from one number up to another."""
        return bisect_left(self.days, max(first, 1)), bisect_right(self.days, last)

    def of_gender(self, gender: str, start: int, end: int) -> int:
        """How many of them say so."""
        return self._genders[gender][end] - self._genders[gender][start]

    def nearest(self, day: int | None, start: int, end: int) -> tuple[int, str, int]:
        """Days between, report and person of the sighting closest in time; ties by report."""
        at = bisect_left(self.days, day or 0, start, end)
        found = [at] if at < end else []
        found += [bisect_left(self.days, self.days[at - 1], start, end)] if at > start else []
        return min(self._key(self.sightings[number], day) for number in found)

    def _key(self, one: Sighting, day: int | None) -> tuple[int, str, int]:
        apart = abs(one.day - day) if day and one.day else NEAR_DAYS + 1
        return apart, self._people[one.number].report, one.number


class Candidate:
    """One person whom reports of those days name in the office: stretches of sightings, none of them empty."""

    def __init__(self, root: int, stretches: Sequence[tuple[Seen, int, int]]) -> None:
        self.root = root
        self._stretches = stretches

    def nearest(self, day: int | None) -> int:
        """The number of the person as the report closest in time has it."""
        return min(seen.nearest(day, start, end) for seen, start, end in self._stretches)[2]

    def bounds(self) -> tuple[int | None, int | None]:
        """First and last day on which they are named; (None, None) where none is dated."""
        days = [day for seen, start, end in self._stretches for day in (seen.days[start], seen.days[end - 1]) if day]
        return (min(days), max(days)) if days else (None, None)

    def fits(self, gender: str | None) -> bool:
        """False if most of the sightings that know a gender say another one."""
        if gender is None:
            return True
        count = {
            known: sum(s.of_gender(known, start, end) for s, start, end in self._stretches) for known in ("f", "m")
        }
        return 2 * count[gender] >= sum(count.values())


class Offices:
    """Who is named in the offices that descriptions ask for, by place and by story."""

    def __init__(self, people: Sequence[Person], same: Unions[int], described: Iterable[Described]) -> None:
        wanted = {key for one in described for key in _wanted(one)}
        gathered: defaultdict[_Key, defaultdict[int, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
        for number, one in enumerate(people):
            for office in one.seen.offices:
                if office.one and not office.former:
                    for key in wanted.intersection(_keys(one.story, office)):
                        gathered[key][same.root(number)].append(Sighting(one.day or 0, number))
        self._seen = {
            key: {root: Seen(people, sightings) for root, sightings in holders.items()}
            for key, holders in gathered.items()
        }

    def held(self, described: Described) -> list[Candidate]:
        """Everybody who may be meant; of another gender than the report says is left out."""
        day = described.day
        found: defaultdict[int, list[tuple[Seen, int, int]]] = defaultdict(list)
        for key in _wanted(described):
            for root, seen in self._seen.get(key, {}).items():
                dated = seen.within(1, LAST_DAY) if day is None else seen.within(day - NEAR_DAYS, day + NEAR_DAYS)
                stretches = [dated] if key[0] is None else [(0, bisect_right(seen.days, 0)), dated]
                found[root] += [(seen, start, end) for start, end in stretches if start < end]
        candidates = (Candidate(root, stretches) for root, stretches in sorted(found.items()) if stretches)
        return [one for one in candidates if one.fits(described.seen.gender)]


def _keys(story: str | None, office: Office) -> Iterator[_Key]:
    """Where a sighting is looked for: with its place anywhere and in its story, without one in its story alone."""
    if office.of:
        yield None, office.office, office.of
    if story and office.of:
        yield story, office.office, office.of
    if story and (office.of or office.alone):
        yield story, office.office, None


def _wanted(described: Described) -> list[_Key]:
    """Where a description looks: in its story, if the report is undated or the words name no place, else anywhere."""
    office = described.seen.office
    inside = described.day is None or office.of is None
    if inside and described.story is None:
        return []
    return [(described.story if inside else None, name, office.of) for name in names_wanted(office)]


def names_wanted(office: Office) -> Sequence[str]:
    """The offices that a described one may be."""
    return offices_of_leader(office.of or "") if office.office == LEADER else (office.office,)
