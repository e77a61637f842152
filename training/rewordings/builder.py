"""Nodes of an ONNX graph, one at a time, for a network that reads one pair a call.

As training/graph.py does for the tagger, but what a matrix multiplies is brought to eight bits by its own extremes, so
that no pair depends on another.
"""

from typing import Any

import numpy as np
import onnx
from onnx import helper
from torch import Tensor, nn
from training.graph import FUSED, IR_VERSION, OPSET, Graph, Wide, quantised, values_of, wide_of


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

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> bytes:
        """The model of all nodes, checked, as bytes."""
        made = helper.make_graph(self.graph.nodes, name, inputs, outputs, self.graph.weights)
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(made, opset_imports=sets, ir_version=IR_VERSION, producer_name="firsthand")
        onnx.checker.check_model(model)
        content: bytes = model.SerializeToString()
        return content
