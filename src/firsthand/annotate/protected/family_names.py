"""Whether a single name is plainly a family name; what is in no table is not, and stays withheld."""

from functools import cache

from firsthand.lexicon import read_table


def is_family_name(name: str) -> bool:
    """True for a name in Latin letters that nobody bears as a given name: "Kovalenko"; of a double name either half."""
    return any(
        half in _names() or any(len(half) >= letters and half.endswith(ending) for ending, letters in _endings())
        for half in name.casefold().replace("’", "'").split("-")
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(row["words"] for row in read_table("family_names") if row["kind"] == "name")


@cache
def _endings() -> tuple[tuple[str, int], ...]:
    return tuple((row["words"], int(row["letters"])) for row in read_table("family_names") if row["kind"] == "ending")
