"""Pairs of statements -> the network's log odds, with its lower layers computed once a statement."""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence
from training.rewordings.network import Rewordings, Side

from firsthand.compare.utterances.encoder.pieces import Pieces, likenesses, pieces_of

_LOWER_BATCH, _SCORED_BATCH = 32, 48
_PADDING = 1

Texts = tuple[str, str]


class Reader:
    """A network and the states of the statements it has read, in 16 bits as the run time keeps them.

    Statements must be cut by the pieces of the network: inside `product_weights`.
    """

    def __init__(self, network: Rewordings) -> None:
        self.network = network
        self._states: dict[str, Tensor] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Compute the lower layers of statements that are new."""
        new = sorted({text for text in texts if text not in self._states}, key=_length)
        was, _ = self.network.training, self.network.eval()
        for at in range(0, len(new), _LOWER_BATCH):
            some = new[at : at + _LOWER_BATCH]
            ids = pad_sequence([torch.tensor(pieces_of(text).ids) for text in some], True, _PADDING)
            there = _there([_length(text) for text in some])
            with torch.no_grad():
                states = self.network.lower(ids, there).half()
            self._states |= {text: state[: _length(text)].clone() for text, state in zip(some, states, strict=True)}
        self.network.train(was)

    def together(self, pairs: Sequence[Texts]) -> Tensor:
        """(B,) log odds of pairs, both statements of a pair read as one text, in the order of the run time."""
        pairs = [_in_order(pair) for pair in pairs]
        left, right = (self._side([pair[at] for pair in pairs]) for at in (0, 1))
        cut = [(pieces_of(one), pieces_of(other)) for one, other in pairs]
        marks = [_marks(cut), _marks([(other, one) for one, other in cut])]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.network.training):
            states = self.network.together(left, right, torch.cat(marks, 1))
        return self.network.judge(*states)

    def apart(self, texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Tensor:
        """(B,) log odds of pairs of `texts`, each read alone."""
        side = self._side(texts)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.network.training):
            states = self.network.apart(side.states, side.there).float()
        first, second = (torch.tensor([pair[at] for pair in pairs]) for at in (0, 1))
        return self.network.judge(Side(states[first], side.there[first]), Side(states[second], side.there[second]))

    def scores(self, pairs: Sequence[Texts]) -> NDArray[np.float64]:
        """The log odds of pairs as the run time would give them but for its eight bits."""
        self.read(text for pair in pairs for text in pair)
        order = sorted(range(len(pairs)), key=lambda at: sum(map(_length, pairs[at])))
        found = np.zeros(len(pairs))
        was, _ = self.network.training, self.network.eval()
        with torch.no_grad():
            for at in range(0, len(order), _SCORED_BATCH):
                some = order[at : at + _SCORED_BATCH]
                found[some] = self.together([pairs[number] for number in some]).numpy()
        self.network.train(was)
        return found

    def _side(self, texts: Sequence[str]) -> Side:
        states = pad_sequence([self._states[text] for text in texts], batch_first=True).float()
        return Side(states, _there([_length(text) for text in texts]))


def _in_order(pair: Texts) -> Texts:
    """Two statements in the order of the run time."""
    left, right = sorted(pair, key=lambda text: (-_length(text), text))
    return left, right


def _length(text: str) -> int:
    return len(pieces_of(text).ids)


def _there(lengths: Sequence[int]) -> Tensor:
    return torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]


def _marks(pairs: Iterable[tuple[Pieces, Pieces]]) -> Tensor:
    return pad_sequence([torch.tensor(likenesses(own, other)) for own, other in pairs], batch_first=True)
