"""Who is said to have said, thought or found what: content, cue and source of each attribution in a report."""

from collections.abc import Iterable, Sequence

from firsthand.annotate.attributions.certainty import MIN_P, probability_of
from firsthand.annotate.attributions.contents import mend_content
from firsthand.annotate.attributions.drafts import Draft, draft_passage
from firsthand.annotate.attributions.quotations import Quotation, find_quotations, with_plain_marks
from firsthand.annotate.attributions.sources import Around, mend_source
from firsthand.annotate.attributions.wording import manner_of, style_of
from firsthand.annotate.encoder import MODEL_SHA256, Passage, passages_of, tag_paragraph
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, hull

_NOT_READ = ("metadata", "credit", "byline", "dateline")


def find_attributions(reading: Reading) -> Iterable[Attribution]:
    """The attributions of a report in text order."""
    for passage in passages_of(reading.report, leave_out=_NOT_READ):
        yield from _in_passage(reading.text, passage)


def _in_passage(text: str, passage: Passage) -> Iterable[Attribution]:
    quotations = find_quotations(text, passage.span)
    drafts = list(draft_passage(text, passage, quotations))
    around = Around(
        drafts,
        [
            name.span.shifted(passage.span.start)
            for name in tag_paragraph(with_plain_marks(text, passage.span, quotations)).names
            if name.kind != "place"
        ],
    )
    for draft in drafts:
        mended = mend_content(text, mend_source(text, draft, around), quotations)
        p = probability_of(text, mended, quotations)
        if mended.content and p >= MIN_P:
            yield _make_attribution(text, mended, quotations)


def _make_attribution(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Attribution:
    pieces = [*draft.content, draft.cue, draft.source]
    return Attribution(
        span=hull([piece for piece in pieces if piece]),
        content=draft.content,
        cue=draft.cue,
        source=draft.source,
        style=style_of(text, draft.content, quotations),
        manner=manner_of(text, draft.cue),
        p=probability_of(text, draft, quotations),
        problem=draft.problem,
    )


attributions = Annotator(
    name="attributions",
    version=f"1-{MODEL_SHA256[:8]}",
    needs=(),
    makes=(Attribution,),
    run=find_attributions,
    says="Who said, thought or found what: content, cue and source, direct, mixed or indirect.",
)
