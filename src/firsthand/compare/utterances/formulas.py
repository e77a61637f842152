"""A sentence of a quotation -> whether it is one that speakers say again and again (lexicon/formulas.tsv).

It then ties no two quotations by itself. Nothing is concluded of a statement that is a formula and more.
"""

import re
from functools import cache

from firsthand.lexicon import read_table
from firsthand.text.sentences import sentence_spans

MIN_MORE, MIN_WITHOUT = 8, 4
"""Words beside a formula in its sentence, and words of a sentence without one, that say more than it."""
_WORD = re.compile(r"[^\W_]+")


def is_formula(sentence: str) -> bool:
    """True for "God bless you all, and God bless the Republic"."""
    return _formulas().search(" ".join(_plain(sentence))) is not None


def is_all_formulas(content: str) -> bool:
    """True where no sentence says more than a formula: "Thank you, everyone", "Good evening, Kelm! Thank you!"."""
    sentences = [sentence.of(content) for sentence in sentence_spans(content)]
    plain = [" ".join(_plain(sentence)) for sentence in sentences]
    left = [len(_formulas().sub("", words).split()) for words in plain]
    said = [is_formula(sentence) for sentence in sentences]
    return any(said) and all(
        more < MIN_MORE if told else len(words.split()) < MIN_WITHOUT
        for more, told, words in zip(left, said, plain, strict=True)
    )


def _plain(words: str) -> list[str]:
    return _WORD.findall(words.lower().replace("ё", "е"))


@cache
def _formulas() -> re.Pattern[str]:
    phrases = (
        " ".join(_plain(row["phrase"])) + (r"\w*" if row["phrase"].endswith("*") else "")
        for row in read_table("formulas")
    )
    return re.compile(rf"(?<!\S)(?:{'|'.join(sorted(phrases))})(?!\S)")
