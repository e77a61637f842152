"""Figures with all they say, in the format and by the conventions of our own gold, and the score against it.

Every annotating stage runs, on the text and the publication date alone. What the gold does not call a figure (ages,
durations, ordinals, scores) is left out here, and units are written as its guideline writes them.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from firsthand.annotate.figures.sentences import numbered_sentences
from firsthand.lexicon import read_table
from firsthand.pipeline import ANNOTATE
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Figure, Span, mark_id
from gold.figures.score import marked, read_lines, scores

_NO_FIGURES = frozenset({"age", "duration", "ordinal", "score", "name"})
_UNITS = {
    "percent": "%", "percentage point": "pp", "dollar": "USD", "pound sterling": "GBP", "euro": "EUR", "yen": "JPY",
    "kilometre": "km", "metre": "m", "centimetre": "cm", "millimetre": "mm", "kilogram": "kg", "gram": "g",
    "kilometre per hour": "km/h", "mile per hour": "mph", "celsius": "C", "fahrenheit": "F", "megawatt": "MW",
    "gigawatt hour": "GWh", "square kilometre": "sq km", "foot": "feet", "inch": "inches", "magnitude": "magnitude",
    "penny": "pence", "millilitre": "ml", "degree": "degrees", "pound-mass": "pounds",
}  # fmt: skip
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
        if mark.kind in _NO_FIGURES or mark.unit == "count":
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
            "counted": mark.counted or ("people" if _unit(mark, "") is None else None),
            "scope": [each.of(reading.text) for each in mark.scope],
            "as_of": _as_of(mark, reading.text),
            "source": [source.start, source.end] if source else None,
        }


def _unit(mark: Figure, words: str) -> str | None:
    """None for counts; the gold's word for a measure; of the rate of a count only what it is per."""
    name, _, per = (mark.unit or "").partition(" per ")
    if mark.unit in _UNITS:
        return _UNITS[mark.unit]
    per = per.split(" ")[0] if per[:1].isdigit() else per
    if mark.kind == "count" or name not in _measures():
        return f"per {per}" if per else None
    said = words.rsplit(" ", maxsplit=1)[-1]
    plural = said if said.isalpha() and mark.kind in {"money", "rate"} else name if name == "pence" else f"{name}s"
    written = _UNITS.get(name, plural)
    return f"{written} per {per}" if per else written


@cache
def _measures() -> frozenset[str]:
    """The names of units that are no counts."""
    return frozenset(row["unit"] for row in read_table("units") if row["kind"] in {"percent", "money", "measure"})


def _as_of(mark: Figure, text: str) -> list[str] | None:
    """First and last day; that day alone for "by Friday"; None where the day is that of saying."""
    first, last = mark.as_of
    if last is None:
        return None
    if first is None:
        before = text[: mark.as_of_span.start].rstrip() if mark.as_of_span else ""
        return [last, last] if before.endswith(_UNTIL) else None
    return [first, last]


def _source(mark: Figure, held: Attribution | None, sentence: Span, text: str) -> Span | None:
    """Who states the figure, where the same sentence names them."""
    if mark.origin is not None:
        at = text.find(mark.origin, sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(mark.origin))
    return held.source if held is not None and held.source is not None else None
