"""Russian reports of our own: dates and figures in braces, and below the line what each of them says.

time | words | type | value | first..last day | mod          figure | words | bound amount | kind | unit | counted

python -m tests.annotate.russian_gold first|second|blind     precision, recall and F1 of the files so named

`first` were written before the tables, `second` while they were tuned; `blind` when they were frozen, and only scored.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from firsthand.annotate.figures import figures
from firsthand.annotate.times import times
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline, render_inline
from firsthand.vocabulary import Figure, Part, Published, Span, TimeExpression, make_report

GOLDEN = Path(__file__).parents[1] / "golden" / "russian"


def paths(name: str) -> list[Path]:
    """The golden files whose names begin so."""
    return sorted(GOLDEN.glob(f"{name}-*.txt"))


def split(path: Path) -> tuple[str, list[str]]:
    """The marked text and the expected lines of one file."""
    marked, _, expected = path.read_text(encoding="utf-8").partition("\n---\n")
    return marked, expected.strip("\n").split("\n")


def read(marked: str, name: str) -> Reading:
    """The text with the marks of both stages."""
    text, _ = parse_inline(marked)
    first_line = re.match(r"date (\S+)\n", text)
    assert first_line
    report = make_report(
        text,
        name,
        published=Published(first_line[1], "line 1 of the file"),
        parts=(Part(Span(0, first_line.end() - 1), "metadata"),),
    )
    reading = Reading(report)
    reading.add(times.run(reading))
    reading.add(figures.run(reading))
    return reading


def dates(reading: Reading) -> list[TimeExpression]:
    """The time expressions behind line 1, which gives the publication date."""
    return [mark for mark in reading.of(TimeExpression) if mark.span.start > reading.text.index("\n")]


def marked_again(reading: Reading) -> str:
    """The text with what was found in braces."""
    found = [Tagged(mark.span, "time") for mark in dates(reading)]
    return render_inline(reading.text, [*found, *(Tagged(mark.span, "figure") for mark in reading.of(Figure))])


def lines(reading: Reading) -> list[str]:
    """One line a mark, in text order, a figure before a time of the same words."""
    rows = [(mark.span.start, -mark.span.end, 1, _time(mark, reading.text)) for mark in dates(reading)]
    rows += [(mark.span.start, -mark.span.end, 0, _figure(mark, reading.text)) for mark in reading.of(Figure)]
    return [row[3] for row in sorted(rows)]


def _time(mark: TimeExpression, text: str) -> str:
    days = f"{mark.begin or '-'}..{mark.end or '-'}"
    return f"time | {mark.span.of(text)} | {mark.type} | {mark.value or '-'} | {days} | {mark.mod or '-'}"


def _figure(mark: Figure, text: str) -> str:
    amount = _number(mark.low)
    if mark.low != mark.high:
        amount = f"{amount}..{_number(mark.high)}"
    said = f"{mark.bound} {amount} | {mark.kind} | {mark.unit or '-'} | {mark.counted or '-'}"
    return f"figure | {mark.span.of(text)} | {said}"


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if value == int(value) else f"{value:.4g}"


def score(name: str, kind: str, *, spans_only: bool = False) -> tuple[int, int, int]:
    """How many lines of `kind` are in the gold, found, and both; a line is right when the whole of it is."""
    gold, found, both = 0, 0, 0
    for path in paths(name):
        marked, expected = split(path)
        pair = []
        for rows in (expected, lines(read(marked, path.name))):
            cut = [" | ".join(row.split(" | ")[: 2 if spans_only else None]) for row in rows if row.startswith(kind)]
            pair.append(Counter(cut))
        gold, found, both = gold + pair[0].total(), found + pair[1].total(), both + (pair[0] & pair[1]).total()
    return gold, found, both


def f1(gold: int, found: int, both: int) -> float:
    """The F1 of a score, 0 to 100."""
    return 200 * both / (gold + found)


def main() -> None:
    """Print the scores of the files whose names begin as asked."""
    for kind in ("time", "figure"):
        for spans_only in (True, False):
            gold, found, both = score(sys.argv[1], kind, spans_only=spans_only)
            what = f"{kind}, {'span' if spans_only else 'all'}"
            sys.stdout.write(f"{what:14} gold {gold} found {found} right {both} F1 {f1(gold, found, both):.1f}\n")


if __name__ == "__main__":
    main()
