"""Pairs of statements -> the network's log odds, in English words and cut as the run time does it."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from training.rewordings.network import Rewordings

from firsthand.compare.utterances.encoder.pieces import SPECIAL, UNKNOWN
from firsthand.compare.utterances.encoder.session import rows_of_pair
from firsthand.compare.utterances.glossing import in_english

_PADDING = 1
HIDDEN = 0.06
"""Share of the pieces of text that a step of training hides, so that no pair is known by one word."""
_SCORED_BATCH = 32

Texts = tuple[str, str]


def read_pairs(network: Rewordings, pairs: Sequence[Texts]) -> Tensor:
    """(B,) log odds of pairs, read in the order given; in 16 bits in training, if the processor has them.

    Pieces must be the network's: inside `product_weights`.
    """
    rows = [torch.tensor(rows_of_pair(*in_english(left, right))) for left, right in pairs]
    padded = pad_sequence(rows, batch_first=True, padding_value=_PADDING)
    if network.training:
        hidden = (padded >= SPECIAL) & (torch.rand(padded.shape) < HIDDEN)
        padded = padded.masked_fill(hidden, UNKNOWN)
    there = torch.arange(padded.shape[1]) < torch.tensor([len(one) for one in rows])[:, None]
    with torch.autocast("cpu", torch.bfloat16, enabled=network.training):
        found: Tensor = network(padded, there.float())
    return found


def scores(network: Rewordings, pairs: Sequence[Texts]) -> NDArray[np.float64]:
    """The log odds of pairs as the run time would give them but for its eight bits, and for what it reads once."""
    pairs = [in_english(left, right) for left, right in pairs]
    order = sorted(range(len(pairs)), key=lambda at: len(rows_of_pair(*pairs[at])))
    found = np.zeros(len(pairs))
    was, _ = network.training, network.eval()
    with torch.no_grad():
        for at in range(0, len(order), _SCORED_BATCH):
            some = order[at : at + _SCORED_BATCH]
            given = [pairs[number] for number in some]
            odds = read_pairs(network, given) + read_pairs(network, [(right, left) for left, right in given])
            found[some] = odds.numpy() / 2
    network.train(was)
    return found
