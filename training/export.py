"""checkpoint.pt -> weights/: model.int8.onnx, link.json, words.int8.npy and vocab.txt.

python -m training.export --base FOLDER --out FOLDER

Prints the hashes, and how far eight bits take the scores from those of the network.
"""

import argparse
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np
import torch
from onnxruntime import InferenceSession
from training.checkpoints import load_network
from training.graph import OUTPUTS, SLOTS, WORDS_TOP, quantised, values_of, write_graph, write_words
from training.network import FEATURES, LINK_WIDTH, Tagger
from training.ranges import find_ranges

from firsthand.errors import Bug

FILES = ("model.int8.onnx", "link.json", "words.int8.npy", "vocab.txt")
SAMPLE_PIECES = 43
MAX_APART = 0.2
"""Eight bits stay at half of that, as a share of the spread of the scores; a wrong graph is apart by 1 or more."""


def main() -> None:
    """Export the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="the folder that train wrote to")
    given = parser.parse_args()
    torch.set_num_threads(1)
    network, step = load_network(given.out)
    sys.stdout.write(f"step {step}\n")
    export(network, given.out / "weights", given.base)


def export(network: Tagger, weights: Path, base: Path) -> None:
    """Write and check all files of a model."""
    weights.mkdir(exist_ok=True)
    write_graph(network, find_ranges(network), weights / FILES[0])
    (weights / FILES[1]).write_bytes(msgspec.json.encode(link_weights(network)))
    write_words(network, weights / FILES[2])
    shutil.copyfile(base / FILES[3], weights / FILES[3])
    for name, apart in distances(network, weights / FILES[0]).items():
        sys.stdout.write(f"{name}: {apart:.3f} of its spread apart\n")
        if apart > MAX_APART:
            raise Bug(f"{name} of the exported model is {apart:.2g} of its spread apart from the network's")
    for name in FILES:
        content = (weights / name).read_bytes()
        sys.stdout.write(f"{sha256(content).hexdigest()}  {name}  {len(content)} bytes\n")


def distances(network: Tagger, path: Path) -> dict[str, float]:
    """Score -> how far the exported model is from the network on one chunk, as a share of the score's spread."""
    ids = torch.arange(2000, 2000 + SAMPLE_PIECES)[None]
    matrix, scale = quantised(values_of(network.word.weight[ids[0]]), WORDS_TOP)
    first = np.arange(0, SAMPLE_PIECES, 2)
    given = {
        "words": np.tile(matrix * scale[:, None], (SLOTS, 1))[None].astype(np.float32),
        "positions": np.tile(np.arange(SAMPLE_PIECES), SLOTS)[None],
        "features": np.tile((ids % FEATURES).numpy(), SLOTS),
        "first": np.concatenate([first + slot * SAMPLE_PIECES for slot in range(SLOTS)]),
        "lengths": np.full(SLOTS, SAMPLE_PIECES),
        "wanted": np.full(SLOTS, len(first)),
    }
    found = InferenceSession(path, providers=["CPUExecutionProvider"]).run(list(OUTPUTS), given)
    with torch.no_grad():
        wanted = network.eval()(ids, ids % FEATURES, torch.ones(ids.shape))
    return {
        name: (
            (ours[:, first].repeat(1, SLOTS, 1) - torch.from_numpy(theirs)).square().mean().sqrt() / ours.std()
        ).item()
        for name, ours, theirs in zip(OUTPUTS, wanted, found, strict=True)
    }


def link_weights(network: Tagger) -> dict[str, object]:
    """The scalars of the pair scores."""
    return {
        "D": LINK_WIDTH,
        "dist": network.distance.tolist(),
        "null": network.no_source.item(),
    }


if __name__ == "__main__":
    main()
