"""The content of one cue as a chain over the words of its chunk: in or out at each, and what it costs to change.

A chain may go in and out several times, so one cue owns several pieces; the chains of two cues know of each other only
by who owns a word. The run time's links.py decodes with the same scores.
"""

from typing import NamedTuple

import torch
from torch import Tensor

_NEVER = -1e4
_LEAST = 1e-4
"""A probability is kept this far from 1 before its odds are taken."""


class Chains(NamedTuple):
    """Scores of N chains over W words."""

    inside: Tensor
    """(N, W): log odds of a word to be in."""
    starts: Tensor
    """(N, W): added where a piece starts with the word."""
    ends: Tensor
    """(N, W): added where a piece ends with the word."""
    words: Tensor
    """(N, W): False behind the last word."""


def emissions(content_tags: Tensor, owners: Tensor, real: Tensor) -> Tensor:
    """(B, C, T) log odds that a piece is content, and that of this cue.

    `content_tags` (B, T, 3) are the scores of O, B, I; `owners` (B, C, T) those of the cues, `real` (B, C) says which
    cues there are.
    """
    content = content_tags.log_softmax(-1)[..., 1:].logsumexp(-1)
    owner = owners.masked_fill(~real[:, :, None], _NEVER).log_softmax(1)
    both = (content[:, None] + owner).clamp(max=-_LEAST, min=_NEVER)
    return both - torch.log(-torch.expm1(both))


def chain_losses(chains: Chains, gold: Tensor) -> Tensor:
    """(N,) negative log probability of the gold chains."""
    return log_total(chains) - chain_scores(chains, gold)


def chain_scores(chains: Chains, path: Tensor) -> Tensor:
    """(N,) scores of given chains; `path` (N, W) is True where a word is in."""
    out = torch.zeros_like(path[:, :1])
    starts = path & ~torch.cat([out, path[:, :-1]], 1)
    ends = path & ~torch.cat([path[:, 1:], out], 1)
    scores = zip((chains.inside, chains.starts, chains.ends), (path, starts, ends), strict=True)
    return torch.stack([(score * chosen).sum(1) for score, chosen in scores]).sum(0)


def log_total(chains: Chains) -> Tensor:
    """(N,) logarithm of the summed weight of all chains, by the forward algorithm."""
    inside = chains.inside.masked_fill(~chains.words, _NEVER)
    is_out, is_in = torch.zeros_like(inside[:, 0]), inside[:, 0] + chains.starts[:, 0]
    for word in range(1, inside.shape[1]):
        goes_in = inside[:, word] + torch.logaddexp(is_in, is_out + chains.starts[:, word])
        is_out = torch.logaddexp(is_out, is_in + chains.ends[:, word - 1])
        is_in = goes_in
    return torch.logaddexp(is_out, is_in + chains.ends[:, -1])
