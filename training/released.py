"""A released weights folder -> the network that it was exported from, to the precision of eight bits.

For going on from a release with a few hundred steps: with labelled reports of one's own, or when the labels change.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from training.network import LAYERS, Tagger

_FIRST_NAMES = {"ln": "norm", "ln1": "out_norm", "ln2": "down_norm", "feat": "feature"}
_FIRST_HEADS = {"tag": "tags", "cq": "queries", "tk": "keys"}
"""What the first release called its parts."""

Arrays = dict[str, NDArray[np.float32]]
Stored = dict[str, NDArray[np.generic]]


def load_released(network: Tagger, folder: Path) -> None:
    """Fill everything that training changes; the embeddings that stay frozen must be there from the base already.

    Link roles that the release did not have yet, the last ones, stay as they are.
    """
    graph = onnx.load(folder / "model.int8.onnx").graph
    stored: Stored = {found.name: numpy_helper.to_array(found) for found in graph.initializer}
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    arrays = _first_arrays(stored, products) if products else _arrays(stored)
    arrays |= _link_arrays(folder)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if parameter.requires_grad:
                found = torch.from_numpy(arrays[name].copy())
                if found.dim():
                    parameter[: len(found)] = found
                else:
                    parameter.copy_(found)


def _arrays(stored: Stored) -> Arrays:
    """What graph.py wrote, by the names of the network; the last layer's query stands apart from its keys."""
    arrays: Arrays = {}
    for name, value in stored.items():
        part = name.removesuffix(".weight")
        if f"{part}.scale" in stored and name != part:
            arrays[name] = value.T.astype(np.float32) * stored[f"{part}.scale"].astype(np.float32)[:, None]
        elif value.dtype == np.float32 and name.endswith((".weight", ".bias")):
            arrays[name] = value.astype(np.float32)
    last = f"layers.{LAYERS - 1}"
    for kind in ("weight", "bias"):
        arrays[f"{last}.qkv.{kind}"] = np.concatenate([arrays[f"{last}.{part}.{kind}"] for part in ("q", "kv")])
    return arrays


def _first_arrays(stored: Stored, products: list[str]) -> Arrays:
    """What the first two releases kept, whose graphs torch wrote."""
    arrays = {_our_name(name): value.astype(np.float32) for name, value in stored.items() if value.dtype == np.float32}
    arrays |= {name: _widened(stored, quantised).T for name, quantised in zip(_matrices(), products, strict=True)}
    features = next(name for name in stored if name.startswith("feat") and name.endswith("_quantized"))
    return {**arrays, "feature.weight": _widened(stored, features)}


def _matrices() -> list[str]:
    """The matrices in the order in which a chunk meets them, as such a file keeps them."""
    layers = [f"layers.{n}.{part}.weight" for n in range(LAYERS) for part in ("qkv", "out", "up", "down")]
    return [*layers, "tags.weight", "queries.weight", "keys.weight"]


def _widened(stored: Stored, quantised: str) -> NDArray[np.float32]:
    """A matrix back in 32 bits."""
    name = quantised.removesuffix("_quantized")
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    scale = stored[f"{name}_scale"].astype(np.float32)
    wide: NDArray[np.float32] = (stored[quantised].astype(np.float32) - zero) * scale
    return wide


def _our_name(name: str) -> str:
    parts = [_FIRST_NAMES.get(part, _FIRST_HEADS.get(part, part)) for part in name.split(".")]
    return ".".join(parts)


def _link_arrays(folder: Path) -> Arrays:
    """The scalars of link.json; what the first release added for the same paragraph goes against "no source"."""
    link = json.loads((folder / "link.json").read_text("utf-8"))
    none = np.array(link["null"] - link.get("samep", (0, 0))[1], np.float32)
    return {"distance": np.array(link["dist"], np.float32), "no_source": none}
