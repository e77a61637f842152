"""Briefings -> labelled pairs of an epoch: contents of whole reports on one occasion, bare and in them, and scenes.

Of a briefing all pairs of one statement are read, and 1.4 times as many of two statements of one speaker: half of them
those that have most words in common ("the north weir is safe", "the south weir is safe for boats"), since two drawn by
chance are told apart by what they are about. Where it is known what a network says of the pairs (`mined`), these are
those that it is nearest to take for one, and of the pairs of one statement most are those that it does not know. What
is said again on another occasion is none of either: the words may be the same. Scenes are those of half of the pairs of
one statement, and of all that is said again.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from training.rewordings.batches import OTHERS_PER_ONE, Item
from training.rewordings.in_report import in_report

from firsthand.compare.utterances.alignment import evidence_of
from firsthand.compare.utterances.scenes import scene_of
from firsthand.compare.utterances.words import Word, read_content
from firsthand.vocabulary import Span
from gold.utterances.read_briefings import Briefing, Content, TwoContents, pairs_of, plain_text

SCENES_PER_ONE = 0.5
"""Pairs of scenes of one occasion for each pair of one statement."""
NEAREST = 0.5
"""Share of the pairs of two statements that have most words in common, or that a network is nearest to take for one."""
EASY = 0.25
"""Chance that a pair of one statement is read of which a network is quite sure; at even odds it is always read."""

Key = tuple[str, str]
"""Two contents, in the order of their letters."""
Mined = Mapping[Key, float]
"""The log odds that two contents are one, as some network says."""


class Paired(NamedTuple):
    """A briefing's pairs, as training draws from them."""

    texts: tuple[str, ...]
    same: tuple[TwoContents, ...]
    others: tuple[TwoContents, ...]
    """Two statements of one speaker; those with most in common first."""
    again: tuple[TwoContents, ...]


def paired(briefings: Iterable[Briefing]) -> list[Paired]:
    """The pairs of these briefings, by what they are."""
    return [_paired(briefing) for briefing in briefings]


def briefing_items(
    briefings: Sequence[Paired], draw: Random, *, scenes: bool, reports: bool = False, mined: Mined | None = None
) -> list[Item]:
    """The pairs of all these briefings, for one time that they are read; with `scenes`, and in their `reports`."""
    found = []
    for briefing in briefings:
        chosen = _chosen(briefing, draw, mined) if mined else _drawn(briefing, draw)
        found += _items(chosen, briefing, draw, scenes=scenes, reports=reports)
    return found


def key_of(pair: TwoContents, briefing: Paired) -> Key:
    """The two contents of a pair."""
    left, right = sorted(_content(one, briefing.texts[one.report]) for one in (pair.left, pair.right))
    return left, right


def _paired(briefing: Briefing) -> Paired:
    texts = tuple(plain_text(report) for report in briefing.reports)

    @cache
    def words(content: Content) -> tuple[Word, ...]:
        return read_content(texts[content.report][content.start : content.end])

    def in_common(pair: TwoContents) -> float:
        return evidence_of(words(pair.left), words(pair.right)).share_long

    pairs = list(pairs_of(briefing))
    others = [pair for pair in pairs if not (pair.same or pair.again)]
    return Paired(
        texts,
        same=tuple(pair for pair in pairs if pair.same),
        others=tuple(sorted(others, key=in_common, reverse=True)),
        again=tuple(pair for pair in pairs if pair.again),
    )


def _drawn(briefing: Paired, draw: Random) -> list[TwoContents]:
    """All pairs of one statement, and 1.4 times as many of two."""
    return [*briefing.same, *_with_nearest(briefing.others, int(OTHERS_PER_ONE * len(briefing.same)), draw)]


def _chosen(briefing: Paired, draw: Random, mined: Mined) -> list[TwoContents]:
    """The same of those that a network does not know, and a share of the others."""
    same = [pair for pair in briefing.same if draw.random() < _chance(mined.get(key_of(pair, briefing), 0.0))]
    others = sorted(briefing.others, key=lambda pair: mined.get(key_of(pair, briefing), -math.inf), reverse=True)
    return [*same, *_with_nearest(others, int(OTHERS_PER_ONE * len(same)), draw)]


def _chance(said: float) -> float:
    """The chance that a pair of one statement is read."""
    return min(1.0, EASY + (1 - EASY) * 2 / (1 + math.exp(said)))


def _with_nearest(others: Sequence[TwoContents], wanted: int, draw: Random) -> list[TwoContents]:
    """So many pairs of two statements, the first of them and others by chance."""
    wanted = min(len(others), wanted)
    nearest = int(NEAREST * wanted)
    return [*others[:nearest], *draw.sample(others[nearest:], wanted - nearest)]


def _items(chosen: Sequence[TwoContents], briefing: Paired, draw: Random, *, scenes: bool, reports: bool) -> list[Item]:
    items = _items_of(chosen, briefing, _content)
    if scenes:
        told = [*draw.sample(briefing.same, int(SCENES_PER_ONE * len(briefing.same))), *briefing.again]
        items += _items_of(told, briefing, _scene)
    if reports:
        items += _items_of([*chosen, *briefing.again], briefing, _in_report)
    return items


def _items_of(pairs: Iterable[TwoContents], briefing: Paired, read: Callable[[Content, str], str]) -> list[Item]:
    """The pairs, each side as it is to be read, given the content and the text of its report."""
    found = []
    for pair in pairs:
        left, right = (read(one, briefing.texts[one.report]) for one in (pair.left, pair.right))
        found.append(Item(left, right, pair.same, taught=False))
    return found


def _content(content: Content, text: str) -> str:
    return text[content.start : content.end]


def _in_report(content: Content, text: str) -> str:
    return in_report(text, [Span(content.start, content.end)])


def _scene(content: Content, text: str) -> str:
    return scene_of(text, [Span(content.start, content.end)]).text
