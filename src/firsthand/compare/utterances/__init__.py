"""The stage *utterances*: one thing said once, in all its wordings: cuts, paraphrases, translations."""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.compare.joins import joined
from firsthand.compare.utterances.agreement import agreement_of, one_utterance, worth_of
from firsthand.compare.utterances.sketches import Said, UtteranceSketch, sketch_utterances, stems_of
from firsthand.stage import Comparer, Pile
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Protected,
    Speaker,
    Statement,
    TimeExpression,
    Utterance,
)

MIN_STEMS_SHARED = 3
MAX_WORDS_NAMED = 4


class _Told(NamedTuple):
    """One statement with its report."""

    report: str
    said: Said


def compare_utterances(pile: Pile) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say."""
    told = [_Told(name, said) for name, sketch in pile.sketches(UtteranceSketch).items() for said in sketch.said]
    told.sort(key=lambda one: (one.report, one.said.span, one.said.mark))
    agreeing: dict[int, set[int]] = defaultdict(set)
    for left, right in _candidates(told):
        if one_utterance(told[left].said, told[right].said):
            agreeing[left].add(right)
            agreeing[right].add(left)
    for group in _groups(agreeing, told):
        if len({told[i].report for i in group}) > 1:
            yield _utterance([told[i] for i in group], pile)


def _candidates(told: Sequence[_Told]) -> list[tuple[int, int]]:
    """Pairs of statements that share content words and the last word of the speaker's name."""
    hashes = []
    for one in told:
        speaker = zlib.crc32(one.said.speaker.rsplit(" ", 1)[-1].encode())
        # Odd multiplier: another speaker's equal words fall into other buckets.
        stems = np.frombuffer(one.said.stems, "<u4")
        hashes.append(np.unique((stems ^ np.uint32(speaker)) * np.uint32(0x9E3779B1)))
    if not hashes:
        return []
    pairs, shared = joined(hashes, np.array([len(one) for one in hashes]))
    return [(i, j) for i, j in pairs[:, shared >= MIN_STEMS_SHARED].T.tolist()]


def _groups(agreeing: Mapping[int, set[int]], told: Sequence[_Told]) -> list[list[int]]:
    """Groups around one wording each, with which every member agrees: that of most agreement, then the fullest."""
    central = sorted(agreeing, key=lambda i: (-len(agreeing[i]), -worth_of(told[i].said), i))
    left = set(central)
    groups = []
    for centre in central:
        if centre in left:
            group = {centre} | (agreeing[centre] & left)
            left -= group
            groups.append(sorted(group))
    return groups


def _utterance(group: list[_Told], pile: Pile) -> Utterance:
    days = {one.report: pile.headings[one.report].date or "~" for one in group}
    group = sorted(group, key=lambda one: (days[one.report], one.report, one.said.span))
    speaker = max((one.said.called for one in group), key=lambda name: (len(name), name))
    begins = [one.said.begin for one in group if one.said.begin]
    ends = [one.said.end for one in group if one.said.end]
    return Utterance(
        speaker=speaker,
        statements=tuple(Statement(report=one.report, span=one.said.span, mark=one.said.mark) for one in group),
        date=(max(begins, default=None), min(ends, default=None)),
        because=_sentence(group, pile, speaker),
    )


def _sentence(group: list[_Told], pile: Pile, speaker: str) -> str:
    fullest = max(group, key=lambda one: (worth_of(one.said), one.report))
    other = max((one for one in group if one is not fullest), key=lambda one: agreement_of(fullest.said, one.said))
    text = fullest.said.span.of(pile.text(fullest.report))
    stems, worth, spans = stems_of(text)
    both = np.isin(stems, np.frombuffer(other.said.stems, "<u4"))
    found: dict[int, tuple[float, int]] = {}
    for i in np.flatnonzero(both):
        found.setdefault(int(stems[i]), (-float(worth[i]), int(i)))
    rarest = sorted(sorted(found.values())[:MAX_WORDS_NAMED], key=lambda pair: pair[1])
    words = ", ".join(f"“{spans[i].of(text).lower()}”" for _, i in rarest)
    reports = len({one.report for one in group})
    return f"{reports} reports have {speaker} say it at a time that can be one, in words that agree: {words}."


utterances = Comparer(
    name="utterances",
    version="2",
    needs=(Attribution, Speaker, Entity, TimeExpression, Protected),
    makes=(Utterance,),
    sketches=UtteranceSketch,
    sketch=sketch_utterances,
    compare=compare_utterances,
    says="One thing said once, in all its wordings: cut, paraphrased, translated twice.",
)

__all__ = ["compare_utterances", "utterances"]
