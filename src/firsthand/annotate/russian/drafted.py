"""Entities of a Russian report in the making: people grouped by their names, bodies and places by their nominative."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.lexicon import Role, givens, kindred_names
from firsthand.annotate.russian.names import Named
from firsthand.annotate.russian.people import Name, nominative_name
from firsthand.annotate.russian.surnames import same_name, surname_cases
from firsthand.vocabulary import Entity, EntityKind, Span


@dataclass(eq=False)
class Drafted:
    """One person, body or place in the making."""

    kind: EntityKind
    name: str
    named: bool
    mentions: set[Span] = field(default_factory=set)
    roles: set[Span] = field(default_factory=set)
    facts: list[Role] = field(default_factory=list)
    """The roles that its titles and appositions give it."""
    people: list[Name] = field(default_factory=list)
    """Its names, part by part."""
    genders: Counter[str] = field(default_factory=Counter)
    """Votes for f and m: of its names, its roles and the verbs that it is the subject of."""
    plural: bool = False

    @property
    def gender(self) -> Literal["f", "m"] | None:
        """What all votes say; None where they differ or there is none."""
        found = set(self.genders)
        return "f" if found == {"f"} else "m" if found == {"m"} else None

    def frozen(self) -> Entity:
        """The entity, its mentions in text order."""
        return Entity(
            span=min(self.mentions),
            name=self.name,
            kind=self.kind,
            named=self.named,
            mentions=tuple(sorted(self.mentions)),
            roles=tuple(sorted(self.roles)),
            gender=self.gender,
            plural=self.plural,
        )


Owners = dict[Span, list[Drafted]]
"""Where a name stands -> whose it may be: one, or several where nothing tells."""


def group_people(names: Iterable[Named]) -> tuple[list[Drafted], Owners]:
    """The people of a report, and whose each name is: full names first, then what is a part of one."""
    drafts: list[Drafted] = []
    owners: Owners = {}
    people = [one.person for one in names if one.person]
    for name in sorted(people, key=lambda one: (-_parts(one), one.span)):
        fitting = [draft for draft in drafts if _is_of(name, draft)]
        if len(fitting) > 1 and (close := [draft for draft in fitting if _is_same(name, draft.people[0])]):
            fitting = close
        if not fitting:
            fitting = [Drafted("person", "", named=True)]
            drafts += fitting
        owners[name.span] = fitting
        if len(fitting) == 1:
            fitting[0].people.append(name)
            fitting[0].mentions.add(name.span)
            if name.gender:
                fitting[0].genders[name.gender] += 1
    for draft in drafts:
        draft.name = _fullest(draft.people)
    return [draft for draft in drafts if draft.mentions], owners


def _parts(name: Name) -> int:
    full = bool(name.given) + bool(name.patronymic) + bool(name.last)
    return full + (full > 1) * (not name.given.endswith("."))


def _is_same(name: Name, other: Name) -> bool:
    return (name.given, name.patronymic, name.last) == (other.given, other.patronymic, other.last)


def _is_of(name: Name, draft: Drafted) -> bool:
    """True if a name may be another form or a part of the names of `draft`."""
    known = draft.people[0]
    if name.gender and draft.gender not in {None, name.gender}:
        return False
    if name.last:
        if not known.last or not same_name(name.last, known.last):
            return False
        if draft.gender and not surname_cases(name.last, draft.gender):
            return False
        return not name.given or not known.given or _given_alike(name.given, known.given)
    if name.patronymic and known.patronymic and not same_name(name.patronymic, known.patronymic):
        return False
    if name.patronymic and not known.patronymic and known.last:
        return False
    return bool(known.given) and _given_alike(name.given, known.given)


def _given_alike(left: str, right: str) -> bool:
    """True for forms of one given name, its short forms, and its initial."""
    if left.endswith(".") or right.endswith("."):
        return left[:1] == right[:1]
    one, other = ({given.name for given in givens().get(plain(name), ())} for name in (left, right))
    if one and other:
        return not one.isdisjoint({kin for name in other for kin in kindred_names(name)})
    return same_name(left, right)


def _fullest(names: Sequence[Name]) -> str:
    """The fullest name of one person, in the nominative where one of its forms gives it surely."""
    told = [(nominative_name(name), _parts(name), name) for name in names]
    told.sort(key=lambda row: (-row[1], not row[0][1], "n" not in row[2].cases, row[2].span))
    return told[0][0][0]


def group_others(names: Iterable[Named]) -> tuple[list[Drafted], Owners]:
    """The bodies and places of a report, each nominative once."""
    drafts: dict[tuple[str, str], Drafted] = {}
    owners: Owners = {}
    for one in names:
        if one.kind == "person":
            continue
        key = plain(one.name.split("«")[-1].rstrip("»"))  # РИА «Крайинформ» is «Крайинформ»
        draft = drafts.setdefault((one.kind, key), Drafted(one.kind, one.name, named=True))
        draft.mentions.add(one.span)
        owners[one.span] = [draft]
    return list(drafts.values()), owners
