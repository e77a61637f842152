"""Words with several readings -> one reading each: what goes best with the word before, all along the sentence.

Viterbi over how likely each reading is alone (OpenCorpora's counts) and whether two neighbours agree: a preposition
and its case, an adjective and its noun, a number and its genitive, a subject and its verb. Weights are ours, in nats.
"""

import math
from collections.abc import Sequence

from firsthand.compare.utterances.glossing.lexicon import glosses
from firsthand.compare.utterances.glossing.morphology import MODIFIER, NOTHING, Reading
from firsthand.compare.utterances.glossing.tokens import NOT_ONE, Token
from firsthand.compare.utterances.glossing.word_sets import cases_behind
from firsthand.compare.utterances.russian import dictionary

_LEAST = 0.01
_RIGHT_CASE, _WRONG_CASE, _NO_CASE = 2.0, -3.0, -2.0
_AGREES, _DISAGREES = 1.2, -1.0
_OF, _COUNTED, _SUBJECT, _OBJECT, _NONE_OF, _LOOSE = 0.4, 1.0, 0.6, 0.3, 0.8, 0.8
_COMPARED, _COMMAND_TO_ONE, _FREE = 1.0, -2.0, -1.0
_COMMON, _IN_NO_TABLE, _IMPERATIVE = 0.7, -1.0, -0.7
_PRICES = frozenset("ничего сколько столько дорого дешево дороже дешевле".split())
"""Beside these, as beside numbers, «стоит» is "costs", else "stands"."""
_SUPPORTS = frozenset({"PREP", "NOUN", "NUMR", "COMP", "ADJF", "PRTF", "PRED", "THEIR"})
"""What a genitive or a case of prepositions may depend on."""
_NEVER_BEHIND_PREPOSITION = frozenset({"VERB", "INFN", "CONJ", "GRND", "PRED", "ADJS", "PRTS"})
_PREDICATES = frozenset({"VERB", "PRTS", "ADJS"})


def choose(tokens: Sequence[Token]) -> list[Reading]:
    """One reading for each token."""
    options = [token.readings or (NOTHING,) for token in tokens]
    loose = 0.0 if any(token.text in {"нет", "нету"} for token in tokens) else _LOOSE
    counts = any(token.number or token.counted or token.text in _PRICES for token in tokens)
    best: list[list[tuple[float, int]]] = []
    for at, token in enumerate(tokens):
        tied = options[at - 1] if at and token.adjacent else ()
        before = [score for score, _ in best[-1]] if at else [0.0]
        compares = at + 1 < len(tokens) and tokens[at + 1].counted
        row = []
        for reading in options[at]:
            said = [
                score + (_together(tied[number], tokens[at - 1], reading, token) if tied else 0)
                for number, score in enumerate(before)
            ]
            back = max(range(len(said)), key=said.__getitem__)
            alone = _alone(reading, token, tied, loose) + _COMPARED * (compares and reading.part == "COMP")
            row.append((said[back] + alone + _FREE * (reading.lemma == "стоить" and not counts), back))
        best.append(row)
    return _traced(best, options)


def _alone(reading: Reading, token: Token, tied: Sequence[Reading], loose: float) -> float:
    """What a reading is worth whichever the word before is read as; `tied` are the readings of that."""
    worth = math.log(max(reading.score, _LEAST)) + _known(reading)
    if token.counted and reading.bends:
        return worth + _COUNTED * (reading.case == "gent")
    return worth - loose if reading.case and _is_loose(reading, tied) else worth


def _known(reading: Reading) -> float:
    """What the dictionary form alone tells: common words are likelier than those that no table of ours has."""
    worth = 0.0
    if reading.mood == "impr":
        worth = _COMMAND_TO_ONE if reading.number == "sing" else _IMPERATIVE
    if reading.lemma in dictionary()[0]:
        return worth + _COMMON
    return worth if reading.name or (reading.lemma, "") in glosses() else worth + _IN_NO_TABLE


def _is_loose(reading: Reading, before: Sequence[Reading]) -> bool:
    """Whether a genitive or a case of prepositions has nothing before it that it could depend on."""
    if reading.part == "NPRO" or reading.case not in {"gent", "loct"}:
        return False
    return not any(one is NOTHING or one.part in _SUPPORTS or one.lemma == "быть" for one in before)


def _traced(best: list[list[tuple[float, int]]], options: Sequence[Sequence[Reading]]) -> list[Reading]:
    found: list[Reading] = []
    at = max(range(len(best[-1])), key=lambda number: best[-1][number][0]) if best else 0
    for row, readings in zip(reversed(best), reversed(options), strict=True):
        found.append(readings[at])
        at = row[at][1]
    return found[::-1]


def _together(left: Reading, token: Token, right: Reading, behind: Token) -> float:
    """How well two neighbours go together."""
    named = behind.capital and not behind.opens and right.part == "NOUN"
    if named and left.part == "NOUN" and (token.capital or left.animate):
        return _AGREES if left.case == right.case else 0
    if left.part == "COMP" and (right.case == "gent" or "gent" in behind.number_cases):
        return _COMPARED
    if _stands_for_noun(left, token) and right.part == "NOUN" and (right.case == "gent" or not behind.capital):
        return _DISAGREES
    if token.number or token.phrase == NOT_ONE:
        one = token.phrase != NOT_ONE or right.number == "sing"
        return _COUNTED if _bends(right) and right.case == "gent" and one else 0
    if left.part == "PREP":
        return _behind_preposition(left, right)
    if left.part in MODIFIER and right.bends:
        return _AGREES if agree(left, right) else _DISAGREES
    return _in_phrase(left, right)


def _stands_for_noun(reading: Reading, token: Token) -> bool:
    """Whether an adjective is read as a noun: «мёртвые камеры» are dead cameras, nobody's dead."""
    return reading.part == "NOUN" and any(one.part in MODIFIER for one in token.readings)


def _behind_preposition(left: Reading, right: Reading) -> float:
    if not _bends(right):
        return _NO_CASE if right.part in _NEVER_BEHIND_PREPOSITION else 0
    cases = cases_behind().get(left.lemma)
    if cases is None:
        return 0
    return _RIGHT_CASE if not right.case or right.case in cases else _WRONG_CASE


def _in_phrase(left: Reading, right: Reading) -> float:
    """How a noun goes with what is said of it, or a verb with its object."""
    if left.part == "NOUN" and _bends(right) and right.case == "gent":
        return _OF
    if left.part == "NOUN" and right.part == "ADJF" and left.case in {"nomn", "accs"} and agree(left, right):
        return _OF
    if left.part == "PRED" and right.part == "INFN":
        return _OBJECT
    if left.lemma == "нет" and _bends(right) and right.case == "gent":
        return _NONE_OF
    if left.case == "nomn" and right.part in _PREDICATES:
        return _SUBJECT if _is_subject(left, right) else 0
    if left.part == "VERB" and right.bends and right.case == "accs":
        return _OBJECT if left.transitive else -_OBJECT
    return 0


def _bends(reading: Reading) -> bool:
    """Whether a word has a case."""
    return reading.bends or reading.part == "NUMR"


def agree(left: Reading, right: Reading) -> bool:
    """Whether an adjective can be of a noun."""
    if left.case != right.case and left.lemma not in {"его", "ее", "их"}:
        return False
    return left.number == right.number and (
        left.number == "plur" or not left.gender or not right.gender or left.gender == right.gender
    )


def _is_subject(noun: Reading, verb: Reading) -> bool:
    if noun.number and verb.number and noun.number != verb.number:
        return False
    return not (noun.gender and verb.gender) or noun.gender == verb.gender
