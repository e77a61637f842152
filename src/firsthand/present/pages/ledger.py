"""The ingest ledger: what was read, what was skipped, and why; and the stages that failed on a report."""

from dataclasses import dataclass

from firsthand.present.pages.page import Page, Pager, slice_of
from firsthand.present.source import Source
from firsthand.record.rows import LedgerRow, ProblemRow

PAGE_SIZE = 200
SIGNS: dict[str, str] = {"read": "✓", "identical": "=", "skipped": "–", "failed": "✕"}


@dataclass(frozen=True)
class LedgerView:
    """A slice of the ledger and its totals."""

    entries: tuple[LedgerRow, ...]
    counts: tuple[tuple[str, str, int], ...]
    """(sign, outcome, how many)."""
    problems: tuple[ProblemRow, ...]
    pager: Pager
    signs: dict[str, str]


def ledger_page(source: Source, *, page: int = 1, size: int = PAGE_SIZE) -> Page:
    """The inputs in the order of their names."""
    counts = source.count_ledger()
    pager = slice_of(sum(counts.values()), page=page, size=size)
    view = LedgerView(
        entries=tuple(source.ledger(limit=size, offset=max(pager.first - 1, 0))),
        counts=tuple((sign, outcome, counts.get(outcome, 0)) for outcome, sign in SIGNS.items()),
        problems=tuple(source.problems()),
        pager=pager,
        signs=SIGNS,
    )
    return Page("ledger", (), "Ingest ledger", view)
