"""Documents -> passages.jsonl: the texts cut into passages, in the very words that the tagger reads at run time.

python -m training.passages --data FOLDER --out FOLDER [--without CORPUS]
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from training.corpora import Document, documents_of
from training.inputs import chosen_corpora, read_lock
from training.options import parse_folders
from training.writing import write_whole

from firsthand.annotate.encoder import find_quotations, passages_of
from firsthand.annotate.encoder.quotations import with_plain_marks
from firsthand.vocabulary import make_report

FILE = "passages.jsonl"


class TrainingPassage(msgspec.Struct, frozen=True):
    """What the tagger reads at once; its quotation marks are made plain, as at run time, which keeps its length."""

    document: str
    start: int
    """Where it starts in its document, in code points."""
    text: str


def main() -> None:
    """Write the passages of every document whose names spaCy is to find, in order."""
    given = parse_folders(__doc__)
    corpora = [found for found in chosen_corpora(read_lock(), given.without) if found.labels == "attributions"]
    documents = (document for corpus in corpora for document in documents_of(corpus, given.data))
    lines = [msgspec.json.encode(passage) for document in documents for passage in cut_document(document)]
    write_whole(given.out / FILE, b"\n".join(lines) + b"\n")
    print(f"{len(lines)} passages in {given.out / FILE}")


def cut_document(document: Document) -> Iterator[TrainingPassage]:
    """The passages of one document in text order."""
    report = make_report(document.text, document.id)
    for passage in passages_of(report):
        quotations = find_quotations(report.text, passage.span)
        text = with_plain_marks(report.text, passage.span, quotations)
        yield TrainingPassage(document.id, passage.span.start, text)


def read_passages(folder: Path) -> Iterable[TrainingPassage]:
    """The passages as `main` wrote them."""
    return msgspec.json.Decoder(TrainingPassage).decode_lines((folder / FILE).read_bytes())


if __name__ == "__main__":
    main()
