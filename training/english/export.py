"""checkpoint.pt -> weights/pair.int8.onnx, beside the pieces that vocabulary wrote.

python -m training.english.export --out FOLDER

Prints the hashes, and how far eight bits take the log odds of pairs held out from those of the network.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from training.english.checkpoints import load_network
from training.english.graph import write_pair
from training.english.reading import scores
from training.rewordings.export import SAMPLE_PAIRS, check_export, print_hashes
from training.rewordings.measure import held_out_pairs
from training.rewordings.product import english_weights

from firsthand.compare.utterances.encoder.english import english_log_odds
from firsthand.compare.utterances.encoder.weights import ENGLISH_HASHES, PAIR_FILE
from firsthand.compare.utterances.russian import is_russian


def main() -> None:
    """Export the last checkpoint and check it against the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder that train wrote to")
    given = parser.parse_args()
    torch.set_num_threads(1)
    weights: Path = given.out / "weights"
    network = load_network(weights, given.out)
    write_pair(network, weights / PAIR_FILE)
    pairs = [(pair.left, pair.right) for pair in held_out_pairs() if not is_russian(pair.left + pair.right)]
    with english_weights(weights):
        found = np.array([english_log_odds(*pair) for pair in pairs[:SAMPLE_PAIRS]])
        wanted = scores(network, pairs[:SAMPLE_PAIRS])
    check_export(found, wanted)
    print_hashes(weights, ENGLISH_HASHES)


if __name__ == "__main__":
    main()
