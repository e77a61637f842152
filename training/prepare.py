"""Documents, passages and silver names -> train.msgpack and held_out.msgpack, the labelled chunks.

python -m training.prepare --data FOLDER --out FOLDER [--without CORPUS]
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from training.corpora import Document, Quote, documents_of, held_out_ids, read_documents
from training.examples import NAME_KINDS, ROLES, Example, Name, make_examples, quotes_of_passage
from training.inputs import chosen_corpora, read_lock
from training.names import settle_names
from training.options import Folders, parse_folders
from training.passages import TrainingPassage, cut_document, read_passages
from training.said_in_briefings import FILE as SAID
from training.silver_nested import read_nested
from training.silver_quotes import FILE as SILVER
from training.writing import write_whole

from firsthand.errors import BadInput
from firsthand.vocabulary import Span

BRIEFING_TIMES = 2
"""How often an epoch sees each report of our briefings."""


def main() -> None:
    """Write both parts and say how large they are."""
    given = parse_folders(__doc__)
    inside = read_nested(given.out)
    documents = {document.id: with_nested(document, inside) for document in read_documents(given.data, given.without)}
    held_out = held_out_ids(documents.values())
    passages = list(read_passages(given.out))
    names = read_silver(given.out, passages)
    parts: dict[str, list[Example]] = {"train": [], "held_out": []}
    for passage, named in zip(passages, names, strict=True):
        part = parts["held_out" if passage.document in held_out else "train"]
        part.extend(label_passage(documents[passage.document], passage, named))
    parts["train"].extend(own_examples(given))
    parts["train"].extend(kept_examples(given.out))
    parts["train"].extend(briefing_examples(given.out))
    for name, examples in parts.items():
        write_whole(given.out / f"{name}.msgpack", msgspec.msgpack.encode(examples))
        print(f"{name}: {len(examples)} chunks, {sum(len(example.ids) for example in examples)} pieces")


def with_nested(document: Document, inside: Mapping[str, tuple[Quote, ...]]) -> Document:
    """The document with what was found inside its attributions; other verbs of saying in there stay unknown."""
    found = inside.get(document.id, ())
    return msgspec.structs.replace(document, quotes=(*(document.quotes or ()), *found)) if found else document


def read_silver(folder: Path, passages: Sequence[TrainingPassage]) -> list[list[Name]] | list[None]:
    """The settled names of each passage, None of each where nothing was labelled.

    Raises `BadInput` when the labeller has not finished.
    """
    if not (folder / "names.jsonl").exists():
        return [None] * len(passages)
    found = [json.loads(line) for line in (folder / "names.jsonl").read_text("utf-8").split("\n") if line]
    if len(found) != len(passages):
        raise BadInput(
            f"names.jsonl has {len(found)} lines for {len(passages)} passages; run silver_names.py to its end."
        )
    return list(settle_names([passage.text for passage in passages], found))


def own_examples(given: Folders) -> Iterator[Example]:
    """The chunks of our own reports, as often as the lock says."""
    for corpus in chosen_corpora(read_lock(), given.without):
        if corpus.labels == "own":
            for document in documents_of(corpus, given.data):
                for passage in cut_document(document):
                    yield from list(label_passage(document, passage, own_names(document, passage))) * corpus.times


def own_names(document: Document, passage: TrainingPassage) -> list[Name]:
    """The names of a passage; of kinds that the tagger does not know, laws and storms, the words train nothing.

    Roles are no names.
    """
    return [
        Name(
            Span(name.start, name.end).shifted(-passage.start),
            name.kind if name.kind in NAME_KINDS else NAME_KINDS[0],
            sure=name.kind in NAME_KINDS,
        )
        for name in document.names or ()
        if name.kind != "role" and passage.start <= name.start and name.end <= passage.start + len(passage.text)
    ]


def kept_examples(folder: Path) -> Iterator[Example]:
    """The chunks of the texts that silver_quotes labelled; there is none without its file."""
    for _, passage, quotes in _passages_in(folder / SILVER):
        yield from make_examples(passage.text, quotes, None, kept=True)


def briefing_examples(folder: Path) -> Iterator[Example]:
    """The chunks of our own briefings, `BRIEFING_TIMES` each; there is none without the file of `said_in_briefings`."""
    for document, passage, quotes in _passages_in(folder / SAID):
        around = Span(passage.start, passage.start + len(passage.text))
        unsure = [
            (role, span.shifted(-passage.start))
            for role in ROLES
            for span in (*document.unsure, *(document.uncued if role != "content" else ()))
            if span.overlaps(around)
        ]
        names = own_names(document, passage)
        yield from list(make_examples(passage.text, quotes, names, unsure=unsure)) * BRIEFING_TIMES


def _passages_in(path: Path) -> Iterator[tuple[Document, TrainingPassage, list[Quote]]]:
    """The passages of the documents of a file, with their attributions; there is none without the file."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    for document in (msgspec.json.decode(line, type=Document) for line in lines):
        for passage in cut_document(document):
            around = Span(passage.start, passage.start + len(passage.text))
            yield document, passage, list(quotes_of_passage(document.quotes or (), around))


def label_passage(document: Document, passage: TrainingPassage, names: Sequence[Name] | None) -> Iterator[Example]:
    """The labelled chunks of one passage."""
    around = Span(passage.start, passage.start + len(passage.text))
    quotes = None if document.quotes is None else list(quotes_of_passage(document.quotes, around))
    yield from make_examples(passage.text, quotes, names, nested=document.names is not None)


def read_examples(path: Path) -> list[Example]:
    """The chunks of one part as `main` wrote them."""
    return msgspec.msgpack.decode(path.read_bytes(), type=list[Example])


if __name__ == "__main__":
    main()
