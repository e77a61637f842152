"""A report's text and the content of a statement -> its scene, by which the network tells two occasions apart.

The sentence before and those of the statement, in which the content and all quotations stand as "…": so a scene tells
who listened, where and by what medium, and nothing of what was said. With the sentence behind, a network ordered the
scenes of the open pairs whose days meet worse (area under the curve .90, without it .93; without the one before .72;
counted once, 2026-11-23, by a draft of the network). What a report looks back on has no sentence before it: that is of
today. Without it the curve of those and of what was said again rose from .903 to .910 (2026-11-23, network of version
18). A headline tells of no occasion, so its statement is read twice, the second time with the first sentence of the
report, and the kinder reading counts (`grouping`): of 48 pairs of one statement in the open sets, with a headline
on one side, 9 were taken for two occasions, and 3 then (counted once, 2026-11-24).
"""

import re
from bisect import bisect_left
from datetime import timedelta
from typing import NamedTuple

from firsthand.compare.utterances.near_days import day_of
from firsthand.compare.utterances.occasions import Occasion
from firsthand.text.sentences import sentence_around, sentence_spans
from firsthand.vocabulary import Report, Span, hull

SCENE = "Occasion: "
"""Before each scene: the network, which was trained on statements, too, knows by it what it is asked."""
NEAR_CHARACTERS = 220
"""Of the sentence before that of the statement."""
RECALLED = timedelta(days=8)
"""A report that comes out more days after what was said tells first what has happened since."""
LEFT_OUT = "…"
MOST_SAYING = 4
"""Words of a sentence that tells no more than who says it."""
MOST_NAMED = 3
"""Words between quotation marks that may be a name: «Радио Волна»."""

_QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|\"[^\"]+\"")
_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")


class Scene(NamedTuple):
    """What stands around a statement."""

    text: str
    """As the network reads it."""
    own: str
    """The sentences of the statement alone: where these are equal, another sentence before tells nothing."""
    led: str = ""
    """Of a headline: as the network reads it behind the first sentence of the report; "" elsewhere."""

    @property
    def tells_enough(self) -> bool:
        """Whether the own sentences have more words than "the minister said"."""
        return len(_WORD.findall(self.own)) > MOST_SAYING


def is_recalled(occasion: Occasion, published: str | None) -> bool:
    """Whether something was said so long before its report came out that it is told as what was said then."""
    last, told = day_of(occasion.day or occasion.end), day_of(published)
    return last is not None and told is not None and told - last > RECALLED


def scene_of(
    text: str, pieces: tuple[Span, ...] | list[Span], *, back: bool = False, lead: Span | None = None
) -> Scene:
    """The scene of a statement whose content is `pieces`, in text order; what stands between two of them is kept.

    If its report looks `back` on it, its own sentences alone. `lead` is the sentence behind a headline.
    """
    own = sentence_around(text, hull(pieces))
    sentences = sentence_spans(text)
    before = [] if back else sentences[: bisect_left(sentences, own.start, key=lambda one: one.start)][-1:]
    told = _unquoted(_told(text, own, pieces))
    led = f"{SCENE}{_unquoted(lead.of(text)[:NEAR_CHARACTERS])} {told}" if lead else ""
    return Scene(SCENE + " ".join([*(_unquoted(one.of(text)[-NEAR_CHARACTERS:]) for one in before), told]), told, led)


def lead_of(report: Report, span: Span) -> Span | None:
    """The first sentence of the first paragraph behind a headline that holds a statement; None of any other."""
    if not any(part.kind == "headline" and part.span.overlaps(span) for part in report.parts):
        return None
    first = next((part.span for part in report.parts if part.kind == "paragraph"), None)
    return next((one for one in sentence_spans(report.text) if first and one.overlaps(first)), None)


def _told(text: str, own: Span, pieces: tuple[Span, ...] | list[Span]) -> str:
    """The sentences of the statement, with dots for its content."""
    told, at = [], own.start
    for piece in pieces:
        told += [text[at : piece.start], LEFT_OUT]
        at = piece.end
    return "".join([*told, text[at : own.end]])


def _unquoted(words: str) -> str:
    """Words in one line, with dots for what is quoted."""
    return _BLANKS.sub(" ", _QUOTED.sub(_without_quotation, words)).strip()


def _without_quotation(found: re.Match[str]) -> str:
    """A quotation as dots, but the name of a paper or a station as it is."""
    words = found.group()
    return words if len(words.split()) <= MOST_NAMED else f"{words[0]}{LEFT_OUT}{words[-1]}"
