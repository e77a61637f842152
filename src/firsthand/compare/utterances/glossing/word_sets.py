"""Sets of Russian words, read from their tables."""

from functools import cache

from firsthand.lexicon import read_table


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set of the table `russian_word_sets`."""
    return next(frozenset(row["words"].split()) for row in read_table("russian_word_sets") if row["name"] == name)


@cache
def cases_behind() -> dict[str, frozenset[str]]:
    """The cases that may stand behind each preposition."""
    return {row["preposition"]: frozenset(row["cases"].split()) for row in read_table("russian_prepositions")}
