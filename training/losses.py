"""A batch -> the losses of the taggers and of the three link questions, each a mean.

Content: for each content word, which of the chunk's cues owns it. Source: for each cue, where in the chunk its source
stands, or that it has none; any word of a gold source is right, since several cues may share one. Chain: for each cue,
which words its content is made of, as one sequence (`chains`).
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional
from training.batches import NAMES, Batch
from training.chains import Chains, chain_losses, emissions, owned_words
from training.examples import ROLES, UNKNOWN
from training.network import LINK_WIDTH, LINKS, Tagger, bucket

WEIGHTS: Mapping[str, float] = {
    "content": 1.0,
    "cue": 3.0,
    "source": 2.0,
    "names": 1.0,
    "content_link": 0.5,
    "source_link": 0.5,
    "chain": 0.3,
}
"""Means over words and cues: cues and sources are rare, so they weigh more. Names at 0.5 left bodies at F1 58 against
their silver labels (first version)."""

MAX_CUES = 40
"""Candidates of one chunk; more are noise of an early network."""

_NEVER = -1e4


class _Cues(NamedTuple):
    """The candidate cues of a batch, C a chunk."""

    pieces: Tensor
    """(B, C) piece of each."""
    real: Tensor
    """(B, C) False where a chunk has fewer."""


def total_loss(losses: Mapping[str, Tensor]) -> Tensor:
    """The weighted sum that training lowers."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def batch_losses(network: Tagger, batch: Batch) -> dict[str, Tensor]:
    """The losses that this batch has labels for."""
    tags, queries, keys = network(batch.ids, batch.features, batch.mask)
    losses: dict[str, Tensor] = {}
    for number, name in enumerate((*ROLES, "names")):
        labels = batch.labels[:, number]
        if (labels != UNKNOWN).any():
            scores = tags[..., 9:] if number == NAMES else tags[..., 3 * number : 3 * number + 3]
            losses[name] = functional.cross_entropy(scores.transpose(1, 2), labels, ignore_index=UNKNOWN)
    cues = _candidates(batch, tags[..., 3:6].detach())
    if cues is not None:
        pairs, to_source = _pair_scores(network, cues, queries, keys)
        losses |= _content_loss(batch, cues, pairs[:, 0]) | _source_loss(batch, cues, to_source)
        losses["chain"] = _chain_loss(batch, cues, tags[..., :3], pairs)
    return losses


def chain_loss(network: Tagger, batch: Batch, scored: tuple[Tensor, Tensor]) -> Tensor:
    """The loss of the chains alone; `scored` is what the frozen part says: tags, and the states that the heads read."""
    tags, states = scored
    cues = _candidates(batch, tags[..., 3:6].detach())
    if cues is None:
        return states.sum() * 0
    pairs, _ = _pair_scores(network, cues, network.queries(states), network.keys(states))
    return _chain_loss(batch, cues, tags[..., :3], pairs)


def _candidates(batch: Batch, cue_tags: Tensor) -> _Cues | None:
    """Gold cues, and what the network wrongly takes for one now: at run time both compete."""
    taken = (cue_tags.argmax(-1) == 1) & (batch.labels[:, 1] != UNKNOWN)
    found = [
        sorted({link.cue for link in links} | set(taken[row].nonzero()[:, 0].tolist()))[:MAX_CUES]
        for row, links in enumerate(batch.links)
    ]
    most = max(map(len, found))
    if not most:
        return None
    pieces = torch.tensor([cues + [0] * (most - len(cues)) for cues in found])
    real = torch.tensor([[True] * len(cues) + [False] * (most - len(cues)) for cues in found])
    return _Cues(pieces, real)


def _pair_scores(network: Tagger, cues: _Cues, queries: Tensor, keys: Tensor) -> tuple[Tensor, Tensor]:
    """(B, LINKS, C, T) scores of each piece, and (B, C, T) as source; piece 0 as source means that there is none."""
    batch, count = cues.pieces.shape
    length = keys.shape[1]
    asked = torch.gather(queries, 1, cues.pieces[:, :, None].expand(batch, count, LINKS * LINK_WIDTH))
    asked = asked.view(batch, count, LINKS, LINK_WIDTH)
    offered = keys.view(batch, length, LINKS, LINK_WIDTH)
    scores = torch.einsum("bcrd,btrd->brct", asked, offered) / math.sqrt(LINK_WIDTH)
    apart = torch.arange(length)[None, None] - cues.pieces[:, :, None]
    near = network.distance[:, bucket(apart)].permute(1, 0, 2, 3)
    none = scores[:, 1, :, :1] + network.no_source
    both = scores + near
    return both, torch.cat([none, both[:, 1, :, 1:]], -1)


def _chain_loss(batch: Batch, cues: _Cues, content_tags: Tensor, pairs: Tensor) -> Tensor:
    """Mean over all candidates; of a false one no word is content."""
    count, words = cues.pieces.shape[1], batch.first.shape[1]
    at = batch.first[:, None, None].expand(-1, LINKS, count, words)
    real_words = batch.first > 0
    owner = emissions(content_tags, pairs[:, 0], cues.real)
    inside = owner.gather(2, at[:, 0]) + pairs.gather(3, at)[:, 2]
    starts, ends = pairs.gather(3, at)[:, 3:].unbind(1)
    gold = owned_words(batch.owner.gather(1, batch.first), cues.pieces) & real_words[:, None]
    chains = Chains(
        *(scores[cues.real] for scores in (inside, starts, ends)), real_words[:, None].expand_as(gold)[cues.real]
    )
    return chain_losses(chains, gold[cues.real]).mean()


def _content_loss(batch: Batch, cues: _Cues, scores: Tensor) -> dict[str, Tensor]:
    gold = (cues.pieces[:, :, None] == batch.owner[:, None]) & cues.real[:, :, None]
    owned = gold.any(1)
    if not owned.any():
        return {}
    logs = scores.masked_fill(~cues.real[:, :, None], _NEVER).log_softmax(1)
    return {"content_link": -(logs * gold).sum(1)[owned].mean()}


def _source_loss(batch: Batch, cues: _Cues, scores: Tensor) -> dict[str, Tensor]:
    words = batch.labels[:, 1] != UNKNOWN
    words[:, 0] = True
    logs = scores.masked_fill(~words[:, None], _NEVER).log_softmax(-1)
    gold = torch.zeros(logs.shape, dtype=torch.bool)
    asked = cues.real.clone()
    for row, links in enumerate(batch.links):
        sources = {link.cue: link.source for link in links}
        for column, cue in enumerate(cues.pieces[row].tolist()):
            source = sources.get(cue, ())
            asked[row, column] &= source is not None
            gold[row, column, list(source or (0,))] = True
    if not asked.any():
        return {}
    return {"source_link": -torch.logsumexp(logs.masked_fill(~gold, _NEVER), -1)[asked].mean()}
