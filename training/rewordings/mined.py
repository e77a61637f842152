"""Briefings -> FILE: what the shipped network says of their pairs, so that training reads most what it gets wrong.

python -m training.rewordings.mined --out FILE [--nearest N]

Of each briefing that is not held out all pairs of one statement are asked about, and of two statements of one speaker
those N that have most words in common: a line each, with the two contents and the log odds that they are one. A file
that is there is gone on with. Some 20 ms of a core a pair.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from training.rewordings.briefings import Key, Paired, key_of, paired

from firsthand.compare.utterances.encoder import log_odds
from gold.utterances.read_briefings import read_briefings

NEAREST = 60
"""Of some 230 pairs of two statements a briefing; of the others nearly all are told apart."""


class Said(msgspec.Struct, array_like=True):
    """Two contents, and the log odds that they are one."""

    left: str
    right: str
    said: float


def main() -> None:
    """Ask about all pairs that the file has not."""
    given = _parse()
    known = read_mined(given.out) if given.out.exists() else {}
    briefings = paired(briefing for briefing in read_briefings() if not briefing.held_out)
    with given.out.open("ab") as file:
        for number, briefing in enumerate(briefings, 1):
            for key in dict.fromkeys(_wanted(briefing, given.nearest)):
                if key not in known:
                    known[key] = log_odds(*key)
                    file.write(msgspec.json.encode(Said(*key, known[key])) + b"\n")
            file.flush()
            sys.stderr.write(f"\r{number} of {len(briefings)} briefings")
    sys.stderr.write("\n")


def read_mined(file: Path) -> dict[Key, float]:
    """What was said of each two contents."""
    rows: Iterable[Said] = (msgspec.json.decode(line, type=Said) for line in file.read_bytes().splitlines())
    return {(row.left, row.right): row.said for row in rows}


def _wanted(briefing: Paired, nearest: int) -> Iterator[Key]:
    for pair in (*briefing.same, *briefing.others[:nearest]):
        yield key_of(pair, briefing)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--nearest", type=int, default=NEAREST, help="pairs of two statements a briefing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
