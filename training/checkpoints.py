"""A run of training -> its state on disk every few steps, and back: a killed run goes on with the same numbers."""

import io
from pathlib import Path
from typing import Any

import torch
from training.network import Tagger
from training.writing import write_whole

FILE = "checkpoint.pt"


def save_state(folder: Path, step: int, network: Tagger, optimiser: torch.optim.Optimizer) -> None:
    """Everything that the next step depends on."""
    content = io.BytesIO()
    state = {
        "step": step,
        "network": network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "chance": torch.get_rng_state(),
    }
    torch.save(state, content)
    write_whole(folder / FILE, content.getvalue())


def load_state(folder: Path, network: Tagger, optimiser: torch.optim.Optimizer) -> int:
    """The step that the run has reached, everything put back as it was then; 0 for a run that has not begun."""
    path = folder / FILE
    if not path.exists():
        return 0
    state: dict[str, Any] = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    torch.set_rng_state(state["chance"])
    step: int = state["step"]
    return step


def load_network(folder: Path) -> tuple[Tagger, int]:
    """The network as the last checkpoint has it, ready to predict, and its step."""
    state: dict[str, Any] = torch.load(folder / FILE, weights_only=True)
    network = Tagger(dropout=0.0)
    network.load_state_dict(state["network"])
    step: int = state["step"]
    return network.eval(), step
