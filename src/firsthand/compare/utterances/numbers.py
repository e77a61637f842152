"""Runs of number words and digits, English or Russian -> what they come to."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table

_PERCENT = frozenset({"percent", "%", "процент", "процента", "процентов", "процентам", "процентами"})
_SHARES = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2}
_SHARES |= {"tenth": 0.1, "tenths": 0.1, "треть": 1 / 3, "трети": 1 / 3, "четверть": 0.25, "четверти": 0.25}
_ALONE = frozenset({"third", "quarter", "fifth", "tenth"})
"""Shares behind "a": "a third of"; without it they are ordinals."""
_METRES = frozenset({"metres", "meters", "метр", "метра", "метров"})
_JOINS = frozenset({"and"})
_ADDED = {
    ("and", "a", "half"): 0.5,
    ("and", "half"): 0.5,
    ("с", "половиной"): 0.5,
    ("and", "a", "quarter"): 0.25,
    ("and", "three", "quarters"): 0.75,
    ("с", "четвертью"): 0.25,
}
"""What adds a part of one to the number before it."""
_LENGTHS = {
    "fortnight": (2.0, "week"),
    "полчаса": (0.5, "hour"),
    "полгода": (0.5, "year"),
    "полугода": (0.5, "year"),
    "полвека": (0.5, "century"),
    "полкилометра": (0.5, "km"),
}
"""One word that is a number of units: "two weeks", "half an hour"."""
_OF_A = (("of", "a"), ("of", "an"), ("a",), ("an",))
"""What stands between a share and what it is a share of: "half an hour", "a fifth of a million"."""
_BETWEEN_UNITS = frozenset({"and", "и"})
_ARTICLES = frozenset({"a", "an"})
_RATES = frozenset({"once", "twice", "time", "times", "раз", "раза"})
"""Before "a day" they say how often; so does a unit: "40 hours a week"."""
_PER = frozenset({"a", "an", "per", "each", "every", "в", "каждый", "каждую"})
"""Behind "three days" and before a unit they say how much of each."""
_AFTERWARDS = frozenset({"later", "earlier", "спустя", "позже", "раньше"})
"""Behind "and ten minutes" they make it the time between two things, not the rest of a length."""
_SINGLE_UNITS = frozenset({"час", "год", "месяц", "неделю", "сутки", "километр"})
"""Russian units that stand alone for one of them."""
_SOME_DAY = frozenset({"day", "time"})
"""Behind "one" they are no day that is counted."""
_VAGUE = frozenset(
    """dozens scores hundreds thousands millions billions
    десяток десятки десятков десяткам дюжины сотни сотен тысячи тысяч миллионы""".split()
)
"""Alone they are as many as one likes; behind a number they are scales."""
_SHORT_SCALES = {"bn": 1e9, "mln": 1e6, "mn": 1e6}
_ADJECTIVE = tuple("ый ий ой ая ое ого ому ым ом ую ые ых ыми ья ье ьего ьему ьим ьем".split())
"""Endings of Russian ordinals."""
_TIMES = frozenset({"time", "раз", "разу"})
_WORD = re.compile(r"[^\W_]+")
_PLACE_IN_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_OF_NUMBER = "years"
"""A unit, behind which "one" is a number."""
_AFTERNOON = (("p", ".", "m"), ("pm",))
_MORNING = (("a", ".", "m"), ("am",))


class Number(NamedTuple):
    """A number, and the words [start, end) that say it."""

    start: int
    end: int
    value: float
    ordinal: bool = False
    """Whether it names a place in a row."""
    base: str = ""
    """The unit behind it, by the one that its kind is compared in; empty where there is none that we know."""
    factor: float = 1.0
    """What one of the unit is in that."""


def read_numbers(words: list[str]) -> list[Number]:
    """The numbers in a list of lower-case words, in order.

    "One" alone is none, since it is mostly an article, but before a unit ("one kilometre"). Nor are "first" and
    "second", but before a month.

    "Seventy-six" is two words here, "1 870" two if so written; a per cent is a share of one, and so is "two thirds";
    a time of day is hours. Vague ones ("hundreds") are none.
    """
    found, at = [], 0
    while at < len(words):
        whole = _ordinal(words, at) or _unit_and_half(words, at)
        if whole is not None:
            found.append(whole)
            at = whole.end
            continue
        end, value = _run(words, at)
        if words[at] == "метр":
            end, value = _metres(words, at, 1.0)
        if end == at:
            at += 1
            continue
        if words[at] not in _VAGUE:
            end, value = _completed(words, end, value)
            unit = _unit(words, end - 1 if words[at] in _LENGTHS else _behind_share(words, end, value))
            if value != 1.0 or end > at + 1 or words[at][0].isdigit() or (unit[0] and words[end] not in _SOME_DAY):
                found = _with_smaller(found, Number(at, end, value, False, *unit), words)
        at = end
    return found


def whole_number(words: str) -> int | None:
    """The whole number that ends some words: of "exactly twenty-two" 22, of "a" 1; None where none ends them."""
    plain = _plain(words)
    if not plain or plain[-1] in _ARTICLES:
        return 1 if plain else None
    found = [number for number in read_numbers([*plain, _OF_NUMBER]) if number.end == len(plain)]
    return int(found[0].value) if found and not found[0].ordinal and found[0].value.is_integer() else None


def place_in_row(words: str) -> int | None:
    """The place in a row that a word names: "third", "21st", "twenty-first", «третий»; None for any other word."""
    plain = _plain(words)
    if len(plain) == 1 and (digits := _PLACE_IN_DIGITS.fullmatch(plain[0])):
        return int(digits[1])
    value = _ordinals().get(plain[0]) if len(plain) == 1 else None
    if value is not None:
        return int(value)
    found = _ordinal(plain, 0) if plain else None
    return int(found.value) if found and found.end == len(plain) else None


def _plain(words: str) -> list[str]:
    """Words as this module reads them."""
    return [word.replace("ё", "е") for word in _WORD.findall(words.lower())]


def _with_smaller(found: list[Number], last: Number, words: list[str]) -> list[Number]:
    """The numbers with one more; one of a larger unit right before it becomes one with it.

    "Four years and six months" are 54 months, "an hour and ten minutes" seventy minutes, "half an hour and ten minutes"
    forty. Not so "two hours, and ten minutes later", "40 hours a week and ten minutes", "a year and three days a week".
    """
    joined = last.start > 1 and words[last.start - 1] in _BETWEEN_UNITS
    end = last.start - joined
    if not last.base or last.ordinal or _is_rate(words, last) or (joined and _is_afterwards(words, last)):
        return [*found, last]
    before = found[-1] if found else None
    if before and not before.ordinal and _unit_end(words, before) == end:
        if before.base == last.base and before.factor > last.factor and not _is_rate(words, before):
            return [*found[:-1], _sum(before.start, before.value * before.factor, last)]
        return [*found, last]
    base, factor = _unit(words, end - 1) if end else ("", 1.0)
    if base == last.base and factor > last.factor and _is_one(words, end - 1):
        return [*found, _sum(end - 1, factor, last)]
    return [*found, last]


def _unit_end(words: list[str], number: Number) -> int:
    """Where a number ends with its unit, which may be a part of it: "fortnight", "a month and a half"."""
    at = _behind_share(words, number.end, number.value)
    return at + 1 if _unit(words, at)[0] else number.end


def _is_one(words: list[str], at: int) -> bool:
    """True if the unit at `at` stands for one of it: "an hour", «час»; not in "40 hours a week", "twice a day"."""
    if words[at] in _SINGLE_UNITS:
        return words[at - 1] not in _PER if at else True
    if not at or words[at - 1] not in _ARTICLES:
        return False
    return at < 2 or not (words[at - 2] in _RATES or _unit(words, at - 2)[0])


def _is_rate(words: list[str], number: Number) -> bool:
    """True for "3 days a week"."""
    end = _unit_end(words, number)
    return end + 1 < len(words) and words[end] in _PER and _unit(words, end + 1)[0] != ""


def _is_afterwards(words: list[str], number: Number) -> bool:
    end = _unit_end(words, number)
    return end < len(words) and words[end] in _AFTERWARDS


def _sum(start: int, larger: float, last: Number) -> Number:
    """A number and one of a larger unit, in the smaller unit; `larger` is in the base."""
    return last._replace(start=start, value=larger / last.factor + last.value)


def _ordinal(words: list[str], at: int) -> Number | None:
    """The place in a row that begins at `at`: "ninth", "twenty-first"; a share ("a third") is none."""
    tens = _value(words[at]) if at + 1 < len(words) else None
    if tens and tens[1] == "ten" and (unit := _ordinals().get(words[at + 1], 10)) < 10:
        return Number(at, at + 2, tens[0] + unit, True)
    value = _ordinals().get(words[at])
    if value is None or (words[at] in _ALONE and at and words[at - 1] == "a"):
        return None
    following = words[at + 1 : at + 3]
    if following and following[0] in _TIMES:
        return None
    if value <= 2 and _months().isdisjoint((*following, *words[max(at - 1, 0) : at])):
        return None
    return Number(at, at + 1, value, True)


def _unit(words: list[str], at: int) -> tuple[str, float]:
    """The base and the factor of the unit at `at`."""
    word = _LENGTHS.get(words[at], (0.0, words[at]))[1] if at < len(words) else ""
    return _units().get(word, ("", 1.0))


def _behind_share(words: list[str], end: int, value: float) -> int:
    """The place behind "a" or "of a" where a share ends at `end`: what it is a share of; `end` if there is none."""
    if value < 1.0:
        return next((end + len(joint) for joint in _OF_A if _follows(words, end, joint)), end)
    return end


def _unit_and_half(words: list[str], at: int) -> Number | None:
    """A unit and a half that begin at `at` without a number before them: "a month and a half", "год с половиной"."""
    base, factor = _unit(words, at)
    half = next((half for half in _ADDED if base and "half" not in half[:2] and _follows(words, at + 1, half)), None)
    return Number(at, at + 1 + len(half), 1.0 + _ADDED[half], False, base, factor) if half else None


def _completed(words: list[str], end: int, value: float) -> tuple[int, float]:
    """The end and the value with what stands behind: a half, a scale, a share, a second number of a length, minutes."""
    for added, part in _ADDED.items():
        if _follows(words, end, added):
            end, value = end + len(added), value + part
            break
    end, value = _scaled(words, end, value)
    end, value = _shared(words, end, value)
    end, value = _timed(words, end, value)
    return _metres(words, end, value)


def _run(words: list[str], at: int) -> tuple[int, float]:
    """The end of the number words that begin at `at`, and their value; `at` itself if none begins there."""
    if words[at] in _ALONE:
        return (at + 1, _SHARES[words[at]]) if at and words[at - 1] == "a" else (at, 0.0)
    total, part, last, end = 0.0, 0.0, float("inf"), at
    for place in range(at, len(words)):
        word = words[place]
        if word in _JOINS and place > at and last >= 100:
            continue
        known = _value(word)
        if known is None or (known[1] == "share" and place > at):
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


def _scaled(words: list[str], end: int, value: float) -> tuple[int, float]:
    """Half of a scale: "half a million", and short scales that only digits have: "3 bn"."""
    at = _behind_share(words, end, value % 1)
    known = _value(words[at]) if at < len(words) else None
    if value < 100 and value % 1 and known and known[1] in {"scale", "hundred"}:
        return at + 1, value * known[0]
    if end < len(words) and words[end] in _SHORT_SCALES:
        return end + 1, value * _SHORT_SCALES[words[end]]
    return end, value


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


def _timed(words: list[str], end: int, value: float) -> tuple[int, float]:
    """A time of day in hours: "19:30" is 19.5, and so is "7:30 p.m."; "12:30 a.m." is 0.5."""
    if value >= 24 or value % 1:
        return end, value
    if words[end : end + 1] == [":"] and end + 1 < len(words) and re.fullmatch(r"[0-5]\d", words[end + 1]):
        end, value = end + 2, value + int(words[end + 1]) / 60
    for after in _AFTERNOON:
        if _follows(words, end, after):
            return end + len(after), value % 12 + 12
    for before in _MORNING:
        if 12 <= value < 13 and _follows(words, end, before):
            return end + len(before), value - 12
    return end, value


def _metres(words: list[str], end: int, value: float) -> tuple[int, float]:
    """The end and the value of a length said in two numbers: "two metres twenty" is 2.2."""
    if words[end : end + 1] and words[end] in _METRES and end + 1 < len(words):
        known = _value(words[end + 1])
        if known and known[1] in {"unit", "ten"} and known[0] >= 10:
            return end + 2, value + known[0] / 100
    return end, value


def _follows(words: list[str], at: int, wanted: Sequence[str]) -> bool:
    return words[at : at + len(wanted)] == list(wanted)


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
    found |= {
        word: (value, "share")
        for word, value in (("half", 0.5), *((word, length[0]) for word, length in _LENGTHS.items()))
    }
    for row in read_table("number_words_ru"):
        found |= {word: (float(row["value"]), row["part"]) for word in row["words"].split()}
    return found


@cache
def _ordinals() -> dict[str, float]:
    found: dict[str, float] = {}
    for row in read_table("ordinals"):
        english, russian = row["words"].split()
        found[english] = float(row["value"])
        found |= {russian + ending: float(row["value"]) for ending in _ADJECTIVE}
    return found


@cache
def _months() -> frozenset[str]:
    """Months and their abbreviations, English and Russian in their cases; "the second march" is rare."""
    named = {
        row["word"].lower().replace("ё", "е") for name in ("en", "ru") for row in read_table(f"times_{name}_months")
    }
    return frozenset(named | {month + "'s" for month in named})


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {
        word: (row["base"], float(row["factor"])) for row in read_table("conversions") for word in row["words"].split()
    }
