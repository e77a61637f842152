"""F1 of predicted figures against a gold half, on what they say and not only on where they stand.

python quality/gold/figures/score.py quality/gold/figures/open.jsonl PREDICTIONS

A prediction is a line `{"id", "figures": [{"start", "end", "low", "high", "bound", "unit", "counted", "as_of",
"source"}]}`. A figure is paired with the one gold figure it shares most characters with. `also` of a gold figure holds
readings that are equally right; one marked `optional` is no miss. Shares may be rounded; a range for a vague word may
lie within the table's range.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Figure = Mapping[str, Any]
Pair = tuple[Figure, Figure]  # a gold figure, the other one
Test = Callable[[Figure, Figure], bool]
Figures = Mapping[str, Sequence[Figure]]  # by id of the report

UNITS = {
    "percent": "%", "per cent": "%", "percentage points": "pp", "metre": "m", "metres": "m", "kilometre": "km",
    "kilometres": "km", "centimetres": "cm", "millimetres": "mm", "kilograms": "kg", "grams": "g", "p": "pence",
}  # fmt: skip
ROUNDING = 0.01  # of numbers below 1
FLOAT_ERROR = 1e-9
VAGUE_SLACK = 0.02  # 20..100 for "tens", in the table 20..99


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    given = parser.parse_args()
    gold = read_lines(given.gold)
    said = {row["id"]: row["figures"] for row in read_lines(given.predictions)}
    for name, value in scores({row["id"]: marked(row) for row in gold}, said).items():
        print(f"{name:16} {value:.3f}")
    print("\ntuple F1 by kind of story")
    for kind in sorted({row["kind"] for row in gold}):
        part = {row["id"]: marked(row) for row in gold if row["kind"] == kind}
        print(f"{kind:16} {scores(part, said)['tuple']:.3f}")
    print("\nrecall by kind of figure: overlapping, tuple")
    for kind, (count, found, right) in by_figure({row["id"]: marked(row) for row in gold}, said).items():
        print(f"{kind:16} {found / count:.3f} {right / count:.3f} of {count}")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def marked(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The figures of a gold record, `vague` where no digit and no exact number stands behind a range."""
    text = record["text"]
    return [
        {**figure, "vague": figure["bound"] == "~" and not re.search(r"\d", text[figure["start"] : figure["end"]])}
        for figure in record["figures"]
    ]


def scores(gold: Figures, predicted: Figures) -> dict[str, float]:
    """Name of a test -> F1, over the reports of `gold`; a report without prediction has no figure."""
    right: Counter[str] = Counter()
    total = 0
    for name, figures in gold.items():
        others = predicted.get(name, ())
        pairs = paired(figures, others)
        missed_rightly = sum(bool(figure.get("optional")) for figure in figures) - sum(
            bool(figure.get("optional")) for figure, _ in pairs
        )
        total += len(figures) - missed_rightly + len(others)
        right.update(test for test, holds in TESTS.items() for pair in pairs if holds(*pair))
    return {test: 2 * right[test] / total if total else 1.0 for test in TESTS}


def by_figure(gold: Figures, predicted: Figures) -> dict[str, tuple[int, int, int]]:
    """Kind of gold figure -> how many there are, were found, and have the right tuple; no optional ones."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, figures in gold.items():
        found = {id(figure): same_tuple(figure, other) for figure, other in paired(figures, predicted.get(name, ()))}
        for figure in figures:
            if not figure.get("optional"):
                row = (1, int(id(figure) in found), int(found.get(id(figure), False)))
                counts[figure["kind"]] = [have + add for have, add in zip(counts[figure["kind"]], row, strict=True)]
    return {kind: (count, found, right) for kind, (count, found, right) in sorted(counts.items())}


def paired(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Pair]:
    """Figures that overlap, each used once: most shared characters first, the closer span before the longer one."""
    edges = sorted(
        (-shared(figure, other), length(other) + length(figure), at, place)
        for at, figure in enumerate(figures)
        for place, other in enumerate(others)
        if shared(figure, other) > 0
    )
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, _, at, place in edges:
        if at not in taken and place not in used:
            taken.add(at)
            used.add(place)
            pairs.append((figures[at], others[place]))
    return pairs


def length(figure: Figure) -> int:
    """Characters of the span."""
    return int(figure["end"]) - int(figure["start"])


def shared(figure: Figure, other: Figure) -> int:
    """Characters two spans share."""
    return min(int(figure["end"]), int(other["end"])) - max(int(figure["start"]), int(other["start"]))


def readings(figure: Figure, *fields: str) -> list[tuple[Any, ...]]:
    """The values of some fields taken together: those of the figure, then those with `also` put in their place."""
    values = {**figure, **figure.get("also", {})}
    return [tuple(figure.get(field) for field in fields), tuple(values.get(field) for field in fields)]


def same_span(gold: Figure, other: Figure) -> bool:
    """The same characters."""
    return (other["start"], other["end"]) in readings(gold, "start", "end")


def same_value(gold: Figure, other: Figure) -> bool:
    """The same numbers, whatever the bound."""
    low, high = ends(other.get("low"), other.get("high"))
    return any(
        (near(low, least) and near(high, most))
        or (gold.get("vague") and least < most and least * (1 - VAGUE_SLACK) <= low < high <= most * (1 + VAGUE_SLACK))
        for least, most in (ends(*reading) for reading in readings(gold, "low", "high"))
    )


def ends(low: float | None, high: float | None) -> tuple[float, float]:
    """Both ends as numbers; an open end is the other one, and no number equals nothing."""
    known = [float(end) for end in (low, high) if end is not None]
    return (known[0], known[-1]) if known else (float("nan"), float("nan"))


def near(left: float, right: float) -> bool:
    """Equal; a share may be rounded (0.083 is one in twelve)."""
    largest = max(abs(left), abs(right))
    return abs(left - right) <= (ROUNDING if largest < 1 else FLOAT_ERROR) * largest


def same_bound(gold: Figure, other: Figure) -> bool:
    """Exact, about, more or less alike."""
    return (other.get("bound"),) in readings(gold, "bound")


def same_unit(gold: Figure, other: Figure) -> bool:
    """One unit, however it is spelt."""
    return plain_unit(other.get("unit")) in {plain_unit(unit) for (unit,) in readings(gold, "unit")}


def plain_unit(unit: str | None) -> str:
    """A unit as the guideline writes it, in small letters; nothing is the empty word."""
    plain = (unit or "").strip().casefold()
    return UNITS.get(plain, plain)


def same_head(gold: Figure, other: Figure) -> bool:
    """One head noun, of one number or the other."""
    return head(other.get("counted")) in {head(counted) for (counted,) in readings(gold, "counted")}


def head(counted: str | None) -> str:
    """The last word before "of" or the like, in small letters, cut so that singular and plural meet."""
    words = re.split(r"\s+(?:of|in|on|at|for|to)\s+", (counted or "").casefold())[0].split()
    one = re.sub(r"(?<![isu])s$", "", words[-1]) if words else ""
    return re.sub(r"(?:ie|y)$", "i", one).removesuffix("e")


def same_tuple(gold: Figure, other: Figure) -> bool:
    """Value, bound, unit and head noun."""
    return all(test(gold, other) for test in (same_value, same_bound, same_unit, same_head))


def same_date(gold: Figure, other: Figure) -> bool:
    """The same two days, or none."""
    days = [list(dates or ()) for (dates,) in readings(gold, "as_of")]
    return list(other.get("as_of") or ()) in days


def same_source(gold: Figure, other: Figure) -> bool:
    """Sources that overlap, or none."""
    return any(overlapping(source, other.get("source")) for (source,) in readings(gold, "source"))


def overlapping(span: Sequence[int] | None, other: Sequence[int] | None) -> bool:
    """Two spans that share a character, or no span twice."""
    if not span or not other:
        return not span and not other
    return max(span[0], other[0]) < min(span[1], other[1])


TESTS: dict[str, Test] = {
    "span exact": same_span,
    "span overlapping": lambda *_: True,
    "value": same_value,
    "value+unit": lambda gold, other: same_value(gold, other) and same_unit(gold, other),
    "value+bound": lambda gold, other: same_value(gold, other) and same_bound(gold, other),
    "tuple": same_tuple,
    "strict tuple": lambda *pair: same_tuple(*pair) and same_date(*pair) and same_source(*pair),
}


if __name__ == "__main__":
    main()
