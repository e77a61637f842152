"""The names of people, bodies and places in a Russian report, found once and then everywhere."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from firsthand.annotate.russian.bodies import find_bodies
from firsthand.annotate.russian.declension import is_adjective
from firsthand.annotate.russian.lexicon import Role, bodies, cues, givens, places, roles, word_class
from firsthand.annotate.russian.people import Name, find_people, is_aged, name_at
from firsthand.annotate.russian.places import find_places
from firsthand.annotate.russian.surnames import is_like_a_surname, keys_of, same_name, surname_cases
from firsthand.annotate.russian.words import OPENING, Words, words_of
from firsthand.stage import Reading
from firsthand.vocabulary import EntityKind, Mention, Span


class Named(NamedTuple):
    """A name with its kind; of people with its parts, of others with the nominative."""

    span: Span
    kind: EntityKind
    person: Name | None = None
    name: str = ""


def find_names(reading: Reading) -> Iterable[Mention]:
    """The names of a report in text order; they do not overlap."""
    words = words_of(reading.text)
    aside = [part.span for part in reading.report.parts_of("metadata")]
    for one in named_in(words):
        if not any(part.overlaps(one.span) for part in aside):
            title = title_before(words, one.person) if one.person else None
            yield Mention(span=one.span, kind=one.kind, title=title)


def named_in(words: Words) -> list[Named]:
    """Every name of the text: people first, then bodies, then places, then what is repeated of them."""
    people = [Named(one.span, "person", one) for one in find_people(words)]
    found = sorted(people)
    for body in find_bodies(words):
        _put(found, Named(body.span, "body", name=body.name))
    for place in find_places(words):
        _put(found, Named(place.span, "place", name=place.name))
    for one in _single_people(words, people):
        _put(found, Named(one.span, "person", one))
    for one in _spoken_pairs(words):
        _put(found, Named(one.span, "person", one))
    for one in _first_names(words):
        _put(found, Named(one.span, "person", one))
    for again in _repeated(words, found):
        _put(found, again)
    return found


def _put(found: list[Named], new: Named) -> None:
    """Insert `new` where nothing stands yet; a body that holds a person or a place whole takes its room."""
    at = bisect_left(found, new.span, key=lambda one: one.span)
    first = at - 1 if at and found[at - 1].span.overlaps(new.span) else at
    after = first
    while after < len(found) and found[after].span.overlaps(new.span):
        after += 1
    if all(new.span.covers(one.span) and new.span != one.span for one in found[first:after]):
        found[first:after] = [new]


def _single_people(words: Words, people: Iterable[Named]) -> Iterator[Name]:
    """Last names alone: of people named whole, behind a role, or beside a verb of saying."""
    whole = [one.person for one in people if one.person and one.person.last]
    taken = {at for one in people if one.person for at in range(one.person.first, one.person.after)}
    for at, word in enumerate(words.all):
        low = word.low
        if not word.capital or at in taken or len(word.text) < 2 or not "а" <= low[0] <= "я":
            continue
        owners = [one for one in whole if same_name(one.last, word.text)]
        if not owners and not _stands_for_a_person(words, at):
            continue
        if owners and (
            (word.text.isupper() and len(word.text) < 4) or (places().get(low) and not is_like_a_surname(word.text))
        ):
            continue
        genders = {one.gender for one in owners}
        gender = genders.pop() if len(genders) == 1 else ""
        if owners and not surname_cases(word.text, gender):  # «депутат Сомов» beside a Нина Сомова
            owners, gender = [], ""
        cases = surname_cases(word.text, gender)
        if cases and (owners or _stands_for_a_person(words, at)):
            yield Name(Span(word.start, word.end), at, at + 1, "", "", word.text, gender, cases, bool(owners))


def _stands_for_a_person(words: Words, at: int) -> bool:
    """A capitalised word that no table knows behind a role, or that ends like a last name beside a verb of saying."""
    word = words.all[at]
    known = bodies().get(word.low) or places().get(word.low) or givens().get(word.low) or roles().get(word.low)
    if known or word.text.isupper() or len(word.text) < 3:
        return False
    apart = at > 0 and words.text[words.all[at - 1].end : word.start] != " "
    if apart or not is_like_a_surname(word.text):
        return not apart and _holds_an_office(words, at)
    if any(role.kind in _INTRODUCING for role in roles().get(words.low(at - 1), ())):
        return not word.text.endswith(_TOWNS)
    verb = cues().get(words.low(at - 1)) or cues().get(words.low(at + 1))
    return verb is not None and not is_adjective(word.text)


def _holds_an_office(words: Words, at: int) -> bool:
    """True for a name of no usual ending behind an office that speaks: «заявил премьер Рабе», «епископ Альдао сказал».

    Not for what may be a place in the genitive: «мэр Лунда сказал».
    """
    word = words.all[at]
    office = [role for role in roles().get(words.low(at - 1), ()) if role.kind == "office" and not role.plural]
    if not any("n" in role.cases for role in office) or is_adjective(word.text) or not "а" <= word.low[0] <= "я":
        return False
    if word.low[-1] not in _NO_GENITIVE and words.low(at - 1) not in _RANKS:
        return False
    if at + 1 < len(words.all) and (words.all[at + 1].capital or words.all[at + 1].text in OPENING):
        return False
    return words.low(at + 1) in cues() or words.low(at - 2) in cues()


_NO_GENITIVE = frozenset("бвгджзйклмнпрстфхцчшщоеэ")
"""Letters that the genitive of no place in the singular ends with."""
_RANKS = frozenset("генерал адмирал полковник подполковник майор лейтенант сержант".split())
"""No place has them."""
_TOWNS = ("ска", "града", "поля", "бурга")


def _first_names(words: Words) -> Iterator[Name]:
    """Single names that no table knows, behind «говорит» and behind «сосед», «водитель», «девочка» in its case."""
    for at, word in enumerate(words.all[1:], 1):
        before = [role for role in roles().get(words.low(at - 1), ()) if role.kind in _PRIVATE and not role.plural]
        spoken, aged = words.low(at - 1) in _SPOKEN and not before, is_aged(words, at)
        known = bodies().get(word.low) or places().get(word.low) or givens().get(word.low) or roles().get(word.low)
        fits = word.capital and len(word.text) > 2 and not word.text.isupper() and "а" <= word.low[0] <= "я"
        beside = words.text[words.all[at - 1].end : word.start] == " "
        if (
            not (before or spoken or aged)
            or known
            or not fits
            or not beside
            or is_like_a_surname(word.text)
            or word.text.endswith(_TOWNS)
        ):
            continue
        if is_adjective(word.text) or (at + 1 < len(words.all) and words.all[at + 1].capital):
            continue
        gender = before[0].gender if before and before[0].gender in {"f", "m"} else ""
        allowed = "n" if spoken else "".join(role.cases for role in before)
        cases = "ngdaip" if aged else "".join(case for case in noun_cases(word.text) if case in allowed)
        if cases:
            yield Name(Span(word.start, word.end), at, at + 1, word.text, "", "", gender, cases, False)


def _spoken_pairs(words: Words) -> Iterator[Name]:
    """Two words that no table knows beside a verb of saying in their gender.

    «Возмутилась Маарика Отс», «рассказала регент Маарика Отс», «утром Маарика Отс говорила».
    """
    for at in range(1, len(words.all) - 1):
        gender = _gender_of_saying(words, at) if _is_unknown(words, at) else None
        if gender is None or is_adjective(words.all[at].text):  # «Невский Курьер» is no person
            continue
        after = at + 2
        if not _is_unknown(words, at + 1) or (after < len(words.all) and words.all[after].capital):
            continue
        span = words.span(at, after)
        if span.of(words.text) == f"{words.all[at].text} {words.all[at + 1].text}":
            yield Name(span, at, after, words.all[at].text, "", words.all[at + 1].text, gender, "n", False)


def _gender_of_saying(words: Words, at: int) -> str | None:
    """The gender that a verb of saying beside two words gives them; "" where it tells none, None for no verb."""
    if words.low(at - 1) in _SPOKEN:
        return ""
    between = words.all[at - 1].alpha and not words.all[at - 1].capital and _is_plain(words.low(at - 1))
    alone = not words.opens(at) and words.low(at - 1) not in word_class("preposition")
    alone = alone and (not words.all[at - 1].capital or words.low(at - 1) in _AT_AN_HOUR)
    beside = [at - 1, *([at - 2] if between and at > 1 else []), *([at + 2] if alone else [])]
    verbs = (cues().get(words.low(i)) for i in beside)
    return next((cue.agrees for cue in verbs if cue and cue.manner == "speech" and cue.agrees in {"m", "f"}), None)


def _is_plain(low: str) -> bool:
    """True for what may stand between a verb of saying and who says it: no preposition, no word for a body."""
    return low not in word_class("preposition") and low not in bodies() and low not in _BEFORE_OTHERS


_AT_AN_HOUR = frozenset("утром днем днём вечером ночью вчера сегодня накануне позже ранее затем потом".split())
_BEFORE_OTHERS = frozenset("что как и а но или о об про по от из для чтобы будто когда".split())


def _is_unknown(words: Words, at: int) -> bool:
    """True for a capitalised word of no table that may be part of a person's name in the nominative."""
    word = words.all[at]
    if not word.capital or len(word.text) < 3 or word.text.isupper() or not "а" <= word.low[0] <= "я":
        return False
    known = bodies().get(word.low) or places().get(word.low) or roles().get(word.low) or cues().get(word.low)
    return not known and not (is_adjective(word.text) and not is_like_a_surname(word.text))


_SPOKEN = frozenset("говорит вспоминает рассказывает признается вздыхает плачет жалуется делится".split())
"""Verbs that newsrooms use of people, seldom of bodies: «говорит Айбек»."""
_PRIVATE = frozenset({"trade", "kin", "child", "person"})


def noun_cases(word: str) -> str:
    """The cases that an unknown name may stand in, by its last letter."""
    if word[-1] in "бвгджзйклмнпрстфхцчшщь":
        return "n" if word[-1] != "ь" else "nga"
    return {"а": "nga", "я": "nga", "у": "da", "ю": "da", "е": "ndp", "ы": "g", "и": "ngdp"}.get(word[-1], "ngdaip")


_INTRODUCING = frozenset({"office", "fame", "trade", "title", "kin", "child"})


def _repeated(words: Words, found: Iterable[Named]) -> Iterator[Named]:
    """Single words and quoted names of bodies and places that stand elsewhere in another case."""
    known = [one for one in found if one.kind != "person"]
    single = [one for one in known if one.name and " " not in one.name and not one.name.isupper()]
    by_key: dict[str, Named] = {}
    for one in single:
        for key in keys_of(one.name):
            by_key.setdefault(key, one)
    for at, word in enumerate(words.all):
        if word.capital and len(word.text) > 3 and "а" <= word.low[0] <= "я":
            origin = next((by_key[key] for key in sorted(keys_of(word.text), key=len) if key in by_key), None)
            if origin and name_at(words, at) is None and len(min(keys_of(word.text), key=len)) > 3:
                yield Named(Span(word.start, word.end), origin.kind, name=origin.name)


def title_before(words: Words, person: Name) -> Span | None:
    """The title that stands right before a name: a role with its adjectives and what it governs."""
    end = person.first
    at = end - 1
    head: int | None = None
    while at >= 0 and at >= end - MAX_TITLE_WORDS and words.all[at].sentence == words.all[end].sentence:
        word = words.all[at]
        if not (word.alpha or word.text in {"«", "»"}):
            break
        fitting = [role for role in roles().get(word.low, ()) if not role.plural and _agree(role, person)]
        if fitting:
            head = at
        elif word.low in cues() or (head is not None and not is_adjective(word.text)):
            break
        at -= 1
    if head is None:
        return None
    while (
        head > 0
        and is_adjective(words.all[head - 1].text)
        and words.text[words.all[head - 1].end : words.all[head].start] == " "
    ):
        head -= 1
    return words.span(head, end)


MAX_TITLE_WORDS = 9


def _agree(role: Role, person: Name) -> bool:
    """True if a role and a name may stand in one case and one gender."""
    if role.kind in {"document", "collective"} or (
        role.gender in {"m", "f"} and person.gender not in {role.gender, ""}
    ):
        return False
    return bool(set(role.cases) & set(person.cases or "ngdaip"))
