"""The units of a Russian clause -> the same in English order: subject, verb, object.

Russian puts the object first where it is what the sentence is about ("the hospital they close"); so do statements of
nobody in particular ("the hospital will close-they"), which English says in the passive.
"""

from collections.abc import Iterable, Iterator, Sequence

from firsthand.compare.utterances.glossing.morphology import FINITE, MODIFIER, NOMINAL, NOTHING, Reading
from firsthand.compare.utterances.glossing.sentence import SPEAKERS, Place, Unit
from firsthand.compare.utterances.glossing.word_sets import word_set

_RELATIVES = frozenset("который кто что какой чей сколько".split())
"""They stay at the head of their clause."""
_TOLD = frozenset({"PRTS", "ADJS", "INFN", "PRED"})
"""Beside one of these «у нас» is a place or a time, not who has something."""
_NONE = frozenset({"нет", "нету"})


def ordered(units: list[Unit]) -> list[Unit]:
    """The units of a clause in English order; marks the words that English puts in another way."""
    return _with_owner(units) or _with_verb(units)


def _with_owner(units: Sequence[Unit]) -> list[Unit]:
    """What makes "we have" of «у нас есть» and "we have no" of «у нас нет»; nothing where it is none of these."""
    owner = next((unit for unit in units if unit.first.token.text == "у" and _is_owner(unit.head.reading)), None)
    being = next((unit for unit in units if any(_is_being(one) for one in unit.places)), None)
    if owner is None or being is None or not _may_have(owner.head.reading, being):
        return []
    if sum(unit.kind == "verb" for unit in units) > 1 or any(_is_told(one) for unit in units for one in unit.places):
        return []
    for place in (*owner.places, *being.places):
        place.owner = True
    rest = [unit for unit in units if unit not in (owner, being)]
    before = [unit for unit in rest if unit.kind != "noun" and unit.first.at < owner.first.at]
    return [*before, owner, being, *(unit for unit in rest if unit not in before)]


def _is_owner(reading: Reading) -> bool:
    return reading.case == "gent" and reading.part in NOMINAL


def _is_being(place: Place) -> bool:
    return place.token.text in _NONE or (place.reading.lemma == "быть" and place.reading.part == "VERB")


def _may_have(who: Reading, being: Unit) -> bool:
    """Whether somebody has, rather than something is at, what «у» names."""
    return who.animate or who.name or who.part == "NPRO" or any(one.reading.lemma == "нет" for one in being.places)


def _is_told(place: Place) -> bool:
    return place.reading.part in _TOLD and place.token.text != "нет"


def _with_verb(units: list[Unit]) -> list[Unit]:
    verbs = [unit for unit in units if unit.kind == "verb"]
    _mark_none_of(units, verbs)
    _mark_denied_once(units, verbs)
    infinitives = [unit for unit in units if any(_is_bare_infinitive(one) for one in unit.places)]
    if not verbs:
        return _none_first(units) or _modal_first(units, infinitives)
    return _about_verb(units, verbs[0], infinitives) if len(verbs) == 1 else units


def _mark_none_of(units: Sequence[Unit], verbs: Sequence[Unit]) -> None:
    """Mark what there is none of: «учителей нет», «воды не было»."""
    absent = any(one.token.text in _NONE for unit in units for one in unit.places)
    for unit in verbs:
        denied = any(one.token.text == "не" for one in unit.places)
        absent = absent or (denied and any(one.reading.lemma in word_set("existing") for one in unit.places))
    thing = next((unit for unit in _genitives(units) if unit.head.reading.part == "NOUN"), None)
    if absent and thing is not None and not _is_number(thing) and thing.first.reading.case == "gent":
        thing.first.none = thing.first.reading.lemma != "никакой"


def _genitives(units: Iterable[Unit]) -> Iterator[Unit]:
    """What there may be none of."""
    nouns = (unit for unit in units if unit.kind == "noun" and _is_bare(unit))
    return (unit for unit in nouns if unit.head.reading.case == "gent")


def _mark_denied_once(units: Sequence[Unit], verbs: Sequence[Unit]) -> None:
    """Mark the verbs beside which another word says that nothing is so."""
    negatives = word_set("negatives")
    denying = [
        one for unit in units for one in unit.places if one.none or {one.token.text, one.reading.lemma} & negatives
    ]
    for unit in verbs:
        single = any(one not in unit.places for one in denying)
        for place in unit.places:
            place.single = single


def _about_verb(units: list[Unit], verb: Unit, infinitives: Sequence[Unit]) -> list[Unit]:
    """The units with the subject before their one verb, and the object behind it."""
    finite = next((one for one in verb.places if one.reading.part in FINITE), verb.head)
    transitive = finite.reading.transitive or any(one.reading.transitive for unit in infinitives for one in unit.places)
    nouns = [unit for unit in units if unit.kind == "noun" and _is_bare(unit)]
    if transitive:
        nouns = [unit for unit in nouns if not _is_length(unit)] or nouns
    subject = _subject(nouns, finite.reading, transitive=transitive)
    thing = _object(nouns, subject, verb, finite.reading) if transitive else None
    if subject is None and _is_nobodys(finite.reading):
        if thing is not None and not infinitives and finite.reading.transitive and thing.head.reading.part != "NPRO":
            finite.passive_of = thing.head
            return _before(units, thing, verb)
        finite.they = True
    if subject is not None:
        units = _before(units, subject, verb)
    for unit in infinitives:
        units = _behind(units, [unit], verb)
    if thing is not None and units.index(thing) < units.index(verb):
        last = max((verb, *infinitives), key=units.index)
        units = _behind(units, _with_prepositions(units, thing, last), last)
    return units


def _with_prepositions(units: Sequence[Unit], noun: Unit, verb: Unit) -> list[Unit]:
    """A noun, and what stands between it and a verb right behind it with a preposition: «долги перед рабочими»."""
    found = [noun]
    for unit in units[units.index(noun) + 1 :]:
        if unit is verb or unit.first.reading.part != "PREP" or _is_bare(unit):
            break
        found.append(unit)
    return found


def _none_first(units: list[Unit]) -> list[Unit]:
    """The units of «места нет» as in "there is no room"; nothing elsewhere."""
    none = next((unit for unit in units if unit.places[-1].token.text in _NONE), None)
    thing = next(_genitives(units), None)
    return [] if none is None or thing is None else _before(units, none, thing)


def _modal_first(units: list[Unit], infinitives: Sequence[Unit]) -> list[Unit]:
    """What can, must or need not be done: the word for it before the verb, and the verb before its object."""
    modal = next((unit for unit in units if unit.places[-1].token.text in word_set("modals")), None)
    if modal is None or not infinitives:
        return units
    verb = infinitives[0]
    units = _before(units, modal, verb)
    nouns = [unit for unit in units if unit.kind == "noun" and _is_bare(unit) and _can(unit, "accs", None)]
    if nouns and units.index(nouns[0]) < units.index(modal):
        units = _behind(units, _with_prepositions(units, nouns[0], verb), verb)
    return units


def _is_bare_infinitive(place: Place) -> bool:
    return place.reading.part == "INFN" and place.token.kind != "x"


def _is_nobodys(reading: Reading) -> bool:
    """Whether a verb stands in the form of "they say"."""
    said = reading.part == "VERB" and reading.mood != "impr"
    return said and reading.number == "plur" and reading.person in {"", "3per"}


def _subject(nouns: Sequence[Unit], verb: Reading, *, transitive: bool) -> Unit | None:
    """The noun that a verb is told of: one that can be nothing else, or the first that can."""
    able = [unit for unit in nouns if _can(unit, "nomn", verb)]
    sure = next((unit for unit in able if not _can(unit, "accs", None)), None)
    able.sort(key=lambda unit: (verb.number == "sing" and _is_number(unit), not _is_name(unit)))
    if sure is not None or not able:
        return sure
    if verb.person in {"1per", "2per"} and not any(_is_speaker(unit) for unit in nouns):
        return None
    return None if transitive and _is_done_to(able[0], nouns, verb) else able[0]


def _object(nouns: Sequence[Unit], subject: Unit | None, verb: Unit, reading: Reading) -> Unit | None:
    """The first noun beside the subject that a verb can be done to; none that stays at the head of its clause."""
    if reading.part == "PRTS":
        return None
    denied = any(one.token.text == "не" for one in verb.places)
    others = (unit for unit in nouns if unit is not subject)
    found = next(
        (unit for unit in others if _can(unit, "accs", None) or (denied and unit.head.reading.case == "gent")), None
    )
    return None if found is None or found.head.reading.lemma in _RELATIVES else found


def _is_done_to(unit: Unit, nouns: Sequence[Unit], verb: Reading) -> bool:
    """Whether the one noun beside a verb that needs an object and may be of nobody's doing is what it is done to."""
    head = unit.head.reading
    if not _is_nobodys(verb) or head.animate or head.somebody or head.lemma in word_set("bodies"):
        return False
    return not any(_can(one, "accs", None) or one.head.reading.case == "gent" for one in nouns if one is not unit)


def _is_bare(unit: Unit) -> bool:
    """Whether no preposition stands before a noun."""
    if len(unit.places) > 1 and unit.first.token.estimates:
        return True
    denied = unit.first.token.text in {"не", "как"} and not unit.first.token.phrase
    return unit.first.reading.part != "PREP" and not denied


def _is_number(unit: Unit) -> bool:
    """Whether a unit says how many: «25 домов», «около трёх часов»."""
    return any(one.token.number or one.token.counted for one in unit.places[:2])


def _is_length(unit: Unit) -> bool:
    """Whether a unit says when or how long: «3 марта», «два года»."""
    return _is_number(unit) and unit.head.reading.lemma in word_set("times")


def _is_name(unit: Unit) -> bool:
    """Whether a unit is a name, which does rather than is done to: «сад Хаддуш не вырубит»."""
    token = unit.first.token
    return token.capital and not token.opens and unit.head is unit.first


def _is_speaker(unit: Unit) -> bool:
    return unit.head.reading.lemma in SPEAKERS and unit.head.reading.case == "nomn"


def _can(unit: Unit, case: str, verb: Reading | None) -> bool:
    """Whether a noun can stand in a case, and agree with a verb."""
    head = unit.head
    estimates = len(unit.places) > 1 and unit.first.token.estimates
    cases = unit.first.token.number_cases
    if cases and case not in cases:
        return False
    if head.reading is NOTHING or ((unit.first.token.number or estimates) and case == "nomn"):
        return verb is None or verb.number == "plur" or verb.gender == "neut"
    if any(one.token.counted for one in unit.places[:2]):
        return True
    if _is_number(unit) and case == "accs" and head.reading.case == "gent" and not head.reading.animate:
        return True
    options = [one for one in head.token.readings if one.part == head.reading.part and one.case == case]
    if head.reading.case not in {"nomn", "accs"} and not (case == "accs" and head.reading.animate and options):
        return False
    if case != head.reading.case and unit.first is not head and not _modifiers_allow(unit, case):
        return False
    return any(verb is None or _agrees(one, verb) for one in options)


def _modifiers_allow(unit: Unit, case: str) -> bool:
    first = unit.first
    return first.reading.part not in MODIFIER or any(one.case == case for one in first.token.readings)


def _agrees(noun: Reading, verb: Reading) -> bool:
    if noun.number and verb.number and noun.number != verb.number:
        return False
    if verb.person in {"1per", "2per"}:
        return noun.part == "NPRO" and noun.lemma in SPEAKERS
    return not (noun.gender and verb.gender and noun.number == "sing") or noun.gender == verb.gender


def _before(units: list[Unit], unit: Unit, other: Unit) -> list[Unit]:
    """The units with one moved before another, unless it stands there."""
    if units.index(unit) <= units.index(other):
        return units
    rest = [one for one in units if one is not unit]
    at = rest.index(other)
    return [*rest[:at], unit, *rest[at:]]


def _behind(units: list[Unit], some: Sequence[Unit], other: Unit) -> list[Unit]:
    """The units with some moved behind another, unless they stand there."""
    if units.index(some[0]) >= units.index(other):
        return units
    rest = [one for one in units if one not in some]
    at = rest.index(other) + 1
    return [*rest[:at], *some, *rest[at:]]
