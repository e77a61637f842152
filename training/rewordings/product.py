"""The product's own judge of rewordings with other weights, so that training cuts and scores as the run time does."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from firsthand.compare.utterances.encoder import session, weights
from firsthand.weights import Weights


@contextmanager
def product_weights(folder: Path) -> Iterator[None]:
    """Inside, statements are cut and judged with the files of a folder, whatever their hashes; afterwards as before."""
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    try:
        with patch.object(weights, "REWORDINGS", Weights(weights.REWORDINGS.of, folder, hashes)):
            _forget()
            yield
    finally:
        _forget()


def _forget() -> None:
    """Nothing of the weights before stays in memory."""
    for loaded in ("rows_of_text", "_cut_once", "_load_vocabulary", "_load_words", "_load_session"):
        getattr(session, loaded).cache_clear()
