"""Reports of our own with every time expression in braces: a span that moves shows as a moved brace."""

import re
from pathlib import Path

import pytest

from firsthand.annotate.times import times
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Part, Published, Span, make_report

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "times").glob("*.txt"))


def test_there_are_golden_reports() -> None:
    assert GOLDEN


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_spans_are_where_the_braces_are(path: Path) -> None:
    marked = path.read_text(encoding="utf-8")
    text, _ = parse_inline(marked)
    first_line = re.match(r"date (\S+)\n", text)
    assert first_line
    report = make_report(
        text,
        path.name,
        published=Published(first_line[1], "line 1 of the file"),
        parts=(Part(Span(0, first_line.end() - 1), "metadata"),),
    )
    found = [Tagged(mark.span, "time") for mark in times.run(Reading(report))]
    assert render_inline(text, found) == marked
