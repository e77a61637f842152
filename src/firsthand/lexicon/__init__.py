"""Tables (*.tsv) and one loader; each names its source and licence in its header."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from firsthand.errors import Bug


@cache
def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `name`.tsv in file order, each as column -> cell; an empty cell is "".

    Lines that start with `#` are the header comment (what it is, source, licence); the first other line names the
    columns. Raises `Bug` with the line of a row that has too many or too few cells.
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [(at, line) for at, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")]
    columns = lines[0][1].split("\t")
    rows = []
    for at, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise Bug(f"lexicon/{name}.tsv, line {at}: {len(cells)} cells where the columns are {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)
