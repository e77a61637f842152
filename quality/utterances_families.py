"""What the judge of utterances does on families of statements: a measure far larger and harder than the labelled pairs.

python quality/utterances_families.py [FAMILIES ...] [--all]

A family (gold/utterances/families) is one statement in five or six wordings, and six others by the same speaker on the
same matter: 2,536 families by twelve writers who knew no rule and none of the pairs. Prints, as if all were said on one
day, the share of pairs that are tied for sure and of those that are tied if the speaker says nothing else: of one
statement in two wordings, by language; of two statements, by what tells them apart. Only the eighth of the families
that the encoder was not trained on, unless --all is given.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import judge
from firsthand.compare.utterances.sketches import MAX_PLAIN, MAX_WORDS, Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style
from utterances_apart import ONE_DAY

WHOLE = (("one",), ("one", "perhaps", "not"))
"""Verdicts counted together: those that tie, and all."""
FAMILIES = Path(__file__).parent / "gold" / "utterances" / "families"


class Wording(NamedTuple):
    """A wording as the sketch of a report would have it, and its text."""

    said: Said
    text: str


class Labelled(NamedTuple):
    """A pair that the writer settled: places among the wordings `said`, or in `said` and in `apart`."""

    left: int
    right: int
    same: bool
    kind: str


def main() -> None:
    """Print a line a kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FAMILIES.glob("*.jsonl")))
    parser.add_argument("--all", action="store_true", help="those that the encoder was trained on, too")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for family in (json.loads(line) for path in given.files for line in path.read_text(encoding="utf-8").splitlines()):
        if given.all or held_out(family["id"]):
            counts.update(judged(family))
    for kind in sorted({kind for kind, _ in counts}):
        pairs = sum(counts[kind, verdict] for verdict in ("one", "perhaps", "not"))
        shares = (f"{verdict} {100 * counts[kind, verdict] / pairs:.1f} %" for verdict in ("one", "perhaps"))
        print(f"{kind}: {pairs} pairs,", ", ".join(shares))
    for whole in ("one statement", "two statements"):
        tied, pairs = (
            sum(n for (kind, one), n in counts.items() if kind.startswith(whole) and one in these) for these in WHOLE
        )
        print(f"{whole}: tied for sure {tied:,} of {pairs:,}")


def held_out(family: str) -> bool:
    """Whether a family, by its id, is of the eighth that the encoder is never trained on."""
    return int(sha256(family.encode()).hexdigest(), 16) % 8 == 0


def labelled(family: Mapping[str, Any]) -> Iterator[Labelled]:
    """The pairs of a family that the writer settled; two parts of a statement may have nothing in common."""
    said = family["said"]
    for i, j in combinations(range(len(said)), 2):
        if i == 0 or "whole" in {said[i]["covers"], said[j]["covers"]}:
            languages = "one language" if said[i]["language"] == said[j]["language"] else "two languages"
            yield Labelled(i, j, same=True, kind=f"one statement, {languages}")
    for at, decoy in enumerate(family["apart"]):
        for i in range(len(said)):
            yield Labelled(i, at, same=False, kind=f"two statements, {decoy['kind']}")


def judged(family: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The kind and the verdict of each pair that the writer settled."""
    said, apart = ([wording_of(one) for one in family[name]] for name in ("said", "apart"))
    for pair in labelled(family):
        left, right = said[pair.left], (said if pair.same else apart)[pair.right]
        yield pair.kind, judge(left.said, right.said, partial(log_odds, left.text, right.text)).verdict


def wording_of(wording: Mapping[str, Any]) -> Wording:
    """A wording of a family, as if it stood in a report."""
    text: str = wording["text"]
    style: Style = wording["form"] if wording["form"] == "direct" else "indirect"
    if style == "indirect" and any(mark in text for mark in '"“«'):
        style = "mixed"
    words, plain = read_content(text)[:MAX_WORDS], read_plain(text)[:MAX_PLAIN]
    said = Said("", Span(0, len(text)), "speaker", words, plain, style, wording["language"], False, ONE_DAY, "Speaker")
    return Wording(said, text)


if __name__ == "__main__":
    main()
