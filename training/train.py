"""train.msgpack -> checkpoint.pt: fine-tunes MiniLM for a fixed number of steps; started again, it goes on.

python -m training.train --base FOLDER --out FOLDER [--steps 1250] [--seed 1] [--threads 1]
    [--start WEIGHTS --rate 0.4]

A line a `--say` steps goes to train.jsonl: step, seconds of this process, losses of the last steps; with `held_out`
where the held-out part was measured.
"""

import argparse
import copy
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
from torch import Tensor
from training.batches import Batch, batches_of, collate
from training.checkpoints import FILE, State, averaged, load_network, load_state, save_state
from training.examples import Example
from training.inputs import checked_bytes, read_lock
from training.losses import batch_losses, total_loss
from training.network import Tagger, load_base
from training.prepare import read_examples
from training.released import load_released

BATCH_PIECES = 2048
ENCODER_RATE, HEAD_RATE = 1.2e-4, 1e-3
WARM_STEPS = 60
LEAST_RATE = 0.02
"""Share of the rate that is left at the very end."""

HIDDEN, HIDDEN_SHARE, LAST_SPECIAL = 103, 0.04, 103
"""[MASK] of the vocabulary, the share of pieces it stands for in training, the last piece that is no part of a word."""

AVERAGE_OVER = 500
"""Steps that the exported weights average over, the older the less."""

SAVE_EVERY, MEASURE_EVERY = 50, 500


def main() -> None:
    """Train from the last checkpoint, or from the base weights, to the last step."""
    given = _parser().parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    network = Tagger()
    base = next(found for found in read_lock() if found.name == "minilm")
    checked_bytes(base, given.base)
    load_base(network, given.base / base.path)
    if given.start is not None:
        load_start(network, given.start)
    kept = None
    if given.keep is not None:
        kept = copy.deepcopy(network).eval()
        load_start(kept, given.keep)
    for parameter in (*network.norm.parameters(), *network.layers[: given.from_layer].parameters()):
        parameter.requires_grad = given.from_layer == 0
    groups = [
        {"params": network.encoder_parameters(), "rate": ENCODER_RATE * given.rate},
        {"params": network.head_parameters(), "rate": HEAD_RATE * given.rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    train_to(State(network, averaged(network), optimiser), given, kept)


def load_start(network: Tagger, folder: Path) -> None:
    """Fill the network from the checkpoint of a folder, as heads writes it, or else from its released weights."""
    if (folder / FILE).exists():
        network.load_state_dict(load_network(folder)[0].state_dict())
    else:
        load_released(network, folder)


def train_to(state: State, given: argparse.Namespace, kept: Tagger | None) -> None:
    """Take the steps that are left, saving every `SAVE_EVERY`; `kept` is the release whose tags are to stay."""
    examples = read_examples(given.out / "train.msgpack")
    held_out = read_examples(given.out / "held_out.msgpack")
    step = load_state(given.out, state)
    began, lately = time.monotonic(), defaultdict[str, float](float)
    while step < given.steps:
        epoch, position = locate(step, examples, given.seed)
        for batch in batches_of(examples, BATCH_PIECES, (given.seed, epoch))[position:]:
            set_rate(state.optimiser, step, given.steps)
            for name, loss in take_step(state, batch, kept).items():
                lately[name] += loss / given.say
            step += 1
            average(state, min(step, given.average))
            if step % given.say == 0:
                say(given.out, {"step": step, "seconds": round(time.monotonic() - began), **_rounded(lately)})
                lately.clear()
            if step % SAVE_EVERY == 0 or step == given.steps:
                save_state(given.out, step, state)
            if step % MEASURE_EVERY == 0 or step == given.steps:
                say(given.out, {"step": step, "held_out": measure(state.average, held_out)})
            if step == given.steps:
                return


def locate(step: int, examples: Sequence[Example], seed: int) -> tuple[int, int]:
    """The epoch of a step and its place in it; epochs differ a little in their number of batches."""
    epoch = 0
    while step >= (length := len(batches_of(examples, BATCH_PIECES, (seed, epoch)))):
        step -= length
        epoch += 1
    return epoch, step


def set_rate(optimiser: torch.optim.Optimizer, step: int, steps: int) -> None:
    """Up for `WARM_STEPS`, then straight down to nearly nothing."""
    share = min(1.0, (step + 1) / WARM_STEPS) * max(LEAST_RATE, 1 - step / steps)
    for group in optimiser.param_groups:
        group["lr"] = group["rate"] * share


def take_step(state: State, examples: Sequence[Example], kept: Tagger | None) -> dict[str, float]:
    """One step down; the losses before it."""
    network, _, optimiser = state
    network.train()
    batch = collate(examples)
    before = tags_of(kept, batch) if kept is not None and batch.kept.any() else None
    losses = batch_losses(network, with_gaps(batch), before)
    optimiser.zero_grad(set_to_none=True)
    torch.autograd.backward(total_loss(losses))
    torch.nn.utils.clip_grad_norm_([*network.encoder_parameters(), *network.head_parameters()], 1.0)
    optimiser.step()
    return {name: loss.item() for name, loss in losses.items()}


def tags_of(kept: Tagger, batch: Batch) -> Tensor:
    """What the release says of the chunks whose tags are to stay."""
    with torch.no_grad():
        tags: Tensor = kept(batch.ids[batch.kept], batch.features[batch.kept], batch.mask[batch.kept])[0]
    return tags


def average(state: State, steps: int) -> None:
    """Move the averaged weights towards those after this step, so that they are the mean of about so many."""
    share = 1 / steps
    with torch.no_grad():
        for kept, new in zip(state.average.parameters(), state.network.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, share)


def with_gaps(batch: Batch) -> Batch:
    """The batch with some pieces hidden, so that the tagger does not learn its few hundred reports by heart."""
    hidden = (torch.rand(batch.ids.shape) < HIDDEN_SHARE) & (batch.ids > LAST_SPECIAL)
    return batch._replace(ids=batch.ids.masked_fill(hidden, HIDDEN))


def measure(network: Tagger, examples: Sequence[Example]) -> dict[str, float]:
    """The mean losses on examples that are not trained on."""
    network.eval()
    batches = batches_of(examples, BATCH_PIECES, (0, 0))
    sums = defaultdict[str, float](float)
    with torch.no_grad():
        for batch in batches:
            for name, loss in batch_losses(network, collate(batch)).items():
                sums[name] += loss.item() / len(batches)
    return _rounded(sums)


def say(folder: Path, line: dict[str, object]) -> None:
    """One line more in train.jsonl, and on the screen."""
    encoded = msgspec.json.encode(line)
    with (folder / "train.jsonl").open("ab") as log:
        log.write(encoded + b"\n")
    print(encoded.decode(), flush=True)


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(values.items())}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with MiniLM's model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the folder that prepare wrote to")
    parser.add_argument("--steps", type=int, default=1250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--threads", type=int, default=1, help="part of the recipe: other numbers of threads round otherwise"
    )
    parser.add_argument(
        "--start", type=Path, default=None, help="go on from released weights, or from what heads wrote"
    )
    parser.add_argument(
        "--keep", type=Path, default=None, help="the release whose tags on unlabelled texts are to stay"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="times the learning rates; about 0.4 with --start")
    parser.add_argument(
        "--average", type=int, default=AVERAGE_OVER, help="steps that the exported weights average over"
    )
    parser.add_argument(
        "--from-layer", type=int, default=0, help="layers below stay as they are: a step costs a third less from 3"
    )
    parser.add_argument("--say", type=int, default=10, help="steps between two lines of the log")
    return parser


if __name__ == "__main__":
    main()
