"""checkpoint.pt: the network's numbers but for the vectors of pieces, which are in words.q4.npy."""

from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from training.rewordings.base import Base
from training.rewordings.network import Rewordings, fill
from training.writing import write_whole

from firsthand.compare.utterances.encoder.embeddings import unpacked
from firsthand.compare.utterances.encoder.weights import WORDS_FILE
from firsthand.errors import BadInput

CHECKPOINT = "checkpoint.pt"
_WORDS = "word.weight"


def save_network(network: Rewordings, folder: Path) -> None:
    """Write what training changes."""
    kept = {name: values for name, values in network.state_dict().items() if name != _WORDS}
    held = BytesIO()
    torch.save(kept, held)
    write_whole(folder / CHECKPOINT, held.getvalue())


def new_network(base: Base, weights: Path) -> Rewordings:
    """The base, for the pieces of a weights folder."""
    network = _empty(weights)
    fill(network, base.tensors)
    return network


def load_network(weights: Path, folder: Path) -> Rewordings:
    """The network of a checkpoint; raises `BadInput` where the checkpoint is of another network."""
    network = _empty(weights)
    held = torch.load(folder / CHECKPOINT, weights_only=True)
    found = network.load_state_dict(held, strict=False)
    if found.unexpected_keys or found.missing_keys != [_WORDS]:
        raise BadInput(f"{folder / CHECKPOINT}: not a judge of rewordings ({found})")
    return network


def _empty(weights: Path) -> Rewordings:
    return Rewordings(torch.from_numpy(unpacked(np.load(weights / WORDS_FILE))))
