"""Texts of ECB+ -> which labelled pairs our stage *copies* links and folds; and the score against the labels.

The labels name texts of the quality pack by id and hold none of them, so this task runs only where the pack is.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.compare.copies import copies
from firsthand.compare.copies.fold import MIN_EXPLAINED
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, make_report
from gold.natural_copies.candidates import read_texts


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled pairs, one a line of the table."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t")


def predict(pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a pair: `copy` if one is explained by the other, `partial` if linked, else `independent`; and the first.

    All texts of the labelled pairs are one pile, as they would be in use. No text has a date or an outlet.
    """
    texts = read_texts()
    names = sorted({pair[side] for pair in pairs for side in ("left", "right")})
    # A text's own id names its event, so the stage is shown a number instead.
    report_of = {name: make_report(texts[name], f"text {number}") for number, name in enumerate(names)}
    name_of = {report.id: name for name, report in report_of.items()}
    links = compare_pile(MemoryPile(Reading(report) for report in report_of.values()), (copies,))
    found = {frozenset((link.left, link.right)): link for link in links if isinstance(link, Copy)}
    for pair in pairs:
        link = found.get(frozenset(report_of[pair[side]].id for side in ("left", "right")))
        origin = name_of[link.origin] if link and link.origin else None
        first = "unknown" if origin is None else "left" if origin == pair["left"] else "right"
        yield {"left": pair["left"], "right": pair["right"], "label": _label(link), "first": first}


def score(gold: Path, predictions: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Shares in percent of pairs folded and of pairs linked; and counts of folds and directions that are wrong.

    A direction counts where the label tells one and the pair is linked.
    """
    labels = {(row["left"], row["right"]): row for row in read(gold)}
    rows = [(labels[row["left"], row["right"]], row) for row in predictions]
    table = Counter((label["label"], row["label"]) for label, row in rows)
    told = Counter(
        "unresolved" if row["first"] == "unknown" else "right" if row["first"] == label["first"] else "wrong"
        for label, row in rows
        if label["first"] != "unknown" and row["label"] != "independent"
    )
    return {
        "fold": _shares(table, truly={"copy"}, ours={"copy"}),
        "link": _shares(table, truly={"copy", "partial"}, ours={"copy", "partial"}),
        "false_folds": {label: table[label, "copy"] for label in ("independent", "partial")},
        "first": {how: told[how] for how in ("right", "wrong", "unresolved")},
    }


def _shares(table: Counter[tuple[str, str]], *, truly: set[str], ours: set[str]) -> dict[str, float]:
    """Precision, recall and F1, in percent."""
    right = sum(count for (label, found), count in table.items() if label in truly and found in ours)
    precision = 100.0 * right / max(sum(count for (_, found), count in table.items() if found in ours), 1)
    recall = 100.0 * right / max(sum(count for (label, _), count in table.items() if label in truly), 1)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9)}


def _label(link: Copy | None) -> str:
    if link is None:
        return "independent"
    left, right = min(link.covered_left, link.explained_left), min(link.covered_right, link.explained_right)
    return "copy" if max(left, right) >= MIN_EXPLAINED else "partial"
