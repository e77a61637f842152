"""Labelled texts -> nested.jsonl: what is said inside their attributions, as the product finds it.

python -m training.silver_nested --data FOLDER --out FOLDER [--without CORPUS]

No corpus but our own marks an attribution inside another one. The product finds them by reading each sentence of a
content by itself, and what it is sure of there teaches the tagger to find them in one reading. Run it with the release
that training goes on from, after `passages`; `prepare` takes the file where it is.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from training.corpora import Document, Quote, documents_of
from training.inputs import chosen_corpora, read_lock
from training.options import parse_folders
from training.writing import write_whole

from firsthand.annotate.attributions import inner_drafts
from firsthand.annotate.attributions.certainty import probability_of
from firsthand.annotate.attributions.cues import known_cue
from firsthand.annotate.attributions.drafts import Draft
from firsthand.annotate.attributions.nested import sentences_inside
from firsthand.annotate.encoder import find_quotations, passages_of
from firsthand.vocabulary import Span, hull, make_report

FILE = "nested.jsonl"

MIN_P = 0.6
"""A surer one is a label; of those with a verb of saying about five in six are right on our own reports."""


class Nested(msgspec.Struct, frozen=True):
    """What is said inside the attributions of one document, in its offsets."""

    document: str
    quotes: tuple[Quote, ...]


def main() -> None:
    """Write a line a labelled document, in order."""
    given = parse_folders(__doc__)
    corpora = [found for found in chosen_corpora(read_lock(), given.without) if found.labels == "attributions"]
    documents = (document for corpus in corpora for document in documents_of(corpus, given.data))
    found = [Nested(document.id, tuple(nested_quotes(document))) for document in documents]
    write_whole(given.out / FILE, b"".join(msgspec.json.encode(each) + b"\n" for each in found))
    print(f"{len(found)} texts, {sum(len(each.quotes) for each in found)} attributions inside others")


def nested_quotes(document: Document) -> Iterator[Quote]:
    """The sure attributions inside the labelled ones of a document."""
    report = make_report(document.text, document.id)
    drafts = [
        Draft(quote.content, hull(list(quote.cue)), hull(list(quote.source)) if quote.source else None)
        for quote in document.quotes or ()
        if quote.cue
    ]
    for passage in passages_of(report):
        here = [draft for draft in drafts if any(piece.overlaps(passage.span) for piece in draft.content)]
        clipped = [draft._replace(content=tuple(_within(draft.content, passage.span))) for draft in here]
        quotations = find_quotations(report.text, passage.span)
        inside = [passage._replace(span=sentence) for sentence in sentences_inside(report.text, clipped)]
        for draft in inner_drafts(report.text, inside, drafts=clipped, quotations=quotations):
            known = known_cue(report.text, draft.cue)
            sure = probability_of(report.text, draft, quotations) >= MIN_P
            if sure and draft.cue is not None and known is not None and known.manner == "speech":
                yield Quote(draft.content, (draft.cue,), (draft.source,) if draft.source else ())


def read_nested(folder: Path) -> dict[str, tuple[Quote, ...]]:
    """Document -> what `main` found in it; nothing where it did not run."""
    path = folder / FILE
    lines = msgspec.json.Decoder(Nested).decode_lines(path.read_bytes()) if path.exists() else []
    return {each.document: each.quotes for each in lines}


def _within(pieces: tuple[Span, ...], passage: Span) -> Iterator[Span]:
    """The parts of the pieces that stand in a passage."""
    for piece in pieces:
        if piece.overlaps(passage):
            yield Span(max(piece.start, passage.start), min(piece.end, passage.end))


if __name__ == "__main__":
    main()
