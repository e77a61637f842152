"""Who is said to have said, thought or found what in a Russian report: content, cue and source, by rule."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from firsthand.annotate.encoder import find_quotations, passages_of
from firsthand.annotate.russian.credited import credited_drafts
from firsthand.annotate.russian.drafts import Draft, Way
from firsthand.annotate.russian.phrases import Frame, frame_of
from firsthand.annotate.russian.quoted import dialogue_draft, quoted_drafts
from firsthand.annotate.russian.reported import reported_drafts
from firsthand.annotate.russian.stretches import Stretch, stretches_of
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, Report, Span, Style, hull

P: Mapping[Way, float] = {
    "quoted": 0.94,
    "dialogue": 0.8,
    "colon": 0.92,
    "clause": 0.98,
    "object": 0.92,
    "behind": 0.96,
    "phrase": 0.96,
    "about": 0.75,
    "alone": 0.5,
}
"""How often an attribution found so is right: (right + 1) / (found + 2), counted on tests/golden/russian-speech."""

_NOT_READ = ("metadata", "credit", "byline", "dateline")


def find_attributions(reading: Reading) -> Iterable[Attribution]:
    """The attributions of a report in text order."""
    return sorted(drafts_by_mark(reading.report), key=lambda mark: (mark.span, mark.content, mark.cue or mark.span))


@lru_cache(maxsize=2)
def drafts_by_mark(report: Report) -> Mapping[Attribution, Draft]:
    """The attributions of a report with the drafts that they came of."""
    frame = frame_of(report.text)
    passages = passages_of(report, leave_out=_NOT_READ)
    quotations = [one.span for passage in passages for one in find_quotations(report.text, passage.span)]
    return {_attribution(frame, draft, quotations): draft for draft in drafts_of(report)}


def drafts_of(report: Report) -> list[Draft]:
    """The drafts of a report, each content and cue once."""
    frame = frame_of(report.text)
    found: list[Draft] = []
    before: Stretch | None = None
    for passage in passages_of(report, leave_out=_NOT_READ):
        stretches = stretches_of(frame, passage)
        dialogue = dialogue_draft(stretches[0]) if stretches else None
        if dialogue:
            found.append(dialogue)
        for stretch in stretches:
            if dialogue is None or not any(piece.overlaps(stretch.span) for piece in dialogue.content):
                found.extend(_in_stretch(stretch, before))
            before = stretch
    return found


def _in_stretch(stretch: Stretch, before: Stretch | None) -> Iterator[Draft]:
    clauses = list(reported_drafts(stretch, before))
    quoted = [draft for draft in quoted_drafts(stretch, before) if not _goes_on(draft, clauses)]
    cues = {draft.cue_at for draft in quoted}
    reported = [draft for draft in clauses if draft.cue_at not in cues]
    credited = list(credited_drafts(stretch, [*quoted, *reported]))
    yield from _without_lone(quoted, [*reported, *credited])
    yield from reported
    yield from credited


def _goes_on(draft: Draft, clauses: Sequence[Draft]) -> bool:
    """True for the quotation in «N считает, что ...: «...»»: one content with the clause before it."""
    same = [other for other in clauses if other.cue_at == draft.cue_at is not None and other.way == "clause"]
    return draft.way == "colon" and any(other.content[0].start < draft.content[0].start for other in same)


def _without_lone(quoted: Sequence[Draft], others: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of quotations, but not a lone one that another draft holds."""
    for draft in quoted:
        held = any(piece.covers(draft.content[0]) for other in others for piece in other.content)
        if draft.way != "alone" or not held:
            yield draft


def _attribution(frame: Frame, draft: Draft, quotations: Sequence[Span]) -> Attribution:
    pieces = [*draft.content, draft.cue, draft.source]
    return Attribution(
        span=hull([piece for piece in pieces if piece is not None]),
        content=draft.content,
        cue=draft.cue,
        source=draft.source,
        style="direct" if draft.way == "dialogue" else _style(frame, draft.content, quotations),
        manner=draft.manner,
        p=P[draft.way],
        problem=draft.problem,
    )


def _style(frame: Frame, content: Sequence[Span], quotations: Sequence[Span]) -> Style:
    """By the share of the content's words that stand inside quotation marks, as for English."""
    words = [at for piece in content for at in frame.words.inside(piece) if frame.words.all[at].text[0].isalnum()]
    starts = [frame.words.all[at].start for at in words]
    quoted = sum(_is_inside(start, quotations) for start in starts)
    if quoted >= 0.95 * len(starts):
        return "direct"
    return "indirect" if quoted <= 0.05 * len(starts) else "mixed"


def _is_inside(start: int, quotations: Sequence[Span]) -> bool:
    before = bisect_right(quotations, start, key=lambda span: span.start)
    return before > 0 and start < quotations[before - 1].end
