"""A text becomes a row of tokens, and each token one letter that says what kind of time word it is.

The grammar matches over the letters, so it knows no language: words and tokens of a language are tables (lexicon.py).
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

KINDS = (
    *("month", "monthabbr"),  # the second may take a dot: Feb., Sept.
    *("weekday", "weekdays", "weekdayabbr"),  # Thursday, Thursdays, Thu.
    *("season", "seasons", "seasonal", "holiday", "event"),  # seasonal: an adverb by its case, as in «летом»
    *("unit", "units", "quarter", "half", "weekend", "weekends"),
    *("workday", "period"),  # "trading" between a number and days; "period", "term"
    *("part", "parts", "today"),  # morning, mornings; today, yesterday: counted from the day of speaking
    *("todays", "ownday"),  # adjectives, behind a preposition: «на вчерашней лекции», «на пятничном брифинге»
    *("relative", "that", "same", "past", "current", "orso"),  # last, next; that, same; past; current, recent
    *("ago", "later", "mod", "modnoun", "approx"),  # ago, earlier; later, hence; early; end; nearly
    *("numword", "scale", "couple", "vague", "ordinal", "second"),  # "second" is an ordinal or a unit
    *("the", "its", "an", "of", "in", "at", "on", "and", "between", "since", "before", "after", "each", "fiscal"),
    *("decade", "set", "lengthy", "ref"),  # nineties, 1990s; daily; yearlong; now, recently
    *("clockword", "meridiem", "zone", "era", "old", "timeword", "timesword", "once"),
    *("from", "until", "during", "yr"),  # prepositions that English has in other kinds; an abbreviated "year"
    *(
        "iso",
        "isomonth",
        "numdate",
        "clock",
        "dotclock",
        "small",
        "year",
        "yearth",
        "number",
        "fraction",
    ),  # small: a number of one or two digits
    *("poss", "comma", "dot", "hyphen", "other", "break"),  # "break" ends every phrase
)
LETTERS: Mapping[str, str] = {kind: chr(0xA1 + at) for at, kind in enumerate(KINDS)}
"""One letter a kind, for the grammar: of Latin-1, where none means anything in a regular expression."""

SKELETON = r"""(?x)
    (?P<word>(?![AaPp]\.?[Mm]\b | https?: | www\.)[^\W\d_]+(?:['’]clock)?)
  | (?P<other>[$£€¥₽][ ]?\d[\d,.]* | \d[\d,.]*[ ]?%            # money, per cent
        | \d{3}-\d{4}\b | \(?\d{3}\)?[-. ]\d{3}-\d{4}\b         # telephone numbers
        | (?:https?://|www\.)\S+)                              # addresses
  | (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<numdate>\d{1,2}/\d{1,2}/\d{2,4}(?![\w/]) | \d{1,2}\.\d{1,2}\.\d{4}(?!\w) | \d{1,2}-\d{1,2}-\d{4}(?![\w-])
        | \d{4}/\d\d?/\d\d?(?![\w/]))
  | (?P<isomonth>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\w-]))
  | (?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]) | [0-2]?\d\.[0-5]\d(?=[ ]?[ap]\.?m\b))
  @own@
  | (?P<fraction>\d/\d(?![\d/]) | [½¼¾])
  | (?P<meridiem>[AaPp]\.[Mm]\b\.? | [AaPp][Mm]\b)
  | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?(?!\w) | \d+\.\d+)
  | (?P<small>(?<!\w)\d{1,2}(?!\d|,\d))
  | (?P<year>(?<!\w)[12]\d{3}(?!\d|,\d))
  | (?P<digits>\d+)
  | (?P<break>\n[ \t]*\n)
  | (?P<comma>,) | (?P<dot>\.) | (?P<hyphen>[-–])
  | (?P<rest>[^\s])
    """
"""The tokens of all languages; `@own@` is where the table of a language puts its own."""


class Token(NamedTuple):
    """One token: code points `[start, end)` of the text, its kind, and what its table says it is worth."""

    start: int
    end: int
    kind: str
    value: str


class Lexicon(NamedTuple):
    """The time words of one language, ready for one look-up a token."""

    token: re.Pattern[str]
    """What a token is: `SKELETON` with the language's own tokens."""
    words: Mapping[str, tuple[str, str]]
    """Word as written -> kind and value."""
    phrases: Mapping[str, re.Pattern[str]]
    """First word of a phrase of several words -> a pattern of all phrases that start with it, longest first."""
    values: Mapping[str, tuple[str, str]]
    """Phrase in lower case -> kind and value."""


def read_tokens(text: str, lexicon: Lexicon) -> tuple[list[Token], str]:
    """The tokens of `text` in order, and their kinds as one string of `LETTERS`."""
    words, phrases = lexicon.words, lexicon.phrases
    tokens: list[Token] = []
    done = 0
    for found in lexicon.token.finditer(text):
        start, end = found.span()
        if start < done:
            continue
        kind, value = found.lastgroup or "other", ""
        if kind == "word":
            word = found.group()
            phrase = phrases[word].match(text, start) if word in phrases else None
            if phrase and (known := lexicon.values.get(re.sub(r"\s", " ", phrase.group()).lower())):
                kind, value = known
                done = end = phrase.end()
            else:
                kind, value = words.get(word, ("other", ""))
        elif kind == "digits":
            kind, value = "number", found.group()
        elif kind == "rest":
            kind = "other"
        elif kind in _REWRITTEN:
            kind, value = _REWRITTEN[kind](found.group())
        elif kind not in {"comma", "dot", "hyphen", "break", "other"}:
            value = found.group()
        tokens.append(Token(start, end, kind, value))
    return tokens, "".join([LETTERS[token.kind] for token in tokens])


_REWRITTEN: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "decimal": lambda words: ("number", words.replace(",", ".")),  # 2,5
    "grouped": lambda words: ("number", re.sub(r"\s", "", words).replace(",", ".")),  # 15 000
    "yearth": lambda words: ("yearth", words[:4]),  # 2022-м
}
"""Tokens of the tables that are other kinds written in a way of their own."""
