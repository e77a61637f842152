"""The Method page: versions, rules in words, settings, hashes, known error rates."""

from dataclasses import dataclass

from firsthand.present.pages.page import Page
from firsthand.present.pages.words import HEDGES, REASONS, RELATIONS
from firsthand.present.source import Method, Source
from firsthand.record.rows import ReportRow

MOST_HASHES = 1000
COUNTING = """
The origin of a statement is the deepest party in its chain with direct access: who spoke, who counted, who saw, the
document; else the newsroom, if it says that it saw or was told; else it is unknown.

A copy never raises a count. Statements that depend on one another are folded, each time with a reason and its words.

Origins are an interval. The lower end counts the distinct named origins; the upper end adds the unknown ones.

A story's third bar counts separate tellings: its upper end folds copies, its lower end also folds reports of one outlet
and reports that cite one another.

“No dependence found” is not “independent”. That word is used only where at least two named origins differ.

Nothing here says whether a claim is true, and no outlet is given a score.

People who asked not to be named, sources with a first name only and minors are withheld everywhere, in the texts too,
unless a person released them. Where a report could not be checked for them, everybody in it is withheld.
"""


@dataclass(frozen=True)
class MethodView:
    """How the record was made and how to read it."""

    method: Method
    counting: tuple[str, ...]
    relations: tuple[tuple[str, str, str], ...]
    """(relation, sign, words)."""
    hedges: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    reports: tuple[ReportRow, ...]
    more: int


def method_page(source: Source) -> Page:
    """Everything a careful reader needs to check the record."""
    view = MethodView(
        method=source.method(),
        counting=tuple(" ".join(rule.split()) for rule in COUNTING.strip().split("\n\n")),
        relations=tuple((name, sign, says) for name, (sign, says) in RELATIONS.items()),
        hedges=tuple((sign, words.format("the number")) for sign, words in HEDGES.items()),
        reasons=tuple(REASONS.values()),
        reports=tuple(source.reports(limit=MOST_HASHES)),
        more=max(0, source.count_reports() - MOST_HASHES),
    )
    return Page("method", (), "Method", view)
