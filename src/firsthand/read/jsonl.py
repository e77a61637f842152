"""A JSON Lines file -> one report a line, one line in memory at a time."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, BinaryIO

import msgspec

from firsthand.read.dates import parse_day
from firsthand.read.decode import canonical
from firsthand.read.parts import find_parts
from firsthand.read.report import compose_report
from firsthand.read.source import MAX_REPORT_BYTES, Context, Format, Found, Source
from firsthand.vocabulary import Published

FIELDS = ("id", "text", "title", "outlet", "published", "url", "language", "byline")
"""The fields that are read; all but `text` may be missing. `--map` says what others call them."""

DATES = ("published_at", "datePublished", "date_published", "publication_date", "pubDate", "pub_date", "date")
"""What others call `published`, in the order in which they count: of a plain `date` nobody knows what happened then."""

MAX_LINE_BYTES = 4 * MAX_REPORT_BYTES
MAX_FRUITLESS_LINES = 1000
"""After so many lines without one report the file is of another kind, and saying so once is better than each time."""

_LANGUAGE = re.compile(r"(?i)[a-z]{2}(?:[-_]|$)")
_decode = msgspec.json.Decoder().decode


class _Unusable(Exception):
    """Why a line gives no report, for its entry."""


def read_jsonl(source: Source, stream: BinaryIO, context: Context) -> Iterator[Found]:
    """A report or a reason for each line that is not blank."""
    fruitful = False
    failures = 0
    for number, raw in _lines(stream):
        line = source.line(number, f"{source.name}#{number}")
        try:
            found = _read_line(line, raw, source.name, context)
            fruitful = True
        except _Unusable as why:
            found = line.failed(str(why))
            failures += 1
        yield found
        if not fruitful and failures >= MAX_FRUITLESS_LINES:
            yield source.failed(f"none of its first {failures:,} lines holds a report; the rest was not read.")
            return


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line that is not blank; None for one that is too long to be a report."""
    number = 0
    while raw := stream.readline(MAX_LINE_BYTES):
        number += 1
        if len(raw) < MAX_LINE_BYTES or raw.endswith(b"\n"):
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if raw.strip():
                yield number, raw.rstrip(b"\r\n")
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(MAX_LINE_BYTES)
        yield number, None


def _read_line(line: Source, raw: bytes | None, file: str, context: Context) -> Found:
    if raw is None:
        raise _Unusable(f"longer than {MAX_LINE_BYTES:,} bytes, which no report is")
    item = _decode_object(raw)
    mapping = context.options.mapping
    given = {name: _field(item, name, mapping) for name in FIELDS}
    text = given.pop("text")
    if text is None:
        listed = ", ".join(sorted(map(str, item))[:12]) or "none"
        theirs = mapping.get("text", "text")
        raise _Unusable(f"no field {theirs!r} (fields: {listed}). Say where the text is with --map text=FIELD.")
    if not text.strip():
        return line.skipped(f"the field {mapping.get('text', 'text')!r} holds no text")
    notes = []
    url = given["url"]
    if url and not url.lower().startswith(("http://", "https://")):
        notes.append(f"url {url[:80]!r} is no address; left out")
        given["url"] = url = None
    published, remarks = _published(item, given.pop("published"), mapping)
    notes += remarks
    if (language := given["language"]) and not _LANGUAGE.match(language):
        notes.append(f"language {language[:40]!r} is no ISO 639-1 code; left to the text")
        given["language"] = None
    elif language:
        given["language"] = language[:2].lower()
    own = given.pop("id")
    name = url or (f"{file}#{own}" if own else line.name)
    about = context.about.known(name) or context.about.known(line.name)
    known = {"raw_sha256": sha256(raw).hexdigest(), **given, "published": published, **about}
    layout = find_parts(text, title=known.get("title"))
    return line.read(compose_report(text, name, layout=layout, known=known), note="; ".join(notes) or None)


def _published(
    item: Mapping[str, Any], written: str | None, mapping: Mapping[str, str]
) -> tuple[Published | None, list[str]]:
    """The day of the first field that holds one, and what there is to note.

    `published`, or what --map calls so, goes first; --map says that no other field counts. Where the day of a field
    behind it differs, that is noted, and changes nothing.
    """
    told = {mapping.get("published", "published"): written or ""}
    if "published" not in mapping:
        told |= {name: canonical(value) for name in DATES if isinstance(value := item.get(name), str)}
    days = [(name, parse_day(value)) for name, value in told.items() if value]
    known = [(name, day) for name, day in days if day]
    if not known:
        return None, [f"{name} {told[name][:80]!r} is no date; left unknown" for name, _ in days[:1]]
    field, day = known[0]
    notes = [f"{name} {told[name][:80]!r} is no date; {field} taken" for name, none in days[:1] if none is None]
    others = [f"{name} {other}" for name, other in known[1:] if other != day]
    if others:
        notes.append(f"{field} {day} taken; other dates: {', '.join(others)}")
    return Published(day, f"field {field!r} of the line"), notes


def _decode_object(raw: bytes) -> Mapping[str, Any]:
    try:
        item = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if raw.lstrip()[:1] == b"[" or raw.strip() in {b"{", b"}", b"]"}:
            raise _Unusable("JSON over several lines; JSON Lines has one object a line (`jq -c '.[]' FILE`)") from None
        raise _Unusable(f"no JSON: {error}") from None
    except RecursionError:
        raise _Unusable("JSON nested deeper than can be read") from None
    if isinstance(item, list):
        raise _Unusable("a JSON list; JSON Lines has one object a line (`jq -c '.[]' FILE`)")
    if not isinstance(item, dict):
        raise _Unusable(f"{type(item).__name__} where an object {{...}} should be")
    return item


def _field(item: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> str | None:
    """The canonical text of one field; None if it is missing, null or empty."""
    theirs = mapping.get(name, name)
    value: Any = item.get(theirs)
    if value is None and "." in theirs:
        value = item
        for step in theirs.split("."):
            value = value.get(step) if isinstance(value, dict) else None
    if value is None or value == "":
        return None
    if isinstance(value, list) and name in {"byline", "text"} and all(isinstance(each, str) for each in value):
        value = ("\n\n" if name == "text" else ", ").join(value)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise _Unusable(f"field {theirs!r} holds {_json_kind(value)} where a text should be")
    return canonical(value)


def _json_kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "an object"


JSONL = Format(
    name="JSON Lines",
    suffixes=(".jsonl", ".ndjson", ".jl"),
    read=read_jsonl,
    says="One object a line with the fields " + ", ".join(FIELDS) + "; --map field=theirs for other names.",
)
