"""A report: its immutable text, what is known about it, and the parts the text falls into."""

from typing import Literal

import msgspec

from firsthand.vocabulary.ids import content_id, text_sha256
from firsthand.vocabulary.spans import Span

PartKind = Literal[
    "metadata",  # a `date YYYY-MM-DD` line and the like: about the report, never annotated
    "headline",
    "byline",
    "dateline",
    "summary",  # bullet points that repeat the story before it starts
    "heading",
    "paragraph",
    "caption",
    "credit",  # photo, translation, agency and correction credits
]


class Part(msgspec.Struct, frozen=True, order=True):
    """One part of a report; parts are in text order and do not overlap, except a dateline inside its paragraph."""

    span: Span
    kind: PartKind


class Published(msgspec.Struct, frozen=True):
    """The publication date, and how it is known."""

    date: str
    """ISO 8601 calendar day."""
    evidence: str
    """One sentence: "line 1 of the file", "given in about.csv", "meta article:published_time"."""
    span: Span | None = None
    """Where the text itself says so."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a report without its text: what travels between reports."""

    id: str
    name: str
    """What its reader calls it: the file's name, `archive.zip!name`, `file.jsonl#line`, or its address."""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    """ISO 639-1, from the text; None when the text is too short to tell."""
    text_sha256: str
    raw_sha256: str | None = None

    @property
    def date(self) -> str | None:
        """The publication day, ISO 8601, or None."""
        return self.published.date if self.published else None


class Report(Heading, frozen=True, kw_only=True):
    """A heading and the text it heads.

    `text` is canonical and immutable: line ends are LF and NUL is U+FFFD, made so by the reader before hashing; nothing
    normalises it afterwards, since every span counts its code points.
    """

    text: str
    parts: tuple[Part, ...] = ()

    def parts_of(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of the kinds named, in text order."""
        return tuple(part for part in self.parts if part.kind in kinds)

    def heading(self) -> Heading:
        """The report without its text."""
        return Heading(**{name: getattr(self, name) for name in Heading.__struct_fields__})


def make_report(text: str, name: str, **known: object) -> Report:
    """A report with its id and hash filled in; `known` holds fields of `Report`.

    The id hashes (address or name, text) and not the outlet: a corrected outlet or date must not make a second report.
    """
    url = known.get("url")
    return msgspec.convert(
        {
            "id": content_id("report", url or name, text),
            "name": name,
            "text": text,
            "text_sha256": text_sha256(text),
            **known,
        },
        Report,
    )
