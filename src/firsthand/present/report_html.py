"""The one-file report: the pages of the web app as sections of one HTML file that opens offline and needs no script."""

import base64
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from firsthand.present.address import FileAddress
from firsthand.present.asking import Asking
from firsthand.present.pages.beside import beside_page
from firsthand.present.pages.claim import claim_page
from firsthand.present.pages.copying import copy_ends
from firsthand.present.pages.figures import figures_page
from firsthand.present.pages.ledger import ledger_page
from firsthand.present.pages.map import map_page
from firsthand.present.pages.method import method_page
from firsthand.present.pages.page import Page
from firsthand.present.pages.protected import protected_page
from firsthand.present.pages.report import report_page, reports_page
from firsthand.present.pages.review import review_page
from firsthand.present.pages.search import search_page
from firsthand.present.pages.speakers import speakers_page
from firsthand.present.pages.stories import stories_page
from firsthand.present.pages.story import story_page
from firsthand.present.pages.timeline import timeline_page
from firsthand.present.pages.utterance import utterance_page, utterances_page
from firsthand.present.render import environment, render_page
from firsthand.present.source import Source

MOST_STORIES = 200
MOST_REPORTS = 500
MOST_CLAIMS = 1000
MOST_LEDGER = 5000
"""What one file holds; above it a browser takes seconds to open it. The record and the web app hold everything."""


def render_report(source: Source, *, title: str = "firsthand report") -> str:
    """The whole file as a string."""
    pages = list(every_page(source))
    address = FileAddress(frozenset(page.key for page in pages))
    style, script = asset("style.css"), asset("script.js")
    sections = [(page.key, page.kind, Markup(render_page(page, address, depth=2, session=None))) for page in pages]  # noqa: S704 (our own templates, autoescaped)
    return (
        environment()
        .get_template("file.html")
        .render(
            title=title,
            sections=sections,
            to=address,
            policy=file_policy(style, script),
            style=Markup(style),  # noqa: S704 (our own file)
            script=Markup(script),  # noqa: S704 (our own file)
        )
    )


def every_page(source: Source) -> Iterator[Page]:
    """The pages of the file in the order of the menu, then each story with all that hangs on it."""
    stories = source.stories(limit=MOST_STORIES)
    reports = [row.id for row in source.reports(limit=MOST_REPORTS)]
    yield stories_page(source, size=MOST_STORIES)
    for story in stories:
        for make in (story_page, figures_page, map_page, timeline_page):
            yield from _if_any(make(source, story.id))
    for claim in source.claims(limit=MOST_CLAIMS):
        yield from _if_any(claim_page(source, claim.id))
    yield utterances_page(source)
    for utterance in source.utterances(limit=MOST_CLAIMS):
        yield from _if_any(utterance_page(source, utterance.id))
    yield reports_page(source, size=MOST_REPORTS)
    for report in reports:
        yield from _if_any(report_page(source, report))
    for copy in source.copies(reports=reports):
        yield from _if_any(beside_page(source, *copy_ends(copy)))
    yield from _if_any(timeline_page(source))
    yield speakers_page(source)
    yield review_page(source)
    yield search_page(source)
    yield ledger_page(source, size=MOST_LEDGER)
    yield protected_page(source)
    yield method_page(source)


def file_policy(style: str, script: str) -> str:
    """The content security policy of the file: its own style and script by their hash, nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def asset(name: str) -> str:
    """Our style or script."""
    return files("firsthand.present").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _if_any(page: Page | None) -> Iterator[Page]:
    if page is not None:
        yield page


def write_report(record_path: Path, out_path: Path, *, title: str = "firsthand report") -> None:
    """Write the report of a record to one HTML file; raises `BadInput` if there is no such record."""
    with Asking(record_path) as source:
        out_path.write_text(render_report(source, title=title), encoding="utf-8", newline="\n")
