"""Transcripts and interviews: a passage that starts with its speaker's name and a colon is what that person said.

`KESSLER: Will you resign?`, `Ilse Marten: Nobody resigns.`, also with a quotation mark in front of each line, as papers
print a transcript that they cite. A single such line may be a heading ("Background: ..."): two speakers are needed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.uncovered import Work
from firsthand.annotate.encoder import Quotation
from firsthand.vocabulary import Span

MIN_TURNS = 3
"""Fewer lines of the form are captions and headings."""

_TURN = re.compile(
    r"""(?x) (?P<mark>["“])? \s* (?P<source>
        (?:[A-Z][A-Z.'’-]++ \s?+){1,5} (?:\([A-Z ,.-]+\))?       # KESSLER, GOV. MARTEN
        | [A-Z][\w.'’-]+ (?:\s[A-Z][\w.'’-]+){0,3}             # Ilse Marten
        | [QA] )
    (?P<cue>:) \s+ (?=["“]?\w)"""
)
_STAGE_DIRECTION = re.compile(r"""["“]?\s*[(\[][^()\[\]]*[)\]]\.?["”]?""")
_FIRST_PERSON = frozenset(("i", "we", "you", "me", "us"))


class _Turn(NamedTuple):
    """One line of a transcript in offsets of the report."""

    source: Span
    cue: Span
    content: Span


def take_turns(text: str, works: Sequence[Work]) -> list[Work]:
    """The works of a report, with one attribution a turn where the report holds a transcript.

    What the tagger found inside a turn stays if somebody else than the speaker says it there.
    """
    turns = [_turn_of(text, work) for work in works]
    labels = [turn.source.of(text).lower() for turn in turns if turn]
    if len(labels) < MIN_TURNS or len(set(labels)) < 2 or len(labels) == len(set(labels)):
        return list(works)
    return list(_spoken(text, works, turns, frozenset(label for label in labels if labels.count(label) > 1)))


def _turn_of(text: str, work: Work) -> _Turn | None:
    span = work.passage.span
    found = _TURN.match(text, span.start, span.end)
    if found is None:
        return None
    end = span.end
    if found["mark"] and text[end - 1] in '"”' and not any(c in '"“”' for c in text[found.end() : end - 1]):
        end -= 1
    return _Turn(Span(*found.span("source")), Span(*found.span("cue")), Span(found.end(), end))


def _spoken(
    text: str, works: Sequence[Work], turns: Sequence[_Turn | None], recurring: frozenset[str]
) -> Iterator[Work]:
    """Each passage with its turn; one that only has the mark in front goes on with the turn before.

    A name that stands in front of one passage alone speaks only where the conversation is already on.
    """
    last: Draft | None = None
    drafts: list[Draft] = []
    for work, turn in zip(works, turns, strict=True):
        if last and _STAGE_DIRECTION.fullmatch(work.passage.span.of(text)):
            yield Work(work.passage, (), [], is_turn=True)
        elif turn and (last or turn.source.of(text).isupper() or turn.source.of(text).lower() in recurring):
            last = Draft((turn.content,), turn.cue, turn.source, by_rule=True)
            drafts = [last, *(draft for draft in work.drafts if _is_others(text, draft, turn.content))]
            yield Work(work.passage, (Quotation(turn.content, closed=True),), drafts, is_turn=True)
        elif last and (content := _goes_on(work)):
            last = drafts[0] = last._replace(content=(*last.content, content))
            yield Work(work.passage, (Quotation(content, closed=True),), [], is_turn=True)
        else:
            last = None
            yield work


def _goes_on(work: Work) -> Span | None:
    """The content of a passage that starts with a mark which the transcript puts in front of every line."""
    only = work.quotations[0] if len(work.quotations) == 1 else None
    if only is None or only.closed or only.span.start != work.passage.span.start:
        return None
    return Span(only.span.start + 1, work.passage.span.end)


def _is_others(text: str, draft: Draft, content: Span) -> bool:
    """True for an attribution inside the turn with a source of its own."""
    if draft.source is None or draft.cue is None:
        return False
    if not all(content.covers(part) for part in (draft.source, draft.cue, *draft.content)):
        return False
    return draft.source.of(text).lower() not in _FIRST_PERSON
