"""Documents, passages and silver names -> train.msgpack and held_out.msgpack, the labelled chunks.

python -m training.prepare --data FOLDER --out FOLDER [--without CORPUS]
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from training.corpora import Document, held_out_ids, read_documents
from training.examples import Example, Name, make_examples, quotes_of_passage
from training.names import settle_names
from training.options import parse_folders
from training.passages import TrainingPassage, read_passages
from training.writing import write_whole

from firsthand.errors import BadInput
from firsthand.vocabulary import Span


def main() -> None:
    """Write both parts and say how large they are."""
    given = parse_folders(__doc__)
    documents = {document.id: document for document in read_documents(given.data, given.without)}
    held_out = held_out_ids(documents.values())
    passages = list(read_passages(given.out))
    names = read_silver(given.out, passages)
    parts: dict[str, list[Example]] = {"train": [], "held_out": []}
    for passage, named in zip(passages, names, strict=True):
        part = parts["held_out" if passage.document in held_out else "train"]
        part.extend(label_passage(documents[passage.document], passage, named))
    for name, examples in parts.items():
        write_whole(given.out / f"{name}.msgpack", msgspec.msgpack.encode(examples))
        print(f"{name}: {len(examples)} chunks, {sum(len(example.ids) for example in examples)} pieces")


def read_silver(folder: Path, passages: Sequence[TrainingPassage]) -> list[list[Name]]:
    """The settled names of each passage; raises `BadInput` when the labeller has not finished."""
    found = [json.loads(line) for line in (folder / "names.jsonl").read_text("utf-8").split("\n") if line]
    if len(found) != len(passages):
        raise BadInput(
            f"names.jsonl has {len(found)} lines for {len(passages)} passages; run silver_names.py to its end."
        )
    return list(settle_names([passage.text for passage in passages], found))


def label_passage(document: Document, passage: TrainingPassage, names: Sequence[Name]) -> Iterator[Example]:
    """The labelled chunks of one passage."""
    around = Span(passage.start, passage.start + len(passage.text))
    quotes = None if document.quotes is None else list(quotes_of_passage(document.quotes, around))
    yield from make_examples(passage.text, quotes, names)


def read_examples(path: Path) -> list[Example]:
    """The chunks of one part as `main` wrote them."""
    return msgspec.msgpack.decode(path.read_bytes(), type=list[Example])


if __name__ == "__main__":
    main()
