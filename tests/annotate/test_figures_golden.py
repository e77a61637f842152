"""Reports of our own with every figure in braces, and below the line what each of them says.

span | bound amount | kind | unit | counted | predicate | scope | total or difference | origin. There are no other marks
here: what figures take from times and attributions stands in test_figures.py.
"""

from pathlib import Path

import pytest

from firsthand.annotate.figures import figures
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Figure, make_report

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "figures").glob("*.txt"))


def test_there_are_golden_reports() -> None:
    assert GOLDEN


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_figures_are_where_the_braces_are_and_say_what_is_below(path: Path) -> None:
    marked, _, expected = path.read_text(encoding="utf-8").partition("\n---\n")
    text, _ = parse_inline(marked)
    found = [mark for mark in figures.run(Reading(make_report(text, path.name))) if isinstance(mark, Figure)]
    assert render_inline(text, [Tagged(figure.span, "figure") for figure in found]) == marked
    assert "\n".join(_line(figure, text) for figure in found) == expected.strip("\n")


def _line(figure: Figure, text: str) -> str:
    amount = _number(figure.low)
    if figure.low != figure.high:
        amount = f"{amount}..{_number(figure.high)}"
    return " | ".join(
        (
            figure.span.of(text),
            f"{figure.bound} {amount}",
            figure.kind,
            figure.unit or "-",
            figure.counted or "-",
            figure.predicate or "-",
            "; ".join(span.of(text) for span in figure.scope) or "-",
            "difference" if figure.change else "total",
            figure.origin or "-",
        )
    )


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value == int(value) else f"{value:.4g}"
