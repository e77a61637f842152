"""Prepositions, "not", "would", "must", "no", "his": small words whose English depends on what is beside them."""

from collections.abc import Callable

from firsthand.compare.utterances.glossing.meanings import meaning
from firsthand.compare.utterances.glossing.morphology import MODIFIER, NOMINAL, NOTHING, VERBAL
from firsthand.compare.utterances.glossing.sentence import Place, Sentence
from firsthand.compare.utterances.glossing.tokens import POSSESSIVES, WOULD
from firsthand.compare.utterances.glossing.word_sets import word_set

_MODAL = {
    "можно": "can", "нельзя": "must not", "надо": "must", "нужно": "must", "необходимо": "must", "пора": "it is time",
    "следует": "should", "следовало": "should",
    "приходится": "have to", "придется": "will have to", "пришлось": "had to",
}  # fmt: skip
MODAL_PAST = {
    "можно": "could", "нельзя": "could not", "надо": "should have", "нужно": "should have", "пора": "it was time",
}  # fmt: skip
"""With «было» beside it."""
_PREDICATIVES = {
    "должен": "must", "должна": "must", "должно": "must", "должны": "must", "намерен": "intend", "намерена": "intend",
    "намерены": "intend", "согласен": "agree", "согласна": "agree", "согласны": "agree",
    "обязан": "must", "обязана": "must", "обязаны": "must", "вправе": "have the right",
}  # fmt: skip
_SAYS_WHAT = frozenset({"VERB", "PRTS", "PRED", "ADJS", "INFN"})
"""A clause with one of these needs no "are"."""
_REACH = 6
"""Words within which a preposition's noun stands."""


def settled(sentence: Sentence, at: int) -> str | None:
    """The English of a word that is settled by its form or its part of speech; None of any other."""
    place = sentence[at]
    text, part = place.token.text, place.reading.part
    if text in POSSESSIVES:
        return POSSESSIVES[text][not _is_before_noun(sentence, at)]
    if text in MODAL_PAST and any(one.token.text == "было" for one in sentence.some(at - 1, at + 2)):
        return MODAL_PAST[text]
    if text in _MODAL and part in {"PRED", "VERB", "ADVB", "ADJS"}:
        return _MODAL[text]
    if text in _PREDICATIVES:
        return _PREDICATIVES[text]
    if text in {"нет", "нету"}:
        return "have no" if place.owner else "there is no" if sentence.clause(at).has_genitive else "no"
    if part == "PREP":
        return "" if place.owner else _preposition(sentence, at)
    return None


def particle(sentence: Sentence, at: int) -> str:
    """The English of a word that does not bend."""
    text = sentence[at].token.text
    if text == "не":
        return "" if is_denial(sentence, at) else _be_before(sentence, at) + "not"
    if text in WOULD:
        near = (one.reading for one in sentence.some(at - 2, at + 3))
        return "" if any(one.part == "VERB" and one.tense == "past" for one in near) else "would"
    return meaning(sentence[at])


def phrase(sentence: Sentence, at: int) -> str:
    """The English of a set phrase that does not bend; «пока не» is "until" where it opens one clause of several."""
    place = sentence[at]
    found = place.token.phrase.strip()
    if place.token.text == "пока" and found == "until":
        return found if sentence.has_clauses and sentence.clause(at).first is place else "not yet"
    return found


def is_denial(sentence: Sentence, at: int) -> bool:
    """Whether the word behind a "not" is a verb, which says it in its own way."""
    behind = sentence.behind(at)
    return behind is not None and behind.reading.part in VERBAL and behind.token.kind != "x"


def _is_before_noun(sentence: Sentence, at: int) -> bool:
    behind = sentence.behind(at)
    if behind is None:
        return False
    return bool(behind.token.number) or behind.reading.part in {"NOUN", *MODIFIER} or behind.token.kind == "n"


def _be_before(sentence: Sentence, at: int) -> str:
    """The "are " of a clause without a verb that says who somebody is not: «мы не судьи»."""
    some = sentence.some(at - 1, at + 2)
    if not at or at + 1 != some[-1].at or not sentence[at].token.adjacent:
        return ""
    before, behind = some[0].reading, some[-1].reading
    if before.part not in NOMINAL or before.case != "nomn" or behind.case != "nomn":
        return ""
    if not _SAYS_WHAT.isdisjoint(sentence.clause(at).parts):
        return ""
    return "am " if before.lemma == "я" else "are " if before.number == "plur" else "is "


def _preposition(sentence: Sentence, at: int) -> str:
    rule = _PREPOSITIONS.get(sentence[at].token.text)
    return rule(_object_of(sentence, at)) if rule else meaning(sentence[at])


def _object_of(sentence: Sentence, at: int) -> Place | None:
    """The noun behind a preposition, or the last word before what ends its phrase."""
    found = None
    for place in sentence.some(at + 1, at + _REACH):
        if not place.token.adjacent and not place.token.counted:
            break
        if place.reading.part in NOMINAL:
            return place
        if place.reading.part not in MODIFIER and not place.token.number and place.reading is not NOTHING:
            break
        found = place
    return found


def _in(behind: Place | None) -> str:
    if _is_of("weekdays", behind):
        return "on"
    return "to" if _case(behind) == "accs" and not _is_of("times", behind) else "in"


def _on(behind: Place | None) -> str:
    case = _case(behind)
    if case in {"accs", "gent"} and _is_of("measures", behind):
        return "by"
    if case in {"accs", "gent"} and _is_of("times", behind):
        return "for"
    return "to" if case == "accs" else "on"


def _with(behind: Place | None) -> str:
    return "from" if _case(behind) == "gent" else "with"


def _for(behind: Place | None) -> str:
    return "behind" if _case(behind) == "ablt" else "in" if _is_of("times", behind) else "for"


def _across(behind: Place | None) -> str:
    return "in" if _is_of("times", behind) else "across"


def _to(behind: Place | None) -> str:
    return "by" if _is_of("times", behind) else "to"


def _until(behind: Place | None) -> str:
    return "to" if _is_of("places", behind) or (behind is not None and behind.reading.name) else "until"


def _by(behind: Place | None) -> str:
    return "for" if _case(behind) == "accs" else "by"


_PREPOSITIONS: dict[str, Callable[[Place | None], str]] = {
    "в": _in, "во": _in, "на": _on, "с": _with, "со": _with, "за": _for, "через": _across, "к": _to, "ко": _to,
    "до": _until, "по": _by,
}  # fmt: skip


def _case(place: Place | None) -> str:
    return place.reading.case if place else ""


def _is_of(name: str, place: Place | None) -> bool:
    """Whether a word is of a set."""
    return place is not None and place.reading.lemma in word_set(name)
