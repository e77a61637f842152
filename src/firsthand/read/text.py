"""A plain text file -> one report."""

from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from firsthand.read.decode import decode
from firsthand.read.parts import find_parts
from firsthand.read.report import compose_report
from firsthand.read.source import MAX_REPORT_BYTES, Context, Format, Found, Source


def read_text(source: Source, stream: BinaryIO, context: Context) -> Iterator[Found]:
    """One report, whose text is that of the file; or the reason why not."""
    raw = stream.read(MAX_REPORT_BYTES + 1)
    if len(raw) > MAX_REPORT_BYTES:
        yield source.failed(too_long(source))
        return
    text, note = decode(raw)
    if not text.strip("\ufffd \n\t\ufeff\u200b\xa0"):
        yield source.skipped("nothing in it but blanks" if raw else "empty")
        return
    known = context.about.known(source.name)
    layout = find_parts(text, title=known.get("title"))
    report = compose_report(text, source.name, layout=layout, known={"raw_sha256": sha256(raw).hexdigest(), **known})
    yield source.read(report, note=note)


def too_long(source: Source) -> str:
    """The reason for a file that no report can be as long as."""
    size = f"{source.size:,} bytes: " if source.size and source.size > MAX_REPORT_BYTES else ""
    return (
        f"{size}longer than a report can be ({MAX_REPORT_BYTES:,} bytes). "
        "Split it into one file a report, or give JSON Lines with one report a line."
    )


TEXT = Format(
    name="text",
    suffixes=(".txt", ".text", ".md", ".asc"),
    read=read_text,
    says="Plain text, one report a file; a leading line `date 2031-03-04` is its publication date.",
)
