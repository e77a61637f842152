"""Texts -> groups of copies: the stage *copies* in memory, folded."""

from collections.abc import Iterator
from typing import Any

from firsthand.compare.copies import copies, fold_copies
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Published, Report, make_report


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a document with the number of its group; a report that is nobody's copy has a group of its own."""
    reports = [_report(document, number) for number, document in enumerate(documents)]
    pile = MemoryPile(Reading(report) for report in reports)
    links = [link for link in compare_pile(pile, (copies,)) if isinstance(link, Copy)]
    # These sets ask where a report comes from, not whether it still counts as a witness: a link is enough.
    group_of = {member: number for number, group in enumerate(fold_copies(links, least=0.0)) for member in group}
    for number, (document, report) in enumerate(zip(documents, reports, strict=True)):
        yield {"id": document["id"], "cluster": group_of.get(report.id, len(documents) + number)}


def _report(document: dict[str, Any], number: int) -> Report:
    # The document's own id names its origin in these sets, so it is left out of everything the stage sees.
    day = document.get("published")
    published = Published(day, "given with the document") if day else None
    return make_report(document["text"], f"document {number}", published=published)
