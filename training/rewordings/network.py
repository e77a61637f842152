"""The judge of rewordings: e5's lower layers read each statement alone, its upper layers both, a head compares.

Upper layers see both statements as one text, in which each piece is marked with its side and with how its word stands
in the other statement; a learned number a head says how readily a piece looks across. The head aligns each piece softly
with the other statement, compares it with what it is aligned with, and pools. `apart` is the same network without
looking across: phase 1 trains so, since a statement is then read once for all of its pairs.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.rewordings.base import HEADS, INNER, LAYERS, WIDTH, Base, unpacked

LOWER_LAYERS = 4
"""Read each statement alone and are not trained: their states are computed once."""

POSITIONS = 151
"""Pieces of a statement at most, with its end."""

LIKENESSES = 4
ALIGN_WIDTH, HEAD_WIDTH, HEAD_HEADS = 192, 256, 4
DROPOUT = 0.1
_NEVER, _FAR = -1e4, -2.0
"""Scores of what is not there: in an attention, and as a cosine."""


class Side(NamedTuple):
    """One statement of each pair in a batch."""

    states: Tensor
    """(B, T, 384)"""
    there: Tensor
    """(B, T) True where there is a piece."""


class Layer(nn.Module):
    """One layer of e5."""

    def __init__(self, number: int, base: Base) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.out_norm, self.down_norm = nn.LayerNorm(WIDTH, base.epsilon), nn.LayerNorm(WIDTH, base.epsilon)
        self.across = nn.Parameter(torch.full((HEADS,), -2.5))
        names: dict[nn.Linear | nn.LayerNorm, tuple[str, ...]] = {
                 self.qkv: ("q", "k", "v"), self.out: ("ao",), self.up: ("fi",), self.down: ("fo",),
                 self.out_norm: ("aln",), self.down_norm: ("oln",)}  # fmt: skip
        for module, parts in names.items():
            _fill(module, base, *(f"l{number}.{part}" for part in parts))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The states behind the layer; `bias` (B, 1 or heads, 1 or T, T) is added to the scores of attention."""
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.out_norm(x + functional.dropout(mixed, DROPOUT, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        normal: Tensor = self.down_norm(x + functional.dropout(inner, DROPOUT, self.training))
        return normal


class Rewordings(nn.Module):
    """The whole network; `rows` are those of the base's pieces that it keeps."""

    def __init__(self, base: Base, rows: list[int]) -> None:
        super().__init__()
        vectors = unpacked(base.words[rows]).reshape(-1, WIDTH)
        self.word = nn.Embedding(*vectors.shape, _weight=torch.from_numpy(vectors), _freeze=True)
        position = base.tensors["emb.pos"].reshape(-1, WIDTH)[:POSITIONS] + base.tensors["emb.type"][:WIDTH]
        self.position = nn.Parameter(torch.from_numpy(position), requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, base.epsilon)
        _fill(self.norm, base, "emb.ln")
        layers = [Layer(number, base) for number in range(LAYERS)]
        self.layers = nn.ModuleList(layers)
        for frozen in (self.norm, *layers[:LOWER_LAYERS]):
            frozen.requires_grad_(requires_grad=False)
        self.side = nn.Parameter(torch.zeros(2, WIDTH))
        self.likeness = nn.Parameter(torch.zeros(LIKENESSES, WIDTH))
        self.align = nn.Linear(WIDTH, ALIGN_WIDTH, bias=False)
        nn.init.orthogonal_(self.align.weight)
        self.sharpness = nn.Parameter(torch.tensor(2.7))
        self.compare = nn.Sequential(
            nn.Linear(3 * WIDTH + 2, HEAD_WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HEAD_WIDTH, HEAD_WIDTH)
        )
        self.compare_norm = nn.LayerNorm(HEAD_WIDTH)
        self.beside = nn.TransformerEncoderLayer(
            HEAD_WIDTH, HEAD_HEADS, 2 * HEAD_WIDTH, DROPOUT, functional.gelu, batch_first=True, norm_first=True
        )
        self.gate = nn.Linear(HEAD_WIDTH + WIDTH, 1)
        self.verdict = nn.Sequential(
            nn.Linear(6 * HEAD_WIDTH + 6, HEAD_WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HEAD_WIDTH, 1)
        )

    @property
    def stack(self) -> list[Layer]:
        """The layers in order, as what they are."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def lower(self, ids: Tensor, there: Tensor) -> Tensor:
        """(B, T, 384) what the lower layers make of statements."""
        x: Tensor = self.norm(self.word(ids) + self.position[: ids.shape[1]])
        bias = _bias(there)
        for layer in self.stack[:LOWER_LAYERS]:
            x = layer(x, bias)
        return x

    def apart(self, x: Tensor, there: Tensor) -> Tensor:
        """(B, T, 384) what the upper layers make of statements that stand alone."""
        bias = _bias(there)
        for layer in self.stack[LOWER_LAYERS:]:
            x = layer(x, bias)
        return x

    def together(self, left: Side, right: Side, marks: Tensor) -> tuple[Side, Side]:
        """What the upper layers make of two statements read as one text.

        `marks` (B, T + U) are the likenesses of the pieces of both.
        """
        there = torch.cat([left.there, right.there], 1)
        length = left.there.shape[1]
        sides = (torch.arange(there.shape[1]) >= length).long()
        x = torch.cat([left.states, right.states], 1) + self.side[sides] + self.likeness[marks]
        across = (sides[:, None] != sides).to(x.dtype)
        for layer in self.stack[LOWER_LAYERS:]:
            x = layer(x, _bias(there) + layer.across[None, :, None, None] * across)
        return Side(x[:, :length], left.there), Side(x[:, length:], right.there)

    def judge(self, left: Side, right: Side) -> Tensor:
        """(B,) log odds that the two statements of each pair are one, from what the upper layers made of them."""
        a, b = (side.states.float() * side.there.unsqueeze(-1) for side in (left, right))
        alike = functional.normalize(self.align(a), dim=-1) @ functional.normalize(self.align(b), dim=-1).transpose(
            1, 2
        )
        of_a = alike.masked_fill(~right.there[:, None], _FAR)
        of_b = alike.transpose(1, 2).masked_fill(~left.there[:, None], _FAR)
        u, few_u = self._compared(Side(a, left.there), b, of_a)
        v, few_v = self._compared(Side(b, right.there), a, of_b)
        few = torch.cat([torch.minimum(few_u, few_v), torch.maximum(few_u, few_v)], -1)
        found: Tensor = self.verdict(torch.cat([u + v, (u - v).abs(), u * v, few], -1)).squeeze(-1)
        return found

    def _compared(self, side: Side, other: Tensor, alike: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 512) what stands against what in a statement, and (B, 3) how well it is covered by the other."""
        x, there = side.states, side.there.unsqueeze(-1)
        aligned = torch.softmax(alike * self.sharpness.exp(), -1) @ other
        best = alike.max(-1, keepdim=True).values
        three = functional.pad(alike, (0, 1), value=_FAR).topk(3, -1).values.mean(-1, keepdim=True)
        compared = self.compare_norm(self.compare(torch.cat([x - aligned, x * aligned, x, best, three], -1)))
        compared = self.beside(compared, src_key_padding_mask=~side.there)
        weights = torch.softmax(self.gate(torch.cat([compared, x], -1)).masked_fill(~there, _NEVER), 1)
        held = best.masked_fill(~there, 0)
        most = compared.masked_fill(~there, _NEVER).max(1).values
        least = best.masked_fill(~there, -_FAR).min(1).values
        return (
            torch.cat([(compared * weights).sum(1), most], -1),
            torch.cat([held.sum(1) / there.sum(1), (held * weights).sum(1), least], -1),
        )


def _bias(there: Tensor) -> Tensor:
    return torch.where(there, 0.0, _NEVER)[:, None, None]


def _fill(module: nn.Linear | nn.LayerNorm, base: Base, *names: str) -> None:
    """Put the base's tensors of these names, one below the other, into a layer."""
    for kind, parameter in zip(("w", "b"), (module.weight, module.bias), strict=True):
        values = [torch.tensor(base.tensors[f"{name}.{kind}"]).reshape(-1, *parameter.shape[1:]) for name in names]
        parameter.data = torch.cat(values)
