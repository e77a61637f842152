"""A Russian last name in any case -> the keys under which its forms meet, and its nominative where that is sure."""

from functools import cache

from firsthand.annotate.russian.declension import plain
from firsthand.annotate.russian.lexicon import givens

_ENDINGS = ("ого", "ему", "ому", "его", "ыми", "ими", "ом", "ем", "ой", "ей", "ым", "им", "ою", "ею", "ых", "их", "ый",
            "ий", "ая", "яя", "ую", "юю", "а", "я", "у", "ю", "е", "ы", "и", "о", "й", "ь")  # fmt: skip
_POSSESSIVE = ("ов", "ев", "ин", "ын")
_WOMANS = {"ой": "gdip", "у": "a", "ою": "i"}
_MANS = {"а": "ga", "у": "d", "ым": "i", "е": "p"}
LIKE_A_SURNAME = (
    "ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "ский", "цкий", "ская", "цкая", "енко", "чук", "юк", "ук",
    "швили", "дзе", "ян", "янц", "ович", "евич", "ич", "ых", "ман", "штейн", "берг", "ко", "ишин", "ой",
)  # fmt: skip
"""How the nominative of a last name may end."""


@cache
def keys_of(word: str) -> frozenset[str]:
    """The stems that a name may have; two forms may be of one name where they share one."""
    one = plain(word)
    if known := givens().get(one):
        return frozenset(plain(name.name) for name in known)
    return frozenset({one, *(one[: -len(end)] for end in _ENDINGS if one.endswith(end) and len(one) - len(end) > 1)})


def same_name(left: str, right: str) -> bool:
    """True if two words may be forms of one name."""
    return not keys_of(left).isdisjoint(keys_of(right))


@cache
def is_like_a_surname(word: str) -> bool:
    """True for what ends like the commonest last names, in any case."""
    one = plain(word)
    stems = {one, *(one[: -len(end)] for end in ("а", "у", "ым", "е", "ой", "ого", "ому", "им", "ом", "ую", "ою"))}
    return len(one) > 3 and any(stem.endswith((*LIKE_A_SURNAME, "ск", "цк")) for stem in stems if one.startswith(stem))


def surname_cases(word: str, gender: str) -> str:
    """The cases that a last name may stand in, of a man (m), a woman (f) or anybody ("")."""
    one = plain(word)
    found = ""
    if gender != "f":
        found += _mans_cases(one)
    if gender != "m":
        found += _womans_cases(one)
    return "".join(dict.fromkeys(found))


def _mans_cases(one: str) -> str:
    if one.endswith(("ский", "цкий", "ый", "ой")):
        return "n"
    for end, cases in (("ого", "ga"), ("его", "ga"), ("ому", "d"), ("ему", "d")):
        if one.endswith(end):
            return cases
    if one.endswith(("ским", "цким")):
        return "i"
    if one.endswith(("ском", "цком")):
        return "p"
    for end, cases in _MANS.items():
        if one.endswith(end) and one[: -len(end)].endswith(_POSSESSIVE):
            return cases
    if one[-1:] in "бвгджзйклмнпрстфхцчшщь" and not one.endswith(("ым", "ом")):
        return "ngdaip" if one.endswith(("ых", "их")) else "n"
    if one.endswith(("о", "э", "и")):
        return "ngdaip"
    ends = {"а": "nga", "я": "nga", "у": "da", "ю": "da", "ом": "i", "ем": "i", "ым": "i", "е": "dpn", "ы": "g"}
    return next((cases for end, cases in ends.items() if one.endswith(end)), "ngdaip")


def _womans_cases(one: str) -> str:
    for end, cases in _WOMANS.items():
        if one.endswith(end) and one[: -len(end)].endswith(_POSSESSIVE):
            return cases
    if one.endswith((*(f"{end}а" for end in _POSSESSIVE), "ая", "яя")):
        return "n"
    if one.endswith((*_POSSESSIVE, "ский", "цкий", "ого", "ому")):
        return ""
    if one.endswith(("ой", "ей")):
        return "gdip"
    if one.endswith("ую"):
        return "a"
    if one[-1:] in "бвгджзклмнпрстфхцчшщьоэиыую":
        return "ngdaip"
    return {"а": "n", "я": "n", "е": "dpn"}.get(one[-1:], "ngdaip")


def nominative_surname(word: str, gender: str, cases: str) -> str | None:
    """The nominative of a last name known to stand in one of `cases`; None where it is not sure."""
    if "n" in cases or not cases:
        return word
    one = plain(word)
    return _woman(word, one, cases) if gender == "f" else _man(word, one) if gender == "m" else None


def _woman(word: str, one: str, cases: str) -> str | None:
    for end in ("ой", "ою", "у"):
        if one.endswith(end) and one[: -len(end)].endswith(_POSSESSIVE):
            return word[: -len(end)] + "а"
    if one.endswith(("ую", "ской", "цкой")) or (one.endswith("ой") and cases.strip("gdp") == ""):
        return word[:-2] + "ая"
    if one[-1:] in "бвгджзклмнпрстфхцчшщьоэ":
        return word
    return f"{word[:-1]}а" if one[-1:] == "ы" and cases == "g" else None


def _man(word: str, one: str) -> str | None:
    for end in ("ого", "ому", "им", "ом"):
        if one.endswith(end) and one[: -len(end)].endswith(("ск", "цк")):
            return word[: -len(end)] + "ий"
    for end in _MANS:
        if one.endswith(end) and one[: -len(end)].endswith(_POSSESSIVE):
            return word[: -len(end)]
    if one.endswith(("о", "э", "и", "ых", "их")) and not one.endswith("ого"):
        return word
    for end in ("ом", "ем", "а", "у", "е"):
        stem = one[: -len(end)]
        if one.endswith(end) and stem[-1:] in "бвгджзклмнпрстфхчшщ" and len(stem) > 1:
            fleeting = stem[-1:] == "к" and stem[-2:-1] not in "аеиоуыэюянрсчщш"
            return None if fleeting else word[: -len(end)]
    return None
