"""What is said inside what somebody says: `“The farmer told us it was cassava,” she said`.

The corpus that the tagger learnt most from has no attribution inside another one, so that it is shy of a verb of
saying inside a content. Read again by itself, without its quotation marks, the sentence is one like any other:
docs/stages/attributions.md has what that gains and costs.
"""

import re
from collections.abc import Iterator, Sequence

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
_PERFORMED = re.compile(r"['’]d|['’]ll|am\b|are\b|can|could|may|might|must|shall|should|want|will\b|would")


def sentences_inside(text: str, drafts: Sequence[Draft]) -> Iterator[Span]:
    """The sentences of contents in which somebody may say something, without what opens them, in no particular order.

    Marks, dashes and a conjunction in front are left out, so that each reads as a sentence of its own. A verb of saying
    that is a cue already needs no second reading.
    """
    known = [draft.cue for draft in drafts if draft.cue is not None]
    for piece in {piece for draft in drafts for piece in draft.content}:
        for whole in sentences_within(text, piece):
            sentence = _bare(text, whole)
            words = [Span(*word.span()) for word in WORD.finditer(text, sentence.start, sentence.end)]
            verbs = [word for word in words if word.of(text).lower() in speech_verbs()]
            if len(words) >= _MIN_WORDS and any(not any(cue.overlaps(verb) for cue in known) for verb in verbs):
                yield sentence


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
