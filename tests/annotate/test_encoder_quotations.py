"""Where quotations begin and end: every kind of mark, in pairs, nested, mismatched, missing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.annotate.encoder.quotations import Quotation, find_quotations, with_plain_marks
from firsthand.vocabulary import Span


def read(text: str) -> list[Quotation]:
    return list(find_quotations(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We ran,” she said. “All of us.”", ["“We ran,”", "“All of us.”"]),
        ('"We ran," she said. "All of us."', ['"We ran,"', '"All of us."']),
        ("''We ran,'' she said.", ["''We ran,''"]),
        ("``We ran,'' she said.", ["``We ran,''"]),
        ("«We ran», she said, and „they ran“.", ["«We ran»", "„they ran“"]),
        ("‘We ran,’ she said. ‘It’s the children’s turn.’", ["‘We ran,’", "‘It’s the children’s turn.’"]),
        ("the 'people's vote' was 'a farce', she said", ["'people's vote'", "'a farce'"]),
        ("”We ran,” she said.", ["”We ran,”"]),  # the wrong mark in front
        ('“We ran," she said.', ['“We ran,"']),
        ("“He called it “a farce” and left,” she said.", ["“He called it “a farce” and left,”"]),
        ('"She said "yes" to me," he said.', ['"She said "yes" to me,"']),
        ("The students’ march, the '90s and rock 'n' roll", []),
        ("He is 6'2\" tall.", []),
        ("We ran,” she said.", []),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [quotation.span.of(text) for quotation in read(text)] == found
    assert all(quotation.closed for quotation in read(text))


def test_an_inner_quotation_may_end_with_the_wrong_mark() -> None:
    text = "“The river will ‘carry them off,'” he said."
    (quotation,) = read(text)
    assert quotation.span.of(text) == "“The river will ‘carry them off,'”"
    assert [inner.of(text) for inner in quotation.inner] == ["‘carry them off,'"]


def test_a_missing_mark_ends_a_quotation_at_the_next_or_with_the_passage() -> None:
    text = "“We ran, she said. “All of us.” “Then"
    assert [(q.span.of(text), q.closed) for q in read(text)] == [
        ("“We ran, she said.", False),
        ("“All of us.”", True),
        ("“Then", False),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("‘We ran,’ she said.", "“We ran,” she said."),
        ("''We ran,'' she said.", "“ We ran, ” she said."),
        ("»We ran«, she said.", "“We ran”, she said."),
        ('"We ran," she said.', '"We ran," she said.'),
    ],
)
def test_the_tagger_sees_marks_that_it_knows(text: str, plain: str) -> None:
    assert with_plain_marks(text, Span(0, len(text)), read(text)) == plain


@given(st.text(alphabet="ab .,“”„«»\"'‘’`\n", max_size=80))
def test_quotations_lie_in_order_and_marks_keep_the_length(text: str) -> None:
    found = read(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(q.span.covers(inner) for q in found for inner in q.inner)
    assert len(with_plain_marks(text, Span(0, len(text)), found)) == len(text)
