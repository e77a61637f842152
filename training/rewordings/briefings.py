"""Briefings -> labelled pairs of an epoch: contents of whole reports on one occasion, bare and in them, and scenes.

Of a briefing all pairs of one statement are read, and 1.4 times as many of two statements of one speaker: half of them
those that have most words in common ("the north weir is safe", "the south weir is safe for boats"), since two drawn by
chance are told apart by what they are about. What is said again on another occasion is none of either: the words may be
the same. Scenes are those of half of the pairs of one statement, and of all that is said again.
"""

from collections.abc import Callable, Iterable, Sequence
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
"""Share of the pairs of two statements that have most words in common."""


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


def briefing_items(briefings: Sequence[Paired], draw: Random, *, scenes: bool, reports: bool = False) -> list[Item]:
    """The pairs of all these briefings, for one time that they are read; with `scenes`, and in their `reports`."""
    return [item for briefing in briefings for item in _items(briefing, draw, scenes=scenes, reports=reports)]


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


def _items(briefing: Paired, draw: Random, *, scenes: bool, reports: bool) -> list[Item]:
    wanted = min(len(briefing.others), int(OTHERS_PER_ONE * len(briefing.same)))
    nearest = int(NEAREST * wanted)
    others = [*briefing.others[:nearest], *draw.sample(briefing.others[nearest:], wanted - nearest)]
    items = _items_of([*briefing.same, *others], briefing, _content)
    if scenes:
        told = [*draw.sample(briefing.same, int(SCENES_PER_ONE * len(briefing.same))), *briefing.again]
        items += _items_of(told, briefing, _scene)
    if reports:
        items += _items_of([*briefing.same, *others, *briefing.again], briefing, _in_report)
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
