"""WordNet 3.0 -> lexicon/word_kinds.tsv: what words are when they are no noun of a thing, and how sure that is.

python training/word_kinds.py FOLDER > src/firsthand/lexicon/word_kinds.tsv

FOLDER holds data.noun, index.noun, index.adj and cntlist.rev of WordNet 3.0 (Debian package `wordnet-base`,
/usr/share/wordnet). How often a word is a noun, a verb or an adjective is counted in WordNet's own tagged texts; words
that the table of frequent words lacks are left out unless they were tagged a few times.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from firsthand.lexicon import read_table

PARTS = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}
PERSON = "00007846"
"""The synset of "person, individual"."""
SURE_TIMES = 4
"""So many times as often as it is a noun, a word is taken for the other part of speech where nothing else tells."""
SURE_PERSON = 0.6
"""The share of a noun's tagged uses that must be persons."""
SHORTEST_WORD = 3
FEWEST_USES = 3
"""A word that the table of frequent words lacks is kept if it was tagged so often."""
HEADER = """\
# What frequent English words are when they are no noun of a thing: adjective, adverb, verb (base and third person), person.
# sure: "yes" if the word is hardly ever a noun, "no" for a verb that is about as often a noun ("claims").
# Source: counts of WordNet 3.0, cntlist.rev, made by training/word_kinds.py. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Licence: WordNet (use, copy, modify and distribute for any purpose, with this notice).
"""  # noqa: E501  # the header of a table is printed as it is


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    uses = tagged_uses(folder)
    known = {row["word"] for row in read_table("word_classes")}
    frequent = {row["word"] for row in read_table("frequent_words")}
    people = persons(folder)
    sys.stdout.write(HEADER)
    print("word\tkind\tsure")
    for word, kind, sure in sorted(set(_rows(uses, people, frequent))):
        if kind == "verb" or word not in known:
            print(f"{word}\t{kind}\t{sure}")


def tagged_uses(folder: Path) -> dict[str, Counter[str]]:
    """Word -> part of speech -> how often WordNet's texts were tagged so."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        sense, _, count = line.split()
        word, _, rest = sense.partition("%")
        out[word][PARTS[rest[0]]] += int(count)
    return out


def persons(folder: Path) -> frozenset[str]:
    """The words whose most frequent noun senses are kinds of person, or whose only one is; names of persons are not."""
    kinds = defaultdict(set)
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if line[:1].isdigit():
            parts = line.split(" | ")[0].split()
            kinds[parts[0]] = {at for sign, at in pairwise(parts) if sign == "@"}
    below: dict[str, bool] = {PERSON: True}

    def is_below(synset: str) -> bool:
        if synset not in below:
            below[synset] = False
            below[synset] = any(is_below(kind) for kind in kinds[synset])
        return below[synset]

    shares: Counter[str] = Counter()
    senses: Counter[str] = Counter()
    first: dict[str, bool] = {}
    ranks: dict[str, int] = {}
    counts = _sense_counts(folder)
    for line in (folder / "index.noun").read_text("latin-1").splitlines():
        if line[:1] == " ":
            continue
        parts = line.split()
        word, offsets = parts[0], [part for part in parts if len(part) == len(PERSON) and part.isdigit()]
        first[word], ranks[word] = is_below(offsets[0]), len(offsets)
        for rank, offset in enumerate(offsets, start=1):
            count = counts.get((word, rank), 0)
            senses[word] += count
            shares[word] += count * is_below(offset)
    return frozenset(
        word for word in first if first[word] and (shares[word] > SURE_PERSON * senses[word] or ranks[word] == 1)
    )


def _sense_counts(folder: Path) -> dict[tuple[str, int], int]:
    """(noun, rank of its sense) -> how often it was tagged."""
    out: Counter[tuple[str, int]] = Counter()
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        sense, rank, count = line.split()
        word, _, rest = sense.partition("%")
        if rest[0] == "1":
            out[word, int(rank)] += int(count)
    return out


def _rows(
    uses: Mapping[str, Mapping[str, int]], people: frozenset[str], frequent: set[str]
) -> Iterator[tuple[str, str, str]]:
    for word, parts in uses.items():
        if len(word) < SHORTEST_WORD or not word.isalpha():
            continue
        if word not in frequent and sum(parts.values()) < FEWEST_USES:
            continue
        nouns, verbs = parts.get("noun", 0), parts.get("verb", 0)
        others = max(("adjective", "adverb"), key=lambda part: parts.get(part, 0))
        if parts.get(others, 0) >= SURE_TIMES * max(nouns, 1) and parts[others] > verbs:
            yield word, others, "yes"
        elif 3 * verbs >= nouns and verbs > parts.get(others, 0) and verbs:
            sure = "yes" if verbs >= SURE_TIMES * max(nouns, 1) else "no"
            yield word, "verb", sure
        elif word in people and nouns >= SURE_TIMES * parts.get(others, 0):
            yield word, "person", "yes"
    for word in people:
        if word in frequent and word.isalpha() and len(word) >= SHORTEST_WORD and word not in uses:
            yield word, "person", "yes"


if __name__ == "__main__":
    main()
