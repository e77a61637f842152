"""Where the content of an indirect attribution starts: each rule on a draft marked by hand."""

import pytest

from firsthand.annotate.attributions.clauses import mend_clause
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import find_quotations
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import Span


def mended(marked: str) -> list[str]:
    """The content of the one draft that the braces mark, after mending."""
    text, tags = parse_inline(marked)
    spans = {kind: [tag.span for tag in tags if tag.kind == kind] for kind in ("content", "cue", "source")}
    draft = Draft(tuple(spans["content"]), next(iter(spans["cue"]), None), next(iter(spans["source"]), None))
    quotations = find_quotations(text, Span(0, len(text)))
    return [span.of(text) for span in mend_clause(text, draft, quotations).content]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("{source:Kessler} {cue:asked} {content:Ilse Marten whether the dam held}.", ["whether the dam held"]),
        ("{source:She} {cue:told} {content:the council that nobody slept}.", ["that nobody slept"]),
        ("{source:She} {cue:asked} {content:Marten to leave the room}.", ["Marten to leave the room"]),
        ("{source:She} {cue:said} {content:people who live there slept}.", ["people who live there slept"]),
        ("{content:But the gates held}, {source:she} {cue:said}.", ["the gates held"]),
        ("It rained. {content:However, the gates held}, {source:she} {cue:said}.", ["the gates held"]),
        ("{source:She} {cue:said} {content:And Then There Were None} was late.", ["And Then There Were None"]),
        ("{content:“But the gates held,”} {source:she} {cue:said}.", ["“But the gates held,”"]),
        ("The plan, {source:she} {cue:said}, {content:would fail}.", ["The plan", "would fail"]),
        ("In May, {source:she} {cue:said}, {content:the plan would fail}.", ["the plan would fail"]),
        ("The plan, which {source:she} {cue:said}, {content:would fail}.", ["would fail"]),
    ],
)
def test_the_clause_starts_where_what_is_said_starts(marked: str, content: list[str]) -> None:
    assert mended(marked) == content
