"""Tokens -> tokens with each set phrase of the table `russian_phrases` made one."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from firsthand.compare.utterances.glossing.morphology import VERBAL, Reading
from firsthand.compare.utterances.glossing.tokens import Token, plain
from firsthand.lexicon import read_table

_UNREAD = Reading("", "", 1.0)
"""What is read of a phrase that does not bend; unlike a number, nothing depends on it."""


class Phrase(NamedTuple):
    """A set phrase: its words («=word»: in that form alone), its kind (v, n or x) and its English."""

    words: tuple[str, ...]
    kind: str
    english: str


def phrases_in(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each set phrase made one; of those that begin at a word, the longest."""
    keys = [_keys(token) for token in tokens]
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(tokens, keys, at)
        length = len(phrase.words) if phrase else 1
        found.append(_joined(tokens[at : at + length], phrase) if phrase else tokens[at])
        at += length
    return found


def _phrase_at(tokens: Sequence[Token], keys: Sequence[Sequence[str]], at: int) -> Phrase | None:
    """The longest phrase that begins at a token; of two, a noun: «исполняющий обязанности»."""
    rows = (row for key in keys[at] for row in _phrases().get(key, ()) if _is_at(row, tokens, keys, at))
    return max(rows, key=lambda row: (len(row.words), row.kind == "n"), default=None)


def _is_at(phrase: Phrase, tokens: Sequence[Token], keys: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the words of a phrase stand at a token, with nothing but blanks or commas between them."""
    if at + len(phrase.words) > len(tokens):
        return False
    return all(
        word in keys[number] and (number == at or tokens[number].before in {" ", ", "})
        for number, word in enumerate(phrase.words, at)
    )


def _joined(tokens: Sequence[Token], phrase: Phrase) -> Token:
    """The one token of a phrase."""
    first = tokens[0]
    return Token(
        first.text,
        first.before,
        first.opens,
        first.capital,
        _readings(tokens, phrase),
        phrase=phrase.english or " ",
        kind=phrase.kind,
    )


def _readings(tokens: Sequence[Token], phrase: Phrase) -> tuple[Reading, ...]:
    """The readings of its head: the first verb, or the last noun that is not set in its form."""
    heads = [
        tuple(one for one in token.readings if _is_head(one, phrase.kind) and _goes_with(one, tokens))
        for word, token in zip(phrase.words, tokens, strict=True)
        if phrase.kind == "v" or not word.startswith("=")
    ]
    found = [readings for readings in heads if readings]
    if found:
        return found[0 if phrase.kind == "v" else -1]
    return (_UNREAD,) if phrase.kind == "x" else tokens[0].readings


def _is_head(reading: Reading, kind: str) -> bool:
    return reading.part in VERBAL if kind == "v" else reading.part == "NOUN"


def _goes_with(head: Reading, tokens: Sequence[Token]) -> bool:
    """Whether every adjective of a phrase can have the case and number of its noun."""
    for token in tokens:
        bends = [(one.case, one.number) for one in token.readings if one.part == "ADJF"]
        if head.part == "NOUN" and bends and (head.case, head.number) not in bends:
            return False
    return True


def _keys(token: Token) -> tuple[str, ...]:
    """The forms under which a token may stand in a phrase."""
    if token.number or token.phrase:
        return ()
    return tuple(dict.fromkeys((f"={token.text}", *(one.lemma for one in token.readings))))


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """The phrases by their first word."""
    found: dict[str, list[Phrase]] = {}
    for row in read_table("russian_phrases"):
        words = tuple(plain(word) for word in row["russian"].split())
        found.setdefault(words[0], []).append(Phrase(words, row["kind"], row["english"]))
    return found
