"""A network -> the range of what each of its linear layers is given, from texts of our own.

The ranges are kept in the model, which so brings each row to eight bits by itself: a chunk gets the same scores in any
company. Measured on 71 chunks of news, tags are as far from those of the network as with a range taken anew for each
chunk (.075 of their spread against .076), since a few outliers that stand in every chunk make the range.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from training.network import Tagger

from firsthand.annotate.encoder.chunks import Chunk, chunks_of
from firsthand.annotate.encoder.words import words_of

TEXTS = Path(__file__).parent.parent / "quality" / "gold" / "reports" / "open.jsonl"
HEADS_INPUT = "heads"
SHARE = 0.9
"""Of the chunks, whose extremes the range holds; what lies beyond in the others is cut off."""

Range = tuple[float, float]


def find_ranges(network: Tagger, texts: Path = TEXTS) -> dict[str, Range]:
    """Lowest and highest value by the name of the layer that is given them; 0 lies between."""
    extremes: dict[str, list[Range]] = {}
    layers = {f"layers.{number}.{part}": getattr(layer, part)
              for number, layer in enumerate(network.layers) for part in ("qkv", "out", "up", "down")}  # fmt: skip
    with ExitStack() as stack, torch.no_grad():
        for name, layer in {**layers, HEADS_INPUT: network.tags}.items():
            stack.callback(_watch(layer, extremes.setdefault(name, [])).remove)
        for chunk in _chunks(texts):
            ids = torch.tensor([chunk.ids])
            network.eval()(ids, torch.tensor([chunk.features]), torch.ones(ids.shape))
    return {
        name: (
            min(0.0, float(np.quantile([low for low, _ in found], 1 - SHARE))),
            max(0.0, float(np.quantile([high for _, high in found], SHARE))),
        )
        for name, found in extremes.items()
    }


def _watch(layer: nn.Module, extremes: list[Range]) -> Any:
    """Note the extremes of what the layer is given, until the handle is removed."""
    return layer.register_forward_pre_hook(
        lambda _, given: extremes.append((given[0].min().item(), given[0].max().item()))
    )


def _chunks(texts: Path) -> Iterator[Chunk]:
    for line in texts.read_text("utf-8").splitlines():
        for paragraph in filter(str.strip, json.loads(line)["text"].split("\n")):
            yield from chunks_of(paragraph, words_of(paragraph))
