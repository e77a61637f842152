"""Sentences per CPU-second of the stage figures, on text of our own made by recombination.

python benchmarks/figures.py [--sentences N]

Prints the speed over sentences that all hold a number, and over a text as news has it, where one in three does.
"""

import argparse
import random
import time

from firsthand.annotate.figures import figures
from firsthand.stage import Reading
from firsthand.vocabulary import make_report

_NUMBERED = (
    "Police have detained {n} people across Velden since the start of the siege, a rights group said.",
    "The flood destroyed {n} homes and damaged another {m}, according to data from Red Lantern Relief.",
    "Repairs will cost ${n} million, up from ${m} million, or about {m} percent of the budget.",
    "Nearly {n} soldiers and over {m} vehicles crossed the river near Halden on Tuesday.",
    "Dozens of marchers, two of them minors, were fined up to {n} euros each.",
    "The reservoir stood at {m} metres ({n} feet), and the death toll rose to {n}.",
)
_PLAIN = (
    "The mayor walked through the market and spoke with those who had come back.",
    "“We will repair every bridge before winter,” Ilse Marten told reporters at the town hall.",
    "The company did not answer questions, and its offices stayed closed.",
    "By evening the square had been swept and the boots were gone.",
)


def main() -> None:
    """Print both speeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=3000)
    count = parser.parse_args().sentences
    draw = random.Random(7)
    numbered = [_sentence(draw, _NUMBERED) for _ in range(count)]
    news = [_sentence(draw, _NUMBERED if draw.random() < 1 / 3 else _PLAIN) for _ in range(count)]
    _report("all with a number", numbered)
    _report("one in three", news)


def _sentence(draw: random.Random, templates: tuple[str, ...]) -> str:
    return draw.choice(templates).format(n=f"{draw.randrange(13, 90_000):,}", m=draw.randrange(13, 900))


def _report(name: str, sentences: list[str]) -> None:
    readings = [Reading(make_report(" ".join(sentences[at : at + 30]), f"{at}")) for at in range(0, len(sentences), 30)]
    begun = time.process_time()
    found = sum(1 for reading in readings for _ in figures.run(reading))
    seconds = time.process_time() - begun
    print(f"{name:20} {len(sentences) / seconds:8.0f} sentences per CPU-second, {found} figures")


if __name__ == "__main__":
    main()
