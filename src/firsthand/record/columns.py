"""How reports, marks and links stand in columns: both directions in one place."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from firsthand.vocabulary import (
    Attribution,
    Claim,
    Copy,
    DateDifference,
    DateEvidence,
    Entity,
    Figure,
    FigureRelation,
    Heading,
    Identity,
    Link,
    Mark,
    Mention,
    OfficeHolder,
    Part,
    Protected,
    Published,
    Report,
    Span,
    Speaker,
    Story,
    Tellings,
    TimeExpression,
    Utterance,
    content_id,
)

MARK_KINDS: dict[type, str] = {
    Mention: "mention",
    Entity: "entity",
    Attribution: "attribution",
    Speaker: "speaker",
    TimeExpression: "time",
    Figure: "figure",
    Protected: "protected",
}
LINK_KINDS: dict[type, str] = {
    Copy: "copy",
    Story: "story",
    Tellings: "tellings",
    Utterance: "utterance",
    FigureRelation: "figures",
    Claim: "claim",
    DateDifference: "dates",
    DateEvidence: "undated",
    Identity: "identity",
    OfficeHolder: "office",
}

HEADING_COLUMNS = (
    "id, name, url, outlet, title, byline, published, published_because, published_span, language,"
    " text_sha256, raw_sha256"
)

encode = msgspec.json.Encoder(order=None).encode
decode_mark = msgspec.json.Decoder(Mark).decode
decode_link = msgspec.json.Decoder(Link).decode
decode_parts = msgspec.json.Decoder(tuple[Part, ...]).decode
_decode_span = msgspec.json.Decoder(Span).decode


def body_of(thing: Any) -> str:
    """The JSON of a struct, for a `body` column."""
    return encode(thing).decode("utf-8")


def report_facts(report: Report) -> str:
    """Hash of all that annotators see but id, name and address: reports that share it share their marks."""
    return content_id(
        report.text_sha256, report.date, report.language, report.outlet, report.title, report.byline, report.parts
    )


def report_row(report: Report) -> dict[str, Any]:
    """The columns of `reports`, without `number`."""
    published = report.published
    return {
        "id": report.id,
        "name": report.name,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "published": published.date if published else None,
        "published_because": published.evidence if published else None,
        "published_span": body_of(published.span) if published and published.span else None,
        "language": report.language,
        "text_sha256": report.text_sha256,
        "raw_sha256": report.raw_sha256,
        "characters": len(report.text),
        "words": len(report.text.split()),
        "facts": report_facts(report),
        "parts": body_of(report.parts),
        "text": report.text,
    }


def heading_of(row: sqlite3.Row) -> Heading:
    """The heading in a row that holds `HEADING_COLUMNS`."""
    return Heading(**dict(_known(row)))


def report_of(row: sqlite3.Row) -> Report:
    """The report in a row that holds `HEADING_COLUMNS`, `text` and `parts`."""
    return Report(**dict(_known(row)), text=row["text"], parts=decode_parts(row["parts"]))


def _known(row: sqlite3.Row) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "url", "outlet", "title", "byline", "language", "text_sha256", "raw_sha256"):
        yield name, row[name]
    if row["published"] is not None:
        span = _decode_span(row["published_span"]) if row["published_span"] else None
        yield "published", Published(row["published"], row["published_because"], span)
