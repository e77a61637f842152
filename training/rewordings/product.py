"""The product's own judge of rewordings with other weights, so that training cuts and scores as the run time does."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from firsthand.compare.utterances.encoder import embeddings, pieces, session, weights
from firsthand.weights import Weights


@contextmanager
def product_weights(folder: Path) -> Iterator[None]:
    """Inside, statements are cut and judged with the files of a folder, whatever their hashes; afterwards as before."""
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    with ExitStack() as stack:
        stack.callback(_forget)
        stack.enter_context(patch.object(weights, "REWORDINGS", Weights(weights.REWORDINGS.of, folder, hashes)))
        _forget()
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
