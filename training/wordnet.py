"""WordNet 3.0 -> lexicon/kin.tsv: which words may stand for each other, and which say the contrary.

python training/wordnet.py FOLDER > src/firsthand/lexicon/kin.tsv
python training/wordnet.py FOLDER --forms > src/firsthand/lexicon/irregular_forms.tsv    # second: it reads kin.tsv

FOLDER holds data.*, index.* and *.exc of WordNet 3.0 (Debian package `wordnet-base`, /usr/share/wordnet). Two words
are *same* if they share a synset that is among the first senses of both, or are derived from one another in such
senses; *near* if one names the kind of thing that the other is; *against* if they are antonyms. WordNet orders senses
by how often they were counted in texts.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from firsthand.lexicon import read_table

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
FIRST_SENSES = {"n": 4, "v": 5, "a": 4, "r": 2}
"""Senses beyond these are rare in news, and tie words that a reader would not."""
FIRST_SENSES_NEAR = 2
MAX_KINDS = 40
"""A word with more kinds below it says little: "person", "act"."""
HEADER = """\
# Words that may stand for each other in two renderings of one sentence, and words that say the contrary.
# Source: WordNet 3.0, made by training/wordnet.py from the first senses of frequent words. WordNet 3.0 Copyright 2006 by
# Princeton University. All rights reserved. Licence: WordNet (use, copy, modify and distribute for any purpose, with this notice).
# same: synonyms and words derived from the same; near: the kind of thing it is, or a thing of this kind; against: antonyms.
"""  # noqa: E501  # the header of a table is printed as it is
FORMS_HEADER = """\
# Irregular English forms of frequent words and what they are forms of.
# Source: WordNet 3.0, *.exc, made by training/wordnet.py. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Licence: WordNet (use, copy, modify and distribute for any purpose, with this notice).
"""  # noqa: E501  # the same


class Pointer(NamedTuple):
    """From word `here` of a synset (0: from all) to word `there` of another."""

    kind: str
    part: str
    offset: str
    here: int
    there: int


class Synset(NamedTuple):
    """One sense."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


class WordNet:
    """The senses of each word by part of speech, the most frequent first, and the synsets."""

    def __init__(self, folder: Path) -> None:
        self.counted: set[str] = set()
        self.senses = {part: dict(self._read_index(folder / f"index.{name}")) for part, name in PARTS.items()}
        self.synsets = {
            (part, offset): synset
            for part, name in PARTS.items()
            for offset, synset in _read_data(folder / f"data.{name}")
        }
        self.known = self._frequent()
        self.known |= self._rare()

    def is_first(self, word: str, part: str, offset: str, most: int | None = None) -> bool:
        """True if the synset is among the first senses of the word."""
        return offset in self.senses[part].get(word, [])[: most or FIRST_SENSES[part]]

    def _read_index(self, path: Path) -> Iterator[tuple[str, list[str]]]:
        for line in path.read_text("utf-8").split("\n"):
            if line and not line.startswith(" "):
                cells = line.split()
                pointers = int(cells[3])
                if int(cells[5 + pointers]):
                    self.counted.add(cells[0])
                yield cells[0], cells[6 + pointers :]

    def _frequent(self) -> set[str]:
        """Single words that our table of frequent words lists, or that WordNet counted in texts."""
        listed = {row["word"] for row in read_table("frequent_words")} | self.counted
        return {word for index in self.senses.values() for word in index if word in listed and _is_single(word, 3)}

    def _rare(self) -> set[str]:
        """Words of at most two senses of which the first shares a synset with a frequent word."""
        return {
            word
            for part, index in self.senses.items()
            for word, offsets in index.items()
            if len(offsets) <= FIRST_SENSES_NEAR and _is_single(word, 4)
            if any(other in self.known for other in self.synsets[part, offsets[0]].words)
        }


Tables = dict[str, dict[str, set[str]]]


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--forms", action="store_true", help="irregular forms instead of kin")
    given = parser.parse_args()
    if given.forms:
        print_forms(given.folder)
    else:
        print_kin(WordNet(given.folder))


def print_forms(folder: Path) -> None:
    """Irregular forms of the words of kin.tsv and what they are forms of: noun, verb, adjective, adverb."""
    known = {row["word"] for row in read_table("kin")}
    forms: dict[str, list[str]] = defaultdict(list)
    for part in PARTS.values():
        for line in (folder / f"{part}.exc").read_text("utf-8").splitlines():
            form, *words = line.split()
            if form.isalpha() and form.isascii():
                forms[form] += [word for word in words if word in known - {form, *forms[form]}]
    sys.stdout.write(FORMS_HEADER + "form\twords\n")
    for form in sorted(form for form, words in forms.items() if words):
        sys.stdout.write(f"{form}\t{' '.join(forms[form])}\n")


def print_kin(wordnet: WordNet) -> None:
    """Words with their kin."""
    tables: Tables = {name: defaultdict(set) for name in ("same", "near", "against")}
    for part, index in wordnet.senses.items():
        for word in sorted(wordnet.known & index.keys()):
            for rank, offset in enumerate(index[word][: FIRST_SENSES[part]]):
                for name, other in relatives(wordnet, word, (part, offset), rank):
                    tables[name][word].add(other)
                    tables[name][other].add(word)
    sys.stdout.write(HEADER + "word\tsame\tnear\tagainst\n")
    for word in sorted(wordnet.known):
        same = (tables["same"][word] & wordnet.known) - {word}
        near = (tables["near"][word] & wordnet.known) - same - {word}
        against = (tables["against"][word] & wordnet.known) - same - {word}
        if same or near or against:
            sys.stdout.write("\t".join((word, *(" ".join(sorted(kin)) for kin in (same, near, against)))) + "\n")


def relatives(wordnet: WordNet, word: str, sense: tuple[str, str], rank: int) -> Iterator[tuple[str, str]]:
    """The tables, each with a word that goes into it, that one sense of `word` gives."""
    part, offset = sense
    synset = wordnet.synsets[sense]
    yield from (("same", other) for other in synset.words if wordnet.is_first(other, part, offset))
    at = synset.words.index(word) + 1 if word in synset.words else 0
    for pointer in synset.pointers:
        target = wordnet.synsets[pointer.part, pointer.offset]
        name, others, most = _table_of(pointer, target, at)
        if name == "near" and rank >= FIRST_SENSES_NEAR:
            continue
        for other in others:
            if wordnet.is_first(other, pointer.part, pointer.offset, most):
                yield name, other


def _table_of(pointer: Pointer, target: Synset, at: int) -> tuple[str, tuple[str, ...], int | None]:
    """The table that a pointer fills, with which words, and among how many first senses they must be."""
    if pointer.kind == "+" and pointer.here == at:
        return "same", (target.words[pointer.there - 1],), None
    if pointer.kind == "!" and pointer.here in {0, at}:
        return "against", target.words, None
    if pointer.kind in {"&", "\\"} and pointer.here in {0, at}:
        return "near", target.words, None
    if pointer.kind == "@" and sum(below.kind == "~" for below in target.pointers) <= MAX_KINDS:
        return "near", target.words, FIRST_SENSES_NEAR
    return "near", (), None


def _is_single(word: str, least: int) -> bool:
    return word.isalpha() and len(word) >= least


def _read_data(path: Path) -> Iterator[tuple[str, Synset]]:
    """Each synset by its offset."""
    for line in path.read_text("utf-8").split("\n"):
        if not line or line.startswith(" "):
            continue
        cells = line.partition(" | ")[0].split()
        count = int(cells[3], 16)
        words = tuple(word.partition("(")[0].lower() for word in cells[4 : 4 + 2 * count : 2])
        rest = cells[5 + 2 * count :]
        pointers = []
        for at in range(0, 4 * int(cells[4 + 2 * count]), 4):
            kind, offset, part, ends = rest[at : at + 4]
            here, there = divmod(int(ends, 16), 256)
            pointers.append(Pointer(kind, part.replace("s", "a"), offset, here, there))
        yield cells[0], Synset(words, tuple(pointers))


if __name__ == "__main__":
    main()
