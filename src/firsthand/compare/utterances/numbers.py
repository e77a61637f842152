"""Runs of number words and digits, English or Russian -> what they come to."""

import re
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table

_PERCENT = frozenset({"percent", "%", "процент", "процента", "процентов"})
_SHARES = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2}
_SHARES |= {"tenth": 0.1, "tenths": 0.1}
_METRES = frozenset({"metres", "meters", "метр", "метра", "метров"})
_JOINS = frozenset({"and"})
_LENGTHS = {"fortnight": 2.0}
"""A length of time that is a number of others: "two weeks"."""


class Number(NamedTuple):
    """A number, and the words [start, end) that say it."""

    start: int
    end: int
    value: float


def read_numbers(words: list[str]) -> list[Number]:
    """The numbers in a list of lower-case words, in order; "one" alone is none, since it is mostly an article.

    "Seventy-six" is two words here, "1 870" two if so written; a per cent is a share of one, and so is "two thirds".
    """
    found, at = [], 0
    while at < len(words):
        end, value = _run(words, at)
        if words[at] == "метр":
            end, value = _metres(words, at, 1.0)
        if end == at:
            at += 1
            continue
        end, value = _shared(words, end, value)
        end, value = _metres(words, end, value)
        if (value, words[at]) != (1.0, "one"):
            found.append(Number(at, end, value))
        at = end
    return found


def _run(words: list[str], at: int) -> tuple[int, float]:
    """The end of the number words that begin at `at`, and their value; `at` itself if none begins there."""
    total, part, last, end = 0.0, 0.0, float("inf"), at
    for place in range(at, len(words)):
        word = words[place]
        if word in _JOINS and place > at and last >= 100:
            continue
        known = _value(word)
        if known is None:
            break
        value, kind = known
        if kind == "hundred" and part:
            part *= value
        elif kind == "scale":
            total, part = total + (part or 1.0) * value, 0.0
        elif kind == "digits":
            if place > at:
                break
            part = value
        elif value < last and (place == end or words[place - 1] in _JOINS):
            part += value
        else:
            break
        last, end = value, place + 1
    return end, total + part


def _shared(words: list[str], end: int, value: float) -> tuple[int, float]:
    """The value as a share of one where a per cent or a fraction follows."""
    following = words[end : end + 2]
    if following[:1] == ["per"] and following[1:] == ["cent"]:
        return end + 2, value / 100
    if following and following[0] in _PERCENT:
        return end + 1, value / 100
    if following and following[0] in _SHARES and value < 10:
        return end + 1, value * _SHARES[following[0]]
    return end, value


def _metres(words: list[str], end: int, value: float) -> tuple[int, float]:
    """The end and the value of a length said in two numbers: "two metres twenty" is 2.2."""
    if words[end : end + 1] and words[end] in _METRES and end + 1 < len(words):
        known = _value(words[end + 1])
        if known and known[1] in {"unit", "ten"} and known[0] >= 10:
            return end + 2, value + known[0] / 100
    return end, value


def _value(word: str) -> tuple[float, str] | None:
    """The value of one word and its part; None if it is no number."""
    if word[:1].isdigit():
        digits = re.sub(r"[\s\u00a0\u202f]|,(?=\d{3}\b)", "", word).replace(",", ".")
        try:
            return float(digits), "digits"
        except ValueError:
            return None
    return _words().get(word)


@cache
def _words() -> dict[str, tuple[float, str]]:
    found = {row["word"]: (float(row["value"]), row["part"]) for row in read_table("number_words")}
    found = {word: (value, "hundred" if word == "hundred" else part) for word, (value, part) in found.items()}
    found |= {word: (value, "share") for word, value in (("half", 0.5), *_LENGTHS.items())}
    for row in read_table("number_words_ru"):
        found |= {word: (float(row["value"]), row["part"]) for word in row["words"].split()}
    return found
