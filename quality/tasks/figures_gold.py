"""Figures with all they say, in the format and by the conventions of our own gold, and the score against it.

Every annotating stage runs, on the text and the publication date alone. What the gold does not call a figure (ages,
durations, ordinals, scores) is left out here, and units are written as its guideline writes them.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from firsthand.annotate.figures.sentences import numbered_sentences
from firsthand.lexicon import read_table
from firsthand.pipeline import ANNOTATE
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Figure, Span, TimeExpression, mark_id
from gold.figures.score import marked, read_lines, scores

_NO_FIGURES = frozenset({"age", "duration", "ordinal", "score", "name"})
_UNITS = {
    "percent": "%", "percentage point": "pp", "dollar": "USD", "pound sterling": "GBP", "euro": "EUR", "yen": "JPY",
    "kilometre": "km", "metre": "m", "centimetre": "cm", "millimetre": "mm", "kilogram": "kg", "gram": "g",
    "kilometre per hour": "km/h", "mile per hour": "mph", "celsius": "C", "fahrenheit": "F", "megawatt": "MW",
    "gigawatt hour": "GWh", "square kilometre": "sq km", "foot": "feet", "inch": "inches", "magnitude": "magnitude",
    "penny": "pence", "millilitre": "ml", "degree": "degrees", "pound-mass": "pounds",
}  # fmt: skip
_SEASONS = ("SP", "SU", "FA", "WI", "AU")
_PLANS = re.compile(
    r"(?i)\b(?:promis|pledg|want|plan|offer|seek|sought|hop|decid|rul|vow|ask|demand|order|urg|propos|aim|intend)"
)
"""Cues of those who will or want, which the guideline calls no attribution."""
_UNTIL = ("by", "until", "till", "before", "up to")


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One record a document with its figures, from `text` and `published` alone."""
    for document in documents:
        reading = annotated(document["text"], document["id"], document["published"])
        yield {"id": document["id"], "figures": list(_rows(reading))}


def annotated(text: str, name: str, published: str) -> Reading:
    """The report with the marks of all stages."""
    reading = Reading(report_of_text(text, name, published=published))
    for stage in ANNOTATE:
        reading.add(stage.run(reading))
    return reading


def score(gold: Path, predictions: list[dict[str, Any]]) -> dict[str, float]:
    """F1 in percent: of the spans, the values, the tuple, and the tuple with days and source."""
    wanted = {row["id"]: marked(row) for row in read_lines(gold)}
    found = scores(wanted, {row["id"]: row["figures"] for row in predictions})
    return {name.replace(" ", "_"): 100 * value for name, value in found.items()}


def _rows(reading: Reading) -> Iterator[dict[str, Any]]:
    sentences = list(numbered_sentences(reading.text))
    attributions = {mark_id(mark): mark for mark in reading.of(Attribution)}
    for mark in reading.of(Figure):
        times = mark.unit == "count" and mark.span.of(reading.text).lower().endswith("times")
        if mark.kind in _NO_FIGURES or times:
            continue
        sentence = next(each for each in sentences if each.overlaps(mark.span))
        source = _source(mark, attributions.get(mark.attribution or ""), sentence, reading.text)
        yield {
            "start": mark.span.start,
            "end": mark.span.end,
            "low": None if mark.bound == "<" else mark.low,
            "high": None if mark.bound == ">" else mark.high,
            "bound": mark.bound,
            "unit": _unit(mark, mark.span.of(reading.text)),
            "counted": mark.counted or ("people" if _of_people(mark) else None),
            "scope": [each.of(reading.text) for each in mark.scope],
            "as_of": _as_of(mark, reading),
            "source": [source.start, source.end] if source else None,
        }


def _of_people(mark: Figure) -> bool:
    """True for a count without a noun: by the guideline of people."""
    return _unit(mark, "") is None or (mark.kind == "rate" and (mark.unit or "").startswith("person per "))


def _unit(mark: Figure, words: str) -> str | None:
    """None for counts; the gold's word for a measure; of the rate of a count only what it is per."""
    name, _, per = (mark.unit or "").partition(" per ")
    known = _UNITS | _codes()
    if mark.unit in known and not _shared_name(mark.unit or "", words):
        return known[mark.unit]
    per = per.split(" ")[0] if per[:1].isdigit() else per
    if mark.kind == "count" or name not in _measures():
        return f"per {per}" if per else None
    said = words.rsplit(" ", maxsplit=1)[-1]
    plural = said if said.isalpha() and mark.kind in {"money", "rate"} else name if name == "pence" else f"{name}s"
    written = plural if _shared_name(name, words) else known.get(name, plural)
    return f"{written} per {per}" if per else written


def _shared_name(name: str, words: str) -> bool:
    """True for "rupees", which several countries have: the text does not say whose."""
    country, _, currency = name.partition(" ")
    return bool(currency) and name not in _UNITS and words.endswith(f"{currency}s") and country not in words.lower()


@cache
def _codes() -> dict[str, str]:
    """Name of a currency -> its code of ISO 4217, the first of three letters that the table of units gives it."""
    out: dict[str, str] = {}
    for row in read_table("units"):
        if row["kind"] == "money" and len(row["form"]) == 3 and row["form"].isalpha() and row["form"].isupper():
            out.setdefault(row["unit"], row["form"])
    return out


@cache
def _measures() -> frozenset[str]:
    """The names of units that are no counts."""
    return frozenset(row["unit"] for row in read_table("units") if row["kind"] in {"percent", "money", "measure"})


def _as_of(mark: Figure, reading: Reading) -> list[str] | None:
    """First and last day; those of "2030" for "by 2030"; None for the day of saying and for seasons."""
    first, last = mark.as_of
    time = next((each for each in reading.of(TimeExpression) if each.span == mark.as_of_span), None)
    if last is None or (time is not None and (time.value or "")[-2:] in _SEASONS):
        return None
    if first is not None:
        return [first, last]
    before = reading.text[: mark.as_of_span.start].rstrip().lower() if mark.as_of_span else ""
    if time is None or not before.endswith(_UNTIL):
        return None
    return [time.begin or last, last]


def _source(mark: Figure, held: Attribution | None, sentence: Span, text: str) -> Span | None:
    """Who states the figure, where the sentence or the quotation around it names them; nobody who only plans it."""
    if mark.origin is not None:
        at = text.find(mark.origin, sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(mark.origin))
    if held is None or held.source is None or (held.cue is not None and _PLANS.search(held.cue.of(text))):
        return None
    return held.source if held.style != "indirect" or held.source.overlaps(sentence) else None
