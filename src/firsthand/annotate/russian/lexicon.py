"""The tables of Russian names, in every case form: what a word may be, in which case, and its nominative."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, cast

from firsthand.annotate.russian.declension import forms_of, plain, plural_forms, plural_of
from firsthand.lexicon import read_table
from firsthand.vocabulary import Manner


class Given(NamedTuple):
    """A form of a given name."""

    name: str
    gender: str
    """"" where men and women bear it."""
    cases: str
    word: bool
    """True where it is a common word too."""


class Role(NamedTuple):
    """A form of a word that says who somebody is."""

    word: str
    kind: str
    gender: str
    public: bool
    group: str
    owned: bool
    """A name in the genitive behind it is somebody else's."""
    cases: str
    plural: bool


class Known(NamedTuple):
    """A form of a body's or a place's name, or of a noun that begins one."""

    name: str
    kind: str
    gender: str
    cases: str


@cache
def givens() -> Mapping[str, tuple[Given, ...]]:
    """Form -> the given names that it may be."""
    found: dict[str, tuple[Given, ...]] = {}
    for row in read_table("names_ru_given"):
        for form, cases in forms_of(row["name"], row["stem"]).items():
            one = Given(row["name"], row["gender"], _of_the_living(cases), row["word"] == "yes")
            found[form] = (*found.get(form, ()), one)
    return found


def _of_the_living(cases: str) -> str:
    """Cases without the accusative that is like the nominative: that of people is like the genitive."""
    return cases.replace("a", "") if cases == "na" else cases


@cache
def kindred_names(name: str) -> frozenset[str]:
    """The given names that may stand for `name`: its short forms, what it is short for, and itself."""
    found = {name}
    for row in read_table("names_ru_given"):
        full = set(filter(None, row["of"].split(";")))
        if name in full:
            found.add(row["name"])
        if row["name"] == name:
            found |= full
    return frozenset(found)


@cache
def roles() -> Mapping[str, tuple[Role, ...]]:
    """Form -> the roles that it may be; of singular words their plurals, too."""
    found: dict[str, tuple[Role, ...]] = {}

    def put(row: Mapping[str, str], forms: Mapping[str, str], *, plural: bool) -> None:
        for form, cases in forms.items():
            own = cases if row["kind"] in {"document", "collective"} else _of_the_living(cases)
            public, owned = row["public"] == "yes", row["of"] == "yes"
            one = Role(row["word"], row["kind"], row["gender"], public, row["group"], owned, own, plural)
            found[form] = (*found.get(form, ()), one)

    for row in read_table("names_ru_roles"):
        many = row["kind"] == "people" or row["gender"] == "p"
        put(row, plural_of(row["word"]) if many else forms_of(row["word"]), plural=many)
        if not many and row["kind"] in {"office", "fame", "trade", "kin", "child"} and "-" not in row["word"]:
            put(row, _plural(row["word"]), plural=True)
    return found


def _plural(word: str) -> Mapping[str, str]:
    if plain(word).endswith(("ый", "ий", "ая", "яя")):
        return plural_of(word[:-2] + ("ие" if word[-3] in "гкхжшчщ" or word.endswith(("ний", "няя")) else "ые"))
    return plural_forms(word)


@cache
def bodies() -> Mapping[str, tuple[Known, ...]]:
    """Form -> the bodies that it names or begins to name; words in capitals have one form."""
    rows = read_table("names_ru_bodies")
    return _forms((row["name"], row["kind"], row["gender"]) for row in rows)


@cache
def places() -> Mapping[str, tuple[Known, ...]]:
    """Form -> the countries, cities and regions that it names."""
    return _forms((row["name"], row["kind"], "") for row in read_table("names_ru_places"))


@cache
def longest(table: str) -> int:
    """Words in the longest name of `bodies` or `places`."""
    return max(len(name.split()) for name in (bodies() if table == "bodies" else places()))


def _forms(rows: Iterable[tuple[str, str, str]]) -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, tuple[Known, ...]] = {}
    for name, kind, gender in rows:
        fixed = name.isupper() or (kind == "class" and len(name) < 4)
        forms = {plain(name): "ngdaip"} if fixed or name[-1] in "ыи" else forms_of(name)
        for form, cases in forms.items():
            found[form] = (*found.get(form, ()), Known(name, kind, gender, cases))
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of attributions_ru_words."""
    return frozenset(row["word"] for row in read_table("attributions_ru_words") if row["class"] == name)


class Cue(NamedTuple):
    """A form of a verb or predicate that attributes."""

    manner: Manner
    takes: str
    denied: bool
    agrees: str
    """m, f, n or p (plural) of a past; s or p of a present."""


@cache
def cues() -> Mapping[str, Cue]:
    """Form -> the cue that it is."""
    found: dict[str, Cue] = {}
    for row in read_table("attributions_ru_cues"):
        for form, agrees in _verb_forms(plain(row["past"]), plain(row["present"]).split()):
            found.setdefault(form, Cue(cast(Manner, row["manner"]), row["takes"], row["polarity"] == "denied", agrees))
    return found


def _verb_forms(past: str, present: list[str]) -> Iterable[tuple[str, str]]:
    if past.endswith("лось"):
        yield past, "n"
    elif past.endswith("лся"):
        yield from ((past[:-3] + end, to) for end, to in (("лся", "m"), ("лась", "f"), ("лось", "n"), ("лись", "p")))
    elif past.endswith(("н", "ен")):
        short = past[:-2] + "н" if past.endswith("ен") and past == "согласен" else past
        yield from ((one, to) for one, to in ((past, "m"), (f"{short}а", "f"), (f"{short}о", "n"), (f"{short}ы", "p")))
    elif past:
        base = past if past.endswith("л") and not past.endswith("вел") else None
        stem = base or {"произнес": "произнесл", "опроверг": "опровергл", "привел": "привел"}.get(past, past)
        yield from ((one, to) for one, to in ((past, "m"), (f"{stem}а", "f"), (f"{stem}о", "n"), (f"{stem}и", "p")))
    yield from zip(present, ("s", "p"), strict=False)


class CuePhrase(NamedTuple):
    """A phrase that attributes, in words."""

    words: tuple[str, ...]
    case: str
    manner: Manner
    hedged: bool


@cache
def cue_phrases() -> Mapping[str, tuple[CuePhrase, ...]]:
    """First word -> the phrases that begin with it, the longest first."""
    found: dict[str, list[CuePhrase]] = {}
    for row in read_table("attributions_ru_phrases"):
        words = tuple(row["phrase"].split())
        found.setdefault(words[0], []).append(
            CuePhrase(words, row["case"], cast(Manner, row["manner"]), row["hedged"] == "yes")
        )
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}
