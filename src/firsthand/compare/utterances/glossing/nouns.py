"""Nouns, adjectives and pronouns in English: their number, and the small word that stands for their case."""

import re

from firsthand.compare.utterances.glossing import english
from firsthand.compare.utterances.glossing.meanings import meaning, meaning_of_form
from firsthand.compare.utterances.glossing.morphology import MODIFIER, NOMINAL
from firsthand.compare.utterances.glossing.sentence import Place, Sentence
from firsthand.compare.utterances.glossing.tokens import POSSESSIVES
from firsthand.compare.utterances.glossing.word_sets import word_set

_YEAR = re.compile(r"(?:1\d|20|21)\d\d\s$")
_ENDS_OPEN = re.compile(
    r"(?:^|\b(?:of|to|from|for|with|in|on|by|than|about|at|under|against|until|single|before|after|during))\s*$"
)
"""A phrase that English does not close with a noun."""
_PRONOUNS = {
    "я": ("I", "me"), "мы": ("we", "us"), "ты": ("you", "you"), "вы": ("you", "you"), "он": ("he", "him"),
    "она": ("she", "her"), "оно": ("it", "it"), "они": ("they", "them"), "кто": ("who", "whom"),
    "что": ("what", "what"), "никто": ("nobody", "nobody"), "ничто": ("nothing", "nothing"), "это": ("this", "this"),
    "себя": ("oneself", "oneself"), "некого": ("nobody to", "nobody to"), "нечего": ("nothing to", "nothing to"),
    "кто-то": ("somebody", "somebody"), "что-то": ("something", "something"), "всё": ("everything", "everything"),
}  # fmt: skip
"""As a subject, and elsewhere."""
_PLURAL_PRONOUNS = {"этот": "these", "тот": "those", "весь": "all", "такой": "such", "один": "some"}
_SELF = frozenset({"сам", "самый"})
_ANY = {"никакой": "any", "никто": "anybody", "ничто": "anything"}
"""Beside «нет», which English says once."""
_NO_OF = frozenset("много мало сколько столько несколько немало немного больше меньше".split())
"""Nouns or adverbs behind which a genitive is no "of"."""
_COMPARING = frozenset({"более", "менее"})
_NEEDED = frozenset({"должный", "нужный", "необходимый"})
_SAYS_WHAT = frozenset({"VERB", "PRTS", "PRED", "ADJS"})
"""A clause with one of these needs no "is"."""


def noun(sentence: Sentence, at: int) -> str:
    """A noun, an adjective or a pronoun with the small word for its case."""
    place = sentence[at]
    word = _pronoun if place.reading.part == "NPRO" else _adjective if place.reading.part in MODIFIER else _noun
    return case_word(sentence, at) + word(sentence, at)


def case_word(sentence: Sentence, at: int) -> str:
    """The "of ", "by ", "with " or "to " before what stands first in a case without a preposition."""
    place = sentence[at]
    reading = place.reading
    if place.none:
        return "" if "нет" in sentence.clause(at).lemmas else "no "
    if place.token.counted or (at and (_is_led(sentence[at - 1], place) or _is_of_name(sentence[at - 1], place))):
        return ""
    if reading.case == "gent":
        return _genitive(sentence[at - 1], place) if at else ""
    clause = sentence.clause(at)
    if reading.case == "ablt" and meaning_of_form(place.token) is None:
        if not clause.lemmas.isdisjoint(word_set("copulas") | word_set("ruled")):
            return ""
        return "by " if clause.has_passive else "with " if at else ""
    if reading.case == "datv":
        if not at and any(one.case in {"nomn", "accs", "ablt"} for one in place.token.readings):
            return ""
        return "" if "PRED" in clause.parts or not clause.lemmas.isdisjoint(_NEEDED) else "to "
    return ""


def _is_led(before: Place, place: Place) -> bool:
    """Whether the word before has said the case."""
    if not place.token.adjacent:
        return False
    token, reading = before.token, before.reading
    if reading.part == "PREP" or token.number or token.text in POSSESSIVES:
        return True
    if reading.part in MODIFIER and reading.case == place.reading.case:
        return True
    return token.kind == "x" and (place.reading.case != "gent" or _ENDS_OPEN.search(token.phrase) is not None)


def _is_of_name(before: Place, place: Place) -> bool:
    """Whether a name goes on: «Андрея Коваленко», «мэра Андрея»."""
    token, reading = place.token, place.reading
    if not token.adjacent or not token.capital or reading.part not in {"NOUN", "ADJF"}:
        return False
    if before.reading.part != "NOUN" or before.reading.case != reading.case:
        return False
    return before.reading.animate or before.reading.name or (before.token.capital and not before.token.opens)


def number_case(sentence: Sentence, at: int) -> str:
    """The small word for the case of a number in words: «жители трёх районов», «тремя министрами»."""
    before = sentence[at - 1] if at and sentence[at].token.adjacent else None
    cases = sentence[at].token.number_cases
    if before is not None and (before.reading.part == "COMP" or before.token.text in _COMPARING):
        return "than " if "gent" in cases else ""
    if before is not None and before.reading.part in {"PREP", "NUMR", *MODIFIER}:
        return ""
    if "gent" in cases and not cases & {"nomn", "ablt"}:
        return "of " if before is not None and before.reading.part == "NOUN" else ""
    if cases == {"ablt"}:
        return "by " if sentence.clause(at).has_passive else "with "
    return "to " if cases == {"datv"} else ""


def _genitive(before: Place, place: Place) -> str:
    """The "of " behind a noun, the "than " behind a comparative."""
    if not place.token.adjacent:
        return ""
    if before.token.text in {"больше", "меньше"} and place.reading.part == "NOUN" and place.reading.number == "plur":
        return ""
    if before.reading.part == "COMP" or before.token.text in _COMPARING:
        return "than "
    behind_noun = before.reading.part == "NOUN" or before.token.kind == "x"
    return "of " if behind_noun and before.token.text not in _NO_OF else ""


def _noun(sentence: Sentence, at: int) -> str:
    token, reading = sentence[at].token, sentence[at].reading
    if reading.lemma == "год" and token.counted and _YEAR.search(token.before):
        return ""
    listed = meaning_of_form(token) if reading.case == "ablt" else None
    if listed is not None:
        return listed
    gloss = meaning(sentence[at])
    return (
        english.plural(gloss)
        if gloss and not (token.capital and (reading.name or not reading.known)) and is_many(sentence, at)
        else gloss
    )


def _adjective(sentence: Sentence, at: int) -> str:
    token, reading = sentence[at].token, sentence[at].reading
    listed = meaning_of_form(token) if reading.case == "ablt" else None
    if listed is not None:
        return listed
    if reading.lemma in _SELF:
        return _self(sentence, at)
    gloss = _any(sentence, at) or meaning(sentence[at])
    if reading.number == "plur":
        gloss = _PLURAL_PRONOUNS.get(reading.lemma, gloss)
    return f"is {gloss}" if _is_predicate(sentence, at) else gloss


def _self(sentence: Sentence, at: int) -> str:
    """«Сам» and «самый»: "himself" of somebody, "most" before an adjective, nothing before a thing."""
    behind = sentence.behind(at)
    if behind is None or behind.reading.part not in NOMINAL | MODIFIER:
        return "himself" if sentence[at].reading.case == "nomn" else ""
    if behind.reading.part in MODIFIER:
        return "most"
    return "himself" if behind.reading.animate and behind.reading.case == "nomn" else ""


def _pronoun(sentence: Sentence, at: int) -> str:
    place = sentence[at]
    if _any(sentence, at):
        return _any(sentence, at)
    if place.reading.lemma not in _PRONOUNS:
        return meaning(place)
    subject, other = _PRONOUNS[place.reading.lemma]
    return subject if place.reading.case == "nomn" or place.owner else other


def _any(sentence: Sentence, at: int) -> str:
    """The "any" for a "no" in a clause of «нет»; "" elsewhere."""
    return _ANY.get(sentence[at].reading.lemma, "") if "нет" in sentence.clause(at).lemmas else ""


def is_many(sentence: Sentence, at: int) -> bool:
    """Whether a noun is of more than one: «две больницы» has the form of "of a hospital"."""
    token, reading = sentence[at].token, sentence[at].reading
    if token.counts_one:
        return False
    return reading.number == "plur" or (
        reading.number == "sing" and reading.case == "gent" and _is_counted(sentence, at)
    )


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a number of more than one stands before a noun, or before its adjectives."""
    place = sentence[at]
    while not place.token.counted:
        if not place.at or not place.token.adjacent:
            return False
        place = sentence[place.at - 1]
        if place.token.number:
            return place.token.many
        if place.reading.part not in MODIFIER:
            return False
    return not place.token.counts_one


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Whether an adjective says what its clause's subject is, in a clause without a verb: «лёд тонкий»."""
    place = sentence[at]
    reading = place.reading
    if reading.case not in {"nomn", "accs"} or reading.own or not at or not place.token.adjacent:
        return False
    before, behind = sentence[at - 1].reading, sentence.behind(at)
    if behind is not None and behind.reading.part not in {"PREP", "CONJ"}:
        return False
    same = (before.case, before.number) == (reading.case, reading.number)
    return same and before.part in NOMINAL and _SAYS_WHAT.isdisjoint(sentence.clause(at).parts)
