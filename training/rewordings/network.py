"""The judge of rewordings: DeBERTa-v3-xsmall over both as one text, and one number from its first piece.

Attention of a piece to another is a sum of three: of the two pieces, of the one piece and how far the other stands from
it, and the other way round (He et al. 2021, arXiv 2006.03654; v3: 2111.09543). Far distances share a place, the nearer
ones have one each.
"""

import math
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from training.rewordings.base import EPSILON, HEADS, INNER, LAYERS, WIDTH

NEAR, PLACES = 128, 256
"""Distances up to here have a place each, and how many places there are on either side."""

MOST_POSITIONS = 512
SCALE = 1 / math.sqrt(3 * WIDTH / HEADS)
_NEVER = -1e4
DROPPED = 0.1
"""Share of what layers put out, and of attention, that a step of training leaves out (Srivastava et al. 2014)."""

_LINEAR = {
    "query": "attention.self.query_proj",
    "key": "attention.self.key_proj",
    "value": "attention.self.value_proj",
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}
"""The parts of a layer, here and in the base."""


class Layer(nn.Module):
    """One layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.out_norm, self.down_norm = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, far: Tensor, absent: Tensor) -> Tensor:
        """(B, T, 384) the states behind the layer.

        `far` (2T - 1, 384) stands for the distances from -(T - 1) on; `absent` (B, 1, 1, T) is added to the scores.
        """
        batch, length, _ = x.shape
        query, key, value = (_heads(part(x), batch) for part in (self.query, self.key, self.value))
        far_key, far_query = (_heads(part(far)[None], 1).transpose(2, 3)[0] for part in (self.key, self.query))
        scores = query @ key.transpose(2, 3) + shifted(query @ far_key.flip(2))
        scores = (scores + shifted(key @ far_query).transpose(2, 3)) * SCALE + absent
        mixed = self.drop(scores.float().softmax(-1).to(value.dtype)) @ value
        x = self.out_norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        found: Tensor = self.down_norm(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return found


class Rewordings(nn.Module):
    """The whole network; `words` are the vectors of the pieces that it keeps, which training leaves as they are."""

    def __init__(self, words: Tensor) -> None:
        super().__init__()
        self.word = nn.Embedding(words.shape[0], words.shape[1], _weight=words, _freeze=True)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.distance = nn.Embedding(2 * PLACES, WIDTH)
        self.distance_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool, self.verdict = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """(B,) log odds of B pairs of T pieces; `there` is 1 where a piece stands."""
        x = self.drop(self.norm(self.word(rows))) * there[..., None]
        absent = ((1 - there) * _NEVER)[:, None, None].to(x.dtype)
        far = self.far(rows.shape[1]).to(x.dtype)
        for layer in self.layers:
            x = layer(x, far, absent)
        found: Tensor = self.verdict(functional.gelu(self.pool(self.drop(x[:, 0])))).float()[:, 0]
        return found

    def far(self, length: int) -> Tensor:
        """(2T - 1, 384) what stands for the distances in a text of T pieces."""
        found: Tensor = self.distance_norm(self.distance(places(length)))
        return found


def fill(network: Rewordings, tensors: Mapping[str, np.ndarray]) -> None:
    """Put the base's numbers into a network; of its two verdicts the difference is kept."""
    names = {
        "norm": "deberta.embeddings.LayerNorm",
        "distance_norm": "deberta.encoder.LayerNorm",
        "pool": "pooler.dense",
    }
    for number in range(LAYERS):
        names |= {f"layers.{number}.{part}": f"deberta.encoder.layer.{number}.{of}" for part, of in _LINEAR.items()}
    state = {f"{to}.{kind}": tensors[f"{of}.{kind}"] for to, of in names.items() for kind in ("weight", "bias")}
    state["distance.weight"] = tensors["deberta.encoder.rel_embeddings.weight"]
    for kind, mine in (("weight", network.verdict.weight), ("bias", network.verdict.bias)):
        not_contrary, contrary = tensors[f"classifier.{kind}"]
        state[f"verdict.{kind}"] = (not_contrary - contrary).reshape(tuple(mine.shape))
    held = {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}
    network.load_state_dict({**held, "word.weight": network.word.weight})


def places(length: int) -> Tensor:
    """(2T - 1,) the place of each distance from -(T - 1) to T - 1, as DeBERTa-v2 puts them."""
    distance = torch.arange(1 - length, length)
    reach = torch.log(distance.abs().clamp(min=1) / NEAR) / math.log((MOST_POSITIONS - 1) / NEAR)
    far = (torch.ceil(reach * (NEAR - 1)) + NEAR) * distance.sign()
    place = torch.where(distance.abs() <= NEAR, distance, far.long())
    return (place + PLACES).clamp(0, 2 * PLACES - 1)


def shifted(scores: Tensor) -> Tensor:
    """(B, H, T, T): of row i of (B, H, T, 2T - 1) the T scores from T - 1 - i on."""
    batch, heads, length, _ = scores.shape
    flat = functional.pad(scores, (0, 1)).reshape(batch, heads, -1)
    rows = flat[..., length - 1 : length - 1 + length * (2 * length - 1)]
    return rows.reshape(batch, heads, length, -1)[..., :length]


def _heads(x: Tensor, batch: int) -> Tensor:
    return x.view(batch, -1, HEADS, WIDTH // HEADS).transpose(1, 2)
