"""Verbs in English: tense, denial, passive, participles, and a pronoun where the clause has no subject."""

import re

from firsthand.compare.utterances.glossing import english
from firsthand.compare.utterances.glossing.lexicon import glosses
from firsthand.compare.utterances.glossing.meanings import meaning, verb_meaning
from firsthand.compare.utterances.glossing.morphology import Reading
from firsthand.compare.utterances.glossing.nouns import case_word, is_many
from firsthand.compare.utterances.glossing.sentence import Place, Sentence
from firsthand.compare.utterances.glossing.small_words import MODAL_PAST, is_denial
from firsthand.compare.utterances.glossing.tokens import WOULD

_BARE_BEHIND = re.compile(r"\b(?:will|can|could|cannot|must|should|would|let|may|might)(?: not)?(?: but)?$")
"""Behind these an infinitive has no "to"."""
_BE = re.compile(r"\b(?:is|are|was|were|be|been|not|(?:remain|stay|became|become|seem|look)(?:s|ed)?)$")
_SUBJECTS = {("1per", "sing"): "I", ("1per", "plur"): "we", ("2per", "sing"): "you", ("2per", "plur"): "you"}
_COMPARATIVES = {
    "good": "better", "bad": "worse", "big": "more", "large": "more", "many": "more", "small": "less",
    "little": "less", "much": "more", "early": "earlier", "late": "later", "high": "higher", "low": "lower",
    "old": "older", "young": "younger", "cheap": "cheaper", "strong": "stronger", "weak": "weaker",
    "fast": "faster", "senior": "older", "junior": "younger",
    "near": "nearer", "far": "further", "long": "longer", "short": "shorter",
}  # fmt: skip


def verb(sentence: Sentence, at: int, last: str) -> str:
    """A verb in any form; `last` are the English words before it."""
    place = sentence[at]
    reading = place.reading
    if reading.base and (reading.base, "") in glosses() and not place.token.phrase:
        gloss = glosses()[reading.base, ""].partition("/")[0]
        return case_word(sentence, at) + _not(denied=_is_denied(sentence, at)) + gloss
    denied = _is_denied(sentence, at)
    if place.passive_of is not None:
        return _passive(sentence, at, denied=denied, many=is_many(sentence, place.passive_of.at))
    if reading.lemma == "быть" and not place.token.phrase:
        return _be(sentence, at, last, denied=denied)
    gloss = verb_meaning(place)
    if reading.part == "INFN":
        return _infinitive(gloss, last, denied=denied)
    if reading.part == "GRND":
        return ("without " if denied else "") + english.gerund(gloss)
    if reading.part == "PRTF":
        return case_word(sentence, at) + _participle(reading, gloss, denied=denied)
    if reading.part == "PRTS":
        return f"{_be_of(reading, last)}{_not(denied=denied)}{english.participle(gloss)}"
    return _missing_subject(sentence, at) + _finite(sentence, at, gloss, denied=denied)


def short_adjective(place: Place, last: str) -> str:
    """A short adjective, which says what something is: «мост закрыт»."""
    return _be_of(place.reading, last) + meaning(place)


def comparative(sentence: Sentence, at: int) -> str:
    """The English of «выше», «дороже», with "than" before figures."""
    place, behind = sentence[at], sentence.next_to(at)
    gloss = meaning(place)
    found = _COMPARATIVES.get(gloss)
    if found is None:
        found = gloss if gloss.startswith("more") or gloss.endswith("er") else f"more {gloss}"
    counted = behind is not None and behind.token.counted and behind.token.parted[0].isspace()
    return f"{found} than" if counted and not place.token.estimates else found


def _is_denied(sentence: Sentence, at: int) -> bool:
    """Whether a "not" stands before a verb and English says it: not beside "nobody", nor behind "until"."""
    place = sentence[at]
    if not at or not place.token.adjacent or sentence[at - 1].token.text not in {"не", "ни"}:
        return False
    if sentence[at - 1].token.phrase:
        return False
    until = sentence.clause(at).first.token.text == "пока" and sentence.has_clauses
    return is_denial(sentence, at - 1) and not place.single and not until


def _finite(sentence: Sentence, at: int, gloss: str, *, denied: bool) -> str:
    """A verb with its tense; "can", "began" and commands go their own ways."""
    reading = sentence[at].reading
    if gloss.startswith("cannot"):
        return gloss if reading.tense != "past" else f"could not{gloss.removeprefix('cannot')}"
    if reading.lemma == "мочь" and reading.tense in {"pres", "past"} and not sentence[at].token.phrase:
        return ("can" if reading.tense == "pres" else "could") + (" not" if denied else "")
    if reading.lemma == "стать" and "INFN" in sentence.clause(at).parts:
        if reading.tense == "futr":
            return "will not" if denied else "will"
        return "did not begin" if denied else "began"
    if reading.mood == "impr":
        return f"do not {gloss}" if denied else gloss
    if reading.tense == "futr":
        return f"will {_not(denied=denied)}{gloss}"
    if reading.tense == "past":
        return (
            f"would {_not(denied=denied)}{gloss}"
            if _is_conditional(sentence, at)
            else _past(reading, gloss, denied=denied)
        )
    return _present(reading, gloss, denied=denied)


def _past(reading: Reading, gloss: str, *, denied: bool) -> str:
    if gloss.startswith("be "):
        return f"{'were' if reading.number == 'plur' else 'was'} {_not(denied=denied)}{gloss[3:]}"
    return f"did not {gloss}" if denied else english.past(gloss)


def _present(reading: Reading, gloss: str, *, denied: bool) -> str:
    third = (reading.person, reading.number) == ("3per", "sing")
    if gloss.startswith("be "):
        be = "is" if third else "am" if (reading.person, reading.number) == ("1per", "sing") else "are"
        return f"{be} {_not(denied=denied)}{gloss[3:]}"
    if denied:
        return f"{'does' if third else 'do'} not {gloss}"
    return english.present(gloss) if third else gloss


def _passive(sentence: Sentence, at: int, *, denied: bool, many: bool) -> str:
    tense, done = sentence[at].reading.tense, english.participle(verb_meaning(sentence[at]))
    if tense == "futr" or (tense == "past" and _is_conditional(sentence, at)):
        return f"{'will' if tense == 'futr' else 'would'} {_not(denied=denied)}be {done}"
    be = ("were" if many else "was") if tense == "past" else "are" if many else "is"
    return f"{be} {_not(denied=denied)}{done}"


def _be(sentence: Sentence, at: int, last: str, *, denied: bool) -> str:
    place = sentence[at]
    reading = place.reading
    if place.token.text == "было" and any(one.token.text in MODAL_PAST for one in sentence.some(at - 1, at + 2)):
        return ""
    if place.owner and reading.part == "VERB":
        return {"past": "had", "futr": "will have"}.get(reading.tense, "have") + (" no" if denied else "")
    if reading.part == "INFN":
        return _infinitive("be", last, denied=denied)
    if reading.tense == "futr":
        be = "" if "INFN" in sentence.clause(at).parts else "be"
        return f"{_missing_subject(sentence, at)}will {_not(denied=denied)}{be}".strip()
    if reading.tense == "past":
        if denied and any(one.reading.case == "gent" for one in sentence.some(at + 1, at + 3)):
            return "there was no"
        return ("were" if reading.number == "plur" else "was") + (" not" if denied else "")
    return "there is" if reading.part == "VERB" else "be"


def _infinitive(gloss: str, last: str, *, denied: bool) -> str:
    bare = _BARE_BEHIND.search(last) is not None or last.endswith(" to")
    return _not(denied=denied) + (gloss if bare else f"to {gloss}")


def _participle(reading: Reading, gloss: str, *, denied: bool) -> str:
    """A participle that stands like an adjective."""
    if reading.voice == "pssv":
        return _not(denied=denied) + english.participle(gloss)
    if reading.tense == "past":
        return "that " + (f"did not {gloss}" if denied else english.past(gloss))
    return _not(denied=denied) + english.gerund(gloss)


def _be_of(reading: Reading, last: str) -> str:
    """The "is " or "are " before what something is, unless it was said."""
    return "" if _BE.search(last) else "are " if reading.number == "plur" else "is "


def _not(*, denied: bool) -> str:
    return "not " if denied else ""


def _missing_subject(sentence: Sentence, at: int) -> str:
    """A pronoun for a verb whose clause names nobody in the nominative that goes with it."""
    place = sentence[at]
    reading = place.reading
    if place.they:
        return "" if sentence.has_plural_before(at) else "they "
    if reading.person not in {"1per", "2per"} or reading.mood == "impr" or sentence.clause(at).has_speaker:
        return ""
    return _SUBJECTS.get((reading.person, reading.number), "") + " "


def _is_conditional(sentence: Sentence, at: int) -> bool:
    return any(one.token.text in WOULD for one in sentence.some(at - 2, at + 3) if one.at != at)
