"""Checkpoints of one lineage -> the mean of their weights: what one forgot and the other kept.

python -m training.rewordings.mean --out OUT FOLDER=SHARE FOLDER=SHARE ...

The mean of a network and of what it became by training on other texts is often better on both than either (Wortsman et
al. 2022, arXiv 2109.01903); docs/stages/utterances.md has what it gave here.
"""

import argparse
from pathlib import Path

import torch
from training.rewordings.checkpoints import CHECKPOINT


def main() -> None:
    """Write the mean as a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="+", help="FOLDER=SHARE; the shares make 1")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    parts = [(Path(folder), float(share)) for folder, _, share in (part.rpartition("=") for part in given.parts)]
    if abs(sum(share for _, share in parts) - 1) > 1e-6:
        parser.error("the shares do not make 1")
    held = [torch.load(folder / CHECKPOINT, weights_only=True) for folder, _ in parts]
    mean = {
        name: sum(share * one[name].float() for one, (_, share) in zip(held, parts, strict=True)) for name in held[0]
    }
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, given.out / CHECKPOINT)


if __name__ == "__main__":
    main()
