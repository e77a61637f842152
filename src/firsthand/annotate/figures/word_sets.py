"""The word sets of English figures, and the verbs beside an amount: words by what they do beside a number."""

from collections.abc import Mapping
from functools import cache

from firsthand.lexicon import read_table

SHORTEST_REGULAR = 2
"""Verbs of so many letters have no regular forms: be, do, go."""


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set of the table `figure_word_sets`."""
    return next(frozenset(row["words"].split()) for row in read_table("figure_word_sets") if row["set"] == name)


@cache
def measured_verbs() -> Mapping[str, str]:
    """Each form of the table `measured_verbs` -> number, subject, object or none."""
    out: dict[str, str] = {}
    for row in read_table("measured_verbs"):
        verb = row["verb"]
        stem = verb.removesuffix("e")
        past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{stem}ed"
        third = (
            f"{verb[:-1]}ies"
            if verb.endswith("y") and verb[-2] not in "aeiou"
            else f"{verb}es"
            if verb.endswith(("ss", "ch", "sh", "x"))
            else f"{verb}s"
        )
        regular = (past, third, f"{stem}ing") if len(verb) > SHORTEST_REGULAR else ()
        for form in (verb, *regular, *row["forms"].split()):
            out.setdefault(form, row["noun"])
    return out
