"""Numbers among the tokens of a sentence, for a language read by tables: digits, words in any case, shares."""

import re
from collections.abc import Mapping, Sequence

from firsthand.annotate.figures.numerals import Numeral
from firsthand.annotate.figures.tables import NumberWord, Tables
from firsthand.annotate.figures.words import Token

_TOKEN = re.compile(
    r"""(?x)
    (?<![\d.,])\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?   # 15 000 and 1 463,8
    | \d+(?:[.,]\d+)?                                              # 15000, 2,5
    | [^\W\d_]+(?:[-‑][^\W\d_]+)*
    | \S
    """
)
_BELOW = {"unit": 0, "ten": 1, "hundred": 2}
"""Parts of a number, from its end."""
_POWERS = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}
"""What a vague word multiplies the one before it by: «несколько сотен»."""
MAX_NUMBER = 1e15


def tokens_of(text: str, start: int, end: int, numbers: Mapping[str, NumberWord]) -> list[Token]:
    """The tokens of `text[start:end]` in order; "два-три" is three of them. Tags: number, word, sign."""
    out: list[Token] = []
    for found in _TOKEN.finditer(text, start, end):
        piece, at = found.group(), found.start()
        parts = re.split(r"([-‑])", piece)
        if len(parts) > 1 and all(part.lower() in numbers for part in parts[::2]):
            for part in parts:
                out.append(_token(part, at))
                at += len(part)
        else:
            out.append(_token(piece, at))
    return out


def _token(piece: str, at: int) -> Token:
    tag = "number" if piece[0].isdecimal() else "word" if piece[0].isalpha() else "sign"
    return Token(at, at + len(piece), piece, piece.lower(), tag)


def numeral_at(tokens: Sequence[Token], at: int, tables: Tables) -> Numeral | None:
    """The longest number that begins at token `at`; None where none does."""
    token = tokens[at]
    if token.tag == "number":
        digits = token.text.replace(",", ".")
        value = float(re.sub(r"\s", "", digits)) if re.sub(r"[\s.]", "", digits).isdecimal() else MAX_NUMBER
        if value >= MAX_NUMBER:
            return None
        value, after = _and_a_half(tokens, at + 1, value)
        times, after = _scale(tokens, after, tables)
        return Numeral(at, after, _clean(value * times), "digits", scale_value=times)
    known = tables.numbers.get(token.low)
    if known is None or known.part == "ordinal":
        return None
    if known.part == "vague" or known.name:
        tens = tables.numbers.get(tokens[at + 1].low) if at + 1 < len(tokens) else None
        power = _POWERS.get(tens.name, 0.0) if tens is not None and tens.part == "vague" else 0.0
        times, after = _scale(tokens, at + 2 if power else at + 1, tables)
        return Numeral(at, after, 0.0, "vague", known.name, times * (power or 1.0), to_next=True)
    if known.part == "fraction":
        return Numeral(at, at + 1, known.value, "fraction")
    return _words(tokens, at, tables)


def _words(tokens: Sequence[Token], at: int, tables: Tables) -> Numeral:
    """Number words in a row, largest part first: «тысяча двести», «двадцать пять тысяч»."""
    total, current, after = 0.0, 0.0, at
    lowest, last_scale, persons = 3, float("inf"), False
    while after < len(tokens) and (known := tables.numbers.get(tokens[after].low)):
        if known.part == "scale" and known.value < last_scale:
            total, current = total + (current or 1.0) * known.value, 0.0
            lowest, last_scale = 3, known.value
        elif known.part in _BELOW and _BELOW[known.part] < lowest and known.value:
            current, lowest = current + known.value, _BELOW[known.part]
            lowest = 0 if 10 <= known.value < 20 else lowest
        elif known.part in {"part", "persons"} or not known.value:
            if after > at:
                break
            current, lowest, persons = known.value, 0, known.part == "persons"
        elif known.part == "fraction" and after > at:
            share = (total + current) * known.value
            return Numeral(at, after + 1, _clean(share), "fraction")
        else:
            break
        after += 1
    current, after = _and_a_half(tokens, after, current) if current else (current, after)
    times, after = _scale(tokens, after, tables) if not total else (1.0, after)
    value = _clean((total + current) * times)
    return Numeral(at, after, value, "digits" if persons else "words", scale_value=times)


def _and_a_half(tokens: Sequence[Token], at: int, value: float) -> tuple[float, int]:
    """«с половиной» adds a half."""
    if at + 1 < len(tokens) and tokens[at].low == "с" and tokens[at + 1].low == "половиной":
        return value + 0.5, at + 2
    return value, at


def _scale(tokens: Sequence[Token], at: int, tables: Tables) -> tuple[float, int]:
    """What the scale words at `at` multiply by, and the token behind them with the full stop of «тыс.»."""
    times = 1.0
    while at < len(tokens):
        known = tables.numbers.get(tokens[at].low)
        if known is None or known.part != "scale":
            break
        times, at = times * known.value, at + 1
        short = not set(tokens[at - 1].low) & set("аеиоуыэюя") or tokens[at - 1].low == "тыс"
        if short and at < len(tokens) and tokens[at].text == "." and at + 1 < len(tokens):
            at += tokens[at + 1].text[:1].islower() or tokens[at + 1].tag == "sign"
    return times, at


def _clean(value: float) -> float:
    return round(value, 10) if abs(value) < 1e6 else round(value, 3)
