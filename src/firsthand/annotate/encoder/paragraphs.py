"""A paragraph -> what the model finds in it, in character offsets of that paragraph; the last few thousand are kept.

A pile of news repeats itself: a paragraph that stands in forty reports is encoded once, and the stages for names and
for attributions share one pass.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import numpy as np

from firsthand.annotate.encoder.chunks import Chunk, chunks_of
from firsthand.annotate.encoder.links import Linked, cue_candidates, link_cues
from firsthand.annotate.encoder.session import Floats, Scores, score_chunks
from firsthand.annotate.encoder.viterbi import WordSpan, best_path, log_softmax, spans_of
from firsthand.annotate.encoder.words import words_of
from firsthand.vocabulary import Span

SOURCE_BIAS = 1.0
"""Added to the scores of B and I of sources; chosen on 40 training documents held out from training."""

NAME_BIAS = 0.4
"""Added to the scores of B and I of names: chosen on GUM dev, where more are found; the seeds keep theirs."""

CONTENT_SWITCH_COST = 1.0
"""What a tagged content pays for its two ends, so that it is not torn by one word; first guess, kept."""

HINT_P = 0.02
"""What a word needs to start a cue with to be worth a second look: docs/stages/attributions.md has what it costs."""

KEPT_PARAGRAPHS = 8192
"""Decoded paragraphs kept a process: about 20 MB."""

NAME_KINDS: tuple[Literal["person", "body", "place"], ...] = ("person", "body", "place")


class TaggedQuote(NamedTuple):
    """One cue as the model sees it, with the content that is the likeliest if it has any in its paragraph."""

    content: tuple[Span, ...]
    cue: Span
    source: Span | None
    p: float
    """Mean probability of its content words to be content."""
    exact_p: float
    """Probability that its content is exactly these words."""
    some_p: float
    """Probability that its cue has any content."""
    cue_p: float
    """Probability of its first cue word to start a cue."""
    source_p: float
    """Probability that the cue has this source, or none."""


class TaggedName(NamedTuple):
    """One name as the model sees it."""

    span: Span
    kind: Literal["person", "body", "place"]
    p: float
    """Mean probability of its words to be in a name of this kind."""


class TaggedParagraph(NamedTuple):
    """All that the model finds in one paragraph, in text order."""

    quotes: tuple[TaggedQuote, ...]
    names: tuple[TaggedName, ...]
    hints: tuple[int, ...]
    """Where words start that may start a cue, be it with little probability: `HINT_P`."""


def tag_paragraph(paragraph: str) -> TaggedParagraph:
    """The names and attributions of one paragraph; offsets count from its first character."""
    return tag_paragraphs((paragraph,))[0]


def tag_paragraphs(paragraphs: Sequence[str]) -> list[TaggedParagraph]:
    """The names and attributions of each paragraph; several at once cost less."""
    kept = kept_paragraphs()
    new = [paragraph for paragraph in dict.fromkeys(paragraphs) if paragraph not in kept]
    chunks = [tuple(chunks_of(paragraph, words_of(paragraph))) for paragraph in new]
    scores = score_chunks([chunk for found in chunks for chunk in found])
    for paragraph, found in zip(new, chunks, strict=True):
        kept[paragraph] = _decode(list(zip(found, scores, strict=False)))
    tagged = [kept[paragraph] for paragraph in paragraphs]
    for paragraph in paragraphs:
        kept[paragraph] = kept.pop(paragraph)
    while len(kept) > KEPT_PARAGRAPHS:
        del kept[next(iter(kept))]
    return tagged


@cache
def kept_paragraphs() -> dict[str, TaggedParagraph]:
    """What was found in the last few thousand paragraphs, those asked for longest ago first."""
    return {}


def _decode(scored: Sequence[tuple[Chunk, Scores]]) -> TaggedParagraph:
    quotes: list[TaggedQuote] = []
    names: list[TaggedName] = []
    hints: list[int] = []
    for chunk, scores in scored:
        logs = _role_logs(scores)
        start_p = np.exp(logs[1, 1])
        quotes += _decode_quotes(chunk, scores, logs, start_p)
        names += _decode_names(chunk, scores)
        hints += [chunk.words[at].start for at in np.flatnonzero(start_p >= HINT_P).tolist()]
    return TaggedParagraph(tuple(quotes), tuple(names), tuple(hints))


def _role_logs(scores: Scores) -> Floats:
    """(3, 3, W) log probabilities of O, B and I of contents, cues and sources."""
    roles = scores.tags[:, :9].T.reshape(3, 3, -1).copy()
    roles[2, 1:] += SOURCE_BIAS
    return log_softmax(roles, axis=1)


def _decode_quotes(chunk: Chunk, scores: Scores, logs: Floats, start_p: Floats) -> Iterator[TaggedQuote]:
    """The attributions of one chunk, by their cues."""
    candidates = cue_candidates(spans_of(best_path(logs[1].T)), start_p)
    if not candidates:
        return
    tagged = [spans_of(best_path(logs[0].T, CONTENT_SWITCH_COST)), spans_of(best_path(logs[2].T))]
    content = np.logaddexp(logs[0, 1], logs[0, 2])
    outside_p = np.exp(logs[0, 0])
    for linked in link_cues(scores, content, candidates, tagged):
        yield _make_quote(chunk, linked, outside_p, float(start_p[linked.cue.start]))


def _make_quote(chunk: Chunk, linked: Linked, outside_p: Floats, cue_p: float) -> TaggedQuote:
    pieces = linked.content.pieces
    inside = [1.0 - float(np.add.reduce(outside_p[s.start : s.end]) / (s.end - s.start)) for s in pieces]
    return TaggedQuote(
        content=tuple(_characters(chunk, s) for s in pieces),
        cue=_characters(chunk, linked.cue),
        source=_characters(chunk, linked.source) if linked.source else None,
        p=round(sum(inside) / max(len(inside), 1), 3),
        exact_p=round(linked.content.p, 3),
        some_p=round(linked.content.some_p, 3),
        cue_p=round(cue_p, 3),
        source_p=round(linked.source_p, 3),
    )


def _decode_names(chunk: Chunk, scores: Scores) -> Iterator[TaggedName]:
    """The names of one chunk, in text order."""
    tags = scores.tags[:, 9:].copy()
    tags[:, 1:] += NAME_BIAS
    found = spans_of(best_path(tags))
    if not found:
        return
    logs = log_softmax(tags)
    for span in found:
        both = np.exp(logs[span.start : span.end, 1 + 2 * span.label : 3 + 2 * span.label])
        p = float(np.add.reduce(np.add.reduce(both, 1)) / (span.end - span.start))
        yield TaggedName(_characters(chunk, span), NAME_KINDS[span.label], round(p, 3))


def _characters(chunk: Chunk, span: WordSpan) -> Span:
    return Span(chunk.words[span.start].start, chunk.words[span.end - 1].end)
