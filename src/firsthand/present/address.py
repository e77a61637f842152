"""Where a page stands: a path in the web app, a fragment in the one-file report; None if it is not there."""

from collections.abc import Container
from typing import Literal, Protocol
from urllib.parse import quote

Kind = Literal[
    "stories", "story", "claim", "figures", "utterance", "utterances", "report", "reports", "beside", "timeline", "map",
    "speakers", "review", "search", "ledger", "protected", "method", "problem",
]  # fmt: skip

FOLDERS: dict[str, str] = {
    "stories": "/",
    "story": "/stories",
    "claim": "/claims",
    "utterance": "/utterances",
    "report": "/reports",
    "beside": "/beside",
}
"""Kinds whose path is not simply their name."""


def anchor(finding: str) -> str:
    """The id of a finding on any page; a row's id holds its report's and its mark's."""
    return f"f-{finding}"


class Address(Protocol):
    """Turns the name of a page into what `href` takes."""

    forms: bool
    """True where a person can decide: the web app."""

    def to(self, kind: Kind, *ids: str) -> str | None:
        """The address of a page; None where that page is not in this file."""

    def finding(self, report_id: str, finding: str) -> str | None:
        """The address of a finding inside its report."""


class WebAddress:
    """Paths of the local web app."""

    forms = True

    def to(self, kind: Kind, *ids: str) -> str | None:
        """`/claims/ab12`, with `figures`, `map` and `timeline` below their story."""
        if kind in {"figures", "map", "timeline"} and ids:
            return f"/stories/{quote(ids[0], safe='')}/{kind}"
        folder = FOLDERS.get(kind, f"/{kind}")
        return "/".join([folder.rstrip("/"), *(quote(i, safe="") for i in ids)]) or "/"

    def finding(self, report_id: str, finding: str) -> str | None:
        """The report's path with the finding as its fragment."""
        return f"{self.to('report', report_id)}#{anchor(finding)}"


class FileAddress:
    """Fragments of the one-file report; `pages` holds the keys of the pages that are in it."""

    forms = False

    def __init__(self, pages: Container[str]) -> None:
        self.pages = pages

    def to(self, kind: Kind, *ids: str) -> str | None:
        """`#claim-ab12`, or None where the page was left out."""
        key = page_key(kind, *ids)
        return f"#{key}" if key in self.pages else None

    def finding(self, report_id: str, finding: str) -> str | None:
        """The finding's own anchor, if its report is in the file."""
        return f"#{anchor(finding)}" if page_key("report", report_id) in self.pages else None


def page_key(kind: Kind, *ids: str) -> str:
    """The id of a page's section: `claim-ab12`."""
    return "-".join([kind, *ids])
