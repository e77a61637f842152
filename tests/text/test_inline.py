"""Inline markup: what is rendered is read back, braces and nested spans included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import BadInput
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Span


def test_spans_that_end_together_nest() -> None:
    text, tagged = parse_inline("{source.1:President {person:Ane Holm}} spoke.")
    assert text == "President Ane Holm spoke."
    assert tagged == [Tagged(Span(0, 18), "source", "1"), Tagged(Span(10, 18), "person")]


@given(st.text("ab{} \n", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=4))
def test_what_is_rendered_is_read_back(text: str, bounds: list[tuple[int, int]]) -> None:
    spans = {Span(a, b) for a, b in bounds if a < b <= len(text)}
    assert parse_inline(render_inline(text, [Tagged(span, "x") for span in spans]))[0] == text


@pytest.mark.parametrize("broken", ["{person:Ane", "Ane}", "{Ane Holm}"])
def test_a_brace_that_does_not_match_is_named(broken: str) -> None:
    with pytest.raises(BadInput, match="character"):
        parse_inline(broken)
