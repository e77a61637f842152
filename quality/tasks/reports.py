"""Attributions, names and speakers on our own sixty reports, scored by the quality pack's scorer.

The pack's sets are American political news and a mixed treebank; these are thirty kinds of report of our own writing.
The gold is a JSON Lines file, or a folder of reports with their marks in the text.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gold.reports.as_pack import names_line, quotes_line, read_reports
from gold.reports.speakers import shares, speaker_scores, spoken
from pack import score_rows
from tasks import names, quotes


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The id, text and publication date of each report: nothing else is given to a stage."""
    for report in read_reports(path):
        yield {name: report[name] for name in ("id", "text", "published")}


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a report with its attributions, the mentions of its entities and the speaker of each attribution."""
    rows = zip(documents, quotes.predict_nested(documents), names.predict(documents), strict=True)
    for document, said, named in rows:
        yield {**said, **named, "spoken": list(spoken(document))}


def score(gold: Path, predictions: list[dict[str, Any]]) -> dict[str, Any]:
    """The pack's measures of all attributions, of speech alone and of mentions; and how often the speaker is right."""
    said = {each["id"]: each["spoken"] for each in predictions}
    counts = sum((speaker_scores(report, said[report["id"]]) for report in read_reports(gold)), Counter[str]())
    return {
        "speakers": shares(counts),
        "all": _scored("quotes", gold, predictions, line=quotes_line),
        "speech": _scored("quotes", gold, predictions, "--speech", line=quotes_line),
        "names": _scored("names", gold, predictions, line=names_line),
    }


def _scored(
    task: str,
    gold: Path,
    predictions: list[dict[str, Any]],
    *flags: str,
    line: Callable[[dict[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    return score_rows(task, map(line, read_reports(gold)), predictions, *flags)
