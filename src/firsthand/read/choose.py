"""Which reader takes a file: by its suffix, and by its first bytes where that says nothing or lies."""

import re

from firsthand.read.binary import name_binary
from firsthand.read.containers import GZIP, ZIP
from firsthand.read.html import HTML
from firsthand.read.jsonl import JSONL
from firsthand.read.source import Container, Format, Source
from firsthand.read.text import TEXT

FORMATS: tuple[Format, ...] = (TEXT, HTML, JSONL)
CONTAINERS: tuple[Container, ...] = (ZIP, GZIP)
MAX_LAYERS = 2
"""A compressed file in an archive is read, an archive in an archive is not."""

TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_JSONL = re.compile(rb'\s*(?:\xef\xbb\xbf)?[\[\s]*\{\s*"')

_LOOKS_LIKE_MAILBOX = re.compile(
    rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2}"
    rb" \d\d:\d\d[^\n]{0,40}\r?\n[A-Za-z][\w-]*:[ \t]"
)
"""The line between two messages and the first header (RFC 4155)."""


def choose(source: Source, head: bytes) -> Format | Container | str:
    """The reader for a file that starts with `head`; or the reason why there is none."""
    suffix = _suffix(source)
    for container, signature in ((ZIP, b"PK\x03\x04"), (GZIP, b"\x1f\x8b")):
        if head.startswith(signature):
            return _container(container, source, suffix)
    if binary := name_binary(head):
        return binary
    if _LOOKS_LIKE_MAILBOX.match(head):
        return "a mailbox (mbox), no report; save each message as a text file of its own."
    if suffix in TABLES:
        return "a table, no report; --about FILE.csv takes a table of what is known about the reports."
    by_suffix = next((each for each in FORMATS if suffix in each.suffixes), None)
    chosen = by_suffix if by_suffix in {HTML, JSONL} else (_by_content(head) or by_suffix)
    if chosen is None and suffix and not source.named:
        return f"a kind of file that is not read ({suffix}). Name the file itself to read it as text."
    return chosen or TEXT


def _by_content(head: bytes) -> Format | None:
    if _LOOKS_LIKE_HTML.match(head):
        return HTML
    return JSONL if _LOOKS_LIKE_JSONL.match(head) else None


def _container(container: Container, source: Source, suffix: str) -> Container | str:
    if suffix in {".docx", ".odt", ".xlsx", ".ods", ".pptx", ".epub"}:
        return f"an Office document or e-book ({suffix}); save it as plain text first"
    if source.expands >= MAX_LAYERS or (source.expands and container is ZIP):
        return "an archive inside an archive; unpack it first"
    return container


def _suffix(source: Source) -> str:
    """The last suffix, in lower case, behind `.gz` once that is opened."""
    name = source.name.rpartition("!")[2].rpartition("/")[2].lower()
    if source.expands and name.endswith(".gz"):
        name = name[:-3]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix}" if dot and stem and len(suffix) <= 8 and suffix.isalnum() else ""
