"""The words of a sentence beside each other: places, units of words that keep together, clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.compare.utterances.glossing.morphology import NOMINAL, Reading
from firsthand.compare.utterances.glossing.tokens import Token

SPEAKERS = frozenset({"я", "мы", "ты", "вы"})
"""Subjects of verbs in the first and second person."""


@dataclass(slots=True, eq=False)
class Place:
    """A word in its sentence, and what its clause makes of it."""

    token: Token
    reading: Reading
    at: int
    passive_of: "Place | None" = None
    """Of a verb of nobody in particular: its object, where that is known."""
    they: bool = False
    """Of a verb of nobody in particular without an object."""
    none: bool = False
    """Of a noun: there is none of it."""
    owner: bool = False
    """Of «у» and what stands behind it, and of "be" or "no" with it: English says who has it."""
    sense: str | None = None
    """Its English beside the other words of its clause, where a table tells it."""
    single: bool = False
    """Of a verb: another word of its clause says that nothing is so ("nobody did not come")."""

    @property
    def bends(self) -> bool:
        """Whether it has a number or a case as nouns and adjectives have them."""
        return self.reading.bends or bool(self.token.number)


@dataclass(slots=True, eq=False)
class Unit:
    """Words that keep together: a noun with what belongs to it, a verb, or anything else."""

    places: list[Place]
    kind: str
    """noun, verb, or empty."""

    @property
    def first(self) -> Place:
        """Its first word."""
        return self.places[0]

    @property
    def head(self) -> Place:
        """The first noun of a noun's unit, else its last word."""
        return next((one for one in self.places if one.reading.part in NOMINAL), self.places[-1])


@dataclass(frozen=True, eq=False)
class Clause:
    """What the words of a clause, in Russian order, say together."""

    places: Sequence[Place]

    @property
    def first(self) -> Place:
        """Its first word."""
        return self.places[0]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of its words."""
        return frozenset(place.reading.lemma for place in self.places)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of speech of its words."""
        return frozenset(place.reading.part for place in self.places)

    @cached_property
    def has_genitive(self) -> bool:
        """Whether a word of it stands in the genitive."""
        return any(place.reading.case == "gent" for place in self.places)

    @cached_property
    def has_passive(self) -> bool:
        """Whether something is done by what stands in the instrumental."""
        readings = [place.reading for place in self.places]
        if any(one.voice == "pssv" or (one.part == "VERB" and one.lemma.endswith("ся")) for one in readings):
            return True
        short = (place for place in self.places if place.reading.part == "ADJS")
        return any(one.voice == "pssv" for place in short for one in place.token.readings)

    @cached_property
    def has_speaker(self) -> bool:
        """Whether "I", "we" or "you" is its subject."""
        readings = [place.reading for place in self.places]
        return any(one.lemma in SPEAKERS and one.case == "nomn" for one in readings)


class Sentence:
    """Words in Russian order, and the clause of each."""

    def __init__(self, clauses: Sequence[Sequence[Unit]]) -> None:
        """Of the units of each clause, in any order."""
        self._clauses: list[Clause] = []
        self._places: list[Place] = []
        for units in clauses:
            places = sorted((place for unit in units for place in unit.places), key=lambda place: place.at)
            self._places += places
            self._clauses += [Clause(places)] * len(places)
        plurals = (one.at for one in self._places if one.reading.case == "nomn" and one.reading.number == "plur")
        self._first_plural = next(plurals, len(self._places))

    def __getitem__(self, at: int) -> Place:
        return self._places[at]

    def clause(self, at: int) -> Clause:
        """The clause of the word at a place."""
        return self._clauses[at]

    @property
    def has_clauses(self) -> bool:
        """Whether it has more clauses than one."""
        return bool(self._clauses) and self._clauses[0] is not self._clauses[-1]

    def some(self, start: int, end: int) -> Sequence[Place]:
        """A run of words."""
        return self._places[max(0, start) : end]

    def next_to(self, at: int) -> Place | None:
        """The word behind the one at a place; None behind the last one."""
        return self._places[at + 1] if at + 1 < len(self._places) else None

    def behind(self, at: int) -> Place | None:
        """The next word, if blanks alone part it from the word at a place."""
        found = self.next_to(at)
        return found if found is not None and found.token.adjacent else None

    def has_plural_before(self, at: int) -> bool:
        """Whether a word before a verb, in any clause, may be "they" whom the verb is told of."""
        return self._first_plural < at
