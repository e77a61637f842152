"""Words, each read in one way -> a rough English sentence.

What Russian says by endings English says by small words, so these are put in: "of" before a genitive that stands behind
a noun, "by" before the one who did it, "to" before the one to whom; the tense of verbs, "not" where English has it, and
a pronoun for a verb that has no subject in its clause.
"""

from collections.abc import Iterator, Sequence

from firsthand.compare.utterances.glossing.clauses import clauses
from firsthand.compare.utterances.glossing.morphology import VERBAL, Reading
from firsthand.compare.utterances.glossing.nouns import noun, number_case
from firsthand.compare.utterances.glossing.ordering import ordered
from firsthand.compare.utterances.glossing.sentence import Sentence, Unit
from firsthand.compare.utterances.glossing.small_words import particle, phrase, settled
from firsthand.compare.utterances.glossing.tokens import Token
from firsthand.compare.utterances.glossing.verbs import comparative, short_adjective, verb

_LAST = 6
"""Pieces of what was put out that a word may depend on: three words and what stands before each."""


def rendered(tokens: Sequence[Token], readings: Sequence[Reading], behind: str) -> str:
    """The sentence; `behind` is what stands after the last word."""
    cut = [ordered(units) for units in clauses(tokens, readings)]
    sentence = Sentence(cut)
    out: list[str] = []
    for units in cut:
        for unit, gap in zip(units, _gaps(units), strict=True):
            for place in unit.places:
                out.append(gap if place is unit.first else place.token.before)
                out.append(_english(sentence, place.at, "".join(out[-_LAST:]).rstrip()))
    return "".join((*out, behind))


def _gaps(units: Sequence[Unit]) -> Iterator[str]:
    """What stands before each unit of a clause: marks stay where the clause begins, figures go with what they count."""
    start = min((unit.first for unit in units), key=lambda place: place.at)
    opening, figures = start.token.parted
    behind = start.at
    for number, unit in enumerate(units):
        gap = figures if unit.first is start else unit.first.token.before
        if unit.first.at != behind:
            gap = _moved(gap)
        behind = unit.places[-1].at + 1
        yield gap if number else opening + gap.lstrip()


def _moved(gap: str) -> str:
    """What stands before a unit away from its place: one blank, and figures or words in Latin letters."""
    return f" {gap.lstrip()}" if any(map(str.isalnum, gap)) else " "


def _english(sentence: Sentence, at: int, last: str) -> str:
    """One word; `last` are the English words before it."""
    place = sentence[at]
    token, part = place.token, place.reading.part
    if token.number:
        return number_case(sentence, at) + token.number
    if token.phrase and token.kind == "x":
        return phrase(sentence, at)
    if part in VERBAL:
        return verb(sentence, at, last)
    found = settled(sentence, at)
    if found is not None:
        return found
    if place.reading.bends:
        return noun(sentence, at)
    if part == "ADJS":
        return short_adjective(place, last)
    return comparative(sentence, at) if part == "COMP" else particle(sentence, at)
