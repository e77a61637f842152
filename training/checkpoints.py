"""A run of training -> its state on disk every few steps, and back: a killed run goes on with the same numbers."""

import copy
import io
from pathlib import Path
from typing import Any, NamedTuple

import torch
from training.network import Tagger
from training.writing import write_whole

FILE = "checkpoint.pt"


class State(NamedTuple):
    """What a run changes as it goes."""

    network: Tagger
    average: Tagger
    """The mean of the networks of the last steps: what is measured and exported."""
    optimiser: torch.optim.Optimizer


def averaged(network: Tagger) -> Tagger:
    """The start of the average: the network itself, which never trains and never drops anything."""
    return copy.deepcopy(network).eval()


def save_state(folder: Path, step: int, state: State) -> None:
    """Everything that the next step depends on."""
    content = io.BytesIO()
    saved = {
        "step": step,
        "network": state.network.state_dict(),
        "average": state.average.state_dict(),
        "optimiser": state.optimiser.state_dict(),
        "chance": torch.get_rng_state(),
    }
    torch.save(saved, content)
    write_whole(folder / FILE, content.getvalue())


def load_state(folder: Path, state: State) -> int:
    """The step that the run has reached, everything put back as it was then; 0 for a run that has not begun."""
    path = folder / FILE
    if not path.exists():
        return 0
    saved: dict[str, Any] = torch.load(path, weights_only=True)
    state.network.load_state_dict(saved["network"])
    state.average.load_state_dict(saved["average"])
    state.optimiser.load_state_dict(saved["optimiser"])
    torch.set_rng_state(saved["chance"])
    step: int = saved["step"]
    return step


def save_network(folder: Path, network: Tagger) -> None:
    """A network without a run around it, to start one from."""
    content = io.BytesIO()
    torch.save({"step": 0, "average": network.state_dict()}, content)
    write_whole(folder / FILE, content.getvalue())


def load_network(folder: Path) -> tuple[Tagger, int]:
    """The averaged network as the last checkpoint has it, ready to predict, and its step."""
    saved: dict[str, Any] = torch.load(folder / FILE, weights_only=True)
    network = Tagger(dropout=0.0)
    network.load_state_dict(saved["average"])
    step: int = saved["step"]
    return network.eval(), step
