"""Corpus files -> documents with their labelled attributions; which of them are held out from training."""

import gzip
from collections.abc import Container, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from training.inputs import checked_bytes, chosen_corpora, read_lock

from firsthand.vocabulary import Span

HELD_OUT = Path(__file__).parent / "held_out.txt"
"""The documents kept from training to watch the loss and to choose the decoding constants: a hash of each id a line.

They are the 40 that the first release held out, so that a run that starts from a release can be judged on them."""


class Quote(msgspec.Struct, frozen=True):
    """One attribution as a corpus labels it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class Document(msgspec.Struct, frozen=True):
    """One text of a corpus; `quotes` is None where its attributions are not labelled."""

    id: str
    text: str
    quotes: tuple[Quote, ...] | None = None
    corpus: str = ""


def read_documents(data: Path, without: Container[str] = ()) -> Iterator[Document]:
    """The documents of all chosen corpora, in the order of the lock.

    `without` names corpora to leave out. Raises `BadInput` for a missing file or another one than the lock means.
    """
    for corpus in chosen_corpora(read_lock(), without):
        for line in gzip.decompress(checked_bytes(corpus, data)).decode("utf-8").split("\n"):
            if line.strip():
                found = msgspec.json.decode(line, type=Document)
                quotes = found.quotes if corpus.labels == "attributions" else None
                yield msgspec.structs.replace(found, corpus=corpus.name, quotes=quotes)


def held_out_ids(documents: Iterable[Document]) -> frozenset[str]:
    """Ids of the labelled documents held out: the same ones in any order and with any other corpus beside them."""
    listed = frozenset(HELD_OUT.read_text("utf-8").split())
    labelled = (document.id for document in documents if document.quotes is not None)
    return frozenset(name for name in labelled if id_hash(name) in listed)


def id_hash(name: str) -> str:
    """How `held_out.txt` writes an id, which is made of somebody's headline."""
    return sha256(name.encode()).hexdigest()[:16]
