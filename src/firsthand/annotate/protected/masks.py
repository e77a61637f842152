"""Every place in a report where a protected person's name or a part of it stands."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from firsthand.annotate.entities.people import name_tokens
from firsthand.annotate.protected.people import names_of
from firsthand.annotate.speakers.voices import Stage
from firsthand.vocabulary import Entity, Span, outermost

_TOKEN = re.compile(r"\w+")


class Places:
    """Where the words of a report's names stand: made once, asked for each of its people."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        named = (span for span in stage.by_span if span in stage.people)
        begun = {span.start for span in named if len(name_tokens(span.of(stage.text))) > 1}
        self._starts = starts_of(stage.text, begun)

    def of(self, entity: Entity) -> tuple[Span, ...]:
        """The places in text order: in other people's quotations, captions, headlines and capitals too.

        Left out is a first name where it starts the full name of somebody else.
        """
        text = self._stage.text
        spans = set(names_of(self._stage, entity))
        words = {word for span in spans for word in re.findall(r"[^\W\d_][\w-]*", span.of(text))}
        tokens = {token for span in spans for token in name_tokens(span.of(text))}
        for word in (word for word in words if word.lower() in tokens and word[0].isupper()):
            for form in {word, word.upper()}:
                spans.update(places_of(text, form, self._starts))
        return outermost(spans)


Starts = Mapping[str, Sequence[int]]
"""Each word of a text, with the offsets where it stands."""


def starts_of(text: str, left_out: Container[int] = ()) -> Starts:
    """The words of the text but those at the offsets `left_out`."""
    found: dict[str, list[int]] = {}
    for token in _TOKEN.finditer(text):
        if token.start() not in left_out:
            found.setdefault(token[0], []).append(token.start())
    return found


def places_of(text: str, words: str, starts: Starts) -> Iterator[Span]:
    """Where these words, spelt so, stand in the text as whole words."""
    first = _TOKEN.search(words)
    if first is None:
        return
    for start in starts.get(first[0], ()):
        span = Span(start - first.start(), start - first.start() + len(words))
        if span.start >= 0 and span.of(text) == words and not _TOKEN.match(text, span.end):
            yield span
