"""Copies with one weekday changed by hand -> how many of the slips the stage dates finds, and what else it finds.

    python quality/date_slips.py SPUN.jsonl.gz [HOW_MANY]

Each copy of the pack's SPUN set that names a weekday has its first one moved on by two days; the copy as it was counts
for the false ones. The changed day is our own; the texts stay outside the project.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.compare.copies import copies
from firsthand.compare.dates import dates
from firsthand.compare.stories import stories
from firsthand.pipeline import annotate
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.vocabulary import DateDifference, Published, Report, make_report

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMED = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
MOVED_DAYS = 2


def pairs(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """(origin, copy, the copy with its first weekday moved), for each copy whose origin names that weekday, too."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    origins = {row["cluster"]: row for row in rows if row["kind"] == "orig"}
    for row in rows:
        found = NAMED.search(row["text"])
        if row["kind"] != "orig" and found and found.group() in origins[row["cluster"]]["text"]:
            other = WEEKDAYS[(WEEKDAYS.index(found.group()) + MOVED_DAYS) % len(WEEKDAYS)]
            yield origins[row["cluster"]], row, row["text"][: found.start()] + other + row["text"][found.end() :]


def differences(origin: dict[str, Any], text: str) -> int:
    """How many days the stage says the two give differently."""
    day = Published(origin["published"], "given")
    both: list[Report] = [
        make_report(one, name, published=day, outlet=name) for one, name in ((origin["text"], "wire"), (text, "copy"))
    ]
    pile = MemoryPile(annotate(report) for report in both)
    return sum(isinstance(link, DateDifference) for link in compare_pile(pile, (copies, stories, dates)))


def main() -> None:
    """Prints a line for each kind of copy."""
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    counts: Counter[tuple[str, str]] = Counter()
    for origin, copy, changed in list(pairs(Path(sys.argv[1])))[:most]:
        kind = copy["kind"]
        slips = differences(origin, changed)
        counts.update({(kind, "planted"): 1, (kind, "found"): min(slips, 1), (kind, "more than planted"): slips > 1})
        counts[kind, "false"] += differences(origin, copy["text"])
    for kind in sorted({kind for kind, _ in counts}):
        print(kind, *(f"{what}: {counts[kind, what]}" for what in ("planted", "found", "more than planted", "false")))


if __name__ == "__main__":
    main()
