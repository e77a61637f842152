"""Quotations that no draft covers: a cue beside them by rule, or the utterance of a speaker who goes on."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.attributions.cues import speech_verbs
from firsthand.annotate.attributions.drafts import Draft, drafts_of
from firsthand.annotate.attributions.embedded import is_covered
from firsthand.annotate.attributions.terms import is_title
from firsthand.annotate.encoder import Passage, Quotation, TaggedPassage
from firsthand.vocabulary import Span

MIN_CLAUSE_WORDS = 4
"""A shorter quotation without a cue is a term or a title until something says otherwise."""

MIN_LONE_WORDS = 8
"""A quotation that fills its paragraph and follows no other one needs this many words: it may be a slogan."""

MAX_TORN_CHARS = 600
"""How far the cue of a quotation without a closing mark is looked for."""

MIN_SOME_P = 0.5
"""A cue below is taken for one without content in its own passage."""

UNCLOSED = "quotation mark is never closed"

_NP = r"""(?: [A-Z][\w.'’-]* (?:\s+(?:[A-Z][\w.'’-]*|of|for|the|de|van|von|al)){0,7}  # Ilse Marten of the Board
    | he|she|they|it|we|I
    | (?:the|a|an|one|another|his|her|their)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+ )"""  # the chief engineer
_VERB = r"(?:(?:also|has|had|have|later|then|\w+ly)\s+){0,2}(?P<cue>[a-z]+)"
_SUBJECT_VERB = re.compile(rf"(?x) ^,?\s* (?P<source>{_NP}) \s+ {_VERB}\b")
_VERB_SUBJECT = re.compile(rf"(?x) ^,?\s* (?P<cue>[a-z]+) \s+ (?P<source>{_NP})")
_BEFORE = re.compile(
    rf"""(?x) (?: ^ | [,;—–]\s* | \b(?:and|but|when|as|while)\s+ | [.?!]\s+ )
    (?P<source>{_NP}) \s+ {_VERB} (?:\s+[\w'’]+){{0,4}} \s*[,:]?\s* $"""
)
_INSIDE = re.compile(rf"(?x) [,?!.] \s+ (?P<source>{_NP}) \s+ (?P<cue>[a-z]+) (?=[.,;]|\s+(?:on|in|to|at)\b)")
_MAX_BESIDE = 120


class Work(NamedTuple):
    """One passage with what is known about it so far."""

    passage: Passage
    quotations: Sequence[Quotation]
    drafts: list[Draft]
    announced: Draft | None = None
    """The cue, without content, of what the next passage quotes."""
    is_turn: bool = False
    """A line of a transcript: it is settled who says it."""


def announcing(text: str, tagged: TaggedPassage) -> Draft | None:
    """The last cue of a passage that ends with a colon, if it has no content: `The ministry released a statement:`."""
    if not tagged.passage.span.of(text).endswith(":"):
        return None
    last = max(drafts_of(tagged), key=lambda draft: draft.cue or tagged.passage.span, default=None)
    if last is None or last.cue is None or last.source is None or last.some_p >= MIN_SOME_P:
        return None
    words = last.cue.of(text).rstrip(": ")
    return last._replace(cue=Span(last.cue.start, last.cue.start + len(words)) if words else last.cue)


def cued_drafts(text: str, work: Work) -> Iterator[Draft]:
    """Attributions for quotations of a clause that have a subject and a verb of saying right beside them."""
    span = work.passage.span
    for quotation in work.quotations:
        if is_covered(quotation, work.drafts) or not is_clause(text, quotation):
            continue
        after = text[quotation.span.end : min(span.end, quotation.span.end + _MAX_BESIDE)]
        before = text[max(span.start, quotation.span.start - _MAX_BESIDE) : quotation.span.start]
        for found, offset in (
            (_SUBJECT_VERB.search(after), quotation.span.end),
            (_VERB_SUBJECT.search(after), quotation.span.end),
            (_BEFORE.search(before), quotation.span.start - len(before)),
        ):
            if found and found["cue"] in speech_verbs():
                cue, source = Span(*found.span("cue")), Span(*found.span("source"))
                yield Draft((quotation.span,), cue.shifted(offset), source.shifted(offset), by_rule=True)
                break


_SPEECH = re.compile(r"""["“„«][A-Z][^"“”„«»]*[.?!…,]["”»]?$""")
_BEFORE_SPEECH = re.compile(r"(?:^|[.?!:…][”\"»)]?|\d\d[.:]\d\d)\s*$")


def lone_drafts(text: str, work: Work) -> Iterator[Draft]:
    """A sentence in quotation marks that no draft covers, with other words in its paragraph: somebody says it.

    `He was blunt. “Nobody swims here.”`, `She cut the ribbon with the words: “It is a door.”` Who, say the speakers.
    """
    if _is_all_quotation(text, work):
        return
    for quotation in work.quotations:
        span = quotation.span
        before = text[work.passage.span.start : span.start]
        stop = span.of(text).endswith((".”", '."', ".»")) or text[span.end : span.end + 1] in {".", ""}
        if (
            quotation.closed
            and not is_covered(quotation, work.drafts)
            and is_clause(text, quotation)
            and not is_title(text, quotation, work.passage.span)
            and _BEFORE_SPEECH.search(before)
            and span.of(text)[1:2].isupper()
            and (stop or _SPEECH.match(span.of(text)))
        ):
            yield Draft((span,), None, None, by_rule=True)


def is_clause(text: str, quotation: Quotation) -> bool:
    """True for what can be an utterance by its shape: long enough, and no title in capitals."""
    words = re.findall(r"[^\W\d_][\w'’-]*", quotation.span.of(text))
    lower = [word for word in words if word[0].islower()]
    return len(words) >= MIN_CLAUSE_WORDS and len(lower) * 3 >= len(words)


def carry_over(text: str, works: Sequence[Work]) -> None:
    """Give each paragraph that is all quotation its draft: the one before goes on, a colon, or no cue at all.

    Newspapers repeat the opening mark at each paragraph of a speech and close it at the last: one attribution.
    """
    for before, work in zip([None, *works], works, strict=False):
        if work.is_turn:
            continue
        lone = [q for q in work.quotations if not is_covered(q, work.drafts)]
        open_before = (
            before.quotations[-1] if before and before.quotations and not before.quotations[-1].closed else None
        )
        starts = bool(work.quotations) and work.quotations[0].span.start == work.passage.span.start
        if before and open_before and starts:
            _go_on(before, work, open_before)
        elif lone and len(lone) == len(work.quotations) and _is_all_quotation(text, work):
            free = _free(text, before, work)
            draft = _introduced(text, before, lone) or _torn(text, work) or _gone_on(before, free) or free
            if draft:
                work.drafts.append(draft)
    _mark_unclosed(works)


def _go_on(before: Work, work: Work, opened: Quotation) -> None:
    """Join what both paragraphs say into the draft of either; the cue may stand in the first or in the last."""
    first = work.quotations[0]
    mine = next((d for d in work.drafts if any(s.overlaps(first.span) for s in d.content)), None)
    theirs = next((d for d in before.drafts if any(s.overlaps(opened.span) for s in d.content)), None)
    if theirs and mine and theirs.cue is None:
        before.drafts.remove(theirs)
        work.drafts[work.drafts.index(mine)] = mine._replace(content=(*theirs.content, *mine.content))
    elif theirs and not mine:
        before.drafts.remove(theirs)
        work.drafts.insert(0, theirs._replace(content=(*theirs.content, first.span)))
    elif mine and not theirs:
        work.drafts.remove(mine)
        work.drafts.insert(0, mine._replace(content=(opened.span, *mine.content)))
    elif not mine and not theirs:
        work.drafts.append(Draft((opened.span, first.span), None, None, by_rule=True))


def _torn(text: str, work: Work) -> Draft | None:
    """The draft of a lone quotation whose closing mark is missing in front of its cue: `“We ran, she said. Then`."""
    quotation = work.quotations[0]
    inside = text[quotation.span.start : min(quotation.span.end, quotation.span.start + MAX_TORN_CHARS)]
    for found in _INSIDE.finditer(inside):
        if found["cue"] in speech_verbs() and not quotation.closed and len(work.quotations) == 1:
            by = quotation.span.start
            said = Span(by, by + found.start() + 1)
            cue, source = Span(*found.span("cue")).shifted(by), Span(*found.span("source")).shifted(by)
            return Draft((said,), cue, source, by_rule=True, problem=UNCLOSED)
    return None


def _is_all_quotation(text: str, work: Work) -> bool:
    outside = list(work.passage.span.of(text))
    for quotation in work.quotations:
        start = quotation.span.start - work.passage.span.start
        outside[start : quotation.span.end - work.passage.span.start] = " " * (
            quotation.span.end - quotation.span.start
        )
    return not any(c.isalnum() for c in outside)


def _introduced(text: str, before: Work | None, lone: Sequence[Quotation]) -> Draft | None:
    """The draft of a quotation whose cue ends the paragraph before with a colon."""
    if before is None or not before.passage.span.of(text).endswith(":"):
        return None
    if before.announced:
        return before.announced._replace(content=tuple(q.span for q in lone), by_rule=True)
    by = max(before.passage.span.start, before.passage.span.end - _MAX_BESIDE)
    found = _BEFORE.search(text[by : before.passage.span.end])
    if not found or found["cue"] not in speech_verbs():
        return None
    cue, source = Span(*found.span("cue")).shifted(by), Span(*found.span("source")).shifted(by)
    return Draft(tuple(q.span for q in lone), cue, source, by_rule=True)


def _free(text: str, before: Work | None, work: Work) -> Draft | None:
    """A draft without cue and source: whoever spoke goes on; the stage `speakers` says who that is."""
    lone = _without_titles(text, work.quotations)
    words = _word_count(text, lone)
    follows = before is not None and any(is_covered(q, before.drafts) for q in before.quotations)
    if words < (MIN_CLAUSE_WORDS if follows else MIN_LONE_WORDS) or not any(is_clause(text, q) for q in lone):
        return None
    return Draft(tuple(q.span for q in lone), None, None, by_rule=True)


def _gone_on(before: Work | None, free: Draft | None) -> Draft | None:
    """The draft of the last quotation of the paragraph before, with this paragraph, whose marks are closed, as well.

    53 of 74 such pairs are one attribution in PolNeAR's training set; the cue then stands in the first paragraph.
    """
    if before is None or free is None or not before.quotations:
        return None
    last = before.quotations[-1].span
    theirs = next((d for d in before.drafts if d.cue and any(s.overlaps(last) for s in d.content)), None)
    if theirs is None:
        return None
    before.drafts.remove(theirs)
    return theirs._replace(content=(*theirs.content, *free.content))


def _without_titles(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    return [q for q in quotations if not is_title(text, q, Span(q.span.start, q.span.start))]


def _word_count(text: str, quotations: Sequence[Quotation]) -> int:
    return sum(len(q.span.of(text).split()) for q in quotations)


def _mark_unclosed(works: Sequence[Work]) -> None:
    for at, work in enumerate(works):
        last = work.quotations[-1] if work.quotations else None
        broken = [q.span for q in work.quotations if not q.closed and (q is not last or not _continues(works, at))]
        for index, draft in enumerate(work.drafts):
            if any(span.overlaps(b) for span in draft.content for b in broken):
                work.drafts[index] = draft._replace(problem=UNCLOSED)


def _continues(works: Sequence[Work], at: int) -> bool:
    following = works[at + 1] if at + 1 < len(works) else None
    if following is None or not following.quotations:
        return False
    return following.quotations[0].span.start == following.passage.span.start
