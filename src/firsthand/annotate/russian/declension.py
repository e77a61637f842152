"""Russian nouns and adjectives -> their case forms, by the rules of school grammar; irregular stems are in the tables.

Forms are lower case with е for ё. More come out than the language has ("банкем"): they are looked up, never written.
Cases: n g d a i p (nominative, genitive, dative, accusative, instrumental, prepositional).
"""

from collections.abc import Iterable
from functools import cache

Forms = dict[str, str]
"""Form -> the cases that it may stand in, as letters."""

_HUSHING = frozenset("гкхжшчщ")
_FIRST_PLURAL = ("ам", "ям", "ами", "ями", "ах", "ях")


def plain(word: str) -> str:
    """The word as forms are written: lower case, е for ё."""
    return word.lower().replace("ё", "е")


def _gather(pairs: Iterable[tuple[str, str]]) -> Forms:
    found: dict[str, str] = {}
    for form, cases in pairs:
        found[form] = "".join(dict.fromkeys(found.get(form, "") + cases))
    return found


@cache
def noun_forms(word: str, oblique: str = "") -> Forms:
    """The singular of a noun given in the nominative; `oblique` is its stem in the other cases (Павел, Павл)."""
    one = plain(word)
    stem, last = one[:-1], one[-1:]
    if last in "ая":
        back, soft = ("ы", "ой") if last == "а" else ("и", "ей")
        if last == "а" and stem[-1:] in _HUSHING:
            back = "и"
        low = "и" if one.endswith("ия") else "е"
        ends = [(last, "n"), (back, "g"), (low, "dp"), ("у" if last == "а" else "ю", "a"), (soft, "i")]
        ends += [("ей", "i"), ("ою" if last == "а" else "ею", "i")]
    elif last == "о":
        ends = [("о", "na"), ("а", "g"), ("у", "d"), ("ом", "i"), ("е", "p")]
    elif last == "е":
        ends = [("е", "na"), ("я", "g"), ("ю", "d"), ("ем", "i"), ("и" if one.endswith("ие") else "е", "p")]
    elif last == "й":
        ends = [("й", "n"), ("я", "ga"), ("ю", "d"), ("ем", "i"), ("и" if one.endswith("ий") else "е", "p")]
    elif last == "ь":
        stem = plain(oblique) or stem
        ends = [("я", "ga"), ("ю", "d"), ("ем", "i"), ("е", "p"), ("и", "gdp"), ("ью", "i")]
        return _gather([(one, "na"), *((stem + end, cases) for end, cases in ends)])
    elif last.isalpha() and last not in "эиую":
        stem = plain(oblique) or _fleeting(one)
        ends = [("а", "ga"), ("у", "d"), ("ом", "i"), ("ем", "i"), ("е", "p")]
        return _gather([(one, "na"), *((stem + end, cases) for end, cases in ends)])
    else:
        return {one: "ngdaip"}
    return _gather((stem + end, cases) for end, cases in ends)


def _fleeting(one: str) -> str:
    """The stem without a vowel that only the nominative has: певец, певц; боец, бойц; подросток, подростк."""
    if one.endswith("ец") and len(one) > 3:
        front = one[:-2]
        return f"{front}йц" if front[-1] in "аеиоуя" else f"{front}ьц" if front[-1] == "л" else f"{front}ц"
    if one.endswith(("ок", "енок")) and len(one) > 5:
        return f"{one[:-2]}к"
    return f"{one[:-2]}л" if one == "посол" else one


@cache
def plural_forms(word: str) -> Forms:
    """The plural of a noun given in the nominative singular."""
    one = plain(word)
    if one[-1:] in "ая":
        stem = one[:-1]
        nominative = "и" if one[-1] == "я" or stem[-1:] in _HUSHING else "ы"
        return _many(stem, nominative, ("", "й", "ей"))
    if one[-1:] in "оеэиую":
        return {}
    if one[-1:] in "йь":
        return _many(one[:-1], "и", ("ев", "ей"))
    stem = _fleeting(one)
    return _many(stem, "и" if one[-1:] in _HUSHING else "ы", ("ов", "ев", "ей"))


def plural_of(word: str) -> Forms:
    """The cases of a noun that is given in the nominative plural ("врачи", "учёные")."""
    one = plain(word)
    if one.endswith(("ые", "ие")):
        return adjective_forms(one)
    return _many(one[:-1], one[-1:], ("ов", "ев", "ей", "", "ий"))


def _many(stem: str, nominative: str, genitives: Iterable[str]) -> Forms:
    ends = [(nominative, "n"), *((end, "ga") for end in genitives)]
    ends += list(zip(_FIRST_PLURAL, ("d", "d", "i", "i", "p", "p"), strict=True))
    return _gather((stem + end, cases) for end, cases in ends)


_ADJECTIVE: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (("ый", "ой", "ий"), (("ого", "ga"), ("его", "ga"), ("ому", "d"), ("ему", "d"), ("ым", "i"), ("им", "i"),
                          ("ом", "p"), ("ем", "p"))),
    (("ая", "яя"), (("ой", "gdip"), ("ей", "gdip"), ("ую", "a"), ("юю", "a"))),
    (("ое", "ее"), (("ого", "g"), ("его", "g"), ("ому", "d"), ("ему", "d"), ("ым", "i"), ("им", "i"), ("ом", "p"),
                    ("ем", "p"))),
    (("ые", "ие"), (("ых", "gap"), ("их", "gap"), ("ым", "d"), ("им", "d"), ("ыми", "i"), ("ими", "i"))),
)  # fmt: skip


@cache
def adjective_forms(word: str) -> Forms:
    """The forms of one gender of an adjective or of a noun that declines like one ("учёный", "заведующая")."""
    one = plain(word)
    for nominatives, ends in _ADJECTIVE:
        if one.endswith(nominatives):
            own = "na" if nominatives[0] in {"ое", "ые"} else "n"
            return _gather([(one, own), *((one[:-2] + end, cases) for end, cases in ends)])
    return {}


_AS_ADJECTIVE = ("ый", "ший", "щий", "чий", "ний", "ая", "яя", "ое", "ее")


def forms_of(word: str, oblique: str = "") -> Forms:
    """The singular forms of a table's word; of a phrase, all words but what the noun governs."""
    if " " in word:
        return _phrase_forms(word)
    if plain(word).endswith(_AS_ADJECTIVE):
        return adjective_forms(word)
    head, dash, tail = word.rpartition("-")
    if dash:
        return {f"{plain(head)}-{form}": cases for form, cases in forms_of(tail).items()}
    return noun_forms(word, oblique)


_HARD = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")


def _phrase_forms(word: str) -> Forms:
    """Adjectives and their noun decline ("Нижний Новгород"), what stands behind the noun does not."""
    words = plain(word).split()
    split = next((at for at, one in enumerate(words) if not one.endswith(_HARD)), len(words) - 1)
    tail = "".join(f" {one}" for one in words[split + 1 :])
    found: dict[str, str] = {}
    for case in "ngdaip":
        rows = [[form for form, cases in adjective_forms(one).items() if case in cases] for one in words[:split]]
        nouns = [form for form, cases in noun_forms(words[split]).items() if case in cases]
        fronts = [""]
        for row in rows:
            fronts = [f"{front}{form} " for front in fronts for form in row]
        for front in fronts:
            for noun in nouns:
                form = f"{front}{noun}{tail}"
                found[form] = found.get(form, "") + case
    return found


_NOMINATIVE = {"m": ("ый", "ий"), "f": ("ая", "яя"), "n": ("ое", "ее"), "p": ("ые", "ие")}
_STRESSED = frozenset("городск морск донск краев".split())
"""Adjectives in -ой: their stress falls on the ending."""
_OBLIQUE = ("ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ой", "ей", "ую", "юю", "ых", "их", "ый",
            "ий", "ая", "яя", "ое", "ее", "ые", "ие")  # fmt: skip


def is_adjective(word: str) -> bool:
    """True for a word that ends like an adjective in some case."""
    return len(word) > 4 and plain(word).endswith(_OBLIQUE) and plain(word) not in _ADVERBS


_ADVERBS = frozenset("ранее далее более менее позднее скорее прежнее раннее налево сначала потом затем".split())


def nominative_adjective(word: str, gender: str) -> str:
    """The nominative of an adjective in any case, in the gender or number of its noun (m, f, n, p); spelling kept."""
    end = next((end for end in _OBLIQUE if plain(word).endswith(end)), None)
    if end is None or gender not in _NOMINATIVE:
        return word
    stem = word[: -len(end)]
    if gender == "m" and stem.lower() in _STRESSED:
        return f"{stem}ой"
    soft = stem[-1:].lower() in _HUSHING and gender in {"m", "p"}
    soft = soft or (end in {"его", "ему", "ей", "юю", "яя", "ее"} and stem[-1:].lower() not in _HUSHING)
    return stem + _NOMINATIVE[gender][soft]
