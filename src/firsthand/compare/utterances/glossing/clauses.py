"""A sentence whose words are read -> its clauses, each cut into units of words that keep together."""

import re
from collections.abc import Iterator, Sequence

from firsthand.compare.utterances.glossing.choosing import agree
from firsthand.compare.utterances.glossing.lexicon import sense_beside
from firsthand.compare.utterances.glossing.morphology import FINITE, MODIFIER, NOMINAL, Reading
from firsthand.compare.utterances.glossing.sentence import Place, Unit
from firsthand.compare.utterances.glossing.tokens import NOT_ONE, WOULD, Token
from firsthand.compare.utterances.glossing.word_sets import word_set

_CUT = re.compile(r"[,;:.!?…—–()\"]|\s-\s")
_JOINS = frozenset({"что", "чтобы", "если", "когда", "но", "а", "хотя", "пока"})
"""Conjunctions that begin a clause."""


def clauses(tokens: Sequence[Token], readings: Sequence[Reading]) -> list[list[Unit]]:
    """The units of each clause, as they stand."""
    places = [Place(token, reading, at) for at, (token, reading) in enumerate(zip(tokens, readings, strict=True))]
    found = list(_cut(places))
    for clause in found:
        _give_senses(clause)
    return [_units(clause) for clause in found]


def _give_senses(clause: Sequence[Place]) -> None:
    """Give each word of a clause the sense that its companions show."""
    lemmas = {one.lemma for place in clause for one in place.token.readings}
    for place in clause:
        if not place.token.phrase:
            place.sense = sense_beside(place.reading, lemmas)


def _cut(places: Sequence[Place]) -> Iterator[list[Place]]:
    clause: list[Place] = []
    for place in places:
        joins = place.token.text in _JOINS and place.reading.part in {"CONJ", "PRCL", "ADVB"}
        if clause and (joins or _CUT.search(place.token.before)):
            yield clause
            clause = []
        clause.append(place)
    if clause:
        yield clause


def _units(clause: Sequence[Place]) -> list[Unit]:
    units: list[Unit] = []
    for at, place in enumerate(clause):
        last = units[-1] if units else None
        if last and not _is_none_of(last, place, clause[at + 1 :]) and _continues(last, place):
            last.places.append(place)
            if place.reading.part in FINITE and last.kind != "noun":
                last.kind = "verb"
        else:
            units.append(Unit([place], _kind(place)))
    for unit in units:
        if unit.kind == "noun" and unit.head.reading.part not in {*NOMINAL, "ADJF"}:
            unit.kind = ""
    return units


def _is_none_of(last: Unit, place: Place, behind: Sequence[Place]) -> bool:
    """Whether a genitive is what there is none of, rather than whose the noun before it is: «в школе учителей нет»."""
    before = last.places[-1].reading
    if place.reading.part != "NOUN" or place.reading.case != "gent" or before.part != "NOUN" or before.case == "gent":
        return False
    if behind and behind[0].token.text in {"нет", "нету"}:
        return True
    return len(behind) > 1 and behind[0].token.text == "не" and behind[1].reading.lemma in word_set("existing")


def _kind(place: Place) -> str:
    """The kind of the unit that a word begins."""
    if place.reading.bends or _counts(place):
        return "noun"
    return "verb" if place.reading.part in FINITE and place.token.kind != "x" else ""


def _counts(place: Place) -> bool:
    """Whether a word says how many of, or whose, what stands behind it is."""
    token = place.token
    return bool(token.number) or token.counted or token.phrase == NOT_ONE or place.reading.part in {"THEIR", "NUMR"}


def _continues(unit: Unit, place: Place) -> bool:
    """Whether a word belongs to the unit before it."""
    last = unit.places[-1]
    if len(unit.places) == 1 and last.token.estimates and _counts(place) and place.reading.part != "THEIR":
        unit.kind = "noun"
        return True
    if last.token.kind == "x" and last.token.phrase.endswith(" of") and place.reading.case == "gent":
        return True
    if last.token.phrase == "not all" and place.reading.case == "nomn" and len(unit.places) == 1:
        unit.kind = "noun"
        return True
    denies = last.token.text in {"не", "ни"} and not last.token.phrase and not unit.kind
    if denies or last.reading.part == "PREP":
        return True
    if unit.kind == "noun" and _is_name(place) and (last.token.capital or last.reading.animate):
        return last.reading.part == "NOUN" and (last.token.capital or last.reading.case == place.reading.case)
    if WOULD & {last.token.text, place.token.text}:
        return unit.kind == "verb" and last.token.text not in WOULD
    if unit.kind == "verb":
        return last.reading.lemma == "быть" and place.reading.part in {"PRTS", "ADJS"}
    owned = unit.first.token.text == "у" and last.reading.part in NOMINAL
    return (unit.kind == "noun" or unit.first.reading.part == "PREP") and not owned and _goes_on(last, place)


def _goes_on(last: Place, place: Place) -> bool:
    """Whether a noun or an adjective belongs to the noun, adjective or number before it."""
    if not place.bends:
        return False
    part, genitive = last.reading.part, place.reading.case == "gent" or _is_number_of(place)
    if _counts(last):
        return genitive or part != "NOUN"
    if part in MODIFIER:
        return genitive or agree(last.reading, place.reading)
    return genitive and part == "NOUN"


def _is_number_of(place: Place) -> bool:
    """Whether a number in words stands in the genitive: «жители трёх районов»."""
    cases = place.token.number_cases
    return place.token.adjacent and "gent" in cases and "nomn" not in cases


def _is_name(place: Place) -> bool:
    return place.token.capital and not place.token.opens and place.reading.part == "NOUN"
