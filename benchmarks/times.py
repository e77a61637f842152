"""Speed of the stage times: kilobytes of text per CPU-second, on reports put together from sentences of our own.

python benchmarks/times.py [--reports N]     (one process; the bar is 500 kB per CPU-second)
"""

import argparse
import random
import time

from firsthand.annotate.times import times
from firsthand.stage import Reading
from firsthand.vocabulary import Published, make_report

SENTENCES = (
    "Engineers said Thursday that the second gate of the Ostra dam had failed three days before the flood.",
    "“We will repair every bridge before winter,” Ilse Marten told reporters on Tuesday, her voice hoarse.",
    "The council, which has eleven members, is to vote on the plan next month, its clerk wrote in a letter.",
    "Nobody in the lower town had been warned, and the sirens stayed silent while the water rose.",
    "About 1,200 people were held in the six weeks since the ban, according to the monitor's count.",
    "He was born in the late 1950s, studied law in Halden and has led the miners' union since 2014.",
    "Prices of bread and diesel doubled, shops put up their shutters, and buses ran only to the old bridge.",
    "The ministry did not answer questions about the contract, its costs or the firm that was to do the work.",
    "Since the start of the siege on Nov. 2, forty trucks have reached the port with flour and medicine.",
    "The road to the mine was still under mud, and neighbours carried the sick down on doors and ladders.",
    "Last year the court fined the firm for a like breach; a year earlier it had let the owners go free.",
    "“They said it would hold,” said Tomas Brandt, a carpenter, standing in what was left of his workshop.",
)


def main() -> None:
    """Print how many kB of text a CPU-second reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=400)
    given = parser.parse_args()
    dice = random.Random(20220317)
    readings = []
    for number in range(given.reports):
        paragraphs = [" ".join(dice.choices(SENTENCES, k=3)) for _ in range(10)]
        report = make_report("\n\n".join(paragraphs), f"{number}.txt", published=Published("2022-03-17", "made up"))
        readings.append(Reading(report))
    characters = sum(len(reading.text) for reading in readings)
    list(times.run(readings[0]))
    start = time.process_time()
    found = sum(1 for reading in readings for _ in times.run(reading))
    seconds = time.process_time() - start
    print(f"{given.reports} reports, {characters / 1000:.0f} kB, {found} expressions")
    print(f"{characters / 1000 / seconds:.0f} kB per CPU-second, {found / seconds:.0f} expressions per CPU-second")


if __name__ == "__main__":
    main()
