"""Texts -> stories: the stage *stories* in memory."""

from collections.abc import Iterator
from typing import Any

from firsthand.compare.stories import stories
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Published, Report, Story, make_report


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a document with the number of its story."""
    reports = [_report(document, number) for number, document in enumerate(documents)]
    links = compare_pile(MemoryPile(Reading(report) for report in reports), (stories,))
    found = [link for link in links if isinstance(link, Story)]
    story_of = {member: number for number, story in enumerate(found) for member in story.reports}
    for document, report in zip(documents, reports, strict=True):
        yield {"id": document["id"], "cluster": story_of[report.id]}


def _report(document: dict[str, Any], number: int) -> Report:
    # The document's own id names its event in these sets, so it is left out of everything the stage sees.
    day = document.get("published")
    published = Published(day, "given with the document") if day else None
    return make_report(document["text"], f"document {number}", published=published)
