"""A page: what a template needs to be drawn in the web app or as a section of the one-file report."""

from dataclasses import dataclass
from typing import Any

from firsthand.present.address import Kind, page_key


@dataclass(frozen=True)
class Page:
    """One page; `view` is a frozen dataclass of the page's own module."""

    kind: Kind
    ids: tuple[str, ...]
    title: str
    view: Any
    """Each template knows its own page's view; the shell looks at nothing in it."""

    @property
    def key(self) -> str:
        """The id of its section in the one-file report."""
        return page_key(self.kind, *self.ids)

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"pages/{self.kind}.html"


MENU: tuple[tuple[Kind, str], ...] = (
    ("stories", "Stories"),
    ("reports", "Reports"),
    ("utterances", "Utterances"),
    ("timeline", "Timeline"),
    ("speakers", "Speakers"),
    ("review", "Review"),
    ("search", "Search"),
    ("ledger", "Ledger"),
    ("protected", "Protected"),
    ("method", "Method"),
)
"""The menu, in the order people need it."""


@dataclass(frozen=True)
class Pager:
    """Which slice of a long list is shown; counting from 1, ends included."""

    first: int
    last: int
    total: int
    before: int | None
    """Number of the page before; None on the first."""
    after: int | None


def slice_of(total: int, *, page: int, size: int) -> Pager:
    """The slice for one page of `size`; a page beyond the end is the last one."""
    last_page = max(1, -(-total // size))
    page = min(max(page, 1), last_page)
    first = (page - 1) * size
    return Pager(
        first=min(first + 1, total),
        last=min(first + size, total),
        total=total,
        before=page - 1 if page > 1 else None,
        after=page + 1 if page < last_page else None,
    )
