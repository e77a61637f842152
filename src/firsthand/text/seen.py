"""A text as a reader sees it: letters without marks and what nobody sees, words that a line's end parts made whole.

What was left out between two letters may be nothing to the reader ("Jon\u00adna") or stand for a hyphen ("Reik-" at the
end of a line, "Holm" in the next), so that a `GAP` is kept there: `words_seen` reads it both ways.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from firsthand.text.glyphs import GAP, MARK, is_vowel_sign, seen_as
from firsthand.vocabulary import Span

LETTER = r"[^\W\d_]"
_DROPPED = rf"[{GAP}{MARK}]"
_COMPOSED = rf"""
      [\u1100-\u1112] {_DROPPED}* [\u1161-\u1175] (?: {_DROPPED}* [\u11a8-\u11c2] )?   # a syllable of Hangul in parts
    | [\uac00-\ud7a3] {_DROPPED}* [\u11a8-\u11c2]
    | [\u3041-\u30fd] {_DROPPED}* [\u3099\u309a]                                       # kana and its mark
    | [\u3099\u309a]
"""
_SIGNS = re.compile("[\u0900-\u1ccf\ua800-\uabff]")
_LINE_END = re.compile(
    rf"""(?x)
    [-{GAP}] (?<= {LETTER}[-{GAP}] ) [-{GAP}]*+   # a word that goes on
    \s++ (?: > \s*+ )*+                          # in the next line, or where one was, or in a mail that is quoted
    {GAP}* (?={LETTER})
    """
)
_RUN = re.compile(rf"{LETTER}+(?:{GAP}{LETTER}+)*")
_SMALL, _CAPITAL = "a-zß-öø-ÿа-яђ-џ", "A-ZÀ-ÖØ-ÞА-ЯЀ-Џ"
_HUMPED = re.compile(rf"(?<!{LETTER}){LETTER}*?[{_SMALL}][{_CAPITAL}]{LETTER}*")
_PIECE = re.compile(rf"[{_CAPITAL}]*[{_SMALL}]+|[{_CAPITAL}]+(?![{_SMALL}])")
_PARTICLE = re.compile(rf"(?:Ma?c|De[lns]?|D[iu]|L[aeo]|V[ao]n|Fitz|O)(?=[{_CAPITAL}])")

_Layer = tuple[list[int], list[int]]


class Seen(NamedTuple):
    """The text that is seen, and what tells where each of its characters stands in the text as written."""

    text: str
    layers: tuple[_Layer, ...] = ()
    """Of each replacement, last first: where a run of characters starts after it, and where it stood before."""

    def span(self, start: int, end: int) -> Span:
        """Where the characters of `text[start:end]`, at least one, stand as written, their marks with them."""
        return Span(self._origin(start), max(self._origin(end), self._origin(end - 1) + 1))

    def _origin(self, at: int) -> int:
        for starts, origins in self.layers:
            run = bisect_right(starts, at) - 1
            at = origins[run] + at - starts[run]
        return at


def as_seen(text: str) -> Seen:
    """The text that is seen; each run of what nobody sees is one `GAP`, so is the end of a line inside a word."""
    shown = {char: one for char in set(text) if (one := seen_as(char)) != char}
    plain = text
    for char, one in shown.items():
        if len(one) == 1:
            plain = plain.replace(char, one)
    seen = Seen(plain)
    if not plain.isascii():
        wider = {char: one for char, one in shown.items() if len(one) > 1}
        signs = "".join(sorted(filter(is_vowel_sign, set(plain)))) if _SIGNS.search(plain) else ""
        pattern = _left_out("".join(sorted(wider)), signs)
        seen = _replaced(seen, pattern, lambda found: wider.get(found) or _one(found))
    return _replaced(seen, _LINE_END, lambda _: GAP)


def letters_seen(text: str) -> str:
    """The text that is seen, without any `GAP`."""
    return as_seen(text).text.replace(GAP, "")


def words_seen(text: str, longest: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, letters) of every word of a text that is seen, read in each way that its gaps allow.

    Of a word with gaps these are all the runs of its parts, but those of more than `longest` letters.
    """
    for found in _RUN.finditer(text):
        if GAP not in found[0]:
            yield found.start(), found.end(), found[0]
            continue
        edges = [found.start() - 1, *(at for at in range(*found.span()) if text[at] == GAP), found.end()]
        parts = [(before + 1, after) for before, after in pairwise(edges)]
        for first, (start, _) in enumerate(parts):
            letters = ""
            for at in range(first, len(parts)):  # no slice: a word may have as many gaps as letters
                letters += text[slice(*parts[at])]
                if len(letters) > longest:
                    break
                yield start, parts[at][1], letters


def pieces_seen(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, letters) of what capitals part a word into: "Free", "Jonna", "Reik" of "#FreeJonnaReik".

    Of no word that a particle of names begins: "McReik" is somebody else.
    """
    for found in _HUMPED.finditer(text):
        if _PARTICLE.match(found[0]) is None:
            for piece in _PIECE.finditer(text, *found.span()):
                yield *piece.span(), piece[0]


@cache
def _left_out(wider: str, signs: str) -> re.Pattern[str]:
    """A pattern of what is longer or shorter as it is seen."""
    stray = rf"| (?<![\u0900-\u109f\u1200-\u1ccf\ua800-\ua95f\ua980-\uabff]) [{signs}]" if signs else ""
    more = f"| [{re.escape(wider)}]" if wider else ""
    return re.compile(rf"(?x) {_COMPOSED} | {_DROPPED}+ {stray} {more}")


def _one(found: str) -> str:
    """One letter for the parts of one, `GAP` for what has one, nothing for marks alone."""
    letters = found.replace(GAP, "").replace(MARK, "")
    if not letters or len(letters) == 1:
        return GAP if GAP in found else ""
    return unicodedata.normalize("NFC", letters)[0]


def _replaced(seen: Seen, pattern: re.Pattern[str], instead: Callable[[str], str]) -> Seen:
    """The text with something else for whatever the pattern finds; the characters of what is longer share a place."""
    out: list[str] = []
    starts, origins = [0], [0]
    length = at = 0
    for found in pattern.finditer(seen.text):
        kept, put = seen.text[at : found.start()], instead(found[0])
        out += (kept, put)
        length += len(kept)
        at = found.end()
        starts += range(length, length + len(put) + 1)
        origins += [found.start()] * len(put) + [at]
        length += len(put)
    if not out:
        return seen
    return Seen("".join([*out, seen.text[at:]]), ((starts, origins), *seen.layers))
