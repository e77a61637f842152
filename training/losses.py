"""A batch -> the losses of the taggers and of the three link questions, each a mean.

Content: for each content word, which of the chunk's cues owns it; any that does is right. Source: for each cue, where
in the chunk its source stands, or that it has none; any word of it is right, since several cues may share a source.
Chain: for each cue, which words its content is made of, as one sequence (`chains`).
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional
from training.batches import NAMES, Batch
from training.chains import Chains, chain_losses, emissions
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

KEPT_WEIGHT = 1.0
"""How much it weighs that tags stay as they were, against the losses of labelled words."""

MAX_CUES = 40
"""Candidates of one chunk; more are noise of an early network."""

_NEVER = -1e4


class _Cues(NamedTuple):
    """The candidate cues of a batch, C a chunk."""

    pieces: Tensor
    """(B, C) piece of each."""
    real: Tensor
    """(B, C) False where a chunk has fewer."""
    owned: Tensor
    """(B, C, W) True where a word is content of the cue."""


def total_loss(losses: Mapping[str, Tensor]) -> Tensor:
    """The weighted sum that training lowers."""
    return torch.stack(
        [(KEPT_WEIGHT if name == "kept" else WEIGHTS[name]) * loss for name, loss in losses.items()]
    ).sum()


def batch_losses(network: Tagger, batch: Batch, before: Tensor | None = None) -> dict[str, Tensor]:
    """The losses that this batch has labels for.

    `before` are the tags of its `kept` chunks, as the release gives them.
    """
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
    if before is not None:
        losses["kept"] = kept_loss(before, tags[batch.kept], batch) * batch.kept.float().mean()
    return losses


def kept_loss(before: Tensor, tags: Tensor, batch: Batch) -> Tensor:
    """Mean over words of how far the tags have moved from those before, in nats, each head by its weight.

    Learning without forgetting (Li and Hoiem 2016): texts of other times and places need no labels for that.
    """
    first = batch.first[batch.kept]
    at = first[:, :, None].expand(-1, -1, tags.shape[-1])
    words = first > 0
    old, new = before.gather(1, at)[words], tags.gather(1, at)[words]
    settled = batch.settled[batch.kept][words]
    parts = []
    for number, name in enumerate((*ROLES, "names")):
        head = slice(9, None) if name == "names" else slice(3 * number, 3 * number + 3)
        apart = functional.kl_div(
            new[:, head].log_softmax(-1), old[:, head].log_softmax(-1), log_target=True, reduction="none"
        ).sum(-1)
        parts.append(WEIGHTS[name] * (apart * settled if name == "cue" else apart).mean())
    return torch.stack(parts).sum()


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
    owned = torch.zeros(*pieces.shape, batch.first.shape[1], dtype=torch.bool)
    for row, links in enumerate(batch.links):
        for link in links:
            if link.cue in found[row]:
                owned[row, found[row].index(link.cue), list(link.content)] = True
    return _Cues(pieces, real, owned)


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
    real_chains = real_words[:, None].expand_as(inside)
    chains = Chains(*(found[cues.real] for found in (inside, starts, ends, real_chains)))
    return chain_losses(chains, cues.owned[cues.real]).mean()


def _content_loss(batch: Batch, cues: _Cues, scores: Tensor) -> dict[str, Tensor]:
    owned = cues.owned.any(1)
    if not owned.any():
        return {}
    words = scores.gather(2, batch.first[:, None].expand(-1, scores.shape[1], -1))
    logs = words.masked_fill(~cues.real[:, :, None], _NEVER).log_softmax(1)
    return {"content_link": -torch.logsumexp(logs.masked_fill(~cues.owned, _NEVER), 1)[owned].mean()}


def _source_loss(batch: Batch, cues: _Cues, scores: Tensor) -> dict[str, Tensor]:
    words = torch.zeros(batch.ids.shape, dtype=torch.bool).scatter_(1, batch.first, value=True)
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
