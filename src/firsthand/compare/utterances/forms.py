"""An English word -> the words it can be a form of: "found" of "find" and of "found"."""

from functools import cache

from firsthand.lexicon import read_table

_ENDINGS = (
    ("ies", ("y", "ie")),
    ("sses", ("ss",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ly", ("", "le")),
    ("ily", ("y",)),
)
"""Regular endings and what they may stand for (Quirk et al. 1985, 3.5-3.9, 5.78-5.81, 7.74-7.79)."""
_DOUBLING = frozenset({"ed", "ing", "er", "est"})
MIN_LETTERS = 3
_SPELLINGS = (("our", "or"), ("is", "iz"), ("tre", "ter"), ("gramme", "gram"), ("ence", "ense"), ("ys", "yz"))
"""British endings, and the American ones that WordNet lists more of."""


@cache
def forms_of(word: str) -> tuple[str, ...]:
    """The dictionary words of a lower-case English word, likeliest first; the word itself if no table knows it."""
    found = dict.fromkeys(_irregular().get(word, ()))
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < MIN_LETTERS - 1:
            continue
        doubled = ending in _DOUBLING and len(stem) > MIN_LETTERS and stem[-1] == stem[-2]
        shorter = stem[:-1] if doubled else stem
        for candidate in dict.fromkeys((*(stem + replacement for replacement in replacements), shorter)):
            written = _listed(candidate)
            if written:
                found.setdefault(written)
    whole = _listed(word)
    if whole or not found:
        found.setdefault(whole or word)
    return tuple(found)


def _listed(word: str) -> str | None:
    """The word as the table of kin writes it; None if that knows neither its British nor its American spelling."""
    known = known_words()
    if word in known:
        return word
    for british, american in _SPELLINGS:
        if british in word and word.replace(british, american) in known:
            return word.replace(british, american)
    return None


@cache
def known_words() -> frozenset[str]:
    """Dictionary words of our tables."""
    kin = {row["word"] for row in read_table("kin")}
    ours = {word for row in read_table("paraphrases") for word in row["words"].split()}
    return frozenset(kin | ours | {word for row in read_table("russian_english") for word in row["english"].split()})


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["form"]: tuple(row["words"].split()) for row in read_table("irregular_forms")}
