"""What a file that holds no text is, from its first bytes."""

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
"""Of the first bytes; text with a few NULs in it stays text."""
HEAD_BYTES = 4096

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b") | {127})


def name_binary(head: bytes) -> str | None:
    """What the file is, as a noun phrase; None for what may be text. `head`: its first 4096 bytes."""
    for offset, signature, name in _SIGNATURES:
        if head.startswith(signature, offset):
            return name
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or _is_wide(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if controls > MAX_CONTROL_SHARE * len(head) else None


def _is_wide(head: bytes) -> bool:
    """UTF-16 without a byte order mark: every second byte is NUL, the others are not."""
    even, odd = head[0::2], head[1::2]
    low, high = sorted((even.count(0), odd.count(0)))
    return len(head) >= 16 and high > 0.8 * len(odd) and low < 0.2 * len(odd)
