"""Corpus files -> documents with their labelled attributions; which of them are held out from training."""

import gzip
import re
from collections.abc import Container, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from training.inputs import Input, checked_bytes, chosen_corpora, read_lock

from firsthand.vocabulary import Span
from gold.reports.read_marked import read_marked

HELD_OUT = Path(__file__).parent / "held_out.txt"
"""The documents kept from training to watch the loss and to choose the decoding constants: a hash of each id a line.

They are the 40 that the first release held out, so that a run that starts from a release can be judged on them."""


OWN_GOLD = Path(__file__).parents[1] / "quality" / "gold"
"""Where our own reports are."""


class Quote(msgspec.Struct, frozen=True):
    """One attribution as a corpus labels it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class Named(msgspec.Struct, frozen=True):
    """One name of our own reports, of any of their kinds."""

    start: int
    end: int
    kind: str


class Document(msgspec.Struct, frozen=True):
    """One text of a corpus; `quotes` is None where its attributions are not labelled."""

    id: str
    text: str
    quotes: tuple[Quote, ...] | None = None
    corpus: str = ""
    names: tuple[Named, ...] | None = None
    """None where no hand marked names."""
    unsure: tuple[Span, ...] = ()
    """Stretches in which words without a label may have any."""
    uncued: tuple[Span, ...] = ()
    """Stretches in which they may be cue or source, but no content."""


class _Marked(msgspec.Struct, frozen=True):
    """One of our own reports, as quality/gold/reports writes them."""

    id: str
    text: str
    attributions: tuple["_Attribution", ...]
    names: tuple[Named, ...]


class _Attribution(msgspec.Struct, frozen=True):
    content: tuple[Span, ...]
    cue: tuple[Span, ...] | None
    source: tuple[Span, ...] | None


def read_documents(data: Path, without: Container[str] = ()) -> Iterator[Document]:
    """The documents of all chosen corpora, in the order of the lock.

    `without` names corpora to leave out. Raises `BadInput` for a missing file or another one than the lock means.
    """
    for corpus in chosen_corpora(read_lock(), without):
        yield from documents_of(corpus, data)


def documents_of(corpus: Input, data: Path) -> Iterator[Document]:
    """The documents of one corpus that its entry in the lock takes."""
    if corpus.labels == "own":
        yield from (_own_document(found, corpus.name) for found in _own_reports(corpus))
        return
    for line in gzip.decompress(checked_bytes(corpus, data)).decode("utf-8").split("\n"):
        if line.strip():
            found = msgspec.json.decode(line, type=Document)
            text = put_together(found.text) if corpus.joined_tokens else found.text
            quotes = found.quotes if corpus.labels == "attributions" else None
            if found.id.startswith(corpus.take):
                yield Document(found.id, text, quotes, corpus.name)


def _own_reports(corpus: Input) -> list[_Marked]:
    """Our own reports, from a file of records or a folder of texts with their marks."""
    content = checked_bytes(corpus, OWN_GOLD)
    path = OWN_GOLD / corpus.path
    if path.is_dir():
        return msgspec.convert(list(read_marked(path)), list[_Marked])
    return msgspec.json.Decoder(_Marked).decode_lines(content)


def _own_document(found: _Marked, corpus: str) -> Document:
    quotes = tuple(Quote(each.content, each.cue or (), each.source or ()) for each in found.attributions)
    return Document(found.id, found.text, quotes, corpus, found.names)


def put_together(tokens: str) -> str:
    """Tokens joined by blanks -> a text as it may have been: no blank before a comma, none inside marks."""
    text = re.sub(r" ([,.;:?!%)\]}’]|'s\b|n't\b)", r"\1", tokens)
    text = re.sub(r"([(\[{$£€#]) ", r"\1", text)
    text = re.sub(r"(\w) ([-/]) (\w)", r"\1\2\3", text)
    return re.sub(r"(``|\"|“) ([^\"“”\n]*?) (''|\"|”)", "“\\2”", text)


def held_out_ids(documents: Iterable[Document]) -> frozenset[str]:
    """Ids of the labelled documents held out: the same ones in any order and with any other corpus beside them."""
    listed = frozenset(HELD_OUT.read_text("utf-8").split())
    labelled = (document.id for document in documents if document.quotes is not None)
    return frozenset(name for name in labelled if id_hash(name) in listed)


def id_hash(name: str) -> str:
    """How `held_out.txt` writes an id, which is made of somebody's headline."""
    return sha256(name.encode()).hexdigest()[:16]
