"""The product's own English judge with other weights, so that training cuts and scores as the run time does."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from firsthand.compare.utterances.encoder import english, weights
from firsthand.weights import Weights


@contextmanager
def english_weights(folder: Path) -> Iterator[None]:
    """Inside, English statements are cut and judged with the files of a folder, whatever their hashes."""
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    with ExitStack() as stack:
        stack.callback(_forget)
        stack.enter_context(patch.object(weights, "ENGLISH", Weights(weights.ENGLISH.of, folder, hashes)))
        _forget()
        yield


def _forget() -> None:
    """Nothing of the weights before stays in memory."""
    for loaded in ("english_rows", "_cut_once", "_load_vocabulary", "_load_words", "_load_session"):
        getattr(english, loaded).cache_clear()
