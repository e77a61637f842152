"""The stage *identities*: who of one report is who of another, and who is meant by "the Russian president".

sketches.py who a report names, in which office -> people.py, bodies.py which are one -> holders.py who held an office
in those days -> links. lookup.py is what other comparers ask. Marks are never changed by it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from firsthand.compare.identities.bodies import Body, tie_bodies
from firsthand.compare.identities.holders import Candidate, Described, Offices
from firsthand.compare.identities.keys import keys_of
from firsthand.compare.identities.people import NEAR_DAYS, Person, day_of, is_public, tie_people
from firsthand.compare.identities.sketches import IdentitySketch, SeenPerson, sketch_identities
from firsthand.compare.keys import keep_keys, reports_to_compare
from firsthand.compare.parts import PartOfPile
from firsthand.compare.unions import Unions
from firsthand.stage import Added, Comparer, Pile, Unseen
from firsthand.vocabulary import (
    Entity,
    Holder,
    Identity,
    Named,
    OfficeHolder,
    OfficeSeen,
    Protected,
    Story,
    link_id,
)

_NAME = "identities"


def compare_identities(pile: Pile) -> Iterator[Identity | OfficeHolder]:
    """One link for each person or body that several reports name, and for each description that others resolve."""
    keep_keys(pile, _NAME, ((report, keys_of(sketch)) for report, sketch in pile.sketches(IdentitySketch).items()))
    yield from _tied(pile)


def add_identities(pile: Pile, unseen: Unseen) -> Added | None:
    """The same for the reports that hang together, by stories, names, offices and bodies, with one that has changed."""
    sketches = pile.sketches(IdentitySketch)
    keys = ((report, keys_of(sketches[report])) for report in unseen.reports if report in sketches)
    reports = reports_to_compare(pile, _NAME, changed=unseen.reports, keys=keys)
    return None if reports is None else Added(reports, tuple(_tied(PartOfPile(pile, reports))))


def _tied(pile: Pile) -> Iterator[Identity | OfficeHolder]:
    story_of = {report: link_id(story) for story in pile.links(Story) for report in story.reports}
    people: list[Person] = []
    bodies: list[Body] = []
    described: list[Described] = []
    hidden: defaultdict[str, set[int]] = defaultdict(set)
    for report, sketch in pile.sketches(IdentitySketch).items():
        story, day = story_of.get(report), day_of(pile.headings[report].date)
        people.extend(Person(report, story, day, one) for one in sketch.people)
        bodies.extend(Body(report, story, one) for one in sketch.bodies)
        described.extend(Described(report, story, day, one) for one in sketch.described)
        if story and sketch.hidden:
            hidden[story].update(sketch.hidden)
    same = tie_people(people, {story: frozenset(words) for story, words in hidden.items()}, _keys(bodies))
    tied = tie_bodies(bodies)
    for group in _several(same, [one.report for one in people]):
        yield _person([people[number] for number in group])
    for group in _several(tied, [one.report for one in bodies]):
        yield _body([bodies[number] for number in group], pile)
    offices = Offices(people, same, described)
    names = _names(people, same)
    for one in described:
        found = offices.held(one)
        if found:
            yield _office_holder(one, found, people, names)


def _keys(bodies: Sequence[Body]) -> dict[str, frozenset[str]]:
    """The names of the bodies of each story: a tagger takes some of them for people."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in bodies:
        found[one.story or ""].add(one.seen.key)
    return {story: frozenset(keys) for story, keys in found.items()}


def _several(unions: Unions[int], reports: Sequence[str]) -> Iterator[list[int]]:
    """The groups that hold at least two reports."""
    return (group for group in unions.groups() if len({reports[number] for number in group}) > 1)


def _names(people: Sequence[Person], same: Unions[int]) -> dict[int, str]:
    """The name of each group by its root."""
    called: defaultdict[int, list[str]] = defaultdict(list)
    for number, one in enumerate(people):
        called[same.root(number)].append(one.seen.name)
    return {root: _ranked(names)[0] for root, names in called.items()}


def _ranked(names: Sequence[str]) -> list[str]:
    """The names, each once: those of more than one word first, then the most used, the longest."""
    used = Counter(names)
    return sorted(used, key=lambda name: (" " not in name, -used[name], -len(name), name))


def _named(report: str, seen: SeenPerson) -> Named:
    return Named(
        report=report,
        mark=seen.mark,
        span=seen.span,
        name=seen.name,
        roles=tuple(sorted({office.span for office in seen.offices})),
    )


def _person(group: list[Person]) -> Identity:
    group.sort(key=lambda one: (one.day or date.max.toordinal(), one.report, one.seen.span))
    names = _ranked([one.seen.name for one in group])
    offices = tuple(_offices(group))
    count = len({one.report for one in group})
    saying = len({one.report for one in group if one.seen.offices})
    if offices:
        share = f"{count} reports" if saying == count else f"{saying} of {count} reports"
        why = f"{share} name {names[0]} as {_or_the_like(offices)} ({_dated(offices[0])})"
        why += "" if saying == count else "; the others stand in one story with them"
    else:
        why = f"{count} reports of one story name {names[0]}, and nothing they say of age, place or occupation differs"
    return Identity(
        kind="person",
        name=names[0],
        names=tuple(names),
        members=tuple(_named(one.report, one.seen) for one in group),
        offices=offices,
        public=any(is_public(one.seen) for one in group),
        because=f"{why}.",
    )


def _offices(group: Sequence[Person]) -> Iterator[OfficeSeen]:
    """Each office with the days on which it is given; those given most, and with their place, first."""
    days: defaultdict[str, list[int | None]] = defaultdict(list)
    for one in group:
        for words in {f"former {office.words()}" if office.former else office.words() for office in one.seen.offices}:
            days[words].append(one.day)
    for words in sorted(
        days, key=lambda words: (" of " not in words, words.startswith("former"), -len(days[words]), words)
    ):
        known = [day for day in days[words] if day]
        yield OfficeSeen(office=words, first=_iso(min(known, default=None)), last=_iso(max(known, default=None)))


def _body(group: list[Body], pile: Pile) -> Identity:
    group.sort(key=lambda one: (pile.headings[one.report].date or "~", one.report, one.seen.span))
    names = _ranked([one.seen.name for one in group])
    count = len({one.report for one in group})
    where = "" if all(one.seen.own for one in group) else " of one story"
    return Identity(
        kind="body",
        name=names[0],
        names=tuple(names),
        members=tuple(
            Named(report=one.report, mark=one.seen.mark, span=one.seen.span, name=one.seen.name) for one in group
        ),
        public=True,
        because=f"{count} reports{where} name {' or '.join(names)}{_short(group)}.",
    )


def _short(group: Sequence[Body]) -> str:
    """The acronyms that reports explain, where that tied them."""
    short = sorted({one.upper() for each in group for one in each.seen.acronyms if one != each.seen.key})
    return f", also called {' or '.join(short)}" if short else ""


def _office_holder(
    one: Described, found: Sequence[Candidate], people: Sequence[Person], names: Mapping[int, str]
) -> OfficeHolder:
    office = one.seen.office.words()
    holders = []
    for candidate in found:
        first, last = candidate.bounds()
        near = people[candidate.nearest(one.day)]
        holders.append(
            Holder(name=names[candidate.root], first=_iso(first), last=_iso(last), seen=_named(near.report, near.seen))
        )
    holders.sort(key=lambda holder: (holder.name, holder.seen.report, holder.seen.span))
    told = " and ".join(f"{holder.name} ({_dated(holder)})" for holder in holders)
    because = (
        f"Reports within {NEAR_DAYS} days name {told} as {office}."
        if len(holders) == 1
        else f"Unresolved: reports within {NEAR_DAYS} days name {told} as {office}."
    )
    return OfficeHolder(
        described=Named(
            report=one.report, mark=one.seen.mark, span=one.seen.span, name=one.seen.name, roles=(one.seen.office.span,)
        ),
        office=office,
        holders=tuple(holders),
        because=because,
    )


def _or_the_like(offices: Sequence[OfficeSeen]) -> str:
    return offices[0].office + (" or the like" if len(offices) > 1 else "")


def _dated(seen: Holder | OfficeSeen) -> str:
    if seen.first is None:
        return "no date"
    return seen.first if seen.first == seen.last else f"{seen.first} to {seen.last}"


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day else None


identities = Comparer(
    name=_NAME,
    version="3",
    needs=(Entity, Protected, Story),
    makes=(Identity, OfficeHolder),
    sketches=IdentitySketch,
    sketch=sketch_identities,
    compare=compare_identities,
    add=add_identities,
    says="Who of one report is who of another, and who is meant by an office without a name.",
)

__all__ = ["compare_identities", "identities"]
