"""Ids that hash content alone, so that reading the same thing twice gives the same record."""

from hashlib import blake2b, sha256

import msgspec

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def content_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on the content of `parts` only (BLAKE2b of their MessagePack form)."""
    return blake2b(_encode(parts), digest_size=8).hexdigest()


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 form of `text`, as the W3C selectors and the record give it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
