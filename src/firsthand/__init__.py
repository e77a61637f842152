"""firsthand reads a pile of news reports and shows who really stands behind each claim.

    import firsthand as fh

    with fh.read(["reports/"]) as record:
        for claim in record.claims():
            print(claim.reports, claim.outlets, claim.origins, claim.text)

    pairs, shares = fh.likely_copies(texts)  # without a record: which of many texts have much in common

docs/tutorial.md walks through it. What is offered here is loaded when it is first asked for: a program that wants one
stage, say `firsthand.annotate.attributions`, does not wait for the reading of web pages and the comparing of piles.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.api import (
        BadInput,
        BadSetup,
        FirsthandError,
        Likely,
        Record,
        Settings,
        likely_copies,
        open,  # noqa: A004 (fh.open reads as it should)
        read,
    )

__all__ = ["BadInput", "BadSetup", "FirsthandError", "Likely", "Record", "Settings", "likely_copies", "open", "read"]


class _Package(ModuleType):
    """The package as a module whose `read` stays the function when the room `firsthand.read` is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    """What `firsthand.api` calls so."""
    if name not in __all__:
        raise AttributeError(f"module 'firsthand' has no attribute '{name}'")
    return getattr(import_module("firsthand.api"), name)


def __dir__() -> list[str]:
    """What is offered here, loaded or not, with what is."""
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
