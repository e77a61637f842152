"""Words -> small sorted arrays of hashes that equal passages share: word triples, runs of names, runs of characters."""

import numpy as np
import numpy.typing as npt

from firsthand.text.words import Codes, Ints, Words, mixed

Prints = npt.NDArray[np.uint32]
"""Sorted, without repetition."""

CHARACTERS = 9
SHORT_WORD = 3
"""Length of the character runs, and of the words left out of them: function words are short in many languages.

With both, copies among Clough and Stevenson's answers share .178 of the smaller text and more, others .161 at most
(two rewritten beyond recognition apart); no other length of 5 to 12 parts them so far.
"""


def narration(words: Words) -> Ints:
    """Indices of the words that the reporter wrote: those outside quotations."""
    return np.flatnonzero(~words.quoted)


def triple_prints(words: Words) -> Prints:
    """One hash for each run of three words of the narration, quotations cut out."""
    code = words.code[narration(words)]
    return _distinct(_gram(code, 3))


def skeleton(words: Words) -> Ints:
    """Indices of numbers and of capitalised words that do not begin a sentence-like stretch, outside quotations.

    Their order is what machine rewording leaves alone.
    """
    first = np.ones(len(words), bool)
    first[1:] = np.diff(words.stretch) > 0
    one_letter = (words.end - words.start) == 1
    named = words.capital & ~first & ~one_letter
    return np.flatnonzero((named | words.number) & ~words.quoted)


def character_prints(words: Words, text: str) -> Prints:
    """One hash for each run of nine characters of the narration's longer words, lower-cased, one blank between them."""
    own = narration(words)
    long = own[words.end[own] - words.start[own] > SHORT_WORD]
    kept = " ".join(text[words.start[i] : words.end[i]] for i in long).lower()
    points = np.frombuffer(kept.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    return _distinct(_gram(mixed(points + np.uint64(1)), CHARACTERS))


def shared(left: Prints, right: Prints) -> int:
    """How many hashes two sets have in common."""
    return len(np.intersect1d(left, right, assume_unique=True))


def _gram(code: Codes, size: int) -> Codes:
    """One code for each `size` neighbours."""
    if len(code) < size:
        return np.zeros(0, np.uint64)
    count = len(code) - size + 1
    total = code[:count].copy()
    for offset in range(1, size):
        total = _stir(total, code[offset : offset + count])
    return total


def _stir(left: Codes, right: Codes) -> Codes:
    return mixed(left * np.uint64(0x9E3779B97F4A7C15) + right)


def _distinct(code: Codes) -> Prints:
    # Sorting is several times faster than np.unique, which fills a hash table first.
    prints = np.sort((code >> np.uint64(32)).astype(np.uint32))
    return prints[np.append(True, prints[1:] != prints[:-1])] if len(prints) else prints
