"""The command line that the steps share: where the data is, where the work goes, which corpora stay out."""

import argparse
from pathlib import Path

import msgspec


class Folders(msgspec.Struct, frozen=True):
    """What every step is told."""

    data: Path
    out: Path
    without: tuple[str, ...]


def folder_parser(about: str | None) -> argparse.ArgumentParser:
    """A parser with the shared options, to which a step adds its own."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, default=Path(), help="folder with the corpora, as inputs.lock.toml names them"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder that all steps work in; outside the checkout")
    parser.add_argument("--without", action="append", default=[], metavar="CORPUS", help="leave a corpus out by name")
    return parser


def parse_folders(about: str | None) -> Folders:
    """The shared options of a step that has no others."""
    given = folder_parser(about).parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    return Folders(given.data, given.out, tuple(given.without))
