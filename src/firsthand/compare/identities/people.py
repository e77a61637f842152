"""People of many reports -> which of them are one person.

Private people are tied inside one story alone, by their whole name as it is spelled. Who holds a public role is also
tied across stories, where name and office are the same; spellings of one name meet there. What is unsure stays apart.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from firsthand.compare.identities.offices import Office
from firsthand.compare.identities.sketches import SeenPerson, hashes_of
from firsthand.compare.unions import Unions

NEAR_DAYS = 30
"""Days within which reports that name one office and one surname mean one person: "President Reuel"."""
FAR_DAYS = 4 * 366
"""Days between neighbouring reports of a full name in an office without its country: the usual term of office."""
MAX_YEARS_APART = 1
"""Years by which two ages in one story may differ: a birthday."""

_BEHIND = " behind"
"""Marks the second name of somebody whose first word is taken for a surname: "President Xi"."""

K = TypeVar("K", bound=Hashable)


class Person(NamedTuple):
    """One person as one report has it."""

    report: str
    story: str | None
    day: int | None
    """Proleptic ordinal of the publication day."""
    seen: SeenPerson


def day_of(written: str | None) -> int | None:
    """The ordinal of an ISO day; None for none."""
    try:
        return date.fromisoformat(written).toordinal() if written else None
    except ValueError:
        return None


def tie_people(
    people: Sequence[Person], hidden: Mapping[str, frozenset[int]], bodies: Mapping[str, frozenset[str]]
) -> Unions[int]:
    """Groups of numbers in `people`. `hidden` and `bodies`: by story, words of protected names, keys of bodies."""
    unions: Unions[int] = Unions(range(len(people)))
    for group in _in_stories(people, hidden, bodies):
        _join(unions, group)
    for group in (*_surnames_in_stories(people), *_surnames_in_office(people), *_full_names_in_office(people)):
        _join(unions, group)
    return unions


def is_public(seen: SeenPerson) -> bool:
    """Whether a title or apposition gives the person a public role."""
    return bool(seen.offices)


def _in_stories(
    people: Sequence[Person], hidden: Mapping[str, frozenset[int]], bodies: Mapping[str, frozenset[str]]
) -> Iterator[list[int]]:
    """Whole names in one story: as spelled, and those of public people in any spelling."""
    exact: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    spelled: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        if one.story is None or not one.seen.first:
            continue
        if not is_public(one.seen) and (
            hashes_of(one.seen.exact) & hidden.get(one.story, frozenset())
            or one.seen.exact in bodies.get(one.story, frozenset())
        ):
            continue
        exact[one.story, one.seen.exact].append(number)
        if is_public(one.seen):
            spelled[one.story, one.seen.first, one.seen.last].append(number)
    for group in exact.values():
        yield from _without_conflict(people, group)
    for group in spelled.values():
        if len({people[number].report for number in group}) == len(group):  # no report tells "Jr." from his father
            yield from _without_conflict(people, group)


def _without_conflict(people: Sequence[Person], group: list[int]) -> Iterator[list[int]]:
    """The group, if nothing in it conflicts; else the parts that share an office or an occupation."""
    seen = [people[number].seen for number in group]
    ages = [one.age for one in seen if one.age is not None]
    if (ages and max(ages) - min(ages) > MAX_YEARS_APART) or len({one.middle for one in seen} - {""}) > 1:
        return
    parts = list(_sharing(people, group))
    public = [number for number in group if is_public(people[number].seen)]
    apart = len({one.gender for one in seen} - {None}) > 1 or len({one.home for one in seen} - {None}) > 1
    with_trade_only = any(one.trades and not one.offices for one in seen)
    if not apart and not _two_places(seen) and (len(parts) <= 1 or not with_trade_only):
        yield group
        return
    for part in parts:
        if not apart or all(number in public for number in part):
            yield part


def _sharing(people: Sequence[Person], group: Iterable[int]) -> Iterator[list[int]]:
    """Those who have some office or occupation, by what they share; an office in two places is two."""
    unions: Unions[tuple[str, ...]] = Unions()
    first: dict[int, tuple[str, ...]] = {}
    for number in group:
        seen = people[number].seen
        held: list[tuple[str, ...]] = [("office", one.office, one.of or "") for one in seen.offices]
        held += [("trade", one) for one in seen.trades]
        for one in held:
            unions.join(first.setdefault(number, held[0]), one)
    parts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in first.items():
        parts[unions.root(one)].append(number)
    yield from parts.values()


def _two_places(seen: Iterable[SeenPerson]) -> bool:
    """True if one office is given in two places: two people, or a change that nobody can see from here."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        for office in one.offices:
            places[office.office].update([office.of] if office.of else [])
    return any(len(of) > 1 for of in places.values())


def _surnames_in_stories(people: Sequence[Person]) -> Iterator[list[int]]:
    """Groups of "President Reuel" and the one president of that surname in the same story."""
    buckets: defaultdict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    for number, one in enumerate(people):
        for office in _held(one.seen.offices) if one.story else ():
            for surname, other in surnames_of(one.seen):
                buckets[one.story or "", surname, office.office].append((number, other))
    for bucket in buckets.values():
        if len({other for _, other in bucket} - {""}) == 1 and any(other == "" for _, other in bucket):
            group = sorted({number for number, _ in bucket})
            if not _two_places(people[number].seen for number in group):
                yield group


def _surnames_in_office(people: Sequence[Person]) -> Iterator[list[int]]:
    """One surname in one office of one place within days of each other: "Putin", "V. Putin", other spellings."""
    buckets: defaultdict[tuple[str, str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for number, one in enumerate(people):
        for office in _held(one.seen.offices):
            if one.day is not None and office.one and office.of:
                for surname, other in surnames_of(one.seen):
                    initial = other if other.endswith(_BEHIND) else other[:1]
                    buckets[office.office, office.of, surname].append((one.day, number, initial))
    for bucket in buckets.values():
        for run in _runs(sorted(set(bucket)), NEAR_DAYS):
            named = {other for _, _, other in run} - {""}
            for other in named or {""}:
                yield [number for _, number, mine in run if mine == other or len(named) == 1]


def _full_names_in_office(people: Sequence[Person]) -> Iterator[list[int]]:
    """One full name in one office across stories: of one place, or where no report knows two places for it."""
    placed: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    alone: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        seen = one.seen
        for office in seen.offices if seen.first else ():
            if office.of:
                placed[seen.first, seen.last, seen.suffix, office.office, office.of].append(number)
            if office.of or office.alone:
                alone[seen.first, seen.last, seen.suffix, office.office].append(number)
    for group in placed.values():
        yield from _by_middle(people, group)
    for key, group in alone.items():
        if (
            len({office.of for n in group for office in people[n].seen.offices if office.office == key[-1]} - {None})
            > 1
        ):
            continue
        dated = sorted((day, n) for n in set(group) if (day := people[n].day) is not None)
        for run in _runs(dated, FAR_DAYS):
            yield from _by_middle(people, [n for _, n in run])


def _by_middle(people: Sequence[Person], group: list[int]) -> Iterator[list[int]]:
    """The group; if its people have several middle initials, those of each, and whoever has none is left out."""
    initials = sorted({people[number].seen.middle for number in group} - {""})
    if len(initials) < 2:
        yield group
        return
    for initial in initials:
        yield [number for number in group if people[number].seen.middle == initial]


def _held(offices: Iterable[Office]) -> Iterator[Office]:
    return (office for office in offices if office.one and not office.former)


def surnames_of(seen: SeenPerson) -> list[tuple[str, str]]:
    """What a single name may be of this person, with what tells others of that name apart."""
    if not seen.first:
        return [(seen.last, "")]
    return [(seen.last, seen.first), (seen.first, seen.last + _BEHIND)]


T = TypeVar("T", bound=tuple[int, ...] | tuple[int, int, str])


def _runs(dated: Sequence[T], most: int) -> Iterator[list[T]]:
    """Stretches of (day, ...) in which no two neighbours are more than `most` days apart."""
    run: list[T] = []
    for one in dated:
        if run and one[0] - run[-1][0] > most:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _join(unions: Unions[K], group: Sequence[K]) -> None:
    for one in group[1:]:
        unions.join(group[0], one)
