"""Zero said of those that an event could have counted: "no one was hurt", "no shots were fired", "none of the 12"."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.figures.numerals import Numeral
from firsthand.annotate.figures.phrases import Phrase, counted_phrase
from firsthand.annotate.figures.word_sets import word_set
from firsthand.annotate.figures.words import SMALL, Token, event_of, is_person, is_plural

_NOBODY = frozenset({"nobody", "none"})
LONGEST_LEAD_WORDS = 4


class Zero(NamedTuple):
    """The tokens `[first, last)` say that there were none of the `phrase`; None where the words are for people."""

    numeral: Numeral
    phrase: Phrase | None
    last: int
    persons: bool


def zero_at(tokens: Sequence[Token], at: int) -> Zero | None:
    """The zero that begins at token `at`; None where nothing countable is denied."""
    low = tokens[at].low
    if low not in {"no", "not"} and low not in _NOBODY:
        return None
    lows = [token.low for token in tokens[at : at + 4]]
    if lows[:2] == ["no", "one"]:
        return _nobody(tokens, at, at + 2)
    if lows[:3] == ["no", "-", "one"]:
        return _nobody(tokens, at, at + 3)
    if low == "nobody":
        return _nobody(tokens, at, at + 1)
    if low == "none":
        return _none(tokens, at)
    if lows[:2] == ["not", "one"]:
        return _not_one(tokens, at, at + 2)
    if lows[:3] == ["not", "a", "single"]:
        return _not_one(tokens, at, at + 3)
    return _no(tokens, at) if low == "no" else None


def _zero(at: int, last: int, phrase: Phrase | None = None, *, persons: bool = False) -> Zero:
    return Zero(Numeral(at, last, 0.0, "zero"), phrase, phrase.last if phrase else last, persons)


def _nobody(tokens: Sequence[Token], at: int, last: int) -> Zero | None:
    follows = tokens[last] if last < len(tokens) else None
    if follows is None or follows.low in word_set("minds") or follows.text in {"’", "'"}:
        return None
    if follows.low in {"has", "had", "have", "is", "was", "were", "in", "from", "of", "else"} or follows.tag in {
        "verb",
        "ed",
    }:
        behind = tokens[last + 1].low if last + 1 < len(tokens) else ""
        return None if behind in word_set("minds") or follows.low == "else" else _zero(at, last, persons=True)
    return None


def _none(tokens: Sequence[Token], at: int) -> Zero | None:
    last = at + 1
    follows = tokens[last] if last < len(tokens) else None
    if follows is None:
        return None
    if follows.low == "of" and last + 2 < len(tokens):
        behind = [token.low for token in tokens[last + 1 : last + 4]]
        whole = counted_phrase(tokens, last, one=False) if tokens[last + 1].tag == "det" else None
        if whole is not None and is_plural(tokens[whole.head].low) and not _denied(tokens[whole.head].low):
            return _zero(at, last, whole)
        if behind[0] in {"them", "whom", "which", "those"} or any(
            _numeric(token) for token in tokens[last + 1 : last + 3]
        ):
            phrase = counted_phrase(tokens, last, one=False)
            return _zero(at, last, phrase)
        return None
    if at and tokens[at - 1].low in {"second", "is", "bar"}:
        return None
    stands = follows.tag in {"adv", "aux", "verb", "ed", "prep"} or follows.text in {".", ",", ";"}
    return _zero(at, last) if stands and follows.low not in {"other", "too", "the"} else None


def _not_one(tokens: Sequence[Token], at: int, last: int) -> Zero | None:
    if last < len(tokens) and tokens[last].low == "of" and at and tokens[at - 1].tag in {"aux", "pron"}:
        return None  # "we are not one of those firms"
    if last < len(tokens) and tokens[last].tag in {"verb", "ed"}:
        return _zero(at, last, persons=True)  # "not one came"
    phrase = counted_phrase(tokens, last, one=True)
    if phrase is None or tokens[phrase.head].low in word_set("denied"):
        return None
    return _zero(at, last, phrase)


def _no(tokens: Sequence[Token], at: int) -> Zero | None:
    phrase = counted_phrase(tokens, at + 1, one=False)
    if phrase is None or tokens[at + 1].tag == "adv":
        return None
    head = tokens[phrase.head].low
    events = event_of(head) is not None or is_person(head)
    if not is_plural(head) or _denied(head):
        return None
    if any(
        token.low in word_set("planned") or token.low == "to" for token in tokens[max(0, at - LONGEST_LEAD_WORDS) : at]
    ):
        return None
    behind = [token.low for token in tokens[phrase.last : phrase.last + 4] if not token.capital]
    if set(behind) & (word_set("ruled") | word_set("planned")):
        return None
    before = tokens[at - 1].low if at else ""
    opens = at == 0 or tokens[at - 1].tag in {"sign", "conj", "aux", "verb", "ed", "prep", "pron"}
    told = opens and before not in {"say", "says"}
    return _zero(at, at + 1, phrase) if events or told else None


def _denied(head: str) -> bool:
    """True for a plural that nobody counts: "no plans"."""
    return bool({head, head.removesuffix("s"), head.removesuffix("ies") + "y"} & word_set("denied"))


def _numeric(token: Token) -> bool:
    return token.tag == "number" or token.low in SMALL
