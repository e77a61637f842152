"""A trained judge of rewordings -> its two ONNX graphs, node by node: lower.int8.onnx and joint.int8.onnx.

As training/graph.py does for the tagger, but what a matrix multiplies is brought to eight bits by its own extremes: a
call holds one statement or one pair, so no pair depends on another. The head's small layers and its two that decide
stay in 32 bits.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper
from torch import Tensor, nn
from training.graph import FUSED, IR_VERSION, OPSET, Graph, Wide, quantised, values_of, wide_of
from training.rewordings.base import HEADS, WIDTH
from training.rewordings.network import HEAD_HEADS, HEAD_WIDTH, LOWER_LAYERS, Layer, Rewordings

Pair = tuple[str, str]


class Builder:
    """A graph and the constants it holds once."""

    def __init__(self) -> None:
        self.graph = Graph({})
        self.kept: dict[str, str] = {}

    def constant(self, name: str, values: Any, kind: type[np.generic] = np.float32) -> str:
        """The name of values that are kept once."""
        if name not in self.kept:
            self.kept[name] = self.graph.weight(name, np.array(values, kind))
        return self.kept[name]

    def node(self, kind: str, *given: str, domain: str = "", **options: Any) -> str:
        """The name of what a new node puts out."""
        return self.graph.node(kind, given, domain, **options)[0]

    def linear(self, x: str, layer: Any, name: str) -> str:
        """`x` through a linear layer in eight bits."""
        return self.eight_bits(x, wide_of(layer), name)

    def eight_bits(self, x: str, wide: Wide, name: str) -> str:
        """`x` times a matrix in eight bits, plus a bias."""
        weight, bias = wide
        matrix, scale = quantised(weight)
        given = (
            x,
            self.constant(f"{name}.weight", matrix.T, np.int8),
            self.constant(f"{name}.scale", scale),
            "",
            self.constant(f"{name}.bias", bias),
        )
        return self.node("DynamicQuantizeMatMul", *given, domain=FUSED)

    def wide(self, x: str, layer: Any, name: str) -> str:
        """`x` through a linear layer in 32 bits."""
        x = self.product(x, layer.weight, f"{name}.weight")
        return self.node("Add", x, self.constant(f"{name}.bias", values_of(layer.bias)))

    def product(self, x: str, matrix: Tensor, name: str) -> str:
        """`x` times the rows of a matrix in 32 bits."""
        return self.node("MatMul", x, self.constant(name, values_of(matrix).T))

    def norm(self, x: str, layer: nn.LayerNorm, name: str) -> str:
        """Each row of `x` normalised."""
        kept = [self.constant(f"{name}.{part}", values_of(getattr(layer, part))) for part in ("weight", "bias")]
        return self.node("LayerNormalization", x, *kept, epsilon=layer.eps, axis=-1)

    def gelu(self, x: str) -> str:
        """`x` through the activation."""
        return self.node("Gelu", x, domain=FUSED)

    def pair(self, x: str, sizes: str) -> Pair:
        """The rows of both statements."""
        left, right = self.graph.node("Split", (x, sizes), outputs=2, axis=1)
        return left, right

    def thirds(self, x: str, width: int) -> list[str]:
        """The three parts of `x`, each of this width."""
        sizes = self.constant(f"thirds.{width}", [width] * 3, np.int64)
        return self.graph.node("Split", (x, sizes), outputs=3, axis=-1)

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> bytes:
        """The model of all nodes, checked, as bytes."""
        made = helper.make_graph(self.graph.nodes, name, inputs, outputs, self.graph.weights)
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(made, opset_imports=sets, ir_version=IR_VERSION, producer_name="firsthand")
        onnx.checker.check_model(model)
        content: bytes = model.SerializeToString()
        return content


def write_lower(network: Rewordings, path: Path) -> None:
    """Write the lower layers: (1, T, 384) vectors of the pieces of a statement in, their states out."""
    to = Builder()
    length = to.node("Shape", "words", start=1, end=2)
    begin, axis = to.constant("begin", [0], np.int64), to.constant("axis", [0], np.int64)
    positions = to.node("Slice", to.constant("position", values_of(network.position)), begin, length, axis)
    x = to.norm(to.node("Add", "words", positions), network.norm, "norm")
    for number, layer in enumerate(network.stack[:LOWER_LAYERS]):
        x = _add_layer(to, x, layer, f"layers.{number}", "")
    to.graph.nodes[-1].output[0] = "states"
    path.write_bytes(to.model("lower", [_floats("words", "pieces")], [_floats("states", "pieces")]))


def write_joint(network: Rewordings, path: Path) -> None:
    """Write the upper layers and the head: states of two statements and their marks in, the log odds out.

    A mark is the likeness of a piece, 4 more in the second statement.
    """
    to = Builder()
    parts = [to.node("Shape", name, start=1, end=2) for name in ("first", "second")]
    sizes = to.node("Concat", *parts, axis=0)
    table = values_of(network.side)[:, None] + values_of(network.likeness)
    marks = to.node("Gather", to.constant("marks.weight", table.reshape(-1, WIDTH)), "marks")
    x = to.node("Add", to.node("Concat", "first", "second", axis=1), marks)
    across = _across(to)
    for number, layer in enumerate(network.stack[LOWER_LAYERS:], LOWER_LAYERS):
        name = f"layers.{number}"
        how = to.constant(f"{name}.across", values_of(layer.across).reshape(1, HEADS, 1, 1))
        x = _add_layer(to, x, layer, name, to.node("Mul", across, how))
    _add_head(to, x, sizes, network)
    to.graph.nodes[-1].output[0] = "odds"
    marks_in = helper.make_tensor_value_info("marks", TensorProto.INT64, [1, "all"])
    inputs = [_floats("first", "left"), _floats("second", "right"), marks_in]
    path.write_bytes(to.model("joint", inputs, [helper.make_tensor_value_info("odds", TensorProto.FLOAT, [1, 1])]))


def _floats(name: str, length: str) -> Any:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, length, WIDTH])


def _across(to: Builder) -> str:
    """(1, 1, N, N) 1 where two pieces stand in different statements."""
    second = to.node("GreaterOrEqual", "marks", to.constant("side", 4, np.int64))
    side = to.node("Cast", second, to=TensorProto.FLOAT)
    rows = to.node("Unsqueeze", side, to.constant("as rows", [1, 3], np.int64))
    columns = to.node("Unsqueeze", side, to.constant("as columns", [1, 2], np.int64))
    return to.node("Abs", to.node("Sub", rows, columns))


def _add_layer(to: Builder, x: str, layer: Layer, name: str, bias: str) -> str:
    """The states behind a layer; `bias` is added to its scores of attention."""
    given = to.thirds(to.linear(x, layer.qkv, f"{name}.qkv"), WIDTH)
    if bias:
        given += ["", "", bias]
    mixed = to.node("MultiHeadAttention", *given, domain=FUSED, num_heads=HEADS)
    mixed = to.linear(mixed, layer.out, f"{name}.out")
    x = to.norm(to.node("Add", x, mixed), layer.out_norm, f"{name}.out_norm")
    inner = to.linear(to.gelu(to.linear(x, layer.up, f"{name}.up")), layer.down, f"{name}.down")
    return to.norm(to.node("Add", x, inner), layer.down_norm, f"{name}.down_norm")


def _add_head(to: Builder, x: str, sizes: str, network: Rewordings) -> None:
    """The head, as `Rewordings.judge` does it for one pair."""
    a, b = to.pair(x, sizes)
    p, q = to.pair(to.node("LpNormalization", to.product(x, network.align.weight, "align.weight"), axis=-1, p=2), sizes)
    alike = to.node("MatMul", p, to.node("Transpose", q, perm=[0, 2, 1]))
    back = to.node("Transpose", alike, perm=[0, 2, 1])
    aligned = [_aligned(to, network, *given) for given in ((alike, b), (back, a))]
    others, best, three = (to.node("Concat", *both, axis=1) for both in zip(*aligned, strict=True))
    apart = to.node("Sub", x, others)
    joined = to.node("Concat", apart, to.node("Mul", x, others), x, best, three, axis=-1)
    compared = to.gelu(to.linear(joined, network.compare[0], "compare.0"))
    compared = to.linear(compared, network.compare[3], "compare.3")
    compared = _beside(to, to.norm(compared, network.compare_norm, "compare_norm"), sizes, network.beside)
    gates = to.wide(to.node("Concat", compared, x, axis=-1), network.gate, "gate")
    cut = [to.pair(y, sizes) for y in (compared, gates, best)]
    (u, few_u), (v, few_v) = (_pooled(to, *side) for side in zip(*cut, strict=True))
    few = (to.node(kind, few_u, few_v) for kind in ("Min", "Max"))
    found = to.node("Add", u, v), to.node("Abs", to.node("Sub", u, v)), to.node("Mul", u, v), *few
    hidden = to.gelu(to.wide(to.node("Concat", *found, axis=-1), network.verdict[0], "verdict.0"))
    to.wide(hidden, network.verdict[3], "verdict.3")


def _aligned(to: Builder, network: Rewordings, alike: str, other: str) -> tuple[str, str, str]:
    """What each piece stands against, how alike that is at best, and the mean of the best three."""
    sharp = to.node("Mul", alike, to.constant("sharpness", np.exp(values_of(network.sharpness))))
    held = to.node("MatMul", to.node("Softmax", sharp, axis=-1), other)
    best = to.node("ReduceMax", alike, axes=[-1], keepdims=1)
    wider = to.node("Pad", alike, to.constant("one more", [0, 0, 0, 0, 0, 1], np.int64), to.constant("far", -2.0))
    top = to.node("TopK", wider, to.constant("three", [3], np.int64), outputs=2, axis=-1)
    return held, best, to.node("ReduceMean", top, axes=[-1], keepdims=1)


def _beside(to: Builder, x: str, sizes: str, layer: nn.TransformerEncoderLayer) -> str:
    """The head's own layer, each statement by itself."""
    normal = to.norm(x, layer.norm1, "beside.norm1")
    attention = layer.self_attn
    weight, bias = values_of(attention.in_proj_weight), values_of(attention.in_proj_bias)
    given = to.thirds(to.eight_bits(normal, (weight, bias), "beside.in"), HEAD_WIDTH)
    cut = [to.pair(y, sizes) for y in given]
    mixed = [
        to.node("MultiHeadAttention", *side, domain=FUSED, num_heads=HEAD_HEADS) for side in zip(*cut, strict=True)
    ]
    x = to.node("Add", x, to.linear(to.node("Concat", *mixed, axis=1), attention.out_proj, "beside.out"))
    inner = to.linear(to.norm(x, layer.norm2, "beside.norm2"), layer.linear1, "beside.up")
    return to.node("Add", x, to.linear(to.gelu(inner), layer.linear2, "beside.down"))


def _pooled(to: Builder, compared: str, gates: str, best: str) -> tuple[str, str]:
    """(1, 512) what was compared, summed by weight and at its most; (1, 3) mean, weighed and least likeness."""
    weights = to.node("Softmax", gates, axis=1)
    axis = to.constant("pieces", [1], np.int64)
    total = to.node("ReduceSum", to.node("Mul", compared, weights), axis, keepdims=0)
    most = to.node("ReduceMax", compared, axes=[1], keepdims=0)
    mean = to.node("ReduceMean", best, axes=[1], keepdims=0)
    weighed = to.node("ReduceSum", to.node("Mul", best, weights), axis, keepdims=0)
    least = to.node("ReduceMin", best, axes=[1], keepdims=0)
    return to.node("Concat", total, most, axis=-1), to.node("Concat", mean, weighed, least, axis=-1)
