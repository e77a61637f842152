"""The product's own judges of rewordings with other weights, so that training cuts and scores as the run time does."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from firsthand.compare.utterances.encoder import embeddings, english, pieces, session, weights
from firsthand.weights import Weights


@contextmanager
def product_weights(folder: Path) -> Iterator[None]:
    """Inside, statements are cut and judged with the files of a folder, whatever their hashes; afterwards as before."""
    with _others("REWORDINGS", folder, _forget):
        yield


@contextmanager
def english_weights(folder: Path) -> Iterator[None]:
    """The same of the judge of two English statements."""
    with _others("ENGLISH", folder, _forget_english):
        yield


@contextmanager
def _others(name: str, folder: Path, forget: Callable[[], None]) -> Iterator[None]:
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    with ExitStack() as stack:
        stack.callback(forget)
        stack.enter_context(patch.object(weights, name, Weights(getattr(weights, name).of, folder, hashes)))
        forget()
        yield


def _forget() -> None:
    """Nothing of the weights before stays in memory."""
    pieces.pieces_of.cache_clear()
    loaded = (
        (pieces, "_cut_once"),
        (pieces, "_load_vocabulary"),
        (embeddings, "_load_words"),
        (session, "_lower"),
        (session, "_load_session"),
    )
    for module, name in loaded:
        getattr(module, name).cache_clear()


def _forget_english() -> None:
    for loaded in ("english_rows", "_cut_once", "_load_vocabulary", "_load_words", "_load_session"):
        getattr(english, loaded).cache_clear()
