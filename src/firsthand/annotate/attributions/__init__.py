"""Who is said to have said, thought or found what: content, cue and source of each attribution in a report."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from firsthand.annotate import russian
from firsthand.annotate.attributions.announced import announced_drafts
from firsthand.annotate.attributions.asides import aside_drafts, mend_aside
from firsthand.annotate.attributions.certainty import (
    MIN_INNER_P,
    MIN_NESTED_P,
    MIN_P,
    MIN_TERM_P,
    probability_of,
    vouched_for,
)
from firsthand.annotate.attributions.clauses import mend_clause
from firsthand.annotate.attributions.colons import colon_drafts
from firsthand.annotate.attributions.contents import mend_content
from firsthand.annotate.attributions.cues import whole_cue
from firsthand.annotate.attributions.drafts import Draft, drafts_of
from firsthand.annotate.attributions.embedded import embedded_drafts, mend_named
from firsthand.annotate.attributions.headlines import add_headlines
from firsthand.annotate.attributions.nested import is_performed, sentences_inside, within_measure
from firsthand.annotate.attributions.phrases import mend_postposed, owned_drafts, phrase_drafts, postposed_drafts
from firsthand.annotate.attributions.sources import Around, mend_source
from firsthand.annotate.attributions.terms import rests_on_terms
from firsthand.annotate.attributions.turns import take_turns
from firsthand.annotate.attributions.uncovered import Work, announcing, carry_over, cued_drafts, lone_drafts
from firsthand.annotate.attributions.undone import without_what_became
from firsthand.annotate.attributions.wording import manner_of, style_of
from firsthand.annotate.encoder import (
    MODEL_SHA256,
    READ_LANGUAGES,
    Passage,
    Quotation,
    TaggedPassage,
    passages_of,
    tag_passage,
    tag_passages,
)
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of
from firsthand.vocabulary import Attribution, Span, hull

_NOT_READ = ("metadata", "credit", "byline", "dateline")


def find_attributions(reading: Reading) -> Iterable[Attribution]:
    """The attributions of a report in text order."""
    text = reading.text
    if language_of(reading.report.language, text) == "ru":
        return russian.find_attributions(reading)
    if reading.report.language not in READ_LANGUAGES:
        return []
    passages = passages_of(reading.report, leave_out=_NOT_READ)
    read = [_read(text, tagged) for tagged in tag_passages(text, passages)]
    tag_passages(text, [sentence for _, _, inside in read for sentence in inside])
    works = take_turns(text, [_work_on(text, one) for one in read])
    carry_over(text, works)
    below = (name.span.of(text) for one in read[1:] for name in one.tagged.names if name.kind == "person")
    add_headlines(text, works, frozenset(words[-1].lower() for name in below if (words := name.split())))
    quotations = [quotation for work in works for quotation in work.quotations]
    datelines = [part.span for part in reading.report.parts_of("dateline")]
    found = {
        _make_attribution(text, draft, content, quotations)
        for work in works
        for draft in work.drafts
        if (content := _behind_datelines(text, draft.content, datelines))
    }
    return sorted(found, key=_place_of)


def _place_of(mark: Attribution) -> tuple[Span, tuple[Span, ...], Span, Span, float, str]:
    """What sorts the marks of a report: no two of them have all of it in common."""
    return mark.span, mark.content, mark.cue or mark.span, mark.source or mark.span, mark.p or 0, mark.style


def mended_drafts(text: str, tagged: TaggedPassage) -> list[Draft]:
    """What the tagger finds in one passage as drafts, mended but not yet sifted."""
    passage = tagged.passage.span
    drafts = [
        draft._replace(cue=draft.cue and whole_cue(text, draft.cue))
        for draft in drafts_of(tagged)
        if not any(draft.cue and piece.covers(draft.cue) for piece in draft.content)
    ]
    around = Around(drafts, [name.span for name in tagged.names if name.kind != "place"])
    mended = [mend_content(text, mend_source(text, draft, around), tagged.quotations) for draft in drafts]
    mended = [mend_named(text, draft, passage, tagged.quotations) for draft in mended]
    mended = [mend_postposed(text, draft, passage) for draft in mended if draft.content]
    mended = [mend_clause(text, draft, tagged.quotations) for draft in mended]
    return [mend_aside(text, draft, passage) for draft in mended]


class _Read(NamedTuple):
    """One passage as read once."""

    tagged: TaggedPassage
    kept: list[Draft]
    """The drafts of the tagger, mended and sifted."""
    inside: list[Passage]
    """The sentences of contents that are read by themselves."""


def _read(text: str, tagged: TaggedPassage) -> _Read:
    quotations = tagged.quotations
    drafts = mended_drafts(text, tagged)
    sifted = [draft for draft in drafts if _is_kept(text, draft, quotations, tagged.passage.span)]
    kept = [
        draft
        for draft in sifted
        if not _is_nested(draft, sifted) or probability_of(text, draft, quotations) >= MIN_NESTED_P
    ]
    inside = within_measure(sentences_inside(text, kept, tagged.hints), tagged.passage.span)
    return _Read(tagged, kept, [tagged.passage._replace(span=sentence) for sentence in inside])


def _work_on(text: str, read: _Read) -> Work:
    """One passage with the drafts of the tagger that are kept, and those found by rule."""
    tagged, kept = read.tagged, read.kept
    passage, quotations, names = tagged.passage, tagged.quotations, [name.span for name in tagged.names]
    drafts = [*kept, *inner_drafts(text, read.inside, drafts=kept, quotations=quotations)]
    drafts += list(phrase_drafts(text, passage.span, drafts, names))
    drafts += list(postposed_drafts(text, passage.span, drafts))
    drafts += list(owned_drafts(text, passage.span, drafts))
    drafts += list(embedded_drafts(text, passage.span, quotations, drafts))
    drafts += list(cued_drafts(text, Work(passage, quotations, drafts)))
    drafts += list(aside_drafts(text, passage.span, quotations, drafts))
    drafts += list(announced_drafts(text, passage.span, quotations, drafts))
    people = [name.span for name in tagged.names if name.kind == "person"]
    drafts += list(colon_drafts(text, passage.span, quotations, drafts, people))
    drafts += list(lone_drafts(text, Work(passage, quotations, drafts)))
    drafts = without_what_became(text, drafts, passage.span)
    return Work(passage, quotations, drafts, announcing(text, tagged))


def inner_drafts(
    text: str, sentences: Iterable[Passage], *, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> Iterator[Draft]:
    """What the tagger finds when it reads `sentences` of contents by themselves, but for the cues of `drafts`."""
    known = [draft.cue for draft in drafts if draft.cue is not None]
    for sentence in sentences:
        for draft in mended_drafts(text, tag_passage(text, sentence)):
            if draft.cue is None or not draft.content or any(cue.overlaps(draft.cue) for cue in known):
                continue
            if probability_of(text, draft, quotations) >= MIN_INNER_P and not is_performed(text, draft):
                yield draft
                known.append(draft.cue)


def _is_kept(text: str, draft: Draft, quotations: Sequence[Quotation], passage: Span) -> bool:
    p = probability_of(text, draft, quotations)
    if p < MIN_TERM_P and rests_on_terms(text, draft, quotations, passage):
        return False
    return p >= MIN_P or vouched_for(text, draft, quotations)


def _is_nested(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for an attribution whose cue is part of what another one says."""
    cue = draft.cue
    return cue is not None and any(span.covers(cue) for other in drafts if other != draft for span in other.content)


def _behind_datelines(text: str, content: Sequence[Span], datelines: Sequence[Span]) -> tuple[Span, ...]:
    """The content without the datelines that a lead starts with: nobody said "PORT ANSEL, March 4 (Northwire) —"."""
    kept = []
    for piece in content:
        start = max([piece.start, *(line.end for line in datelines if line.overlaps(piece))])
        said = piece.of(text)[start - piece.start :].lstrip(" \t—–-") if start > piece.start else piece.of(text)
        if said:
            kept.append(Span(piece.end - len(said), piece.end))
    return tuple(kept)


def _make_attribution(
    text: str, draft: Draft, content: tuple[Span, ...], quotations: Sequence[Quotation]
) -> Attribution:
    pieces = [*content, draft.cue, draft.source]
    return Attribution(
        span=hull([piece for piece in pieces if piece is not None]),
        content=content,
        cue=draft.cue,
        source=draft.source,
        style=style_of(text, content, quotations),
        manner=manner_of(text, draft.cue),
        p=None if draft.by_rule else probability_of(text, draft, quotations),
        problem=draft.problem,
    )


attributions = Annotator(
    name="attributions",
    version=f"19-{MODEL_SHA256[:8]}",
    needs=(),
    makes=(Attribution,),
    run=find_attributions,
    says="Who said, thought or found what: content, cue and source, direct, mixed or indirect.",
)
