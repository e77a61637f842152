"""Protected people: where somebody is withheld and why; never who, unless a person released the name."""

from dataclasses import dataclass

from firsthand.present.pages.page import Page
from firsthand.present.source import Source
from firsthand.record.rows import ProtectedRow, ReportRow


@dataclass(frozen=True)
class ProtectedView:
    """Each withheld person with the report."""

    rows: tuple[tuple[ProtectedRow, ReportRow | None], ...]


def protected_page(source: Source) -> Page:
    """Withheld people by report; the same person in two reports is never tied."""
    rows = sorted(source.protected(), key=lambda r: (r.report, r.start))
    return Page(
        "protected", (), "Protected people", ProtectedView(tuple((r, source.report(r.report_id)) for r in rows))
    )
