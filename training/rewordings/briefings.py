"""Briefings -> labelled pairs of an epoch: contents of whole reports on one occasion, and their scenes.

Of a briefing all pairs of one statement are read, and 1.4 times as many of two statements of one speaker. What is said
again on another occasion is none of either: the words may be the same. Scenes are those of half of the pairs of one
statement, and of all that is said again.
"""

from collections.abc import Sequence
from random import Random

from training.rewordings.batches import OTHERS_PER_ONE, Item

from firsthand.compare.utterances.scenes import scene_of
from firsthand.vocabulary import Span
from gold.utterances.read_briefings import Briefing, Content, TwoContents, pairs_of, plain_text

SCENES_PER_ONE = 0.5
"""Pairs of scenes of one occasion for each pair of one statement."""


def briefing_items(briefings: Sequence[Briefing], draw: Random, *, scenes: bool) -> list[Item]:
    """The pairs of all these briefings."""
    return [item for briefing in briefings for item in _items(briefing, draw, scenes=scenes)]


def _items(briefing: Briefing, draw: Random, *, scenes: bool) -> list[Item]:
    texts = [plain_text(report) for report in briefing.reports]
    pairs = list(pairs_of(briefing))
    same = [pair for pair in pairs if pair.same]
    again = [pair for pair in pairs if pair.again]
    others = [pair for pair in pairs if not (pair.same or pair.again)]
    taken = [*same, *draw.sample(others, min(len(others), int(OTHERS_PER_ONE * len(same))))]
    items = [Item(*_contents(pair, texts), pair.same, taught=False) for pair in taken]
    if scenes:
        told = [*draw.sample(same, int(SCENES_PER_ONE * len(same))), *again]
        items += [Item(*_scenes(pair, texts), pair.same, taught=False) for pair in told]
    return items


def _contents(pair: TwoContents, texts: Sequence[str]) -> tuple[str, str]:
    left, right = (texts[one.report][one.start : one.end] for one in (pair.left, pair.right))
    return left, right


def _scenes(pair: TwoContents, texts: Sequence[str]) -> tuple[str, str]:
    left, right = (_scene(one, texts) for one in (pair.left, pair.right))
    return left, right


def _scene(content: Content, texts: Sequence[str]) -> str:
    return scene_of(texts[content.report], [Span(content.start, content.end)]).text
