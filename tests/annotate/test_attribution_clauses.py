"""Where a content starts, and who is shown saying it: each rule on a draft marked by hand."""

import pytest

from firsthand.annotate.attributions import find_attributions
from firsthand.annotate.attributions.clauses import mend_clause
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.embedded import mend_named
from firsthand.annotate.encoder import find_quotations
from firsthand.stage import Reading
from firsthand.text.inline import parse_inline
from firsthand.vocabulary import Span, make_report


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
        (
            "If the old dam fails, {source:Marten} {cue:said}, {content:“we will be under water.”}",
            ["If the old dam fails", "“we will be under water.”"],
        ),
        (
            "At the same time, {source:Marten} {cue:said}, {content:“we will be under water.”}",
            ["“we will be under water.”"],
        ),
        (
            "She thanked the crews of the lower valley, {source:Marten} {cue:said}, {content:“We slept.”}",
            ["“We slept.”"],
        ),
        (
            "She had written to the board of the dam, who, {source:she} {cue:added}, {content:“slept on it.”}",
            ["“slept on it.”"],
        ),
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


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The road will flood again, Brandt said: “We have no pumps left.”", ["“We have no pumps left.”"]),
        ("“Leave now,” Brandt said, but nobody moved.", ["“Leave now,”"]),
        ("The plan was, as the Harbour Post put it in its leader, “a folly on stilts.”", ["“a folly on stilts.”"]),
    ],
)
def test_what_the_reporter_tells_beside_a_quotation_is_no_part_of_it(text: str, contents: list[str]) -> None:
    marks = find_attributions(Reading(make_report(text, "a")))
    quoted = [" ".join(span.of(text) for span in mark.content) for mark in marks if "“" in mark.span.of(text)]
    assert quoted == contents


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The film ends with footage of Ilse Marten saying, “Nobody resigns.”", (0, 8), ("Ilse Marten", "saying")),
        ("A video shows the mayor telling a crowd in May, “Nobody resigns.”", (0, 7), ("the mayor", "telling")),
        ("The film ends with footage of Ilse Marten leaving, “Nobody resigns.”", (0, 8), ("The film", "The film")),
    ],
)
def test_who_is_shown_saying_it_said_it(text: str, cue: tuple[int, int], source: tuple[str, str]) -> None:
    start = text.index("“")
    draft = Draft((Span(start, len(text)),), Span(*cue), Span(*cue))
    passage = Span(0, len(text))
    mended = mend_named(text, draft, passage, find_quotations(text, passage))
    assert mended.source is not None
    assert mended.cue is not None
    assert (mended.source.of(text), mended.cue.of(text)) == source
