"""What a file that holds no text is, from its first bytes."""

import codecs
import unicodedata

_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"%PDF-", "a PDF document; save its text first, for instance with pdftotext"),
    (0, b"{\\rtf", "a rich text document; save it as plain text first"),
    (0, b"\xd0\xcf\x11\xe0", "an old Office document; save it as plain text first"),
    (0, b"SQLite format 3\0", "an SQLite file, perhaps a record of firsthand; give it with -r"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"PK\x03\x04", "a zip archive"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"\x1f\x8b", "a gzip file"),
    (0, b"BZh", "a bzip2 file; unpack it first"),
    (0, b"\xfd7zXZ\0", "an xz file; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (257, b"ustar", "a tar archive; unpack it first"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
    (0, b"ID3", "an audio file"),
    (0, b"OggS", "an audio or video file"),
    (4, b"ftyp", "a video file"),
    (0, b"RIFF", "an audio or video file"),
)
MAX_CONTROL_SHARE = 0.1
"""Of the first bytes, where they are UTF-8 or nearly so: text with a few NULs in it stays text."""
MAX_CONTROL_SHARE_OF_NO_UTF8 = 0.03
"""Of the first bytes, where they are none. Text in no other encoding has any control characters (the second byte of
shift-jis, gb and big5 is at least 0x30); random and packed bytes have 27 of 256 = 10.5 %, and are never UTF-8."""
MAX_BROKEN_SHARE = 0.1
"""Of the characters beyond ASCII: where more are no UTF-8, the bytes are in another encoding (decode.py)."""
MAX_NO_CHARACTERS = 0.05
"""Of the first characters behind a mark of UTF-16 or -32: random ones are unassigned, private or halves in 12 %."""
HEAD_BYTES = 4096
MIN_CUT_BYTES = 3
"""Of a file that ends inside its signature: two bytes may begin a text, "PK" or "MZ"."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b") | {127})
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_CHARACTERS = frozenset({"Cc", "Cn", "Co", "Cs"})


def name_binary(head: bytes) -> str | None:
    """What the file is, as a noun phrase; None for what may be text. `head`: its first 4096 bytes."""
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return name
    for offset, signature, name in _SIGNATURES:
        if not offset and len(head) >= MIN_CUT_BYTES and signature.startswith(head) and not _is_printable(head):
            return f"the first bytes of {name}"
    for mark, encoding in _WIDE_MARKS:
        if head.startswith(mark):
            return None if _is_wide_text(head[len(mark) :], encoding) else "binary data"
    if _is_wide(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    allowed = MAX_CONTROL_SHARE if _is_utf8(head) else MAX_CONTROL_SHARE_OF_NO_UTF8
    return "binary data" if controls > allowed * len(head) else None


def _is_printable(head: bytes) -> bool:
    """True for ASCII without control characters: "SQLite format 3" may be the first line of a text."""
    return head.isascii() and head.decode("ascii").isprintable()


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a byte order mark: every second byte is NUL, the others are not."""
    even, odd = head[0::2], head[1::2]
    low, high = sorted((even.count(0), odd.count(0)))
    return len(head) >= 16 and high > 0.8 * len(odd) and low < 0.2 * len(odd)


def _is_wide_text(head: bytes, encoding: str) -> bool:
    """True if nearly all of the characters are any; a last one that `head` cuts counts for nothing."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    wrong = sum(
        character == "\ufffd" or (unicodedata.category(character) in _NO_CHARACTERS and not character.isspace())
        for character in text
    )
    return wrong <= MAX_NO_CHARACTERS * len(text)


def _is_utf8(head: bytes) -> bool:
    """True if most of what is beyond ASCII can be read as UTF-8."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    beyond = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") <= MAX_BROKEN_SHARE * beyond
