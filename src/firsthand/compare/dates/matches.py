"""The pile -> pairs of sentences that tell the same: in copies the aligned ones, in a story those of one event."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from firsthand.compare.claims.decided import read_decisions
from firsthand.compare.dates.sentences import copied_pairs, of_one_event, rare_words
from firsthand.compare.dates.sketches import DatedSentence, DateSketch
from firsthand.compare.joins import joined
from firsthand.stage import Pile
from firsthand.vocabulary import Copy, Span, Story, link_id

MIN_RARE_SHARED = 4
"""Content words that bring two sentences together to be compared at all."""


class Match(NamedTuple):
    """Two sentences that tell the same, in two reports, the smaller id first."""

    left: str
    right: str
    left_sentence: DatedSentence
    right_sentence: DatedSentence
    copy: Copy | None
    """The link by which one is copied; None for two reports of one event."""


def find_matches(pile: Pile) -> Iterator[Match]:
    """Every match of the pile: first those in copies, then those in stories among reports that no copy ties."""
    sketches = dict(pile.sketches(DateSketch).items())
    refused = read_decisions(pile.decisions).no_copies
    copies = [copy for copy in pile.links(Copy) if link_id(copy) not in refused]
    for copy in copies:
        if copy.left in sketches and copy.right in sketches:
            yield from _in_copies(copy, sketches[copy.left], sketches[copy.right])
    tied = {(copy.left, copy.right) for copy in copies}
    for story in pile.links(Story):
        yield from _in_story({name: sketches[name] for name in sorted(story.reports) if name in sketches}, tied)


def _in_copies(copy: Copy, left: DateSketch, right: DateSketch) -> Iterator[Match]:
    """Best matches among the dated sentences of one passage and its counterpart."""
    seen: set[tuple[Span, Span]] = set()
    for passage in copy.passages:
        here = [one for one in left.sentences if one.span.overlaps(passage.left)]
        there = [one for one in right.sentences if one.span.overlaps(passage.right)]
        for one, other in copied_pairs(here, there):
            if (one.span, other.span) not in seen:
                seen.add((one.span, other.span))
                yield Match(copy.left, copy.right, one, other, copy)


def _in_story(sketches: Mapping[str, DateSketch], tied: set[tuple[str, str]]) -> Iterator[Match]:
    told: Sequence[tuple[str, DatedSentence]] = [
        (name, one) for name, sketch in sketches.items() for one in sketch.sentences
    ]
    if len(sketches) < 2 or len(told) < 2:
        return
    rare = [rare_words(one) for _, one in told]
    pairs, shared = joined(rare, np.array([len(words) for words in rare]))
    for i, j in pairs[:, shared >= MIN_RARE_SHARED].T.tolist():
        (left, one), (right, other) = told[i], told[j]
        if left != right and (left, right) not in tied and of_one_event(one, other):
            yield Match(left, right, one, other, None)
