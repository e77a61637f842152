"""What an English word is where the closed classes and endings of `words` call it a noun: adjective, person, verb.

The table `word_kinds` is made from counts of tagged texts; the words around decide where it is unsure.
"""

from collections.abc import Sequence
from functools import cache

from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, is_person, is_plural, words_of_kind

_BEFORE_NOUNS = frozenset({"det", "number", "prep", "ed", "ing"})
_SUBJECTS = frozenset({"noun", "person"})
_CURRENCIES = frozenset({"$", "£", "€"})
LONGEST_COUNTED_WORDS = 5
_BEHIND_VERBS = frozenset({"det", "number", "prep", "adv", "pron"})


def is_adjective(low: str) -> bool:
    """True for a word that is hardly ever a noun: "large", "larger" and "largest", "flat"."""
    adjectives = words_of_kind("adjective")
    if low in adjectives:
        return True
    for ending in ("est", "er"):
        if low.endswith(ending):
            stem = low[: -len(ending)]
            doubled = stem[:-1] if len(stem) > 2 and stem[-1:] == stem[-2:-1] else stem
            if {stem, f"{stem}e", doubled, f"{stem[:-1]}y"} & adjectives:
                return True
    return False


def with_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence with verbs tagged where a subject stands before: "Fares start at", "the rate stands"."""
    out = list(tokens)
    if len(out) > 1 and out[0].tag == "verb" and out[1].tag in {"verb", "ed", "aux"}:
        out[0] = out[0]._replace(tag="noun")  # "Pay grew 2%"
    for at in range(1, len(out)):
        token = out[at]
        if token.tag == "noun" and not token.capital and _is_verb(out, at):
            out[at] = token._replace(tag="verb")
        elif (token.tag == "verb" and _is_noun(out, at)) or _is_total(out, at):
            out[at] = token._replace(tag="noun")
    return out


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """True for a base form behind a determiner and adjectives: "the true cost", "a cut"."""
    if tokens[at].low not in words_of_kind("verb"):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.low == "of" and tokens[at - 1].tag == "noun" and not is_plural(tokens[at - 1].low):
        return True  # "at a cash cost of"
    if behind is not None and behind.text in {",", "."} and at > 1 and tokens[at - 1].tag == "noun":
        at -= 1  # "A seat in the east stand, priced at"
    spot = at - 1
    while spot > 0 and (is_adjective(tokens[spot].low) or tokens[spot].tag == "number" or _measures(tokens[spot])):
        spot -= 1
    owned = tokens[spot].low.endswith(("'s", "s'"))
    return owned or (tokens[spot].tag == "det" and tokens[spot].low not in {"that", "which"})


def _measures(token: Token) -> bool:
    """True for the unit of an amount between a determiner and its noun: "a 10% cut"."""
    return token.text in {"%", "$", "£", "€"} or token.low in {"per", "cent", "percent"}


def _is_total(tokens: Sequence[Token], at: int) -> bool:
    """True for "total" as a noun: "the jobless total stands at"."""
    if tokens[at].low != "total" or tokens[at].tag != "adv" or at + 1 == len(tokens):
        return False
    return tokens[at + 1].tag in {"aux", "verb", "ed", "prep"} or tokens[at + 1].low in measured_verbs()


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    before, low = tokens[at - 1], tokens[at].low
    numbered = before.tag == "number" and at > 1 and tokens[at - 2].capital and tokens[at - 2].tag == "noun"
    if numbered:
        before = tokens[at - 2]  # "The gauge at Pump House 2 stands at"
    third = _third_persons().get(low)
    if third is not None and (at + 1 == len(tokens) or tokens[at + 1].text in {".", ",", ";"}):
        return False  # "thousands of job cuts."
    if third is not None and tokens[at + 1].tag in {"verb", "aux"}:
        return False  # "tea exports rose"
    if third is not None:
        told = third or _object_follows(tokens, at)
        stands = before.tag not in _BEFORE_NOUNS and (before.tag != "sign" or before.text == ",")
        return (
            told
            and stands
            and not _modifies(before)
            and (numbered or not _counted(tokens, at))
            and not _is_object(tokens, at)
        )
    if low in words_of_kind("verb", sure=True) and (before.low == "to" or before.tag == "conj"):
        joins = at + 1 < len(tokens) and tokens[at + 1].low in {"by", "to"}
        return before.low == "to" or joins or _object_follows(tokens, at)
    if low not in words_of_kind("verb") or before.tag not in _SUBJECTS or not is_plural(before.low):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    told = behind is not None and (behind.tag in _BEHIND_VERBS or behind.text in _CURRENCIES)
    return told and not _counted(tokens, at)


def _object_follows(tokens: Sequence[Token], at: int) -> bool:
    """True if a number or a determiner is next: what is a verb as often as a noun is a verb here, "charges £5"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None:
        return False
    aims = behind.low == "to" and tokens[at - 1].tag in {"noun", "person", "pron", "conj"}  # "and hopes to save"
    return aims or behind.tag in {"det", "number"} or behind.text in _CURRENCIES


def _counted(tokens: Sequence[Token], at: int) -> bool:
    """True if the words before are a number and what it counts: "several thousand calls", "no job offers"."""
    spot = at - 1
    while spot > 0 and at - spot < LONGEST_COUNTED_WORDS and tokens[spot].tag in {"noun", "person"}:
        if _is_number_word(tokens[spot].low):
            return True
        spot -= 1
    first = tokens[spot]
    return first.tag == "number" or _is_number_word(first.low) or first.low in {"more", "most", "very"}


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """True if the nouns before hold a verb of their own: "would raise property taxes 3 percent"."""
    while at > 0 and tokens[at - 1].tag in _SUBJECTS:
        at -= 1
    return at > 0 and (tokens[at - 1].tag == "aux" or tokens[at - 1].low == "to")


def _is_number_word(low: str) -> bool:
    return low in SMALL or low in word_set("scales") or low in word_set("number words")


def _modifies(token: Token) -> bool:
    """True for a word that a noun follows rather than a verb: an adjective, an owner, a plural."""
    return (
        is_adjective(token.low)
        or token.low.endswith(("'s", "s'"))
        or (is_plural(token.low) and not is_person(token.low))
        or (is_person(token.low) and is_plural(token.low))
    )


def is_third_person(low: str) -> bool:
    """True for "ends" and "follows", whatever else they are."""
    return low in _third_persons()


@cache
def _third_persons() -> dict[str, bool]:
    """Third person of each verb -> True if it is hardly ever a plural noun."""
    sure = words_of_kind("verb", sure=True)
    out = {}
    for verb in words_of_kind("verb") | {form for form in measured_verbs() if measured_verbs()[form] != "object"}:
        ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + ending
        out[third] = verb in sure
    return out
