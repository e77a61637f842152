"""What one process cost: shared by benchmarks that run others, and by those in environments without firsthand."""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path


def peak_bytes(process: str = "self") -> int:
    """The most memory a process ever held, 0 if it ended; `ru_maxrss` would count what it was forked from, too."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 if found else 0


def print_cost(read: Callable[[str], object], first: str, texts: Path) -> None:
    """Read a first sentence, which loads the model, then all texts of a JSON file, and print the cost as JSON."""
    read(first)
    ready, start = time.time(), time.process_time()
    for text in json.loads(texts.read_text("utf-8")):
        read(text)
    found = {"ready": ready, "start cpu": start, "cpu": time.process_time() - start, "peak": peak_bytes()}
    sys.stdout.write(json.dumps(found) + "\n")
