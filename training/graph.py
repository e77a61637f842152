"""A trained network -> model.int8.onnx, node by node, and the embeddings of its vocabulary, words.int8.npy.

Built by hand, since what torch exports holds thirty nodes a layer where ten do. Matrices are kept in eight bits with a
scale a column; what they multiply is brought to eight bits by ranges that ranges.py found beforehand, so that no row
depends on another. Of a matrix's eight bits seven are used: without VNNI, AVX2 would overflow. Every weight keeps the
name that it has in the network.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor
from training.network import HEADS, LAYERS, WIDTH, Layer, Tagger
from training.ranges import HEADS_INPUT, Range

FUSED = "com.microsoft"
"""The operators that onnxruntime adds to the standard ones."""

OPSET, IR_VERSION = 17, 8
OUTPUTS = ("tags", "queries", "keys")
SLOTS = 4
"""Chunks of one call: the matrices, which no core's cache holds, are then read once for all of them."""

TOP = 64
"""The largest weight, in steps of its column's scale: twice 64 times 255 still fits into 16 bits."""

WORDS_TOP = 127

Wide = tuple[NDArray[np.float32], NDArray[np.float32]]
"""A matrix and its bias in 32 bits."""


class Graph:
    """The nodes and weights of a model as they are added."""

    def __init__(self, ranges: Mapping[str, Range]) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.ranges = ranges

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """The name under which the values are kept."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, given: Sequence[str], domain: str = "", outputs: int = 1, **options: Any) -> list[str]:
        """The names of what a new node puts out."""
        made = [f"{kind}.{len(self.nodes)}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(given), made, domain=domain, name=made[0], **options))
        return made

    def eight_bits(self, x: str, name: str) -> tuple[str, str, str]:
        """`x` in eight bits, its scale and its zero, by the range of what the layer of this name is given."""
        low, high = self.ranges[name]
        scale = np.float32((high - low) / 255)
        kept = (
            self.weight(f"{x}.scale", np.array(scale)),
            self.weight(f"{x}.zero", np.array(np.rint(-low / scale), np.uint8)),
        )
        return self.node("QuantizeLinear", (x, *kept))[0], *kept

    def product(self, x: tuple[str, str, str], wide: Wide, name: str) -> str:
        """`x`, given in eight bits, times a matrix in eight bits, plus a bias."""
        matrix, scale = quantised(wide[0])
        kept = self.weight(f"{name}.weight", matrix.T), self.weight(f"{name}.scale", scale)
        bias = self.weight(f"{name}.bias", wide[1])
        given = (x[0], kept[0], x[1], kept[1], x[2], "", bias)
        return self.node("MatMulIntegerToFloat", given, FUSED)[0]

    def linear(self, x: str, layer: Any, name: str) -> str:
        """`x` through a linear layer."""
        return self.product(self.eight_bits(x, name), wide_of(layer), name)

    def split(self, x: str, parts: int) -> list[str]:
        """`x` cut into parts of the model's width."""
        sizes = self.weight(f"{x}.parts", np.array([WIDTH] * parts, np.int64))
        return self.node("Split", (x, sizes), outputs=parts, axis=-1)

    def attention(self, query: str, key: str, value: str, rows: str = "lengths") -> str:
        """What each row takes from the rows of its own chunk; `rows` tells how many queries each chunk has."""
        cut = [
            self.node("Split", (x, sizes), outputs=SLOTS, axis=1)
            for x, sizes in ((query, rows), (key, "lengths"), (value, "lengths"))
        ]
        mixed = [self.node("MultiHeadAttention", slot, FUSED, num_heads=HEADS)[0] for slot in zip(*cut, strict=True)]
        return self.node("Concat", mixed, axis=1)[0]

    def norm(self, x: str, layer: Any, name: str) -> str:
        """Each row of `x` normalised."""
        kept = [self.weight(f"{name}.{part}", values_of(getattr(layer, part))) for part in ("weight", "bias")]
        return self.node("LayerNormalization", (x, *kept), epsilon=layer.eps, axis=-1)[0]


def values_of(parameter: Tensor) -> NDArray[np.float32]:
    """A parameter as numpy has it."""
    values: NDArray[np.float32] = parameter.detach().numpy().astype(np.float32)
    return values


def wide_of(layer: Any) -> Wide:
    """A linear layer's matrix and bias."""
    return values_of(layer.weight), values_of(layer.bias)


def quantised(matrix: NDArray[np.float32], top: int = TOP) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix in eight bits and the scale of each row: its largest value becomes `top`."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12).astype(np.float32) / np.float32(top)
    return np.clip(np.rint(matrix / scale[:, None]), -top, top).astype(np.int8), scale


def write_graph(network: Tagger, ranges: Mapping[str, Range], path: Path) -> None:
    """Write the model: vectors, positions and features of the pieces of `SLOTS` chunks in, scores of their words out.

    `lengths` and `wanted` tell how many pieces each chunk has, and how many of them stand in `first`: the last layer
    and the heads leave out the others, a sixth of all.
    """
    graph = Graph(ranges)
    position = graph.weight("position.weight", values_of(network.position.weight + network.segment))
    feature = graph.weight("feature.weight", values_of(network.feature.weight))
    surface = [graph.node("Gather", pair)[0] for pair in ((position, "positions"), (feature, "features"))]
    x = graph.node("Add", ("words", graph.node("Add", surface)[0]))[0]
    x = graph.norm(x, network.norm, "norm")
    for number, layer in enumerate(network.layers):
        if not isinstance(layer, Layer):
            raise TypeError(f"layer {number} is a {type(layer).__name__}")
        x = _add_layer(graph, x, layer, number)
    state = graph.eight_bits(x, HEADS_INPUT)
    for name in OUTPUTS:
        graph.product(state, wide_of(getattr(network, name)), name)
        graph.nodes[-1].output[0] = name
    path.write_bytes(_model(graph, network).SerializeToString())


def _add_layer(graph: Graph, x: str, layer: Layer, number: int) -> str:
    """The state behind a layer; behind the last one, that of the wanted pieces alone."""
    name = f"layers.{number}"
    state = graph.eight_bits(x, f"{name}.qkv")
    if number < LAYERS - 1:
        query, key, value = graph.split(graph.product(state, wide_of(layer.qkv), f"{name}.qkv"), 3)
        mixed = graph.attention(query, key, value)
    else:
        matrix, bias = wide_of(layer.qkv)
        wanted = graph.node("Gather", (state[0], "first"), axis=1)[0], *state[1:]
        query = graph.product(wanted, (matrix[:WIDTH], bias[:WIDTH]), f"{name}.q")
        key, value = graph.split(graph.product(state, (matrix[WIDTH:], bias[WIDTH:]), f"{name}.kv"), 2)
        mixed = graph.attention(query, key, value, rows="wanted")
        x = graph.node("Gather", (x, "first"), axis=1)[0]
    mixed = graph.linear(mixed, layer.out, f"{name}.out")
    x = graph.norm(graph.node("Add", (x, mixed))[0], layer.out_norm, f"{name}.out_norm")
    inner = graph.node("Gelu", (graph.linear(x, layer.up, f"{name}.up"),), FUSED)[0]
    inner = graph.linear(inner, layer.down, f"{name}.down")
    return graph.norm(graph.node("Add", (x, inner))[0], layer.down_norm, f"{name}.down_norm")


def _model(graph: Graph, network: Tagger) -> onnx.ModelProto:
    floats, numbers = TensorProto.FLOAT, TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("words", floats, [1, "pieces", WIDTH]),
        helper.make_tensor_value_info("positions", numbers, [1, "pieces"]),
        helper.make_tensor_value_info("features", numbers, [1, "pieces"]),
        helper.make_tensor_value_info("first", numbers, ["firsts"]),
        helper.make_tensor_value_info("lengths", numbers, [SLOTS]),
        helper.make_tensor_value_info("wanted", numbers, [SLOTS]),
    ]
    outputs = [
        helper.make_tensor_value_info(name, floats, [1, "firsts", getattr(network, name).out_features])
        for name in OUTPUTS
    ]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights)
    sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=sets, ir_version=IR_VERSION, producer_name="firsthand")


def write_words(network: Tagger, path: Path) -> None:
    """Write the embeddings of the vocabulary, (30522, 388) in eight bits: 384 values, then their scale in 32 bits."""
    matrix, scale = quantised(values_of(network.word.weight), WORDS_TOP)
    rows = np.concatenate([matrix, scale[:, None].view(np.int8)], 1)
    with path.open("wb") as file:
        np.save(file, rows, allow_pickle=False)
