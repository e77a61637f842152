"""The weights of `annotate/attributions/certainty.py`, fitted again; prints them and how well they are calibrated.

python quality/certainty.py GOLD... [--against GOLD]

GOLD are JSON Lines files in the format of the quality pack's quotes, of documents that the tagger was not trained on:
its dev set, and the 40 documents of the training set that were held out. Looks at each draft of the tagger before the
threshold; it counts as right if half of the content and half of the source agree with the gold (the pack's `joint`).
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.annotate.attributions import mended_drafts
from firsthand.annotate.attributions.certainty import WEIGHTS, features_of
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.encoder import passages_of, tag_passage
from firsthand.read import report_of_text
from predict import read_documents

Floats = NDArray[np.float64]

RIDGE = 1.0
"""Penalty on standardised weights: the features go together in part."""

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("the", "a", "an"))


def main() -> None:
    """Print the weights, and the share of right drafts by tenths of p."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--against", type=Path, help="measure the fit on these documents instead of its own")
    given = parser.parse_args()
    features, right = read_drafts(given.gold)
    weights = fit_logistic(features, right)
    print("shipped", ", ".join(f"{weight:.3f}" for weight in WEIGHTS))
    print("fitted ", ", ".join(f"{weight:.3f}" for weight in weights))
    if given.against:
        features, right = read_drafts([given.against])
    p = 1 / (1 + np.exp(-features @ weights))
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1)
        if inside.any():
            print(f"p from {low:.1f}: {inside.sum():5d} drafts, {right[inside].mean():.2f} right")


def read_drafts(paths: list[Path]) -> tuple[Floats, Floats]:
    """Features and rightness of every draft in the documents of some files."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    for path in paths:
        for document in read_documents(path):
            for features, is_right in _document_drafts(document):
                rows.append(features)
                right.append(float(is_right))
    return np.array(rows), np.array(right)


def _document_drafts(document: dict[str, Any]) -> Iterator[tuple[tuple[float, ...], bool]]:
    text = document["text"]
    gold = [(_words(text, quote["content"]), _words(text, quote.get("source") or [])) for quote in document["quotes"]]
    report = report_of_text(text, document["id"])
    for passage in passages_of(report, leave_out=("metadata", "credit", "byline", "dateline")):
        tagged = tag_passage(text, passage)
        drafts = mended_drafts(text, tagged)
        for draft in drafts:
            yield features_of(text, draft, tagged.quotations), any(_agrees(text, draft, *one) for one in gold)


def _agrees(text: str, draft: Draft, content: frozenset[int], source: frozenset[int]) -> bool:
    mine = _words(text, [(span.start, span.end) for span in draft.content])
    named = _words(text, [(draft.source.start, draft.source.end)] if draft.source else [])
    if not mine & content or len(mine & content) < 0.5 * len(mine | content):
        return False
    return named == source or 2 * len(named & source) >= 0.5 * (len(named) + len(source)) > 0


def _words(text: str, spans: list[Any]) -> frozenset[int]:
    """Where the words of some spans start, articles left out unless there is nothing else."""
    found = [(m.start(), m.group().lower()) for a, b in spans for m in _WORD.finditer(text, a, b)]
    return frozenset(at for at, word in found if word not in _ARTICLES) or frozenset(at for at, _ in found)


def fit_logistic(features: Floats, right: Floats) -> Floats:
    """Ridge-penalised logistic regression by Newton's method; the first feature is the constant."""
    mean, scale = features.mean(0), features.std(0) + 1e-9
    mean[0], scale[0] = 0, 1
    standard = (features - mean) / scale
    weights = np.zeros(features.shape[1])
    penalty = RIDGE * np.array([0.0] + [1.0] * (len(weights) - 1))
    for _ in range(60):
        p = 1 / (1 + np.exp(-standard @ weights))
        slope = standard.T @ (p - right) + penalty * weights
        weights -= np.linalg.solve((standard.T * (p * (1 - p))) @ standard + RIDGE * np.eye(len(weights)), slope)
    plain: Floats = weights / scale
    plain[0] = weights[0] - (weights[1:] * mean[1:] / scale[1:]).sum()
    return plain


if __name__ == "__main__":
    main()
