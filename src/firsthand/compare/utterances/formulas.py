"""A sentence of a quotation -> whether it is one that speakers say again and again (lexicon/formulas.tsv).

It then ties no two quotations by itself. Nothing is concluded of a statement that is a formula and more.
"""

import re
from functools import cache

from firsthand.lexicon import read_table

_WORD = re.compile(r"[^\W_]+")


def is_formula(sentence: str) -> bool:
    """True for "God bless you all, and God bless the Republic"."""
    return _formulas().search(" ".join(_plain(sentence))) is not None


def _plain(words: str) -> list[str]:
    return _WORD.findall(words.lower().replace("ё", "е"))


@cache
def _formulas() -> re.Pattern[str]:
    phrases = (
        " ".join(_plain(row["phrase"])) + (r"\w*" if row["phrase"].endswith("*") else "")
        for row in read_table("formulas")
    )
    return re.compile(rf"(?<!\S)(?:{'|'.join(sorted(phrases))})(?!\S)")
