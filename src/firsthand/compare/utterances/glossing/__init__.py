"""Statements in Russian -> rough English: a network that reads English can compare them.

tokens -> morphology (what each word can be) -> phrases (set phrases made one) -> choosing (which reading goes with its
neighbours) -> clauses -> ordering -> rendering (nouns, small_words, verbs), with the tables that `lexicon` reads:
`rough_english` is all of it. `side_by_side` spells the names of two statements alike.
"""

from firsthand.compare.utterances.glossing.rough_english import glossed
from firsthand.compare.utterances.glossing.side_by_side import in_english

__all__ = ["glossed", "in_english"]
