"""The tables `figures_<language>_*` of a language whose figures are read by tables alone, compiled for look-ups."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from firsthand.annotate.figures.measures import KINDS
from firsthand.annotate.figures.words import Verb, verb_of
from firsthand.lexicon import read_table
from firsthand.vocabulary import Bound, FigureKind

LANGUAGES = ("ru",)
"""Languages read by tables; English has a reader of its own, which is older and knows more grammar."""

LONGEST_ENDING = 4
"""Letters that a `*` stands for at most: «задержан-ными» is longer than any case ending of a noun."""
SHORTEST_STEM = 2

V = TypeVar("V")


class Forms(Generic[V]):
    """Words with what they mean, some of them stems with any ending: "мост*"."""

    def __init__(self, rows: Mapping[str, V]) -> None:
        self._whole = {form: value for form, value in rows.items() if not form.endswith("*")}
        self._stems = {form[:-1]: value for form, value in rows.items() if form.endswith("*")}

    def get(self, low: str) -> V | None:
        """What the word means, in lower case; the longest stem wins."""
        known = self._whole.get(low)
        if known is not None or low in self._whole:
            return known
        for cut in range(len(low), max(SHORTEST_STEM, len(low) - LONGEST_ENDING) - 1, -1):
            found = self._stems.get(low[:cut])
            if found is not None:
                return found
        return None


class NumberWord(NamedTuple):
    """A row of the table of number words."""

    value: float
    part: str
    name: str
    """Of the row of vague.tsv that it means, where it is vague or begins a number; else ""."""


class UnitForm(NamedTuple):
    """A unit and the words behind the first that must follow."""

    rest: tuple[Forms[bool], ...]
    name: str
    kind: FigureKind
    place: str


class Tables(NamedTuple):
    """All tables of one language."""

    numbers: Mapping[str, NumberWord]
    hedges: Mapping[str, Mapping[str, tuple[Bound, str]]]
    """before, after -> phrase -> bound and sense."""
    units: Forms[tuple[UnitForm, ...]]
    """First word -> the units that begin with it, longest first."""
    nouns: Forms[str]
    predicates: Forms[Verb]
    words: Mapping[str, str]
    patterns: Mapping[str, re.Pattern[str]]
    trigger: re.Pattern[str]
    """What a sentence with a number holds."""


@cache
def read_tables(language: str) -> Tables:
    """The tables of `language` ("ru")."""
    numbers = {row["word"]: _number(row) for row in read_table(f"figures_{language}_numbers")}
    verbs = {row["form"]: verb_of(row["lemma"], base=True) for row in read_table(f"figures_{language}_predicates")}
    classes = {row["word"]: row["class"] for row in read_table(f"figures_{language}_words")}
    counting = sorted(word for word, number in numbers.items() if number.part != "ordinal")
    each = sorted(word for word, kind in classes.items() if kind in {"each", "nobody"})
    return Tables(
        numbers=numbers,
        hedges=_hedges(language),
        units=_units(language),
        nouns=Forms({row["form"]: row["unit"] for row in read_table(f"figures_{language}_nouns")}),
        predicates=Forms({form: verb for form, verb in verbs.items() if verb is not None}),
        words=classes,
        patterns=read_patterns(language),
        trigger=re.compile(r"\d|\b(?:" + "|".join(counting + each) + r")\b", re.IGNORECASE),
    )


def _number(row: Mapping[str, str]) -> NumberWord:
    if row["part"] == "vague":
        return NumberWord(0.0, "vague", row["value"])
    return NumberWord(float(row["value"]), row["part"], row["alone"])


def _hedges(language: str) -> Mapping[str, Mapping[str, tuple[Bound, str]]]:
    bounds: Mapping[str, Bound] = {"~": "~", "<": "<", ">": ">"}
    out: dict[str, dict[str, tuple[Bound, str]]] = {"before": {}, "after": {}}
    for row in read_table(f"figures_{language}_hedges"):
        out[row["side"]][row["phrase"]] = (bounds[row["bound"]], row["sense"])
    return out


def _units(language: str) -> Forms[tuple[UnitForm, ...]]:
    by_first: dict[str, list[UnitForm]] = {}
    for row in read_table(f"figures_{language}_units"):
        first, *rest = row["form"].split(" ") if row["form"] != "°" else ["°"]
        unit = UnitForm(tuple(Forms({word: True}) for word in rest), row["unit"], KINDS[row["kind"]], row["place"])
        by_first.setdefault(first, []).append(unit)
    longest_first = {first: sorted(units, key=lambda unit: -len(unit.rest)) for first, units in by_first.items()}
    return Forms({first: tuple(units) for first, units in longest_first.items()})


@cache
def read_patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Name -> the rows of that name as one pattern."""
    rows: dict[str, list[str]] = {}
    for row in read_table(f"figures_{language}_patterns"):
        rows.setdefault(row["name"], []).append(row["pattern"])
    return {name: re.compile("|".join(found)) for name, found in rows.items()}
