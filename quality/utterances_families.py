"""What the judge of utterances does on families of statements: a measure far larger and harder than the labelled pairs.

python quality/utterances_families.py [FAMILIES ...] [--all]

A family (gold/utterances/families) is one statement in five or six wordings, and six others by the same speaker on the
same matter, by writers who knew no rule and none of the pairs. Prints, as if all were said on
one day, the share of pairs that are tied for sure and of those that are tied if the speaker says nothing else: of one
statement in two wordings, by language; of two statements, by what tells them apart. Only the eighth of the families
that the encoder was not trained on, unless --all is given.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import judge
from firsthand.compare.utterances.sketches import MAX_PLAIN, MAX_WORDS, Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style
from gold.utterances.read_families import FAMILIES, Family, Pair, Statement, pairs_of, read_families, statements_of
from utterances_apart import ONE_DAY

WHOLE = (("one",), ("one", "perhaps", "not"))
"""Verdicts counted together: those that tie, and all."""


class Wording(NamedTuple):
    """A wording as the sketch of a report would have it, and its text."""

    said: Said
    text: str


def main() -> None:
    """Print a line a kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FAMILIES.glob("*.jsonl")))
    parser.add_argument("--all", action="store_true", help="those that the encoder was trained on, too")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for family in read_families(given.files):
        if given.all or family.held_out:
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


def kind_of(pair: Pair) -> str:
    """What pairs are counted together: of one statement by language, of two by what tells them apart."""
    if not pair.is_one:
        return f"two statements, {pair.right.kind}"
    return f"one statement, {'one language' if pair.left.language == pair.right.language else 'two languages'}"


def judged(family: Family) -> Iterator[tuple[str, str]]:
    """The kind and the verdict of each pair that the writer settled."""
    wordings = {statement: wording_of(statement) for statement in statements_of(family)}
    for pair in pairs_of(family):
        left, right = wordings[pair.left], wordings[pair.right]
        yield kind_of(pair), judge(left.said, right.said, partial(log_odds, left.text, right.text)).verdict


def wording_of(statement: Statement) -> Wording:
    """A statement of a family, as if it stood in a report."""
    text = statement.text
    style: Style = "direct" if statement.form == "direct" else "indirect"
    if style == "indirect" and any(mark in text for mark in '"“«'):
        style = "mixed"
    words, plain = read_content(text)[:MAX_WORDS], read_plain(text)[:MAX_PLAIN]
    said = Said("", Span(0, len(text)), "speaker", words, plain, style, statement.language, False, ONE_DAY, "Speaker")
    return Wording(said, text)


if __name__ == "__main__":
    main()
