"""Predictions for one task of the quality pack, as JSON Lines on standard output.

python quality/predict.py TASK FILE [--limit N]

Reads labelled or unlabelled records and looks at nothing in them but `id`, `text` and `published` (and, for relations,
the two texts and dates). One file a task in `quality/tasks/`; a task whose file is not JSON Lines has a `read`.
"""

import argparse
import gzip
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TASKS = ("quotes", "names", "times", "figures", "copies", "stories", "relations", "natural_copies", "utterances",
         "figures_gold", "reports", "briefings")  # fmt: skip


def main() -> None:
    """Print one prediction a line, in the order of the input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="stop after N records")
    given = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    task = importlib.import_module(f"tasks.{given.task}")
    read = getattr(task, "read", read_documents)
    documents = list(read(given.file))[: given.limit]
    for row in task.predict(documents):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, `.gz` or plain."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


if __name__ == "__main__":
    main()
