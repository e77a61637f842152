"""What is said inside what somebody says: `“The farmer told us it was cassava,” she said`.

The corpus that the tagger learnt most from has no attribution inside another one, so that it is shy of a verb of
saying inside a content. Read again by itself, without its quotation marks, the sentence is one like any other:
docs/stages/attributions.md has what that gains and costs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from firsthand.annotate.attributions.cues import WORD, speech_verbs
from firsthand.annotate.attributions.drafts import Draft
from firsthand.text.sentences import sentences_within
from firsthand.vocabulary import Span

_AROUND = " \t\n,;:—–“”„«»\"‘’'"
_AFTER = ' \t\n,;:—–“”„«»"'
_INNER_MARK = re.compile(r"(?<!\w)[‘'](?=\w)")
_COMPLEMENT = re.compile(r"(?:that|whether|if|what)\s+")
_MIN_WORDS = 4
"""Somebody, a verb and what is said take that many."""
MOST_READ_AGAIN = 2
"""Characters of contents that are read again, by those of their passage; of the reports of the gold all have fewer."""
_BEFORE_NOUN = frozenset("a an the my our your their his its no of".split())
"""Behind these "claim", "report", "call" and their like are no verbs."""
_PERFORMED = re.compile(r"['’]d|['’]ll|am\b|are\b|can|could|may|might|must|shall|should|want|will\b|would")


def sentences_inside(text: str, drafts: Sequence[Draft], hints: Sequence[int] | None = None) -> Iterator[Span]:
    """The sentences of contents in which somebody may say something, without what opens them, in text order.

    Marks, dashes and a conjunction in front are left out, so that each reads as a sentence of its own. A verb of saying
    that is a cue already needs no second reading. With `hints`, the places of words that the tagger thinks may start a
    cue, a sentence without one is left out.
    """
    known = [draft.cue for draft in drafts if draft.cue is not None]
    for piece in sorted({piece for draft in drafts for piece in draft.content}):
        for whole in sentences_within(text, piece):
            sentence = _bare(text, whole)
            if (hints is None or _is_hinted(sentence, hints, known)) and _may_tell(text, sentence, known):
                yield sentence


def within_measure(sentences: Iterable[Span], passage: Span) -> Iterator[Span]:
    """As many of the sentences as are read again in a passage: contents that overlap would be read over and over."""
    left = MOST_READ_AGAIN * (passage.end - passage.start)
    for sentence in sentences:
        left -= sentence.end - sentence.start
        if left < 0:
            return
        yield sentence


def _is_hinted(sentence: Span, hints: Sequence[int], known: Sequence[Span]) -> bool:
    """True if a word of the sentence, outside the known cues, may start a cue."""
    inside = hints[bisect_left(hints, sentence.start) : bisect_left(hints, sentence.end)]
    return any(not any(cue.start <= hint < cue.end for cue in known) for hint in inside)


def _may_tell(text: str, sentence: Span, known: Sequence[Span]) -> bool:
    """True if the sentence is long enough and holds a verb of saying that is no known cue, nor a noun: "the claim"."""
    words = [(match.group().lower(), match) for match in WORD.finditer(text, sentence.start, sentence.end)]
    if len(words) < _MIN_WORDS:
        return False
    before = ""
    for word, match in words:
        if word in speech_verbs() and before not in _BEFORE_NOUN:
            verb = Span(*match.span())
            if not any(cue.overlaps(verb) for cue in known):
                return True
        before = word
    return False


def _bare(text: str, sentence: Span) -> Span:
    """The sentence without marks around it and without a conjunction that ties it to the verb of saying.

    A single mark at its end stays where one opens inside: then the sentence quotes somebody.
    """
    words = sentence.of(text)
    start = sentence.start + len(words) - len(words.lstrip(_AROUND))
    quotes = _INNER_MARK.search(words, start - sentence.start)
    end = sentence.start + len(words.rstrip(_AFTER if quotes else _AROUND))
    bare = Span(start, max(start, end))
    tied = _COMPLEMENT.match(bare.of(text))
    return Span(bare.start + tied.end(), bare.end) if tied else bare


def is_performed(text: str, draft: Draft) -> bool:
    """True for "I’d ask people", "we want to thank": the speaker does it with these words and reports nothing."""
    if draft.source is None or draft.cue is None or draft.source.of(text).lower() not in ("i", "we"):
        return False
    return bool(_PERFORMED.match(draft.cue.of(text).lower()))
