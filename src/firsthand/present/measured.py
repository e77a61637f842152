"""Known error rates for the Method page: the table of docs/quality.md, where it is at hand."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def measured_table() -> tuple[tuple[str, ...], ...]:
    """Rows of cells, the head first; empty where neither the package nor the checkout holds quality.md."""
    packaged = files("firsthand.present").joinpath("quality.md")
    checkout = Path(__file__).parents[3] / "docs" / "quality.md"
    if packaged.is_file():
        return table_of(packaged.read_text("utf-8"))
    return table_of(checkout.read_text("utf-8")) if checkout.is_file() else ()


def table_of(markdown: str) -> tuple[tuple[str, ...], ...]:
    """The cells of the first table; emphasis is taken away, the rule under the head left out."""
    rows = []
    for line in markdown.splitlines():
        if line.startswith("|"):
            cells = tuple(cell.strip().strip("*") for cell in line.strip().strip("|").split("|"))
            if not all(set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
        elif rows:
            break
    return tuple(rows)
