"""Where a Russian text names people: given name, patronymic, initials, last name, in any case; precision first."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.lexicon import bodies, cues, givens, places, roles
from firsthand.annotate.russian.requests import stands_beside_a_request
from firsthand.annotate.russian.surnames import is_like_a_surname, nominative_surname, surname_cases
from firsthand.annotate.russian.words import Word, Words
from firsthand.vocabulary import Span

_PATRONYMIC = re.compile(
    r"([а-я]+(?:ович|евич|ьич|мич|кич))(а|у|ем|ом|е)?|([а-я]+(?:овн|евн|ичн|иничн))(а|ы|е|у|ой|ою)"
)
_MAN = {None: "n", "а": "ga", "у": "d", "ем": "i", "ом": "i", "е": "p"}
_WOMAN = {"а": "n", "ы": "g", "е": "dp", "у": "a", "ой": "i", "ою": "i"}


class Name(NamedTuple):
    """A person's name as it stands, word by word, with what its form tells."""

    span: Span
    first: int
    """Index of its first word."""
    after: int
    given: str
    """As it stands; "" where there is none, "А. Б." for initials."""
    patronymic: str
    last: str
    gender: str
    cases: str
    """The cases that all its words may stand in."""
    known: bool
    """True where a table or a patronymic says that it is a person."""


@cache
def patronymic(low: str) -> tuple[str, str] | None:
    """Gender and cases of a patronymic; None for another word."""
    found = _PATRONYMIC.fullmatch(low)
    if found is None or len(low) < 6:
        return None
    return ("m", _MAN[found[2]]) if found[1] else ("f", _WOMAN[found[4]])


def find_people(words: Words) -> Iterator[Name]:
    """The names of people in text order; they do not overlap."""
    at = 0
    while at < len(words.all):
        found = name_at(words, at) if words.all[at].capital else None
        if found:
            yield found
        at = found.after if found else at + 1


def name_at(words: Words, at: int) -> Name | None:
    """The full or single name that begins at word `at`; of single names only given ones."""
    return _initialled(words, at) or _given_first(words, at) or _last_first(words, at) or _unknown(words, at)


def _beside(words: Words, at: int) -> Word | None:
    """Word `at`, where only a blank parts it from the word before."""
    if not 0 < at < len(words.all) or words.text[words.all[at - 1].end : words.all[at].start] not in {" ", "\u00a0"}:
        return None
    return words.all[at]


def _is_last(words: Words, at: int) -> bool:
    """True if word `at` can be a last name behind a given one."""
    word = _beside(words, at)
    if word is None or not word.capital or len(word.text) < 2 or word.text.isupper():
        return False
    known = {*bodies().get(word.low, ()), *places().get(word.low, ())}
    if word.low in givens() and _beside(words, at + 1) and words.all[at + 1].capital:
        return False  # «Сони Андрей Жуков»: another name begins
    return "а" <= word.low[0] <= "я" and (not known or is_like_a_surname(word.text)) and not patronymic(word.low)


def _initials(words: Words, at: int) -> int:
    """The index after the initials that begin at word `at`; `at` where there are none."""
    while (
        at + 1 < len(words.all)
        and len(words.all[at].text) == 1
        and words.all[at].capital
        and words.all[at + 1].text == "."
        and words.all[at].end == words.all[at + 1].start
    ):
        at += 2
    return at


def _initialled(words: Words, at: int) -> Name | None:
    """«А. Б. Иванов»."""
    after = _initials(words, at)
    if after == at or after >= len(words.all):
        return None
    last = words.all[after]
    if not last.capital or len(last.text) < 3 or last.text.isupper():
        return None
    given = " ".join(f"{words.all[i].text}." for i in range(at, after, 2))
    return _named(words, (at, after + 1), (given, "", last.text), "", "ngdaip")


def _given_first(words: Words, at: int) -> Name | None:
    """A given name, with what stands behind it: patronymic, initial, last name, «К.»."""
    options = [one for one in givens().get(words.all[at].low, ()) if not words.all[at].text.isupper() or one.word]
    if not options or len(words.all[at].text) < 2:
        return None
    after, second = at + 1, ""
    gender = options[0].gender if len({one.gender for one in options}) == 1 else ""
    cases = "".join(one.cases for one in options)
    father = patronymic(words.low(after)) if _beside(words, after) and words.all[after].capital else None
    if father:
        second, gender = words.all[after].text, father[0]
        cases = "".join(case for case in father[1] if case in cases) or father[1]
        after += 1
    elif _beside(words, after) and (behind := _initials(words, after)) > after:
        if _is_last(words, behind):
            second = words.span(after, behind).of(words.text)
            after = behind
        elif behind - after == 2:  # «Мария К.»
            return _named(words, (at, behind), (words.all[at].text, "", ""), gender, cases)
    if _is_last(words, after) and (second or not _owns(words, at)):
        return _named(words, (at, after + 1), (words.all[at].text, second, words.all[after].text), gender, cases)
    common = all(one.word for one in options) and not second
    if common and not _is_told_to_be_a_name(words, at) and (words.opens(at) or not _introduced(words, at)):
        return None
    return _named(words, (at, after), (words.all[at].text, second, ""), gender, cases)


def _introduced(words: Words, at: int) -> bool:
    """True where a role or an age stands right before: what follows is a name."""
    before = words.low(at - 1)
    return before in roles() or is_aged(words, at)


def is_aged(words: Words, at: int) -> bool:
    """True where an age stands right before word `at`: «9-летнюю Джейн Смит»."""
    return _AGED.fullmatch(words.low(at - 1)) is not None and words.text[words.all[at - 1].end] == " "


_AGED = re.compile(r"(?:\d{1,2}-?|[а-я]+)(?:летн|месячн)[а-я]{2,3}|(?:полутора|полу)?годовал[а-я]{2,3}")


def _is_told_to_be_a_name(words: Words, at: int) -> bool:
    """True where an age, «по имени», «зовут» or a request not to be named stands beside: hope asks for nothing."""
    if words.low(at - 1) in CALLED:
        return True
    aged = next((i for i in range(at + 2, at + 4) if words.low(i + 1) in YEARS), None)
    if words.low(at + 1) in {",", "("} and aged is not None and words.low(at + 2) in _WHOSE | {words.low(aged)}:
        return True
    return stands_beside_a_request(words, at)


CALLED = frozenset("имени зовут звали".split())
"""Words right before a name: «мальчик по имени Лука», «которого зовут Лука»."""
YEARS = frozenset("лет год года годика годиков годам летие".split())
_WHOSE = frozenset("которой которому".split())


def _owns(words: Words, at: int) -> bool:
    """True for «Айгуль» in «мать Айгуль Сауле Ахметова»: a name of its own begins behind it."""
    if not any(role.owned for role in roles().get(words.low(at - 1), ())) or is_like_a_surname(words.all[at + 1].text):
        return False
    return _is_last(words, at + 2) and words.low(at + 2) not in givens()


def _last_first(words: Words, at: int) -> Name | None:
    """«Иванов Иван Иванович», «Иванов А. Б.»."""
    word = words.all[at]
    if not word.capital or len(word.text) < 4 or word.text.isupper() or not is_like_a_surname(word.text):
        return None
    following = _beside(words, at + 1)
    if following is None or not following.capital:
        return None
    given = givens().get(following.low)
    owner = any(role.owned for role in roles().get(words.low(at - 1), ()))  # «бабушка Климова Пелагея Фоминична»
    if given and not owner and _beside(words, at + 2) and (father := patronymic(words.low(at + 2))):
        parts = (following.text, words.all[at + 2].text, word.text)
        return _named(words, (at, at + 3), parts, father[0], father[1])
    after = _initials(words, at + 1)
    if after - at == 5:
        given_as = " ".join(f"{words.all[i].text}." for i in range(at + 1, after, 2))
        return _named(words, (at, after), (given_as, "", word.text), "", "ngdaip")
    return None


def _unknown(words: Words, at: int) -> Name | None:
    """Two capitalised words that no table knows: behind a role, or the second ends like a last name."""
    first = words.all[at]
    if len(first.text) < 3 or first.text.isupper() or not ("а" <= first.low[0] <= "я") or not _is_last(words, at + 1):
        return None
    known = givens().get(words.low(at + 1)) and not is_like_a_surname(words.all[at + 1].text)
    taken = known or first.low in roles() or first.low in bodies() or first.low in places() or is_adjective(first.text)
    last = words.all[at + 1].text
    third = _is_last(words, at + 2) and not is_adjective(words.all[at + 2].text)
    introduced = (words.low(at - 1) in roles() and words.all[at - 1].sentence == first.sentence) or is_aged(words, at)
    introduced = introduced or (not third and _is_apposed(words, at))
    if taken or not (introduced or (is_like_a_surname(last) and not words.opens(at))):
        return None
    if third and not is_like_a_surname(last):
        last = words.all[at + 2].text
        return _named(words, (at, at + 3), (first.text, words.all[at + 1].text, last), "", "ngdaip")
    return _named(words, (at, at + 2), (first.text, "", last), "", "ngdaip")


def _is_apposed(words: Words, at: int) -> bool:
    """True for two words behind an office and what it is of, before a verb of saying or at the end of a clause.

    «Глава миссии Лоран Абекен заявил»; not «глава миссии в Новом Велене».
    """
    behind, last = words.low(at + 2), words.all[at - 1]
    if last.capital and last.low.endswith("о") and last.low not in places() and words.low(at - 2) == "дел":
        return False  # «министр внутренних дел Рамиро Киспе Леаль»
    if not (behind in cues() or (at + 2 >= len(words.all) or behind in _CLOSES)):
        return False
    for before in range(at - 1, max(at - MAX_GOVERNED - 2, -1), -1):
        word = words.all[before]
        if not word.alpha or word.sentence != words.all[at].sentence:
            return False
        holder = [role for role in roles().get(word.low, ()) if role.kind in _HOLDERS and not role.plural]
        if any("n" in role.cases for role in holder):
            return before < at - 1
        if word.low in cues() or not _is_governed(word):
            return False
    return False


MAX_GOVERNED = 3
"""Words between an office and the name of its holder: «глава комитета по бюджету» has more, and is left out."""
_CLOSES = frozenset({".", ",", ":", "»", "—", "–", "!", "?"})
_HOLDERS = frozenset({"office", "trade", "fame"})
_GENITIVE = re.compile(r"дел|[а-я-]+(?:ы|и|а|я|ов|ев|ей|ого|его|ой|ых|их)")


def _is_governed(word: Word) -> bool:
    """True for a noun or adjective that may stand in the genitive, and for the name of what is led."""
    return word.capital or _GENITIVE.fullmatch(word.low) is not None


def _named(words: Words, at: tuple[int, int], parts: Sequence[str], gender: str, cases: str) -> Name:
    given, second, last = parts
    if last:
        own = surname_cases(last, gender)
        if not gender:
            gender = "f" if not surname_cases(last, "m") else "m" if not surname_cases(last, "f") else ""
        cases = "".join(case for case in dict.fromkeys(cases) if case in own) or cases
    known = given != "" and (given.endswith(".") or bool(givens().get(given.lower().replace("ё", "е"))))
    span = words.span(*at)
    return Name(span, at[0], at[1], given, second, last, gender, "".join(dict.fromkeys(cases)), known)


def nominative_name(name: Name) -> tuple[str, bool]:
    """The name in the nominative and whether that is sure; as it stands where it is not."""
    as_it_stands = " ".join(part for part in (name.given, name.patronymic, name.last) if part)
    if not name.given and "n" in name.cases:
        return as_it_stands, True
    if "n" in name.cases:
        return as_it_stands, True
    given = _nominative_given(name)
    father = _nominative_patronymic(name.patronymic)
    last = nominative_surname(name.last, name.gender, name.cases) if name.last else ""
    if given is None or last is None:
        return as_it_stands, False
    return " ".join(part for part in (given, father, last) if part), True


def genitive_undone(name: Name) -> str | None:
    """The nominative of a man's two names that stand in the genitive, the given one known to no table; else None.

    «Рустема Алибаева» is Рустем Алибаев; a woman would be «Рустемы» there, or have a name that never changes.
    """
    if name.known or name.patronymic or not name.given or not name.last or name.gender == "f":
        return None
    given, last = name.given.lower(), name.last.lower()
    changes = _GENITIVE_OF_A_MAN.fullmatch(last) is not None
    if not _GENITIVE_OF_A_MAN.fullmatch(given) and not (changes and given.endswith(_NEVER_CHANGES)):
        return None
    if not changes and not last.endswith(_NEVER_CHANGES):
        return None
    told = nominative_surname(name.last, "m", "g") if changes else name.last
    return told and f"{name.given if given.endswith(_NEVER_CHANGES) else name.given[:-1]} {told}"


_GENITIVE_OF_A_MAN = re.compile(r"[а-яё-]+(?:[бвгджзклмнпрстфхцчшщ]а|[сц]кого)")
"""What ends in a consonant in the nominative, or in «-ский»."""
_NEVER_CHANGES = ("о", "у", "и", "е", "э", "ю")


def _nominative_given(name: Name) -> str | None:
    if not name.given or name.given.endswith("."):
        return name.given
    options = {
        one.name
        for one in givens().get(name.given.lower().replace("ё", "е"), ())
        if one.gender in {name.gender, ""} and set(one.cases) & set(name.cases)
    }
    return next(iter(options)) if len(options) == 1 else None


def _nominative_patronymic(word: str) -> str:
    found = _PATRONYMIC.fullmatch(word.lower())
    if found is None:
        return word
    return word[: len(found[1])] if found[1] else f"{word[: len(found[3])]}а"
