"""What the judge of utterances does on families of statements: a measure far larger and harder than the labelled pairs.

python quality/utterances_families.py [FAMILIES ...]

A family (gold/utterances/families) is one statement in five or six wordings, and six others by the same speaker on the
same matter: 2,536 families by twelve writers who knew no rule and none of the pairs. Prints, as if all were said on one
day, the share of pairs that are tied for sure and of those that are tied if the speaker says nothing else: of one
statement in two wordings, by language; of two statements, by what tells them apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from firsthand.compare.utterances.judgement import judge
from firsthand.compare.utterances.sketches import MAX_PLAIN, MAX_WORDS, Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style
from utterances_apart import ONE_DAY

WHOLE = (("one",), ("one", "perhaps", "not"))
"""Verdicts counted together: those that tie, and all."""
FAMILIES = Path(__file__).parent / "gold" / "utterances" / "families"


def main() -> None:
    """Print a line a kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FAMILIES.glob("*.jsonl")))
    files = parser.parse_args().files
    counts: Counter[tuple[str, str]] = Counter()
    for family in (json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()):
        for kind, verdict in judged(family):
            counts[kind, verdict] += 1
    for kind in sorted({kind for kind, _ in counts}):
        pairs = sum(counts[kind, verdict] for verdict in ("one", "perhaps", "not"))
        shares = (f"{verdict} {100 * counts[kind, verdict] / pairs:.1f} %" for verdict in ("one", "perhaps"))
        print(f"{kind}: {pairs} pairs,", ", ".join(shares))
    for whole in ("one statement", "two statements"):
        tied, pairs = (
            sum(n for (kind, one), n in counts.items() if kind.startswith(whole) and one in these) for these in WHOLE
        )
        print(f"{whole}: tied for sure {tied:,} of {pairs:,}")


def judged(family: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The kind and the verdict of each pair that the writer settled."""
    said, apart = ([said_of(one) for one in family[name]] for name in ("said", "apart"))
    whole = [one["covers"] == "whole" for one in family["said"]]
    for i, j in combinations(range(len(said)), 2):
        if i == 0 or whole[i] or whole[j]:
            languages = "one language" if said[i].language == said[j].language else "two languages"
            yield f"one statement, {languages}", judge(said[i], said[j]).verdict
    for decoy, other in zip(family["apart"], apart, strict=True):
        for wording in said:
            yield f"two statements, {decoy['kind']}", judge(wording, other).verdict


def said_of(wording: Mapping[str, Any]) -> Said:
    """A wording as the sketch of a report would have it."""
    text: str = wording["text"]
    style: Style = wording["form"] if wording["form"] == "direct" else "indirect"
    if style == "indirect" and any(mark in text for mark in '"“«'):
        style = "mixed"
    words, plain = read_content(text)[:MAX_WORDS], read_plain(text)[:MAX_PLAIN]
    return Said("", Span(0, len(text)), "speaker", words, plain, style, wording["language"], False, ONE_DAY, "Speaker")


if __name__ == "__main__":
    main()
