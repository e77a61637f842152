"""Whether a person of a Russian report is under eighteen: an age beside the name, or a word for a child."""

import re
from functools import cache

from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.drafted import Drafted
from firsthand.annotate.russian.lexicon import roles
from firsthand.annotate.russian.names import title_before
from firsthand.annotate.russian.people import Name
from firsthand.annotate.russian.phrases import Frame
from firsthand.vocabulary import Span

ADULT_YEARS = 18
"""Convention on the Rights of the Child, article 1."""
_AGES = (
    "ноль одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати "
    "пятнадцати шестнадцати семнадцати"
).split()
_ADJECTIVE = re.compile(
    r"(\d+|[а-я]+)-?(летн|месячн|недельн)(?:ий|яя|ее|его|ей|ему|им|ем|юю|ие|их|ими|ый|ая|ого|ой|ому|ым|ом|ую)"
)
_CLASS = re.compile(r"\d{1,2}-?классни(?:к|ц)\w*")
_YEARS = frozenset("лет год года годика годиков годам летие".split())
WORDS_BESIDE = 5
"""Between a name and an age: «Артёму в мае исполнилось 15 лет»."""


@cache
def is_childs_age(low: str) -> bool:
    """True for «15-летний», «пятнадцатилетняя», «двухмесячный», «годовалый», «9-классник»."""
    if low.startswith(("годовал", "полуторагодовал", "полугодовал", "новорожден")) or _CLASS.fullmatch(low):
        return True
    found = _ADJECTIVE.fullmatch(low)
    if found is None:
        return False
    if found[2] != "летн":
        return True
    return int(found[1]) < ADULT_YEARS if found[1].isdecimal() and len(found[1]) < 4 else found[1] in _AGES


def childs_words(frame: Frame, draft: Drafted) -> Span | None:
    """The words that say that a person is a child; None where the report does not."""
    for name in sorted(draft.people, key=lambda one: one.span):
        found = _before(frame, name)
        found = _behind(frame, name) if found is None else found
        if found is not None:
            return frame.words.span(found, found + 1)
    return None


def _before(frame: Frame, name: Name) -> int | None:
    """The index of an age or a word for a child right before the name, with nobody else's name between."""
    words = frame.words
    title = title_before(words, name)
    start = words.inside(title).start if title else name.first
    for at in range(name.first - 1, max(min(start, name.first - WORDS_BESIDE) - 2, -1), -1):
        word = words.all[at]
        if at in frame.within and frame.within[at].kind == "person":
            return None
        if word.sentence != words.all[name.first].sentence or word.text in {".", ";", ":", "—"}:
            return None
        if word.text == "," and not is_adjective(words.all[at - 1].text):
            return None
        if is_childs_age(word.low) or _is_child(word.low, name):
            return at
    return None


def _is_child(low: str, name: Name) -> bool:
    """True for a word for a child that may stand in apposition to the name."""
    for role in roles().get(low, ()):
        alike = role.word in _ANY or not name.gender or role.gender == name.gender
        if role.kind == "child" and not role.plural and alike and set(role.cases) & set(name.cases or "ngdaip"):
            return True
    return False


_ANY = frozenset({"ребёнок", "подросток", "младенец", "малыш"})
"""Masculine words that girls are called by, too."""


def _behind(frame: Frame, name: Name) -> int | None:
    """The index of an age, or of a word for a child in apposition, behind the name in its sentence."""
    words = frame.words
    stop = min(name.after + WORDS_BESIDE, words.inside(words.sentence(name.first)).stop)
    apposed = name.after < stop and words.all[name.after].text in {",", "(", "—", "–", "-"}
    for at in range(name.after, stop):
        word = words.all[at]
        if at in frame.within and frame.within[at].kind == "person":
            return None
        if word.text.isdecimal() and len(word.text) < 3 and int(word.text) < ADULT_YEARS:
            alone = apposed and at == name.after + 1 and words.low(at + 1) in {",", ")", "."}
            if alone or words.low(at + 1) in _YEARS:
                return at
        spelled = word.low in _SPELLED and words.low(at + 1) in _YEARS
        aged = is_childs_age(word.low) and _agrees(word.low, name)
        if spelled or (apposed and (aged or _is_child(word.low, name))):
            return at
    return None


_CASES = dict(
    zip("ий яя ый ая его ого ему ому ем юю".split(), ("n", "n", "n", "n", "ga", "ga", "d", "d", "p", "a"), strict=True)
)


def _agrees(low: str, name: Name) -> bool:
    """True if an age may be the name's own: «Артём Лосев, отец 15-летнего мальчика» is no child."""
    cases = next((cases for end, cases in _CASES.items() if low.endswith(end)), "gdip")
    return bool(set(cases) & set(name.cases or "ngdaip"))


_SPELLED = frozenset(
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать двух трех четырех пяти шести семи восьми девяти десяти двенадцати "
    "тринадцати четырнадцати пятнадцати шестнадцати семнадцати".split()
)
