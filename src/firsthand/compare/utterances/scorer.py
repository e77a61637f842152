"""Features of two statements -> log odds that they are one: one hidden layer, a few thousand numbers as package data.

`weights/renderings.json` is made by quality/utterances_fit.py. Features are told apart by name there: a file of other
features than those of this version is refused by its hash.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.weights import Weights

FILE = "renderings.json"
SCORER_SHA256 = "e0841eadca3031b8b9a14bb93f59f58be1179fdd48490ce9182319dfef7169e3"
SCORER = Weights("scorer of renderings", files("firsthand.compare.utterances") / "weights", {FILE: SCORER_SHA256})
MOST_SPREAD = 4.0
"""Standard deviations of a feature that count; beyond, nothing was learned."""

Floats = NDArray[np.float64]


class Layers(msgspec.Struct, frozen=True):
    """The network as it is stored."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    inner: tuple[tuple[float, ...], ...]
    """A row for each hidden unit; the last number of a row is its bias."""
    outer: tuple[float, ...]
    """One number for each hidden unit, then the constant."""


class Network(NamedTuple):
    """The network as it is used."""

    means: Floats
    spreads: Floats
    inner: Floats
    """(H, F + 1)"""
    outer: Floats
    """(H + 1,)"""


def score(*rows: Sequence[float]) -> list[float]:
    """The log odds of each row of features."""
    found: list[float] = scores(np.array(rows), _load()).tolist()
    return found


def scores(features: Floats, network: Network) -> Floats:
    """(N,) the log odds of N rows of features."""
    given = np.clip((features - network.means) / network.spreads, -MOST_SPREAD, MOST_SPREAD)
    hidden = np.tanh(given @ network.inner[:, :-1].T + network.inner[:, -1])
    found: Floats = hidden @ network.outer[:-1] + network.outer[-1]
    return found


def network_of(layers: Layers) -> Network:
    """The network of a file."""
    return Network(*(np.array(part) for part in (layers.means, layers.spreads, layers.inner, layers.outer)))


@cache
def _load() -> Network:
    return network_of(msgspec.json.decode(SCORER.read(FILE), type=Layers))
