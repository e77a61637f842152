"""Pages to HTML: one set of templates, two shells.

Autoescape is on everywhere; nothing is ever marked safe but our own style and script.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from firsthand.present.address import Address, anchor
from firsthand.present.isolating import isolated
from firsthand.present.pages import words
from firsthand.present.pages.copying import copy_ends
from firsthand.present.pages.page import MENU, Page


@cache
def environment() -> Environment:
    """The templates with the words they may use."""
    env = Environment(
        loader=PackageLoader("firsthand.present", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        day=words.day,
        number=words.number,
        listed=words.listed,
        origins=words.origins_in_words,
        interval=words.interval,
        isolated=isolated,
        quoted=words.quoted,
    )
    env.globals.update(
        anchor=anchor,
        copy_ends=copy_ends,
        counted=words.counted,
        quantity=words.quantity,
        days=words.days,
        menu=MENU,
        not_named=words.NOT_NAMED,
        safe_url=safe_url,
    )
    return env


def render_page(page: Page, address: Address, *, depth: int, **context: Any) -> str:
    """One page's body; its title is a heading of level `depth`."""
    template = environment().get_template(page.template)
    return template.render(page=page, view=page.view, to=address, depth=depth, **context)


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web's own; None for `javascript:`, `data:` and everything else."""
    if url and url.strip().lower().startswith(("http://", "https://")):
        return url.strip()
    return None
