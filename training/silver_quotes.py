"""Unlabelled texts -> silver.jsonl: the same with the attributions that the product finds with the weights in force.

python -m training.silver_quotes --data FOLDER --out FOLDER [--without CORPUS]

The product mends by rule what the tagger finds, so its marks are better than the tagger's own. Only sure ones are kept.
Run it with the release that training goes on from.
"""

from collections.abc import Iterator

import msgspec
from training.corpora import Document, Quote, documents_of
from training.inputs import chosen_corpora, read_lock
from training.options import parse_folders
from training.writing import write_whole

from firsthand.annotate.attributions import attributions
from firsthand.stage import Reading
from firsthand.vocabulary import Attribution, make_report

FILE = "silver.jsonl"

MIN_P = 0.6
"""A surer mark of the product is a label; a rule's own mark, which has no p, counts as sure."""


def main() -> None:
    """Write the documents, in order."""
    given = parse_folders(__doc__)
    corpora = [found for found in chosen_corpora(read_lock(), given.without) if found.labels == "silver"]
    documents = [label(document) for corpus in corpora for document in documents_of(corpus, given.data)]
    write_whole(given.out / FILE, b"".join(msgspec.json.encode(document) + b"\n" for document in documents))
    print(f"{len(documents)} texts, {sum(len(document.quotes or ()) for document in documents)} attributions")


def label(document: Document) -> Document:
    """The document with what the product is sure of."""
    reading = Reading(make_report(document.text, document.id))
    reading.add(attributions.run(reading))
    return msgspec.structs.replace(document, quotes=tuple(_sure_quotes(reading)))


def _sure_quotes(reading: Reading) -> Iterator[Quote]:
    for mark in reading.of(Attribution):
        if mark.cue is not None and (mark.p is None or mark.p >= MIN_P):
            yield Quote(mark.content, (mark.cue,), (mark.source,) if mark.source else ())


if __name__ == "__main__":
    main()
