"""A text in, a Report out: its parts, its language, and what is known about it with where that is known from."""

import re
from collections.abc import Mapping
from typing import Any

from firsthand.read.dates import parse_day
from firsthand.read.language import find_language
from firsthand.read.parts import Layout, find_parts
from firsthand.vocabulary import Published, Report, make_report

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def report_of_text(text: str, name: str, **known: Any) -> Report:
    """A report of exactly this text: offsets of its parts count the code points of the string given.

    `known` holds fields of `Report`; `published` may be a `Published` or a string that starts with a day (any other
    string leaves the date to the text). What the caller knows goes before what the text says. A lone surrogate, which
    no file can hold, becomes U+FFFD: one code point for one.
    """
    text = without_surrogates(text)
    return compose_report(text, name, layout=find_parts(text, title=known.get("title")), known=known)


def compose_report(text: str, name: str, *, layout: Layout, known: Mapping[str, Any]) -> Report:
    """The report of a text whose parts are found; `known` goes before what `layout` says."""
    given = {field: value for field, value in known.items() if value is not None}
    published = given.pop("published", None)
    if isinstance(published, str):
        day = parse_day(published)
        published = Published(day, "given") if day else None
    story = "\n".join(part.span.of(text) for part in layout.parts[:60] if part.kind == "paragraph")
    return make_report(
        text,
        clean_name(name),
        **{
            "title": layout.title,
            "byline": layout.byline,
            "language": find_language(story or text),
            "published": published or layout.published,
            "parts": layout.parts,
            **given,
        },
    )


def without_surrogates(text: str) -> str:
    """The text with U+FFFD in place of each surrogate; same length."""
    return _SURROGATE.sub("\ufffd", text)


def clean_name(name: str) -> str:
    """A name with U+FFFD for each surrogate and control character; file names may hold both."""
    return _CONTROL.sub("\ufffd", without_surrogates(name))
