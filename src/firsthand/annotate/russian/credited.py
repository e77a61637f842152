"""Sources by a phrase: по словам N, ...; ..., по данным N; согласно N, ...; ... со ссылкой на N; по неполным данным."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.russian.drafts import Draft
from firsthand.annotate.russian.lexicon import CuePhrase, cue_phrases
from firsthand.annotate.russian.phrases import Frame, Phrase, phrase_at
from firsthand.annotate.russian.stretches import Stretch
from firsthand.vocabulary import Span

MAX_CLAUSE_WORDS = 15
"""Of a clause between a source and its words."""
_OF_SOURCE = re.compile(
    r"котор(?:ый|ая|ое|ые)|\w+(?:вш|ющ|ущ|ащ|ящ)(?:его|ей|их)(?:ся)?|(?:сказа|да|озвуче|приведё|приведе)нным"
)
"""How a clause on the source, or on its words, begins."""
_POSSESSIVES = frozenset({"его", "ее", "их"})


def credited_drafts(stretch: Stretch, found: Sequence[Draft]) -> Iterator[Draft]:
    """The attributions by phrases outside quotation marks; `found` is what the verbs of the stretch gave."""
    for at in stretch.words:
        if stretch.quoted(at):
            continue
        matched = _matched(stretch.frame, at)
        if matched is None:
            continue
        draft = _credited(stretch, at, matched, found)
        if draft:
            yield draft


class _Matched(NamedTuple):
    """A phrase that attributes, the index after it, and whether a possessive stands in it («по его словам»)."""

    phrase: CuePhrase
    after: int
    owned: bool


def _matched(frame: Frame, at: int) -> _Matched | None:
    for phrase in cue_phrases().get(frame.words.low(at), ()):
        size = len(phrase.words)
        if tuple(frame.words.low(at + i) for i in range(size)) == phrase.words:
            return _Matched(phrase, at + size, owned=False)
        owned = size == 2 and frame.words.low(at + 1) in _POSSESSIVES and frame.words.low(at + 2) == phrase.words[1]
        if owned and phrase.case == "g":
            return _Matched(phrase, at + 3, owned=True)
    return None


def _credited(stretch: Stretch, first: int, matched: _Matched, found: Sequence[Draft]) -> Draft | None:
    frame, words = stretch.frame, stretch.frame.words
    phrase, after, pronoun = matched
    source: Phrase | None = None
    if pronoun:
        end = after
    elif phrase.case:
        source = phrase_at(frame, after, stretch.words.stop, phrase.case)
        if source is None:
            return None
        end = source.after - (words.all[source.after - 1].text == ",")
    else:
        end = after
    content = _linked(stretch, first, found) if phrase.case == "a" else _content(stretch, first, end)
    if not content:
        return None
    owner = Phrase(first + 1, first + 2, first + 1, pronoun=True) if pronoun else source
    return Draft(
        content,
        words.span(first, after),
        frame.span(source) if source else None,
        "phrase",
        phrase.manner,
        owner,
    )


def _linked(stretch: Stretch, at: int, found: Sequence[Draft]) -> tuple[Span, ...]:
    """What «со ссылкой на» supports: the content of the verb before it, else the sentence before it."""
    start = stretch.frame.words.all[at].start
    before = [draft for draft in found if draft.cue and draft.cue.start < start]
    if before:
        return before[-1].content
    words = stretch.frame.words
    return (words.span(stretch.words.start, at),) if at > stretch.words.start else ()


def _after_clause(stretch: Stretch, at: int) -> int:
    """The index behind a clause that begins at `at` and tells of the source: «, выступавшего во вторник, ...»."""
    words, stop = stretch.frame.words, min(stretch.words.stop, at + MAX_CLAUSE_WORDS)
    if at >= stop or not _OF_SOURCE.fullmatch(words.low(at)):
        return at
    return next((i + 1 for i in range(at, stop) if words.all[i].text == ","), at)


def _content(stretch: Stretch, first: int, end: int) -> tuple[Span, ...]:
    """The sentence without the phrase and its commas: before it, behind it, or both."""
    words, inside = stretch.frame.words, stretch.words
    left, right = first, end
    if left > inside.start and words.all[left - 1].text == ",":
        left -= 1
    if right < inside.stop and words.all[right].text == ",":
        right = _after_clause(stretch, right + 1) if first == inside.start else right + 1
    elif right < inside.stop and words.all[right].text[0].isalnum() and first > inside.start:
        return ()  # «остался без денег по мнению»: no aside
    elif right < inside.stop and words.all[right].text not in {".", "—", "–", ":", "!", "…"} and first == inside.start:
        return ()
    if right < inside.stop and words.all[right].text in {"—", "–", ":"}:
        right += 1
    start = max((i + 1 for i in range(inside.start, left) if words.all[i].text == ";"), default=inside.start)
    stop = min(
        (i for i in range(right, inside.stop) if words.all[i].text == ";" and not stretch.quoted(i)),
        default=inside.stop,
    )
    while stop > right and words.all[stop - 1].text in {".", "…", "!", "?"}:
        stop -= 1
    pieces = [words.span(a, b) for a, b in ((start, left), (right, stop)) if a < b and words.all[a].text not in ".,"]
    return tuple(piece for piece in pieces if any(char.isalnum() for char in piece.of(words.text)))
