"""The tagger as a torch network: MiniLM, surface features, taggers for roles and names, and keys that tie cue and word.

Its three outputs are those that firsthand.annotate.encoder.session reads; torch is needed here and nowhere at run time.
"""

from pathlib import Path
from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
INNER: Final = 1536
PIECES: Final = 30522
POSITIONS: Final = 512
FEATURES: Final = 16
"""Case class (4) x quotation state (4): firsthand.annotate.encoder.words."""

TAGS: Final = 16
"""O, B, I of three roles; O and B, I of three kinds of name."""

LINK_WIDTH: Final = 96
LINKS: Final = 5
"""What a pair of a cue and a piece is scored for: owner of a content word, source; then, for the content of this one
cue, to stand inside it, to start and to end a piece of it."""

BUCKETS: Final = 24
"""Signed distances in pieces: firsthand.annotate.encoder.links."""

_LAYER_NAMES = {
    "out": "attention.output.dense",
    "out_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer of BERT: attention over the chunk, then a word by itself."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(B, T, WIDTH) -> the same shape; `bias` is added to the attention, hugely negative where nothing stands."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind()
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.out_norm(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        y: Tensor = self.down_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return y


class Tagger(nn.Module):
    """Pieces in, tags and link vectors of every piece out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(PIECES, WIDTH, padding_idx=0)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.feature = nn.Embedding(FEATURES, WIDTH)
        nn.init.zeros_(self.feature.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, TAGS)
        self.queries = nn.Linear(WIDTH, LINKS * LINK_WIDTH)
        self.keys = nn.Linear(WIDTH, LINKS * LINK_WIDTH)
        with torch.no_grad():  # so that training begins with what owner and tags alone say
            self.queries.weight[2 * LINK_WIDTH :] = 0
            self.queries.bias[2 * LINK_WIDTH :] = 0
        self.distance = nn.Parameter(torch.zeros(LINKS, BUCKETS))
        self.no_source = nn.Parameter(torch.zeros(()))
        for frozen in (self.word.weight, self.position.weight, self.segment):
            frozen.requires_grad = False

    def forward(self, ids: Tensor, feat: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags (B, T, 16), queries and keys (B, T, 480)."""
        x = self.encode(ids, feat, mask)
        return self.tags(x), self.queries(x), self.keys(x)

    def encode(self, ids: Tensor, feat: Tensor, mask: Tensor) -> Tensor:
        """(B, T, WIDTH): what the heads read; `mask` is 1.0 where a piece stands."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.segment + self.feature(feat)
        x = self.dropout(self.norm(x))
        bias = (mask[:, None, None, :].to(x.dtype) - 1.0) * 1e4
        for layer in self.layers:
            x = layer(x, bias)
        y: Tensor = self.dropout(x)
        return y

    def encoder_parameters(self) -> list[nn.Parameter]:
        """What MiniLM brought and training changes."""
        return [*self.norm.parameters(), *self.layers.parameters()]

    def head_parameters(self) -> list[nn.Parameter]:
        """What starts from nothing."""
        old = {id(p) for p in self.encoder_parameters()}
        return [p for p in self.parameters() if p.requires_grad and id(p) not in old]


def load_base(network: Tagger, path: Path) -> None:
    """Fill the encoder with the weights of MiniLM's model.safetensors."""
    weights = load_file(path)
    with torch.no_grad():
        network.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        network.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        for part in ("weight", "bias"):
            getattr(network.norm, part).copy_(weights[f"embeddings.LayerNorm.{part}"])
            for number, layer in enumerate(network.layers):
                prefix = f"encoder.layer.{number}."
                qkv = [weights[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
                for ours, theirs in _LAYER_NAMES.items():
                    getattr(getattr(layer, ours), part).copy_(weights[f"{prefix}{theirs}.{part}"])


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in pieces -> 0 to 23, as the run time's links.py counts them."""
    size = distance.abs().float()
    logs = torch.where(size < 4, size, 4 + torch.log2(size.clamp(min=4) / 4) * 1.5).floor()
    capped = logs.clamp(max=BUCKETS // 2 - 1).long()
    return torch.where(distance < 0, capped + BUCKETS // 2, capped)
