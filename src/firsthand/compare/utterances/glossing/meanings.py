"""What one word means in English, in its base form."""

from firsthand.compare.utterances.glossing import english
from firsthand.compare.utterances.glossing.lexicon import gloss_of, glosses, other_gloss
from firsthand.compare.utterances.glossing.morphology import Reading, readings_of
from firsthand.compare.utterances.glossing.sentence import Place
from firsthand.compare.utterances.glossing.tokens import Token
from firsthand.text.transliteration import romanized


def meaning(place: Place) -> str:
    """The English of a word or a set phrase; of a name, its letters."""
    told = _told(place)
    if told is not None:
        return told
    token, reading = place.token, place.reading
    if token.capital and (not token.opens or not reading.known or all(one.name for one in token.readings)):
        return _name(token, reading)
    found = gloss_of(reading, token.text)
    return other_gloss(token) if found is None else found


def verb_meaning(place: Place) -> str:
    """The English of a verb without "to"; a reflexive one that no table has is the passive of the other."""
    told = _told(place)
    if told is not None:
        return told
    token, reading = place.token, place.reading
    found = gloss_of(reading, token.text)
    if found is None and reading.lemma.endswith(("ся", "сь")):
        other = gloss_of(reading._replace(lemma=reading.lemma[:-2]), reading.lemma[:-2])
        if other:
            return f"be {english.participle(other)}"
    return (other_gloss(token) if found is None else found).removeprefix("to ")


def meaning_of_form(token: Token) -> str | None:
    """The English of a form that has a row of its own («весной»: in spring); None for others and for names."""
    return glosses().get((token.text, "")) if token.opens or not token.capital else None


def _told(place: Place) -> str | None:
    """What a set phrase or the words beside it make of a word."""
    return place.token.phrase.strip() if place.token.phrase else place.sense


def _name(token: Token, reading: Reading) -> str:
    """A word with a capital inside a sentence: in Latin letters, or what it means if it may be no name."""
    if reading.place and all(one.place for one in readings_of(reading.lemma)):
        found = gloss_of(reading, token.text)
        if found:
            return found.title() if found.islower() else found
    if not reading.known or reading.name:
        return romanized(token.text if reading.case == "nomn" else reading.lemma).capitalize()
    found = gloss_of(reading, token.text)
    if not found:
        return romanized(reading.lemma if reading.part == "NOUN" else token.text).capitalize()
    return found.capitalize() if reading.part in {"NOUN", "ADJF"} else found
