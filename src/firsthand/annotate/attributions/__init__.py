"""Who is said to have said, thought or found what: content, cue and source of each attribution in a report."""

from collections.abc import Iterable

from firsthand.annotate.attributions.quotations import Quotation, find_quotations
from firsthand.annotate.attributions.wording import manner_of, style_of
from firsthand.annotate.encoder import MODEL_SHA256, Passage, TaggedQuote, passages_of, tag_paragraph
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, hull

_NOT_READ = ("metadata", "credit", "byline", "dateline")


def find_attributions(reading: Reading) -> Iterable[Attribution]:
    """The attributions of a report in text order."""
    for passage in passages_of(reading.report, leave_out=_NOT_READ):
        yield from _in_passage(reading.text, passage)


def _in_passage(text: str, passage: Passage) -> Iterable[Attribution]:
    quotations = find_quotations(text, passage.span)
    for quote in tag_paragraph(passage.span.of(text)).quotes:
        yield _make_attribution(text, quote, passage, quotations)


def _make_attribution(
    text: str, quote: TaggedQuote, passage: Passage, quotations: tuple[Quotation, ...]
) -> Attribution:
    by = passage.span.start
    content = tuple(span.shifted(by) for span in quote.content)
    cue = quote.cue.shifted(by)
    source = quote.source.shifted(by) if quote.source else None
    return Attribution(
        span=hull([*content, cue, *([source] if source else [])]),
        content=content,
        cue=cue,
        source=source,
        style=style_of(text, content, quotations),
        manner=manner_of(text, cue),
        p=quote.p,
    )


attributions = Annotator(
    name="attributions",
    version=f"1-{MODEL_SHA256[:8]}",
    needs=(),
    makes=(Attribution,),
    run=find_attributions,
    says="Who said, thought or found what: content, cue and source, direct, mixed or indirect.",
)
