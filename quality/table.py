"""quality/floors.json as a Markdown table for docs/quality.md: what we reach, with the peers beside it."""

from pathlib import Path

import msgspec

from gate import FLOORS, Floor, Floors


def accuracy_table(path: Path = FLOORS) -> str:
    """One row a measure: the data, our floor, the peers on the same gold with the same scorer, the floor's noise."""
    rows = ["| data | measure | firsthand, at least | others | within |", "|---|---|---|---|---|"]
    for run in msgspec.json.decode(path.read_bytes(), type=Floors).runs:
        for measure, floor in run.floors.items():
            rows.append(f"| {run.name} | {measure} | **{floor.floor:g}** | {_peers(floor)} | {floor.noise:g} |")
    return "\n".join(rows) + "\n"


def _peers(floor: Floor) -> str:
    ordered = sorted(floor.peers.items(), key=lambda peer: (-peer[1], peer[0]))
    return ", ".join(f"{name} {score:g}" for name, score in ordered) or ("less is better" if floor.at_most else "–")
