"""One process of benchmarks/attributions.py: `python attributions_once.py TEXTS` prints what it cost as JSON.

It imports the four stages and nothing else of firsthand, as a program that wants them would.
"""

import json
import re
import sys
import time
from pathlib import Path

from firsthand.annotate.attributions import attributions
from firsthand.annotate.entities import entities
from firsthand.annotate.names import names
from firsthand.annotate.speakers import speakers
from firsthand.stage import Reading
from firsthand.vocabulary import make_report

STAGES = (names, attributions, entities, speakers)
FIRST = "“The bridge will hold,” Ilse Marten said."


def read(text: str, name: str) -> Reading:
    """The report with the marks of the four stages."""
    reading = Reading(make_report(text, name, language="en"))
    for stage in STAGES:
        reading.add(list(stage.run(reading)))
    return reading


def peak_bytes() -> int:
    """The most memory this process ever held; `ru_maxrss` would count what it was forked from, too."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


def main() -> None:
    """Read all texts once, after a first sentence that loads the model."""
    read(FIRST, "first")
    ready, start = time.time(), time.process_time()
    for number, text in enumerate(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
        read(text, f"{number}")
    found = {
        "ready": ready,
        "start cpu": start,
        "cpu": time.process_time() - start,
        "peak": peak_bytes(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
