"""The settings: one table, from which the docs and `--help` are printed. Imports nothing of ours."""

from typing import Literal

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every value that a user may change; the defaults are what the accuracy gate measures."""

    vague: Literal["neutral", "acled"] = "neutral"
    order: Literal["day first", "month first"] = "month first"
    policy: Literal["range", "conservative", "latest", "source", "pending"] = "range"
    source: str = ""
    workers: int = 0
    strict: bool = False


SENTENCES: dict[str, tuple[str, str]] = {
    "vague": ("table", "What vague words stand for: 'neutral' (dozens = 24 to 99) or 'acled' (dozens = 12)."),
    "order": ("date order", "How 03/04/2022 is read where the text does not tell."),
    "policy": (
        "policy",
        "Stated where figures differ: range, conservative (the lowest), latest, source (one named), or pending.",
    ),
    "source": ("names", "Whom the policy 'source' believes: a name, or several in order with ; between them."),
    "workers": ("processes", "How many processes annotate; 0 = one a core."),
    "strict": ("on or off", "Stop at the first stage that fails on a report, instead of recording a problem."),
}
"""For each setting its unit and one sentence; a test holds it against the fields of `Settings`."""
