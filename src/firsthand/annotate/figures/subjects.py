"""Noun phrases and subjects among the words of a sentence, by rough word classes: whose amount a verb tells."""

from collections.abc import Sequence

from firsthand.annotate.figures.quantity import Line
from firsthand.annotate.figures.word_kinds import is_adjective
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import Token, is_person, is_plural

_NOUNS = frozenset({"noun", "person"})
_INSIDE = frozenset({"noun", "person", "ed", "ing", "number"})
FURTHEST_SUBJECT_WORDS = 22


def head_from(line: Line, at: int) -> Token | None:
    """The head of the noun phrase that begins at token `at`, determiners and adjectives before it passed over."""
    tokens = line.tokens
    at = _past_amount(tokens, _past_owner(line, at))
    head: Token | None = None
    first = at
    while at < len(tokens) and line.mask[at] is None:
        token = tokens[at]
        joins = token.text == "-" and at > first and token.start == tokens[at - 1].end
        if (
            not joins
            and token.low not in word_set("nominal")
            and (token.tag not in _INSIDE or (token.tag == "number" and head is not None))
        ):
            break
        if token.tag in {"ed", "ing"} and head is not None:
            break
        if head is not None and is_plural(head.low) and not is_plural(token.low) and not joins:
            break
        if (token.tag in _NOUNS and not _no_head(token)) or (token.low in word_set("nominal") and head is None):
            head = token
        at += 1
    if head is None and first < len(tokens) and tokens[first].tag == "ing" and line.mask[first] is None:
        return tokens[first]  # "three tonnes of herring"
    return head


def _past_owner(line: Line, at: int) -> int:
    """The token behind a date that owns the noun: "this year's crop"."""
    last = at
    while last < len(line.tokens) and line.mask[last] is not None:
        last += 1
    owns = last > at and line.tokens[last - 1].low.endswith(("'s", "s'"))
    return last if owns else at


def _no_head(token: Token) -> bool:
    """True for adjectives and for "worth", which end no noun phrase."""
    adjective = is_adjective(token.low) and not token.capital and token.low not in word_set("nominal")
    return adjective or token.low == "worth"


def _ends_phrase(tokens: Sequence[Token], last: int) -> bool:
    """True for an adjective that names a thing: "a single", "the average two-bedroom flat"."""
    before = tokens[last - 1] if last else None
    return before is not None and (before.tag in _NOUNS or before.low in word_set("articles"))


def _plain(token: Token) -> bool:
    """True unless it is a superlative, which stands for a noun named before: "the largest"."""
    return not token.low.endswith("est") and token.low not in {"worth", "first", "last", "latest"}


def _past_amount(tokens: Sequence[Token], at: int) -> int:
    """The token behind determiners, and behind an amount that modifies: "half of a £16m loan"."""
    while at < len(tokens) and (tokens[at].tag == "det" or tokens[at].low in {"other", "most"}):
        at += 1
    if at + 1 < len(tokens) and tokens[at].tag == "sign" and tokens[at + 1].tag == "number":
        at += 2
        while at < len(tokens) and tokens[at].low in word_set("scales"):
            at += 1
    return at


def head_before(line: Line, at: int) -> tuple[Token, int] | None:
    """The noun right before token `at`, and the first token of its phrase without determiners."""
    tokens = line.tokens
    last = at - 1
    if last >= 0 and tokens[last].text in {"”", '"', ")"}:
        last -= 1
    if last > 0 and tokens[last].tag == "number" and tokens[last - 1].capital and tokens[last - 1].tag == "noun":
        last -= 1  # "the FTSE 100 lost 1.6%"
    if last < 0 or line.mask[last] is not None:
        return None
    if tokens[last].tag not in _NOUNS and tokens[last].low not in word_set("nominal"):
        return None
    if _no_head(tokens[last]) and not (_plain(tokens[last]) and _ends_phrase(tokens, last)):
        return None  # "the largest, at 310 metres"
    first = last
    while first > 0 and line.mask[first - 1] is None:
        before = tokens[first - 1]
        if before.tag in _INSIDE or (before.text in {"-", "’", "'"} and before.end == tokens[first].start):
            first -= 1
        else:
            break
    return tokens[last], first


def subject_of(line: Line, verb: int, *, deep: int = 2) -> Token | None:
    """The head of the subject of the verb at token `verb`; None for a pronoun or where no noun is found."""
    tokens = line.tokens
    at = verb
    while at > 0 and (
        tokens[at - 1].tag in {"aux", "adv"}
        or tokens[at - 1].low in {"to", "not", "than", "more", "less", "there", "here"}
    ):
        at -= 1
    if not at:
        return None
    before = tokens[at - 1]
    if before.tag == "rel" or before.low in {"which", "who", "that"}:
        at -= 1
        at -= at > 0 and tokens[at - 1].text == ","
    elif before.low in {"and", "but", "or"} and deep:
        other = _verb_before(line, at - 1)
        return subject_of(line, other, deep=deep - 1) if other is not None else None
    elif before.text == "," and deep:
        opening = _comma_before(line, at - 1)
        if opening is None:
            return None
        at = opening
    return first_noun(line, at)


def first_noun(line: Line, at: int) -> Token | None:
    """The head of the phrase that ends before token `at`, back over those that hang on it: "gusts of wind"."""
    tokens = line.tokens
    found: Token | None = None
    if at > 2 and tokens[at - 1].tag == "number" and tokens[at - 2].text == ",":
        at -= 2  # "Nora Dunn, 61, who scooped €1m"
    for _ in range(FURTHEST_SUBJECT_WORDS):
        phrase = head_before(line, at)
        if phrase is None:
            masked = at > 0 and line.mask[at - 1] is not None
            if not masked:
                return found
            first = at - 1
            while first > 0 and line.mask[first - 1] is not None:
                first -= 1
            if found is None and first and tokens[first - 1].tag in _NOUNS:
                at = first  # "new claims last week came to 21,400"
                continue
        else:
            found, first = phrase
        while first > 0 and (tokens[first - 1].tag in {"det", "adv", "number"} or line.mask[first - 1] is not None):
            first -= 1
        doing = first > 1 and tokens[first - 1].tag in {"ing", "verb"} and tokens[first - 1].low.endswith("ing")
        if doing and tokens[first - 2].tag == "prep":
            first -= 1  # "support for leaving the union"
        joint = tokens[first - 1] if first else None
        taxed = joint is not None and joint.low == "before" and found is not None and found.low in word_set("charges")
        opens = joint is not None and joint.low in word_set("clause openers") and not taxed  # "profit before tax"
        if joint is None or joint.tag != "prep" or opens:
            return found
        at = first - 1
        if not at or (tokens[at - 1].tag not in _NOUNS and line.mask[at - 1] is None):
            return found
    return found


def _verb_before(line: Line, at: int) -> int | None:
    doubtful: int | None = None  # "the drug cut relapses by 44% and costs $18,000"
    for place in range(at - 1, max(-1, at - FURTHEST_SUBJECT_WORDS), -1):
        token = line.tokens[place]
        if token.tag in {"verb", "ed"} or (token.tag == "aux" and token.low != "to"):
            return place
        if token.low in measured_verbs() and token.tag == "noun" and place and line.tokens[place - 1].tag in _NOUNS:
            doubtful = place
        if token.text in {";", ":", "."}:
            break
    return doubtful


def _comma_before(line: Line, at: int) -> int | None:
    for place in range(at - 1, max(-1, at - FURTHEST_SUBJECT_WORDS), -1):
        if line.tokens[place].text == ",":
            return place
        if line.tokens[place].text in {";", ":", "."}:
            return None
    return None


def names_person(token: Token) -> bool:
    """True if the noun is of persons, or of a body of them."""
    return is_person(token.low) or token.low in {"people", "crowd", "crew", "staff"}
