"""Several runs -> one checkpoint.pt: the mean of their weights, which is better than each and forgets less.

python -m training.blend --out FOLDER FOLDER=SHARE FOLDER=SHARE ...

FOLDER holds a checkpoint.pt of a run or of heads; the shares are brought to a sum of 1. Runs that began at the same
weights can be averaged (Wortsman et al. 2022, WiSE-FT): what the last run learned of its reports, and what the
release knew of all others.
"""

import argparse
from pathlib import Path

import torch
from training.checkpoints import load_network, save_network
from training.network import Tagger


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the folder for checkpoint.pt, which export reads")
    parser.add_argument("runs", nargs="+", metavar="FOLDER=SHARE")
    given = parser.parse_args()
    parts = [(Path(folder), float(share)) for folder, _, share in (run.rpartition("=") for run in given.runs)]
    given.out.mkdir(parents=True, exist_ok=True)
    save_network(given.out, blended([(load_network(folder)[0], share) for folder, share in parts]))


def blended(parts: list[tuple[Tagger, float]]) -> Tagger:
    """The mean of some networks by their shares."""
    total = sum(share for _, share in parts)
    mean = Tagger(dropout=0.0)
    states = [(network.state_dict(), share / total) for network, share in parts]
    mean.load_state_dict(
        {name: torch.stack([state[name] * share for state, share in states]).sum(0) for name in states[0][0]}
    )
    return mean.eval()


if __name__ == "__main__":
    main()
