"""Accuracy as a test that can fail: our predictions on the quality pack against quality/floors.json.

python quality/gate.py            score everything, print a table, exit 1 if a floor is broken
python quality/gate.py --only times
python quality/gate.py --raise    write better scores into floors.json; nothing here lowers a floor

A floor holds for one gold file, named by its SHA-256, within the noise stated beside it. To lower one, edit floors.json
and say why in its "lowered_because": the gate compares with the version committed before and refuses a silent step.
Without the pack beside the checkout nothing can be scored: that is said, and is no failure. A gold file under gold/ is
our own: its task reads it (`read`, if it is not JSON Lines) and scores it (`score`).
"""

import argparse
import hashlib
import importlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from rich.console import Console
from rich.table import Table

from pack import PACK, score_files
from predict import read_documents

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


class Floor(msgspec.Struct, omit_defaults=True):
    """What one measure must reach."""

    floor: float
    noise: float
    at_most: bool = False
    """True where less is better."""
    peers: dict[str, float] = {}
    """What others reach on the same gold, with the same scorer."""
    lowered_because: str | None = None


class Run(msgspec.Struct, omit_defaults=True):
    """One gold file, predicted once and scored once."""

    name: str
    task: str
    gold: str
    sha256: str
    floors: dict[str, Floor]
    flags: list[str] = []


class Floors(msgspec.Struct):
    """The file floors.json."""

    runs: list[Run]


class Scored(NamedTuple):
    """One measure of one run."""

    run: Run
    measure: str
    floor: Floor
    score: float

    @property
    def broken(self) -> bool:
        """Whether the score is worse than the floor by more than the noise."""
        below = self.score - self.floor.floor if self.floor.at_most else self.floor.floor - self.score
        return below > self.floor.noise

    @property
    def better(self) -> bool:
        """Whether the score is better than the floor."""
        return self.score < self.floor.floor if self.floor.at_most else self.score > self.floor.floor


def main() -> int:
    """Score, print, compare; 0 if every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="one task")
    parser.add_argument(
        "--raise", dest="raise_floors", action="store_true", help="write better scores into floors.json"
    )
    given = parser.parse_args()
    floors = msgspec.json.decode(FLOORS.read_bytes(), type=Floors)
    problems = list(lowered_silently(floors))
    if not (PACK / "score.py").exists():
        print("The quality pack is not beside this checkout (../shared/quality): nothing was scored.")
        return report(problems)
    with tempfile.TemporaryDirectory() as folder:
        wanted = [run for run in floors.runs if given.only in {None, run.task}]
        scored = [s for run in wanted for s in score_run(run, Path(folder))]
    show(scored)
    if given.raise_floors:
        raise_floors(floors, scored)
    problems += [
        f"{s.run.name}: {s.measure} is {s.score:.2f}, its floor {s.floor.floor:.2f}" for s in scored if s.broken
    ]
    if given.only in {None, "seeds"}:
        problems += seeds()
    return report(problems)


def score_run(run: Run, folder: Path) -> Iterator[Scored]:
    """The measures of one run: predict, score with the pack's scorer, look each measure up.

    Runs over one gold file share their predictions, which lie in `folder`.
    """
    own = run.gold.startswith("gold/")
    gold = (HERE if own else PACK) / run.gold
    digest = digest_of(gold)
    if digest != run.sha256:
        raise SystemExit(f"{run.gold} is not the file its floors were set on (sha256 {digest[:12]}): set them anew.")
    predictions = folder / f"{run.task}-{digest[:16]}.jsonl"
    if not predictions.exists():
        command = [sys.executable, str(HERE / "predict.py"), run.task, str(gold)]
        predictions.write_bytes(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    answer = score_own(run.task, gold, predictions) if own else score_pack(run, gold, predictions)
    for measure, floor in run.floors.items():
        yield Scored(run, measure, floor, look_up(answer, measure))


def digest_of(gold: Path) -> str:
    """SHA-256 of a gold file, or of the names and contents of a folder's files."""
    if not gold.is_dir():
        return hashlib.sha256(gold.read_bytes()).hexdigest()
    listed = (f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in sorted(gold.glob("*.txt")))
    return hashlib.sha256("\n".join(listed).encode()).hexdigest()


def score_pack(run: Run, gold: Path, predictions: Path) -> dict[str, Any]:
    """What the pack's scorer says."""
    return score_files(run.task, gold, predictions, *run.flags)


def score_own(task: str, gold: Path, predictions: Path) -> dict[str, Any]:
    """What the task itself says about predictions on our own gold."""
    module = importlib.import_module(f"tasks.{task}")
    answer: dict[str, Any] = module.score(gold, list(read_documents(predictions)))
    return answer


def look_up(answer: dict[str, Any], measure: str) -> float:
    """The number at a path like "joint/f1"."""
    value: Any = answer
    for step in measure.split("/"):
        value = value[step]
    return float(value)


def show(scored: list[Scored]) -> None:
    """Print one line a measure, with the best peer beside it."""
    table = Table("run", "measure", "ours", "floor", "best peer", "")
    for s in scored:
        peers = s.floor.peers
        best = max(peers, key=lambda name: peers[name], default=None)
        mark = "below its floor" if s.broken else "better" if s.better else "holds"
        peer = f"{peers[best]:g} {best}" if best else ""
        table.add_row(s.run.name, s.measure, f"{s.score:.2f}", f"{s.floor.floor:.2f}", peer, mark)
    Console(width=120).print(table)


def raise_floors(floors: Floors, scored: list[Scored]) -> None:
    """Write what is better than its floor into floors.json."""
    for s in scored:
        if s.better:
            s.floor.floor = round(s.score, 4)
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")


def lowered_silently(floors: Floors) -> Iterator[str]:
    """Floors that are lower than in the version committed before, without a reason on their line."""
    before = committed_before()
    for run in floors.runs:
        for measure, floor in run.floors.items():
            old = before.get((run.name, measure))
            worse = old is not None and (floor.floor > old if floor.at_most else floor.floor < old)
            if worse and not floor.lowered_because:
                yield f"{run.name}: {measure} was lowered from {old} to {floor.floor} without 'lowered_because'"


def committed_before() -> dict[tuple[str, str], float]:
    """(run, measure) -> floor in the last two committed versions of floors.json, the older one deciding."""
    found: dict[tuple[str, str], float] = {}
    for commit in git("log", "-2", "--format=%h", "--", "quality/floors.json").split():
        text = git("show", f"{commit}:quality/floors.json")
        for run in msgspec.json.decode(text, type=Floors).runs if text else []:
            found.update({(run.name, measure): floor.floor for measure, floor in run.floors.items()})
    return found


def git(*words: str) -> str:
    """What git prints; empty outside a checkout."""
    program = shutil.which("git")
    if program is None:
        return ""
    return subprocess.run([program, *words], cwd=HERE.parent, capture_output=True, text=True, check=False).stdout


def seeds() -> list[str]:
    """What quality/seeds.py finds wrong with the three seed reports."""
    done = subprocess.run([sys.executable, str(HERE / "seeds.py"), str(PACK / "data" / "seeds")], check=False)
    return [] if done.returncode == 0 else ["the seed reports: see above"]


def report(problems: list[str]) -> int:
    """Print what is wrong; 1 if anything is."""
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    print(f"gate: {len(problems)} broken" if problems else "gate: every floor holds")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
