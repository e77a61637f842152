"""Bytes in, canonical text out: LF ends lines, control characters are U+FFFD; an encoding that is a guess is named."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

SAMPLE_BYTES = 65_536
"""What charset-normalizer looks at; its time grows with the length."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TEXT_CODEC = re.compile(
    r"utf-(?:8|16|32).*|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_?jis\w*|iso2022_\w+|johab|tis-620|ascii"
)
_UNWANTED = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]")


class Decoded(NamedTuple):
    """Canonical text, and what the user should know about how it was read."""

    text: str
    note: str | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of `raw`: by its byte order mark, as UTF-8, as `declared`, else as charset-normalizer thinks."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return Decoded(
                canonical(text), None if encoding == "utf-8" else f"read as {encoding}, as its first bytes say"
            )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(raw, declared)
    if wide := _wide_encoding(raw):
        return Decoded(canonical(raw.decode(wide, "replace")), f"read as {wide}: every second byte is empty")
    return Decoded(canonical(text))


def canonical(text: str) -> str:
    """LF for each line end; U+FFFD for NUL, other control characters (terminals obey them) and surrogates."""
    return _UNWANTED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode_other(raw: bytes, declared: str | None) -> Decoded:
    if wide := _wide_encoding(raw):
        return Decoded(canonical(raw.decode(wide, "replace")), f"read as {wide}: every second byte is empty")
    if declared and (known := _codec(declared)):
        return Decoded(canonical(raw.decode(known, "replace")), f"read as {known}, as the page says")
    text = raw.decode("utf-8", "replace")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    broken = text.count("\ufffd")
    if broken * 10 <= beyond_ascii:
        return Decoded(canonical(text), f"{broken} byte sequences are no UTF-8 and became U+FFFD")
    best = from_bytes(raw[:SAMPLE_BYTES]).best()
    known = (best and _codec(best.encoding)) or "cp1252"
    return Decoded(canonical(raw.decode(known, "replace")), f"no UTF-8; read as {known}, which is a guess")


def _codec(name: str) -> str | None:
    """Python's name of a text encoding, or None; never one that runs bytes through a decompressor."""
    try:
        found = codecs.lookup(name.strip().lower())
    except (LookupError, ValueError):
        return None
    if not _TEXT_CODEC.fullmatch(found.name):
        return None
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _wide_encoding(raw: bytes) -> str | None:
    """utf-16-le or -be where every second byte of the start is NUL."""
    head = raw[:2000]
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = head[offset::2]
        if len(half) >= 8 and half.count(0) > 0.8 * len(half) and head[1 - offset :: 2].count(0) < 0.2 * len(half):
            return encoding
    return None
