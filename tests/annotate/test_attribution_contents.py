"""What stands in front of what is said is the reporter's: the question that it answers, the time of day."""

import pytest

from firsthand.annotate.attributions.contents import mend_content
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import find_quotations
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{content:Is the water safe? Two wells are}, {source:she} {cue:said}.", ["Two wells are"]),
        ("{content:And the dam? It holds. It is dry}, {source:Holm} {cue:says}.", ["It holds. It is dry"]),
        ("{content:Who should pay for all of it?} {source:she} {cue:asked}.", ["Who should pay for all of it?"]),
        ("{content:The dam holds. It is dry}, {source:Holm} {cue:says}.", ["The dam holds. It is dry"]),
        ("{content:“Was I out? I saw nothing,”} {source:she} {cue:said}.", ["“Was I out? I saw nothing,”"]),
        ("{source:Holm} {cue:said:} {content:is it shut? It snows}.", ["is it shut? It snows"]),
        ("{content:10.10 Two roads are shut}, {source:she} {cue:said}.", ["Two roads are shut"]),
        ("{content:1.20 metres of water are in it}, {source:she} {cue:said}.", ["1.20 metres of water are in it"]),
        ("{content:12.75 Euro is too much}, {source:she} {cue:said}.", ["12.75 Euro is too much"]),
        ("It was late. {content:10.10 was the last train}, {source:she} {cue:said}.", ["10.10 was the last train"]),
    ],
)
def test_an_unquoted_content_begins_behind_the_question_that_it_answers(marked: str, content: list[str]) -> None:
    text, tags = parse_inline(marked)
    spans = {tag.kind: tag.span for tag in tags}
    draft = Draft((spans["content"],), spans["cue"], spans["source"])

    assert [
        piece.of(text) for piece in mend_content(text, draft, find_quotations(text, Span(0, len(text)))).content
    ] == content
