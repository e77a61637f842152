"""How far two annotators of the gold of reports agree, by the measures that a system is scored with.

In `quality`: python -m gold.reports.agreement FIRST... SECOND

FIRST and SECOND are folders of marked reports; those that both have are compared. The second is scored against the
first as if it were a system: joint F1 (content by half and source), exact F1, source accuracy; then the kappa of type,
polarity, hedging and style over the attributions whose contents meet, and how often both name one speaker there, where
the first has the speaker's name or description in the text.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gold.reports.as_pack import names_line, quotes_line
from gold.reports.read_marked import read_marked
from gold.reports.speakers import entity_of, matched
from pack import score_rows

LABELS = ("type", "polarity", "hedged", "style")


def compare(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """All measures, in percent; `first` and `second` hold the same reports in the same order."""
    pairs: dict[str, list[tuple[Any, Any]]] = {label: [] for label in LABELS}
    same = asked = 0
    for one, other in zip(first, second, strict=True):
        if one["text"] != other["text"]:
            raise SystemExit(f"{one['id']}: the two texts differ.")
        mentions = names_line(one)["mentions"]
        known, places = {each["entity"] for each in mentions}, _places(other)
        for mine, theirs in matched(one["attributions"], other["attributions"]):
            for label in LABELS:
                pairs[label].append((mine[label], theirs[label]))
            if known.intersection(mine["speakers"]):
                asked += 1
                same += any(entity_of(places.get(who, []), mentions) in mine["speakers"] for who in theirs["speakers"])
    return {
        "reports": len(first),
        "attributions": [sum(len(each["attributions"]) for each in part) for part in (first, second)],
        "met": len(pairs["type"]),
        "all": _scored(first, second),
        "speech": _scored(first, second, "--speech"),
        "kappa": {label: round(_kappa(found), 3) for label, found in pairs.items()},
        "same_speaker": round(100 * same / max(asked, 1), 2),
    }


def _places(report: dict[str, Any]) -> dict[str, list[list[int]]]:
    """Entity id -> the places where it is named or is a source."""
    found: dict[str, list[list[int]]] = {}
    for each in names_line(report)["mentions"]:
        found.setdefault(each["entity"], []).append([each["start"], each["end"]])
    return found


def _scored(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]], *flags: str) -> dict[str, float]:
    answer = score_rows("quotes", map(quotes_line, first), map(quotes_line, second), *flags)
    return {"joint": answer["joint"]["f1"], "exact": answer["exact"]["f1"], "src_acc": answer["src_acc"]}


def _kappa(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Cohen's kappa; 1 where both always say the one same thing."""
    count = max(len(pairs), 1)
    observed = sum(left == right for left, right in pairs) / count
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    expected = sum(lefts[label] * rights[label] for label in lefts) / count**2
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0


def main() -> None:
    """Print the measures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path, nargs="+")
    parser.add_argument("second", type=Path)
    given = parser.parse_args()
    first = {each["id"]: each for folder in given.first for each in read_marked(folder)}
    second = {each["id"]: each for each in read_marked(given.second)}
    both = sorted(first.keys() & second.keys())
    print(json.dumps(compare([first[name] for name in both], [second[name] for name in both]), indent=1))


if __name__ == "__main__":
    main()
