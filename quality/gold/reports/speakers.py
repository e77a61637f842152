"""How often the speaker of what was said is the right entity, on the gold of reports.

The pack's `speaker_resolved` asks it of every source of speech and calls a source that is not found wrong. Here it is
asked of the speech attributions that were found (content overlaps the gold's by half, one to one), so that finding and
resolving are told apart: `right` over all of those, `precision` over those for which an entity was named at all. Both
take a description that was found to be somebody apart ("the chairman") as right, though the report names him elsewhere:
`by_name` does not. It is the share, of speakers whom the report names, that are tied to a name of theirs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from firsthand.annotate.attributions import attributions
from firsthand.annotate.entities import entities
from firsthand.annotate.names import names
from firsthand.annotate.speakers import speakers
from firsthand.read import report_of_text
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Entity, Speaker, mark_id
from gold.reports.as_pack import names_line

LEAST_OVERLAP = 0.5
"""Shared characters over all characters of two contents, as the pack's joint measure asks."""


def spoken(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each attribution with the mentions of its speaker's entity; none where the speaker is unresolved."""
    reading = Reading(report_of_text(document["text"], document["id"], published=document.get("published")))
    for stage in (names, attributions, entities, speakers):
        reading.add(stage.run(reading))
    known = {mark_id(entity): entity for entity in reading.of(Entity)}
    said = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    for each in reading.of(Attribution):
        speaker = said.get(mark_id(each))
        entity = known.get(speaker.entity) if speaker and speaker.entity else None
        yield {
            "content": [[span.start, span.end] for span in each.content],
            "speaker": [[span.start, span.end] for span in entity.mentions] if entity else [],
        }


def speaker_scores(report: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> Counter[str]:
    """Of one report: `gold` speech attributions with a speaker, `found`, `resolved` and `right` ones.

    Of those found whose speaker the report names, `named`, as many are `tied` to a name of theirs.
    """
    wanted = [each for each in report["attributions"] if each["type"] == "speech" and each["speakers"]]
    counts = Counter({"gold": len(wanted)})
    mentions = names_line(report)["mentions"]
    for gold, found in matched(wanted, predicted):
        counts["found"] += 1
        counts["resolved"] += bool(found["speaker"])
        counts["right"] += entity_of(found["speaker"], mentions) in gold["speakers"]
        names = [each for each in mentions if each["form"] == "name" and each["entity"] in gold["speakers"]]
        counts["named"] += bool(names)
        counts["tied"] += any(_meets(name, span) for name in names for span in found["speaker"])
    return counts


def shares(counts: Counter[str]) -> dict[str, float]:
    """Percentages: `right` of those found, `precision` of those resolved, `of_all` in the gold, `by_name` of named."""
    return {
        "right": round(100 * counts["right"] / max(counts["found"], 1), 2),
        "precision": round(100 * counts["right"] / max(counts["resolved"], 1), 2),
        "of_all": round(100 * counts["right"] / max(counts["gold"], 1), 2),
        "by_name": round(100 * counts["tied"] / max(counts["named"], 1), 2),
    }


def matched(
    wanted: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of contents that overlap enough, the best first, each used once."""
    ranked = sorted(
        (-overlap, i, j)
        for i, gold in enumerate(wanted)
        for j, found in enumerate(predicted)
        if (overlap := _overlap(_letters(gold["content"]), _letters(found["content"]))) >= LEAST_OVERLAP
    )
    used: set[tuple[str, int]] = set()
    for _, i, j in ranked:
        if not {("gold", i), ("found", j)} & used:
            used |= {("gold", i), ("found", j)}
            yield wanted[i], predicted[j]


def _letters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _overlap(left: set[int], right: set[int]) -> float:
    return len(left & right) / max(len(left | right), 1)


def entity_of(spans: Iterable[Sequence[int]], mentions: Sequence[dict[str, Any]]) -> str | None:
    """The gold entity that most of these places are mentions of: its names vote, all mentions where none is a name.

    A place is the gold mention with which it shares the head and that differs least from it: "the mayor of Dunmere" is
    no Dunmere.
    """
    met = [found for span in spans if (found := _nearest(span, mentions))]
    voting = [each for each in met if each["form"] == "name"] or met
    votes = Counter(each["entity"] for each in voting).most_common(1)
    return votes[0][0] if votes else None


def _nearest(span: Sequence[int], mentions: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    start, end = span
    near = [each for each in mentions if _meets(each, span)]
    return min(near, key=lambda each: abs(each["start"] - start) + abs(each["end"] - end), default=None)


def _meets(gold: dict[str, Any], span: Sequence[int]) -> bool:
    """True if one span lies in the other and both hold the gold's head word."""
    start, end = span
    nested = (gold["start"] <= start and end <= gold["end"]) or (start <= gold["start"] and gold["end"] <= end)
    head = gold["head"]
    return bool(nested and start <= head[0] and head[1] <= end)
