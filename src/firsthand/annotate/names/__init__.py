"""The names of people, bodies and places in a report, without their titles."""

from collections.abc import Iterable

from firsthand.annotate.encoder import MODEL_SHA256, passages_of, tag_paragraph
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Mention


def find_names(reading: Reading) -> Iterable[Mention]:
    """The names of a report in text order."""
    for passage in passages_of(reading.report, leave_out=("metadata",)):
        for name in tag_paragraph(passage.span.of(reading.text)).names:
            yield Mention(span=name.span.shifted(passage.span.start), kind=name.kind, p=name.p)


names = Annotator(
    name="names",
    version=f"1-{MODEL_SHA256[:8]}",
    needs=(),
    makes=(Mention,),
    run=find_names,
    says="Names of people, bodies and places, with the titles that stand beside them.",
)
