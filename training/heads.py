"""A released weights folder -> heads/checkpoint.pt: link roles that it lacks, learned on top of its encoder.

python -m training.heads --base FOLDER --out FOLDER --start WEIGHTS

The encoder runs once over part of the chunks; then a few cheap epochs train the scores of the content chains alone, so
that `train --start WEIGHTS --heads` does not begin with random ones. Everything that the release knew stays as it was.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from training.batches import collate
from training.checkpoints import save_network
from training.examples import Example
from training.inputs import read_lock
from training.losses import chain_loss
from training.network import LINK_WIDTH, Tagger, load_base
from training.prepare import read_examples
from training.released import load_released

CHUNKS, EPOCHS, BATCH_CHUNKS = 7000, 3, 32
RATE, WARM_STEPS, LEAST_RATE = 1e-3, 50, 0.02
DROPOUT = 0.2
KNOWN_ROLES = 2
"""Owner and source: the first release had them."""


class Encoded:
    """Chunks with what the frozen encoder says about their pieces."""

    def __init__(self, network: Tagger, examples: Sequence[Example]) -> None:
        """Run the encoder over all chunks, a batch of like length at a time."""
        self.examples = sorted(examples, key=lambda example: len(example.ids))
        self.states: list[Tensor] = []
        with torch.no_grad():
            for start in range(0, len(self.examples), BATCH_CHUNKS):
                chosen = self.examples[start : start + BATCH_CHUNKS]
                batch = collate(chosen)
                states = network.encode(batch.ids, batch.features, batch.mask)
                self.states += [row[: len(example.ids)] for row, example in zip(states, chosen, strict=True)]

    def batches(self, chance: random.Random | None) -> Iterator[tuple[list[Example], Tensor]]:
        """Chunks and their states, padded; shuffled where `chance` is given."""
        starts = list(range(0, len(self.examples), BATCH_CHUNKS))
        if chance is not None:
            chance.shuffle(starts)
        for start in starts:
            part = slice(start, start + BATCH_CHUNKS)
            yield self.examples[part], torch.nn.utils.rnn.pad_sequence(self.states[part], batch_first=True)


def main() -> None:
    """Train the new link roles and save the network."""
    given = _parser().parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    network = Tagger(dropout=0.0)
    load_base(network, given.base / next(found.path for found in read_lock() if found.name == "minilm"))
    load_released(network, given.start)
    chance = random.Random(given.seed)  # noqa: S311 (an order of training, no secret)
    examples = [found for found in read_examples(given.out / "train.msgpack") if found.links]
    chance.shuffle(examples)
    train_heads(network.eval(), Encoded(network, examples[:CHUNKS]), chance)
    save_network(given.out / "heads", network)


def train_heads(network: Tagger, encoded: Encoded, chance: random.Random) -> None:
    """Lower the loss of the chains for `EPOCHS`, saying after each how far it came."""
    weights = [*network.queries.parameters(), *network.keys.parameters(), network.distance]
    kept = [weight.detach().clone() for weight in weights]
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    dropout = torch.nn.Dropout(DROPOUT)
    steps = EPOCHS * (-(-len(encoded.examples) // BATCH_CHUNKS))
    step = 0
    for epoch in range(EPOCHS):
        losses = []
        for chosen, states in encoded.batches(chance):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARM_STEPS) * max(LEAST_RATE, 1 - step / steps)
            loss = chain_loss(network, collate(chosen), (network.tags(states), dropout(states)))
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            _put_back(weights, kept)
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1}: chain {sum(losses) / len(losses):.3f}", flush=True)


def _put_back(weights: Sequence[Tensor], kept: Sequence[Tensor]) -> None:
    """Undo the step in what the release knew: the first roles."""
    with torch.no_grad():
        for weight, old in zip(weights, kept, strict=True):
            known = KNOWN_ROLES if weight.shape[0] < LINK_WIDTH else KNOWN_ROLES * LINK_WIDTH
            weight[:known] = old[:known]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with MiniLM's model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the folder that prepare wrote to")
    parser.add_argument("--start", type=Path, required=True, help="the released weights folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser


if __name__ == "__main__":
    main()
