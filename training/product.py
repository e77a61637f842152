"""The product's own stages with other weights: every score of training is of what a user would get."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

from firsthand.annotate.encoder import embeddings, links, paragraphs, session, tagged, weights
from firsthand.weights import Weights

CONSTANTS = {
    "source_bias": (paragraphs, "SOURCE_BIAS"),
    "inside_bias": (links, "INSIDE_BIAS"),
    "piece_cost": (links, "PIECE_COST"),
    "sure_p": (links, "SURE_P"),
    "weak_cue": (links, "WEAK_CUE"),
    "no_source_bias": (links, "NO_SOURCE_BIAS"),
}
"""The decoding constants by name, and where the product keeps them."""


@contextmanager
def product_weights(folder: Path | None) -> Iterator[None]:
    """Inside, the stages run on the weights of a folder (None: the shipped ones); afterwards on the shipped ones."""
    if folder is None:
        yield
        return
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    with ExitStack() as stack:
        stack.callback(_forget)
        stack.enter_context(patch.object(weights, "TAGGER", Weights("tagger", folder, hashes)))
        _forget()
        yield


@contextmanager
def decoding(constants: Mapping[str, float]) -> Iterator[None]:
    """Inside, the tagger decodes with these constants."""
    with ExitStack() as stack:
        stack.callback(_forget_tags)
        for name, value in constants.items():
            module, constant = CONSTANTS[name]
            stack.enter_context(patch.object(module, constant, value))
        _forget_tags()
        yield


def _forget_tags() -> None:
    paragraphs.kept_paragraphs.cache_clear()
    tagged.tag_passage.cache_clear()


def _forget() -> None:
    """Nothing of the weights before stays in memory."""
    _forget_tags()
    loaded = (
        (session, "_load_session"),
        (embeddings, "_load_words"),
        (links, "_load_links"),
        (links, "_distance_scores"),
    )
    for module, name in loaded:
        getattr(module, name).cache_clear()
