"""Where the quality pack lies: beside the checkout, and never in it (some of it has no licence to pass it on)."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PACK = Path(__file__).parents[2] / "shared" / "quality"


def score_files(task: str, gold: Path, said: Path, *flags: str) -> dict[str, Any]:
    """What the pack's scorer says of a file of predictions."""
    command = [sys.executable, str(PACK / "score.py"), task, str(gold), str(said), "--json", *flags]
    answer: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return answer


def score_rows(
    task: str, gold: Iterable[Mapping[str, Any]], said: Iterable[Mapping[str, Any]], *flags: str
) -> dict[str, Any]:
    """The same of records that are in no file of the pack's format."""
    with TemporaryDirectory() as folder:
        wanted, found = Path(folder) / "gold.jsonl", Path(folder) / "said.jsonl"
        for path, rows in ((wanted, gold), (found, said)):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return score_files(task, wanted, found, *flags)
