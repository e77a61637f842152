"""How far the two annotators of the figures agree, each without having seen the other's labels.

python quality/gold/figures/agreement.py [--half blind|open]

`first.jsonl` and `second.jsonl` are their versions before adjudication. F1 is symmetric, so neither is the gold: what
is printed is how well one careful reader does against another, and stands beside a system's score. Both readers
are sessions of a language model with one guideline: two people would agree less.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # quality/
from gold.figures.score import (
    Figure,
    Pair,
    Test,
    paired,
    read_lines,
    same_bound,
    same_date,
    same_head,
    same_source,
    same_span,
    same_tuple,
    same_unit,
    same_value,
    scores,
)

HERE = Path(__file__).parent
FIELDS: dict[str, Test] = {
    "span exact": same_span,
    "low, high": same_value,
    "bound": same_bound,
    "low, high, bound": lambda *pair: same_value(*pair) and same_bound(*pair),
    "unit": same_unit,
    "counted, head": same_head,
    "counted, exact": lambda left, right: bool(left["counted"] == right["counted"]),
    "as_of": same_date,
    "source": same_source,
    "kind": lambda left, right: bool(left["kind"] == right["kind"]),
    "tuple": same_tuple,
}


def main() -> None:
    """Print F1 over all figures, then the shares over those that both have marked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("blind", "open"), help="only the reports of one half")
    given = parser.parse_args()
    halves = [given.half] if given.half else ["open", "blind"]
    wanted = {row["id"] for half in halves for row in read_lines(HERE / f"{half}.jsonl")}
    first, second = (
        {row["id"]: row["figures"] for row in read_lines(HERE / name) if row["id"] in wanted}
        for name in ("first.jsonl", "second.jsonl")
    )
    pairs = [pair for name in sorted(wanted) for pair in paired(first[name], second[name])]
    counts = [sum(map(len, each.values())) for each in (first, second)]
    print(f"{len(wanted)} reports; figures: {counts[0]} and {counts[1]}, {len(pairs)} of both\n\nF1")
    for name, value in scores(first, second).items():
        print(f"  {name:18} {value:.3f}")
    print("\nshare of the figures of both")
    for name, holds in FIELDS.items():
        print(f"  {name:18} {sum(holds(*pair) for pair in pairs) / len(pairs):.3f}")
    print(f"  {'scope, word F1':18} {scope_f1(pairs):.3f}")


def scope_f1(pairs: list[Pair]) -> float:
    """F1 over the words of all scopes, each word once a figure."""
    sizes = [(len(left), len(right), len(left & right)) for left, right in (map(scope_words, pair) for pair in pairs)]
    total = sum(left + right for left, right, _ in sizes)
    return 2 * sum(both for _, _, both in sizes) / total if total else 1.0


def scope_words(figure: Figure) -> set[str]:
    """The words of a figure's scope, in small letters."""
    return {word for part in figure["scope"] for word in part.casefold().split()}


if __name__ == "__main__":
    main()
