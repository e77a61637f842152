"""A trained judge of rewordings -> its ONNX graph, node by node: pair.int8.onnx.

One call holds one pair, so nothing is padded. What the layers know of distances does not depend on the texts: for each
layer it is multiplied out here and kept in 16 bits.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnx import TensorProto, helper
from training.graph import values_of
from training.rewordings.base import HEADS, WIDTH
from training.rewordings.builder import Builder
from training.rewordings.network import SCALE, Layer, Rewordings, places

from firsthand.compare.utterances.encoder.session import MAX_PIECES

MOST_PIECES = 2 * MAX_PIECES + 3
"""Of a pair, with its start and both ends."""

HEAD_WIDTH = WIDTH // HEADS


class _Lengths:
    """What the graph computes once from the number of pieces T."""

    def __init__(self, to: Builder) -> None:
        def number(value: int) -> str:
            return to.constant(f"number {value}", [value], np.int64)

        self.length = to.node("Shape", "words", start=1, end=2)
        self.before = to.node("Sub", self.length, number(1))
        distances = to.node("Add", self.length, self.before)
        self.cells = to.node("Mul", self.length, distances)
        self.flat = to.node("Concat", number(1), number(HEADS), number(-1), axis=0)
        self.rows = to.node("Concat", number(1), number(HEADS), self.length, distances, axis=0)
        self.until = to.node("Add", self.before, self.cells)
        self.zero = number(0)
        self.third, self.fourth = number(2), number(3)
        middle = number(MOST_PIECES - 1)
        begin, end = to.node("Sub", middle, self.before), to.node("Add", middle, self.length)
        table, self.kept = _table()
        near = to.constant("places", table, np.int64)
        far = to.constant("places, backwards", table[::-1].copy(), np.int64)
        self.forwards, self.backwards = (to.node("Slice", one, begin, end, self.zero) for one in (near, far))


def _table() -> tuple["np.ndarray[tuple[int], np.dtype[np.int64]]", torch.Tensor]:
    """For each distance the row of its place among those that a pair can need, and these places."""
    kept, table = torch.unique(places(MOST_PIECES), return_inverse=True)
    return table.numpy(), kept


def write_pair(network: Rewordings, path: Path) -> None:
    """Write the network: (1, T, 384) vectors of the pieces of a pair in, the log odds out."""
    to = Builder()
    lengths = _Lengths(to)
    x = to.norm("words", network.norm, "norm")
    with torch.no_grad():
        far = network.distance_norm(network.distance(lengths.kept))
    for number, layer in enumerate(network.layers):
        if not isinstance(layer, Layer):
            raise TypeError(f"layer {number} is a {type(layer).__name__}")
        x = _add_layer(to, x, layer, _Far(f"layers.{number}", far, lengths))
    first = to.node("Gather", x, to.constant("first", 0, np.int64), axis=1)
    to.wide(to.gelu(to.wide(first, network.pool, "pool")), network.verdict, "verdict")
    to.graph.nodes[-1].output[0] = "odds"
    words = helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "pieces", WIDTH])
    path.write_bytes(to.model("pair", [words], [helper.make_tensor_value_info("odds", TensorProto.FLOAT, [1, 1])]))


class _Far(NamedTuple):
    """What a layer is told of distances, and the name it is kept under."""

    name: str
    places: torch.Tensor
    """(P, 384) what stands for each place that a pair can need."""
    lengths: _Lengths


def _add_layer(to: Builder, x: str, layer: Layer, given: _Far) -> str:
    """The states behind a layer."""
    name, far, lengths = given
    query, key, value = (
        _heads(to, to.linear(x, part, f"{name}.{of}"))
        for of, part in (("query", layer.query), ("key", layer.key), ("value", layer.value))
    )
    with torch.no_grad():
        held = {"key": layer.key(far), "query": layer.query(far)}
    far_key = _far(to, held["key"], f"{name}.far_key", lengths.backwards)
    far_query = _far(to, held["query"], f"{name}.far_query", lengths.forwards)
    scores = to.node("MatMul", query, to.node("Transpose", key, perm=[0, 1, 3, 2]))
    there = _shifted(to, to.node("MatMul", query, far_key), lengths)
    back = to.node("Transpose", _shifted(to, to.node("MatMul", key, far_query), lengths), perm=[0, 1, 3, 2])
    scores = to.node("Mul", to.node("Add", to.node("Add", scores, there), back), to.constant("scale", SCALE))
    mixed = to.node("Transpose", to.node("MatMul", to.node("Softmax", scores, axis=-1), value), perm=[0, 2, 1, 3])
    mixed = to.node("Reshape", mixed, to.constant("joined", [1, -1, WIDTH], np.int64))
    x = to.norm(to.node("Add", x, to.linear(mixed, layer.out, f"{name}.out")), layer.out_norm, f"{name}.out_norm")
    inner = to.linear(to.gelu(to.linear(x, layer.up, f"{name}.up")), layer.down, f"{name}.down")
    return to.norm(to.node("Add", x, inner), layer.down_norm, f"{name}.down_norm")


def _heads(to: Builder, x: str) -> str:
    """(1, H, T, 64) of (1, T, 384)."""
    cut = to.node("Reshape", x, to.constant("heads", [1, -1, HEADS, HEAD_WIDTH], np.int64))
    return to.node("Transpose", cut, perm=[0, 2, 1, 3])


def _far(to: Builder, values: torch.Tensor, name: str, rows: str) -> str:
    """(1, H, 64, 2T - 1) what stands for the distances, in the order of `rows`."""
    table = values_of(values).reshape(1, -1, HEADS, HEAD_WIDTH).transpose(0, 2, 1, 3)
    wide = to.node("Cast", to.constant(name, table, np.float16), to=TensorProto.FLOAT)
    # Whole rows of 64 are copied, not numbers one by one: a reading costs two fifths less, and says the same.
    return to.node("Transpose", to.node("Gather", wide, rows, axis=2), perm=[0, 1, 3, 2])


def _shifted(to: Builder, scores: str, lengths: _Lengths) -> str:
    """(1, H, T, T) as `training.rewordings.network.shifted`."""
    padding = to.constant("one more place", [0, 0, 0, 0, 0, 0, 0, 1], np.int64)
    flat = to.node("Reshape", to.node("Pad", scores, padding), lengths.flat)
    rows = to.node("Slice", flat, lengths.before, lengths.until, lengths.third)
    return to.node("Slice", to.node("Reshape", rows, lengths.rows), lengths.zero, lengths.length, lengths.fourth)
