"""Examples -> batches of tensors: chunks of like length together, in an order that seed and epoch alone decide."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional
from training.examples import ROLES, UNKNOWN, Example, Link

POOL = 1600
"""Chunks that are sorted by length together: little padding, and batches that still differ from epoch to epoch."""

NAMES = len(ROLES)


class Batch(NamedTuple):
    """B chunks padded to T pieces; labels stand on the first piece of each word, elsewhere `UNKNOWN`."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    labels: Tensor
    """(B, 4, T): content, cue, source, names."""
    first: Tensor
    """(B, W): piece that each word starts with, 0 behind the last word."""
    links: list[list[Link]]
    """The cues of each chunk with their sources, in pieces; their contents in words."""
    kept: Tensor
    """(B,): True for the chunks whose tags are to stay as they are."""
    settled: Tensor
    """(B, W): False for words that may be cues inside what another one says."""


def batches_of(examples: Sequence[Example], pieces: int, seed: tuple[int, int]) -> list[list[Example]]:
    """All examples in batches of at most `pieces` pieces with padding; (seed, epoch) decide the order."""
    chance = torch.Generator().manual_seed(seed[0] * 100_003 + seed[1])
    order = torch.randperm(len(examples), generator=chance).tolist()
    found: list[list[Example]] = []
    for start in range(0, len(order), POOL):
        pool = sorted((examples[index] for index in order[start : start + POOL]), key=lambda e: len(e.ids))
        found.extend(_fill(pool, pieces))
    return [found[index] for index in torch.randperm(len(found), generator=chance).tolist()]


def _fill(pool: Sequence[Example], pieces: int) -> Iterator[list[Example]]:
    current: list[Example] = []
    for example in pool:
        if current and len(example.ids) * (len(current) + 1) > pieces:
            yield current
            current = []
        current.append(example)
    if current:
        yield current


def collate(examples: Sequence[Example]) -> Batch:
    """The tensors of one batch."""
    length = max(len(example.ids) for example in examples)
    ids = torch.stack([_padded(example.ids, length, 0) for example in examples])
    return Batch(
        ids=ids,
        features=torch.stack([_padded(example.features, length, 0) for example in examples]),
        mask=(ids != 0).float(),
        labels=torch.stack([_labels(example, length) for example in examples]),
        first=_first_pieces(examples),
        links=[_in_pieces(example) for example in examples],
        kept=torch.tensor([example.kept for example in examples]),
        settled=_settled(examples),
    )


def _padded(values: list[int], length: int, filler: int) -> Tensor:
    return functional.pad(torch.tensor(values, dtype=torch.long), (0, length - len(values)), value=filler)


def _labels(example: Example, length: int) -> Tensor:
    labels = torch.full((len(ROLES) + 1, length), UNKNOWN, dtype=torch.long)
    for number, role in enumerate(ROLES):
        if role in example.roles:
            labels[number, example.first] = torch.tensor(example.roles[role])
    if example.names:
        labels[NAMES, example.first] = torch.tensor(example.names)
    return labels


def _first_pieces(examples: Sequence[Example]) -> Tensor:
    words = max(len(example.first) for example in examples)
    return torch.stack([_padded(example.first, words, 0) for example in examples])


def _settled(examples: Sequence[Example]) -> Tensor:
    words = max(len(example.first) for example in examples)
    settled = torch.ones(len(examples), words, dtype=torch.bool)
    for row, example in enumerate(examples):
        settled[row, example.open_cues] = False
    return settled


def _in_pieces(example: Example) -> list[Link]:
    first = example.first
    return [
        Link(
            first[link.cue],
            None if link.source is None else tuple(first[word] for word in link.source),
            link.content,
        )
        for link in example.links
    ]
