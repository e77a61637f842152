"""A text becomes a row of tokens, and each token one letter that says what kind of time word it is.

The grammar matches over the letters, so it knows no language: the words of a language are tables of the lexicon.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from firsthand.lexicon import read_table

KINDS = (
    *("month", "monthabbr"),  # the second may take a dot: Feb., Sept.
    *("weekday", "weekdays", "weekdayabbr"),  # Thursday, Thursdays, Thu.
    *("season", "seasons", "holiday", "event"),
    *("unit", "units", "quarter", "half", "weekend", "weekends"),
    *("workday", "period"),  # "trading" between a number and days; "period", "term"
    *("part", "parts", "today"),  # morning, mornings; today, yesterday: counted from the day of speaking
    *("relative", "that", "same", "past", "current", "orso"),  # last, next; that, same; past; current, recent
    *("ago", "later", "mod", "modnoun", "approx"),  # ago, earlier; later, hence; early; end; nearly
    *("numword", "scale", "couple", "vague", "ordinal", "second"),  # "second" is an ordinal or a unit
    *("the", "its", "an", "of", "in", "at", "on", "and", "between", "since", "before", "after", "each", "fiscal"),
    *("decade", "set", "lengthy", "ref"),  # nineties, 1990s; daily; yearlong; now, recently
    *("clockword", "meridiem", "zone", "era", "old", "timeword", "timesword", "once"),
    *(
        "iso",
        "isomonth",
        "numdate",
        "clock",
        "small",
        "year",
        "number",
        "fraction",
    ),  # small: a number of one or two digits
    *("poss", "comma", "dot", "hyphen", "other", "break"),  # "break" ends every phrase
)
LETTERS: Mapping[str, str] = {kind: chr(0xA1 + at) for at, kind in enumerate(KINDS)}
"""One letter a kind, for the grammar: of Latin-1, where none means anything in a regular expression."""

TABLES = ("months", "weekdays", "seasons", "words")

_TOKEN = re.compile(
    r"""(?x)
    (?P<word>(?![AaPp]\.?[Mm]\b | https?: | www\.)[^\W\d_]+(?:['’]clock)?)
  | (?P<other>[$£€¥₽][ ]?\d[\d,.]* | \d[\d,.]*[ ]?%            # money, per cent
        | \d{3}-\d{4}\b | \(?\d{3}\)?[-. ]\d{3}-\d{4}\b         # telephone numbers
        | (?:https?://|www\.)\S+)                              # addresses
  | (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
  | (?P<numdate>\d{1,2}/\d{1,2}/\d{2,4}(?![\w/]) | \d{1,2}\.\d{1,2}\.\d{4}(?!\w) | \d{1,2}-\d{1,2}-\d{4}(?![\w-])
        | \d{4}/\d\d?/\d\d?(?![\w/]))
  | (?P<isomonth>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\w-]))
  | (?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]) | [0-2]?\d\.[0-5]\d(?=[ ]?[ap]\.?m\b))
  | (?P<decade>(?:1\d|20)\d0['’]?s\b | ['’]?[2-9]0['’]?s\b)
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<fraction>\d/\d(?![\d/]) | [½¼¾])
  | (?P<meridiem>[AaPp]\.[Mm]\b\.? | [AaPp][Mm]\b)
  | (?P<number>\d+(?:,\d{3})+(?:\.\d+)?(?!\w) | \d+\.\d+)
  | (?P<small>(?<!\w)\d{1,2}(?!\d|,\d))
  | (?P<year>(?<!\w)[12]\d{3}(?!\d|,\d))
  | (?P<digits>\d+)
  | (?P<poss>['’]s?\b | (?<=s)['’](?=\s))
  | (?P<break>\n[ \t]*\n)
  | (?P<comma>,) | (?P<dot>\.) | (?P<hyphen>[-–])
  | (?P<rest>[^\s])
    """
)


class Token(NamedTuple):
    """One token: code points `[start, end)` of the text, its kind, and what its table says it is worth."""

    start: int
    end: int
    kind: str
    value: str


class Lexicon(NamedTuple):
    """The time words of one language, ready for one look-up a token."""

    words: Mapping[str, tuple[str, str]]
    """Word as written -> kind and value."""
    phrases: Mapping[str, re.Pattern[str]]
    """First word of a phrase of several words -> a pattern of all phrases that start with it, longest first."""
    values: Mapping[str, tuple[str, str]]
    """Phrase in lower case -> kind and value."""


@cache
def read_lexicon(language: str) -> Lexicon:
    """The tables of `language` ("en"): months, weekdays, seasons, words, holidays and named events."""
    rows = [
        (row["word"], row["kind"], row["value"], row["case"])
        for name in TABLES
        for row in read_table(f"times_{language}_{name}")
    ]
    rows += [(row["name"], "holiday", row["name"], "cap") for row in read_table(f"times_{language}_holidays")]
    rows += [(row["name"], "event", row["name"], "cap") for row in read_table(f"times_{language}_events")]
    words: dict[str, tuple[str, str]] = {}
    values: dict[str, tuple[str, str]] = {}
    heads: dict[str, list[str]] = {}
    for word, kind, value, case in rows:
        if re.fullmatch(r"[^\W\d_]+(?:['’]clock)?", word):
            forms = {word, word.upper()} if case == "cap" else {word, word.lower(), word.capitalize(), word.upper()}
            words.update(dict.fromkeys(forms, (kind, value)))
            continue
        values[word.lower()] = (kind, value)
        first = re.split(r"\W", word, maxsplit=1)[0]
        for form in {first} if case == "cap" else {first.lower(), first.capitalize(), first.upper()}:
            heads.setdefault(form, []).append(word)
    phrases = {first: _any_of(found) for first, found in heads.items()}
    return Lexicon(words, phrases, values)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        "|".join(re.escape(phrase).replace(r"\ ", r"\s") + r"(?!\w)" for phrase in longest_first), re.IGNORECASE
    )


def read_tokens(text: str, lexicon: Lexicon) -> tuple[list[Token], str]:
    """The tokens of `text` in order, and their kinds as one string of `LETTERS`."""
    words, phrases = lexicon.words, lexicon.phrases
    tokens: list[Token] = []
    done = 0
    for found in _TOKEN.finditer(text):
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
        elif kind not in {"comma", "dot", "hyphen", "break", "other"}:
            value = found.group()
        tokens.append(Token(start, end, kind, value))
    return tokens, "".join([LETTERS[token.kind] for token in tokens])
