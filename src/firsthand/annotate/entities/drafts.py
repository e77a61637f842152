"""Drafts of entities: the one mutable thing here, grown mention by mention and frozen at the end."""

from collections import Counter
from dataclasses import dataclass, field

from firsthand.annotate.entities.known import Role
from firsthand.vocabulary import Entity, EntityKind, Span


@dataclass
class Draft:
    """One person, body or place in the making."""

    kind: EntityKind
    name: str
    named: bool
    mentions: set[Span] = field(default_factory=set)
    roles: set[Span] = field(default_factory=set)
    facts: list[tuple[Role, tuple[str, ...]]] = field(default_factory=list)
    """Each role with the words that stood with it: what a description can be matched against."""
    bodies: set[str] = field(default_factory=set)
    """Groups of bodies.tsv that the name or an apposition gives: "council", "group"."""
    genders: Counter[str] = field(default_factory=Counter)
    """Votes for "f" and "m"; a word that says it outright counts 10."""
    resolved: Counter[str] = field(default_factory=Counter)
    """Genders of the pronouns that were found to refer to it."""
    told: Counter[str] = field(default_factory=Counter)
    """Those outside quotation marks: nobody is he and she there; "I did not touch her" is of somebody else."""
    document: str = ""
    """The word for it, of something written that the report does not name: "letter"."""
    plural: bool = False
    source: bool = False
    """True if an attribution names it as its source."""
    entered: int = 0
    """Its mentions so far while the text is walked."""
    last: int = -1
    """Index of the word of its latest mention while the text is walked."""

    @property
    def gender(self) -> str | None:
        """The gender that the evidence agrees on: at least two thirds of the votes."""
        if not self.genders:
            return None
        total = self.genders.total()
        for gender in ("f", "m"):
            if self.genders[gender] * 3 >= total * 2:
                return gender
        return None

    def learn(self, role: Role, around: tuple[str, ...]) -> None:
        """Take in a role and what it says of gender."""
        self.facts.append((role, around))
        if role.gender and not role.plural:
            self.genders[role.gender] += 10

    def frozen(self) -> Entity:
        """The entity, its mentions in text order."""
        gender = self.gender or next((g for g in ("f", "m") if set(self.resolved) == {g}), None)
        return Entity(
            span=min(self.mentions),
            name=self.name,
            kind="body" if self.kind == "other" and self.named and self.source else self.kind,
            named=self.named,
            mentions=tuple(sorted(self.mentions)),
            roles=tuple(sorted(self.roles)),
            gender="f" if gender == "f" else "m" if gender == "m" else None,
            plural=self.plural,
        )
