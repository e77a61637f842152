"""One process of benchmarks/attributions.py: `python attributions_once.py TEXTS` prints what it cost as JSON.

It imports the four stages and nothing else of firsthand, as a program that wants them would.
"""

import sys
from pathlib import Path

from cost import print_cost

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


def main() -> None:
    """Read all texts once, after a first sentence that loads the model."""
    print_cost(lambda text: read(text, "text"), FIRST, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
