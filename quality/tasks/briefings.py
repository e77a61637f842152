"""Whole reports on one occasion -> what is found of the statements that are marked in them, and which are tied.

The texts with their dates and outlets are all there is. *found*: an attribution stands over the marked content;
*named*: and its speaker is the one that the gold has, by name; *ties*: pairs of marked contents in two reports that an
utterance joins.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from firsthand.compare.utterances.names import same_speaker
from firsthand.compare.utterances.sketches import canonical
from firsthand.pipeline import annotate, compare
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Span, Speaker, Utterance, hull, mark_id
from gold.utterances.read_briefings import Briefing, Content, contents_of, pairs_of, read_briefings, sheet_of
from tasks.utterances import report_of, shared_part

ENOUGH_FOUND = 0.5
"""Characters of both over characters of either, of a content that is found."""


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a briefing: for each marked content whether it is found and under which name, and the pairs tied."""
    for document in documents:
        briefing = msgspec.convert(document, Briefing)
        contents = contents_of(briefing)
        readings = [
            annotate(report_of(sheet_of(report), f"{briefing.id}-{at}"), problems=[])
            for at, report in enumerate(briefing.reports)
        ]
        yield {
            "id": briefing.id,
            "said_by": [_speaker_of(content, readings[content.report]) for content in contents],
            "ties": sorted(_ties(contents, readings)),
        }


def score(gold: Path, predictions: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Shares in percent: of contents that are found, and named rightly; of ties that are right, and that are found."""
    marked = found = named = right = wrong = asked = 0
    for briefing, row in zip(read_briefings([gold]), predictions, strict=True):
        contents = contents_of(briefing)
        marked += len(contents)
        found += sum(name is not None for name in row["said_by"])
        named += sum(
            bool(name) and same_speaker(canonical(name), canonical(one.speaker))
            for one, name in zip(contents, row["said_by"], strict=True)
        )
        places = {content: at for at, content in enumerate(contents)}
        one = {(places[pair.left], places[pair.right]) for pair in pairs_of(briefing) if pair.same}
        tied = {(left, right) for left, right in row["ties"]}
        asked, right, wrong = asked + len(one), right + len(one & tied), wrong + len(tied - one)
    return {
        "contents": {"found": 100.0 * found / max(marked, 1), "named": 100.0 * named / max(marked, 1)},
        "ties": {"p": 100.0 * right / max(right + wrong, 1), "r": 100.0 * right / max(asked, 1), "wrong": float(wrong)},
    }


def _speaker_of(content: Content, reading: Reading) -> str | None:
    """The name of whoever is told to say it; "" if nobody is named, None if no attribution stands over it."""
    wanted = Span(content.start, content.end)
    near = max(reading.of(Attribution), key=lambda one: shared_part(hull(one.content), wanted), default=None)
    if near is None or shared_part(hull(near.content), wanted) < ENOUGH_FOUND:
        return None
    speaker = next((one for one in reading.of(Speaker) if one.attribution == mark_id(near)), None)
    who = {mark_id(entity): entity for entity in reading.of(Entity)}.get(speaker.entity or "") if speaker else None
    return who.name if who and who.named else ""


def _ties(contents: Sequence[Content], readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of contents of two reports, by place: of statements that hold several, those that are one, if any are."""
    places = {reading.report.id: at for at, reading in enumerate(readings)}
    for link in compare(readings):
        if not isinstance(link, Utterance):
            continue
        for left, right in combinations(link.statements, 2):
            held = [
                [
                    at
                    for at, content in enumerate(contents)
                    if content.report == places[one.report] and one.span.overlaps(Span(content.start, content.end))
                ]
                for one in (left, right)
            ]
            pairs = {
                (min(i, j), max(i, j)) for i in held[0] for j in held[1] if contents[i].report != contents[j].report
            }
            one = {(i, j) for i, j in pairs if not contents[i].ids.isdisjoint(contents[j].ids)}
            yield from one or pairs
