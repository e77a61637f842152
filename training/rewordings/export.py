"""checkpoint.pt -> weights/pair.int8.onnx, beside the pieces that vocabulary wrote.

python -m training.rewordings.export --out FOLDER

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
from training.rewordings.checkpoints import load_network
from training.rewordings.graph import write_pair
from training.rewordings.measure import held_out_pairs
from training.rewordings.product import product_weights
from training.rewordings.reading import scores

from firsthand.compare.utterances.encoder.session import score_pair
from firsthand.compare.utterances.encoder.weights import HASHES, PAIR_FILE
from firsthand.compare.utterances.glossing import in_english
from firsthand.errors import Bug

SAMPLE_PAIRS = 60
MAX_APART = 0.3
"""Eight bits stay below half of that, as a share of the spread of the odds; a wrong graph is apart by 1 or more."""


def main() -> None:
    """Export the last checkpoint and check it against the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder that train wrote to")
    given = parser.parse_args()
    torch.set_num_threads(1)
    weights: Path = given.out / "weights"
    network = load_network(weights, given.out)
    write_pair(network, weights / PAIR_FILE)
    pairs = [in_english(pair.left, pair.right) for pair in held_out_pairs()[:SAMPLE_PAIRS]]
    with product_weights(weights):
        found = np.array([score_pair(*pair) for pair in pairs])
        wanted = scores(network, pairs)
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
