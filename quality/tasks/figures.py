"""Figures in the format and by the conventions of NewsQuant: one quantity a number, the counted phrase as its unit.

The same reader of quantities as the stage; what differs is how its result is written down. NewsQuant counts "one of the
best", gives no zero for "no one", calls "nearly" about, "as many as" no bound, and says up and down for differences.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from firsthand.annotate.figures.quantities import quantities_of
from firsthand.annotate.figures.quantity import Quantity
from firsthand.annotate.figures.sentences import numbered_sentences
from firsthand.annotate.figures.words import singular

_BOUNDS = {"nearly": "~", "as many as": "=", "about": "~", "below": "<", "above": ">", "up to": "<", "": "="}
_TENS = {"dozens": (12.0, 120.0), "hundreds": (1e2, 1e3), "thousands": (1e3, 1e4), "millions": (1e6, 1e7),
         "billions": (1e9, 1e10), "trillions": (1e12, 1e13)}  # fmt: skip
_DROPPED = frozenset({"verb", "ed", "ing", "adv"})
_BEFORE = {"tens": 10.0, "hundreds": 100.0, "thousands": 1e3}
_SUPERLATIVES = {"best": "good", "worst": "bad", "most": "many", "least": "little", "biggest": "big", "hottest": "hot",
                 "largest": "large", "latest": "late"}  # fmt: skip


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One record a document with its figures, from `id` and `text` alone."""
    for document in documents:
        text = document["text"]
        found = [q for sentence in numbered_sentences(text) for q in _ratios(text, quantities_of(text, sentence, ()))]
        yield {"id": document["id"], "figures": [row for q in found for row in _rows(q)]}


def _ratios(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, "one" and "four" of "one of four concepts" as the ratio that NewsQuant writes for them."""
    one: Quantity | None = None
    for here in quantities:
        if one is not None and text[one.span.end : here.span.start] == " of " and here.numerals[0].form != "vague":
            share = here.numerals[0]._replace(value=1 / (here.numerals[0].value or 1))
            yield msgspec.structs.replace(here, form="in", kind="ratio", numerals=(share,))
            one = None
            continue
        if one is not None:
            yield one
        single = here.form == "words" and len(here.numerals) == 1 and here.numerals[0].value == 1
        one = here if single else None
        if not single:
            yield here
    if one is not None:
        yield one


def _rows(quantity: Quantity) -> Iterator[dict[str, Any]]:
    if quantity.form in {"masked", "zero"}:
        return
    for value in _values(quantity):
        yield {
            "start": quantity.span.start,
            "end": quantity.span.end,
            "value": value,
            "bound": _bound(quantity),
            "unit": _unit(quantity),
        }


def _values(quantity: Quantity) -> list[float | list[float]]:
    first = quantity.numerals[0]
    if first.form == "vague":
        return _vague(first.vague or "")
    numbers = [numeral.value for numeral in quantity.numerals]
    if quantity.form in {"range", "movement"}:
        return [numbers]
    return list(numbers)


def _vague(phrase: str) -> list[float | list[float]]:
    """Powers of ten to the next; NewsQuant leaves "several" and "a few" out."""
    last = phrase.rsplit(maxsplit=1)[-1]
    if last not in _TENS:
        return []
    low, high = _TENS[last]
    times = _BEFORE[phrase.split(maxsplit=1)[0]] if " of " in phrase else 1.0
    return [[low * times, high * times]]


def _bound(quantity: Quantity) -> str:
    if quantity.sense == "about":
        return "~"
    if quantity.change is not None and quantity.kind != "count" and quantity.sense != "above":
        return quantity.change
    return _BOUNDS.get(quantity.sense, quantity.bound)


def _unit(quantity: Quantity) -> str:
    if quantity.unit is not None:
        name = "percentage" if quantity.unit.name == "percent" else quantity.unit.name
        return f"{name} per {quantity.per}" if quantity.per else name
    if quantity.kind == "age":
        return "year of age"
    words = [t.low for t in quantity.words if t.text[0].isalnum() and (t == quantity.head or t.tag not in _DROPPED)]
    if not words:
        return "% -" if quantity.kind == "ratio" else "-"
    name = " ".join(
        [*(_positive(word) for word in words[:-1]), singular(words[-1]) if words[-1] != "people" else "people"]
    )
    name = f"% {name}" if quantity.kind == "ratio" else name
    return f"{name} per {quantity.per}" if quantity.per else name


def _positive(word: str) -> str:
    if word in _SUPERLATIVES:
        return _SUPERLATIVES[word]
    return (
        word.removesuffix("iest") + "y"
        if word.endswith("iest")
        else word.removesuffix("est")
        if len(word) > 5
        else word
    )
