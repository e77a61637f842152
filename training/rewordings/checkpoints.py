"""checkpoint.pt: the network's numbers but for the embeddings, which are the base's own and in words.q4.npy."""

from io import BytesIO
from pathlib import Path

import torch
from training.rewordings.base import Base
from training.rewordings.network import Rewordings
from training.writing import write_whole

from firsthand.compare.utterances.encoder.pieces import SPECIAL
from firsthand.compare.utterances.encoder.weights import PIECES_FILE
from firsthand.errors import BadInput

CHECKPOINT = "checkpoint.pt"
_EMBEDDINGS = "word."


def save_network(network: Rewordings, folder: Path) -> None:
    """Write what training may change, and the frozen layers with it."""
    kept = {name: values for name, values in network.state_dict().items() if not name.startswith(_EMBEDDINGS)}
    held = BytesIO()
    torch.save(kept, held)
    write_whole(folder / CHECKPOINT, held.getvalue())


def new_network(base: Base, weights: Path) -> Rewordings:
    """The base with an untrained head, for the pieces of a weights folder."""
    rows = {piece: row for row, piece in enumerate(base.pieces) if row >= SPECIAL}
    lines = (weights / PIECES_FILE).read_text("utf-8").rstrip("\n").split("\n")
    return Rewordings(base, [*range(SPECIAL), *(rows[line.split("\t")[0]] for line in lines[SPECIAL:])])


def load_network(base: Base, weights: Path, folder: Path) -> Rewordings:
    """The network of a checkpoint; raises `BadInput` where the checkpoint is of another network."""
    network = new_network(base, weights)
    held = torch.load(folder / CHECKPOINT, weights_only=True)
    found = network.load_state_dict(held, strict=False)
    if found.unexpected_keys or any(not name.startswith(_EMBEDDINGS) for name in found.missing_keys):
        raise BadInput(f"{folder / CHECKPOINT}: not a judge of rewordings ({found})")
    return network
