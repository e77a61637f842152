"""Pairs of statements in two reports -> whether they are one utterance: by our judge alone, and by the whole flow.

*judge*: the task gives the stage both contents, speakers, dates and outlets, so that the judge is measured apart from
the attributions. *flow*: the two texts with their dates and outlets are all there is; a pair is tied if an utterance
joins statements of the two that overlap both marked contents.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.annotate.times import times
from firsthand.compare.utterances import utterances
from firsthand.pipeline import annotate, compare
from firsthand.read import report_of_text
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Report,
    Span,
    Speaker,
    Style,
    Utterance,
    hull,
    mark_id,
)
from predict import read_documents

_QUOTED = {
    "«": re.compile(r"«([^«»]+)»"),
    "“": re.compile(r"“([^“”]+)”"),
    '"': re.compile(r"\"([^\"]+)\""),
}
"""Pieces between the marks that open the first of them; marks inside are another kind's."""
_INNER_CUE = re.compile(
    r", (?:[^,]* )?(?:said|told|wrote|added|assured|replied|reported|announced|testified|promised)\b[^,]*, "
)
"""A cue between two pieces of an indirect content: ", the mayor said on Monday, "."""
_MARKS = '“”«»"'


def predict(pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a pair: its id and the two answers."""
    for pair in pairs:
        left, right = pair["left"], pair["right"]
        yield {"id": pair["id"], "judge": judged(left, right), "flow": found(left, right)}


def judged(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether the stage ties the two contents, given their speakers."""
    pile = MemoryPile([marked(left, "left"), marked(right, "right")])
    return any(isinstance(link, Utterance) for link in compare_pile(pile, (utterances,)))


def found(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether the whole flow ties statements that overlap the two contents."""
    readings = [annotate(report_of(side, name), problems=[]) for side, name in ((left, "left"), (right, "right"))]
    wanted = {
        reading.report.id: Span(side["start"], side["end"])
        for reading, side in zip(readings, (left, right), strict=True)
    }
    for link in compare(readings):
        if isinstance(link, Utterance):
            here = {one.report for one in link.statements if one.span.overlaps(wanted[one.report])}
            if len(here) == len(wanted):
                return True
    return False


def score(gold: Path, predictions: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Precision and recall in percent, of the judge and the flow; and of the judge by language."""
    pairs = {pair["id"]: pair for pair in read_documents(gold)}
    rows = [(pairs[row["id"]], row) for row in predictions]
    crossing = [(pair, row) for pair, row in rows if pair["left"]["language"] != pair["right"]["language"]]
    within = [(pair, row) for pair, row in rows if pair["left"]["language"] == pair["right"]["language"]]
    return {
        "judge": _shares([(pair["same"], row["judge"]) for pair, row in rows]),
        "judge_one_language": _shares([(pair["same"], row["judge"]) for pair, row in within]),
        "judge_two_languages": _shares([(pair["same"], row["judge"]) for pair, row in crossing]),
        "flow": _shares([(pair["same"], row["flow"]) for pair, row in rows]),
    }


def _shares(answers: list[tuple[bool, bool]]) -> dict[str, float]:
    right = sum(same and tied for same, tied in answers)
    wrong = sum(tied and not same for same, tied in answers)
    asked = sum(same for same, _ in answers)
    return {"p": 100.0 * right / max(right + wrong, 1), "r": 100.0 * right / max(asked, 1), "wrong": float(wrong)}


def shared_part(one: Span, other: Span) -> float:
    """Characters of both over characters of either; below 0 for two that stand apart."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def report_of(side: dict[str, Any], name: str) -> Report:
    """The report of one side: a text, read as any, with its date, outlet and language."""
    return report_of_text(
        side["text"], name, outlet=side["outlet"], published=side["published"], language=side["language"]
    )


def marked(side: dict[str, Any], name: str) -> Reading:
    """The report with the attribution that the gold marks, its speaker, and our time expressions."""
    reading = Reading(report_of(side, name))
    reading.add(times.run(reading))
    content = _pieces(side)
    style: Style = "direct" if all(is_quoted(side["text"], piece) for piece in content) else "indirect"
    said = Attribution(span=hull(content), content=content, cue=None, source=None, style=style)
    who = Entity(span=content[0], name=side["speaker"], kind="person", named=True, mentions=(content[0],))
    reading.add((said, who))
    reading.add(
        (
            Speaker(
                span=who.span,
                attribution=mark_id(said),
                entity=mark_id(who),
                name=side["speaker"],
                because="The gold names it.",
            ),
        )
    )
    return reading


def _pieces(side: dict[str, Any]) -> tuple[Span, ...]:
    """The content without a cue that stands between two pieces of it, as an attribution holds it."""
    text, whole = side["text"], Span(side["start"], side["end"])
    inner = any(mark in whole.of(text) for mark in _MARKS)
    if inner and is_quoted(text, whole):
        opening = _QUOTED.get(text[max(whole.start - 1, 0)], _QUOTED['"'])
        quoted = [Span(*match.span(1)) for match in opening.finditer(text)]
        return tuple(Span(one.start, min(one.end, whole.end)) for one in quoted if one.overlaps(whole)) or (whole,)
    cue = None if inner else _INNER_CUE.search(text, whole.start, whole.end)
    return (Span(whole.start, cue.start()), Span(cue.end(), whole.end)) if cue else (whole,)


def is_quoted(text: str, span: Span) -> bool:
    """Whether a mark of quotation stands right before the span."""
    return text[max(span.start - 1, 0) : span.start] in set(_MARKS)
