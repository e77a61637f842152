"""Words that say little, and words that exclude one another, as the hashes by which `read_plain` gives all words."""

from collections.abc import Iterator, Mapping
from functools import cache

from firsthand.compare.utterances.words import hash_of_word, parts_of_contractions
from firsthand.lexicon import read_table

Plain = tuple[int, ...]
"""All words of a statement, as hashes."""
_PERSONS = ("first", "second", "third")
_STYLES = ("auxiliary", *_PERSONS, "determiner", "joining")
_SAYS_LITTLE = frozenset({"det", "prep", "conj", "rel", "pron", "aux", "adv", "verb"})
"""Classes of word_classes.tsv whose words stand for one another as style and tense want it: "will", "would"."""


def in_full(words: Plain) -> Plain:
    """The words with "will not" for "won't" and "we have" for "we've"."""
    return tuple(part for word in words for part in _contractions().get(word, (word,)))


@cache
def groups() -> dict[int, tuple[tuple[int, int], ...]]:
    """Of each word of contrasts.tsv the rows and the groups in which it stands."""
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for number, row in enumerate(read_table("contrasts")):
        for group, words in enumerate(row["words"].split("|")):
            for word in {*words.split(), *words.replace("ё", "е").split()}:
                found[hash_of_word(word)] = (*found.get(hash_of_word(word), ()), (number, group))
    return found


@cache
def frequent() -> dict[int, str]:
    """The frequent words of English by their hashes."""
    return {hash_of_word(row["word"]): row["word"] for row in read_table("frequent_words")}


@cache
def little() -> frozenset[int]:
    """Words that say nothing of what a statement is about."""
    return frozenset(hash_of_word(row["word"]) for row in read_table("word_classes") if row["class"] in _SAYS_LITTLE)


@cache
def styles() -> dict[int, int]:
    """Words that stand for one another as style wants it, with the number of their row."""
    return {hash_of_word(word): number for number, kind, word in _style_words() if kind in _STYLES}


@cache
def auxiliaries() -> frozenset[int]:
    """The numbers of the rows of auxiliaries."""
    return frozenset(number for number, kind, _ in _style_words() if kind == "auxiliary")


@cache
def negations() -> frozenset[int]:
    """Words that deny what stands beside them."""
    return _of_kind("negation") | {hash_of_word(row["word"]) for row in read_table("negations")}


@cache
def refusals() -> frozenset[Plain]:
    """Words, or two in a row, that say as much: "refused to", "ruled out"."""
    of_two = (tuple(map(hash_of_word, row["words"].split())) for row in _rows() if row["class"] == "refusal of two")
    return frozenset((word,) for word in _of_kind("refusal")).union(of_two)


@cache
def kinds() -> dict[int, str]:
    """The class of each word of style."""
    return {hash_of_word(word): kind for _, kind, word in _style_words() if kind in _STYLES}


@cache
def persons() -> dict[int, str]:
    """The person of each pronoun."""
    return {word: kind for word, kind in kinds().items() if kind in _PERSONS}


@cache
def joining_in_russian() -> frozenset[int]:
    """Russian prepositions and conjunctions."""
    return _of_kind("small")


@cache
def subordinators() -> frozenset[int]:
    """Words that begin what a negation before them denies: "not true that"."""
    return _of_kind("subordinator")


def _of_kind(wanted: str) -> frozenset[int]:
    return frozenset(hash_of_word(word) for _, kind, word in _style_words() if kind == wanted)


def _style_words() -> Iterator[tuple[int, str, str]]:
    """Number of the row, class, word."""
    for number, row in enumerate(_rows()):
        for word in row["words"].split():
            for written in {word, word.replace("ё", "е")}:
                yield number, row["class"], written


def _rows() -> tuple[Mapping[str, str], ...]:
    return read_table("style_words")


@cache
def _contractions() -> dict[int, Plain]:
    negated = [row["word"] for row in read_table("word_classes") if row["word"].endswith("n't")]
    pairs = {word: (parts_of_contractions("stem").get(word[:-3], word[:-3]), "not") for word in negated}
    clitics, bearers = parts_of_contractions("clitic"), parts_of_contractions("bearer")
    pairs |= {f"{bearer}'{clitic}": (bearer, full) for bearer in bearers for clitic, full in clitics.items()}
    return {
        hash_of_word(written): tuple(map(hash_of_word, parts))
        for word, parts in pairs.items()
        for written in (word, word.replace("'", "’"))
    }
