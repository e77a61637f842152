"""How often our judge ties two different statements that one speaker makes in one report: what the pairs cannot tell.

python quality/utterances_apart.py FILE [--documents N] [--show]

FILE is PolNeAR as the pack has it (quotes/polnear_train.jsonl.gz). Two attributions of one document with one last name
as source are taken to be said on one day, the hardest case there is; a few of them say the same thing twice, so the
rates are upper bounds. Prints, by style, the pairs, those tied for certain and those that would be tied if the speaker
said nothing else in either report.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import judge
from firsthand.compare.utterances.occasions import Occasion
from firsthand.compare.utterances.sketches import Said
from firsthand.compare.utterances.words import read_content, read_plain
from firsthand.vocabulary import Span, Style
from predict import read_documents

ONE_DAY = Occasion("2016-01-04", "2016-01-04", "2016-01-04", sure=True)
MOST_PAIRS = 12
"""Of one speaker in one document, drawn at random, so that no long interview counts for all."""
_MARKS = ('"', "“", "”")


def main() -> None:
    """Print one line a style."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=170)
    parser.add_argument("--show", action="store_true", help="print the pairs that are tied")
    given = parser.parse_args()
    draw = random.Random(1)  # noqa: S311  # a sample, not a secret
    documents = list(read_documents(given.file))
    draw.shuffle(documents)
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents[: given.documents]:
        for speaker in speakers_of(document):
            pairs = list(combinations(speaker, 2))
            draw.shuffle(pairs)
            for (left, here), (right, there) in pairs[:MOST_PAIRS]:
                judged = judge(left, right, partial(log_odds, here, there))
                style = "-".join(sorted((left.style, right.style)))
                counts[style, judged.verdict] += 1
                if given.show and judged.verdict == "one":
                    print(f"{judged.share:.2f} {here!r} | {there!r}")
    for style in sorted({style for style, _ in counts}):
        one, perhaps, apart = (counts[style, verdict] for verdict in ("one", "perhaps", "not"))
        print(f"{style}: {one + perhaps + apart} pairs, {one} tied, {perhaps} perhaps")


def speakers_of(document: dict[str, Any]) -> Iterator[list[tuple[Said, str]]]:
    """The statements of each last name, with their words."""
    text: str = document["text"]
    found: dict[str, list[tuple[Said, str]]] = {}
    for quote in document["quotes"]:
        source = " ".join(text[start:end] for start, end in quote["source"]).replace("’s", "")
        names = [word.strip(".,") for word in source.split() if word[:1].isupper()]
        content = " ".join(text[start:end] for start, end in quote["content"])
        if names and quote["cue"]:
            found.setdefault(names[-1], []).append((_said(names[-1], content), content))
    yield from found.values()


def _said(name: str, content: str) -> Said:
    stripped = content.strip().rstrip(".,!?")
    quoted = stripped.startswith(_MARKS) and stripped.endswith(_MARKS)
    style: Style = "direct" if quoted else "mixed" if any(mark in content for mark in _MARKS) else "indirect"
    words, plain = read_content(content), read_plain(content)
    return Said("", Span(0, len(content)), name.lower(), words, plain, style, "en", False, ONE_DAY, name)


if __name__ == "__main__":
    main()
