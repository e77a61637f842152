"""The noun phrase that a number counts: its words, its head, and where the phrase ends."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, event_of, is_person, is_plural, verb_of, words_of_kind

_CLOSED = frozenset({"prep", "conj", "rel", "pron", "aux", "adv", "sign", "det"})
_PLURAL_MODIFIERS = frozenset(
    "sports arms women savings sales news goods drugs veterans customs police forces rights states games series"
    " communications operations services systems people's homicides".split()
)
_INNER_ADVERBS = frozenset("more less so-called most least very highly newly separate total additional".split())
_NO_HEADS = frozenset("worth or so more less other others such same so-called ago later earlier old away apart".split())
_MODEL_WORDS = frozenset({"model", "type", "class", "category", "series", "level", "phase", "tier", "grade"})


class Phrase(NamedTuple):
    """Tokens `[first, last)` of a noun phrase and its head; modifiers stand before the head."""

    first: int
    head: int
    last: int


def counted_phrase(tokens: Sequence[Token], at: int, *, one: bool) -> Phrase | None:
    """What the number before token `at` counts; `one` says that the noun is singular. None if nothing follows.

    Goes through a partitive: "of the oldest Veldeners" behind "two".
    """
    if at < len(tokens) and tokens[at].low == "of":
        return _partitive(tokens, at + 1)
    if at + 1 < len(tokens) and tokens[at].low in {"away", "home"} and is_plural(tokens[at + 1].low):
        at += 1  # "900 away fans"
    return _phrase(tokens, at, one=one)


def _partitive(tokens: Sequence[Token], at: int) -> Phrase | None:
    if at < len(tokens) and tokens[at].low in {"which", "whom"}:
        return None  # "22 of which the force has accepted"
    while at < len(tokens) and (tokens[at].tag == "det" or tokens[at].low in {"other", "past", "first", "top"}):
        at += 1
    if at < len(tokens) and tokens[at].low in word_set("nominal") and not _noun_follows(tokens, at + 1):
        return Phrase(at, at, at + 1)  # "nineteen of the dead"
    owner = next((k for k in range(at, min(at + 4, len(tokens))) if tokens[k].low.endswith(("'s", "s'"))), None)
    if owner is not None and owner + 1 < len(tokens) and _is_number(tokens[owner + 1]):
        at = owner + 1  # "four of Penmore's nine libraries"
    whole = at
    while whole < len(tokens) and _is_number(tokens[whole]):
        whole += 1
    if at < whole < len(tokens) and tokens[whole].low in word_set("nominal"):
        return Phrase(whole, whole, whole + 1)  # "six of the nine accused"
    if whole > at:
        scaled = all(token.low in word_set("scales") for token in tokens[at + 1 : whole])
        return _phrase(tokens, whole, one=False) if scaled and not _unit_like(tokens, whole) else None
    return _phrase(tokens, at, one=False)


def _is_number_word(low: str) -> bool:
    return low in SMALL or low in {"hundred", "thousand", "million"}


def _is_number(token: Token) -> bool:
    return token.tag == "number" or _is_number_word(token.low)


def _unit_like(tokens: Sequence[Token], at: int) -> bool:
    """True if no noun in the plural can stand at `at`: "12 of 20 per cent"."""
    return at >= len(tokens) or tokens[at].tag == "sign" or tokens[at].low in {"per", "percent", "years"}


def _phrase(tokens: Sequence[Token], at: int, *, one: bool) -> Phrase | None:
    head, here = None, at
    while here < len(tokens):
        token = tokens[here]
        if _stops(tokens, here, at, head, one=one):
            break
        here += 1
        if token.tag in {"sign", "adv", "number"}:
            continue
        head = here - 1
        if not one and is_plural(token.low) and not _compound_goes_on(tokens, here):
            break
        if token.tag == "person" and one and not _noun_follows(tokens, here):
            break
    if head is None or tokens[head].low in _NO_HEADS or tokens[head].low.endswith(("'s", "s'")):
        return None
    if head + 1 < len(tokens) and tokens[head + 1].low == "than":
        return None  # "40 euros cheaper than"
    while at < head and tokens[at].tag == "adv":
        at += 1
    if not one and not is_plural(tokens[head].low) and not is_person(tokens[head].low) and not tokens[at].capital:
        head = at  # "12 page document": the number belongs to the first noun
        named = at > 1 and tokens[at - 2].low in word_set("articles")  # "a .500 record"
        if at + 1 < len(tokens) and tokens[at + 1].text not in {"-", "%"} and not named and _only_verb(tokens[at].low):
            return None  # "six stay shut"
    return Phrase(at, head, head + 1)


def _only_verb(low: str) -> bool:
    """True if the word alone is a verb behind a number: no plural, no person, a form of a verb that is known."""
    known = low in measured_verbs() or verb_of(low, base=True) is not None or low in words_of_kind("verb", sure=True)
    return known and not is_plural(low) and not is_person(low) and event_of(low) is None


def _stops(tokens: Sequence[Token], here: int, at: int, head: int | None, *, one: bool) -> bool:
    """True if the phrase cannot go on with the token `here`."""
    token = tokens[here]
    if token.low in _INNER_ADVERBS and token.tag == "adv":
        return head is not None
    if token.text == "-" and here > at and token.start == tokens[here - 1].end:
        return False
    if token.tag in _CLOSED:
        return not (token.low in {"other", "such"} and head is None)
    if token.tag == "number" or _is_number_word(token.low):
        if _modifies(tokens, here):
            return False
        before = tokens[here - 1].low if here > at else ""
        return not (before in _MODEL_WORDS and here + 1 < len(tokens) and tokens[here + 1].tag == "noun")
    if token.tag in {"verb", "ed", "ing"}:
        deed = token.low.endswith("ing") and one and head is not None and _names_deed(tokens, here, head)
        return not deed and ((one and head is not None) or _is_predicate(tokens, here, head))
    if one and head is not None and token.low.endswith("s") and verb_of(token.low, base=True):
        return True
    return bool(head is not None and token.capital and not tokens[head].capital and one)


def _names_deed(tokens: Sequence[Token], here: int, head: int) -> bool:
    """True for "one fatal sinking": a noun in -ing behind what can only be its adjective."""
    behind = tokens[here + 1] if here + 1 < len(tokens) else None
    ends = behind is None or behind.tag in {"sign", "conj"} or behind.low in {"before", "since", "of", "so"}
    return ends and not is_person(tokens[head].low)


def _modifies(tokens: Sequence[Token], here: int) -> bool:
    """True for the number of a compound that modifies: "two 155-mm guns", "three four-bed wards"."""
    if here + 3 >= len(tokens) or tokens[here + 1].text != "-":
        return False
    return tokens[here].end == tokens[here + 1].start and tokens[here + 1].end == tokens[here + 2].start


def _is_predicate(tokens: Sequence[Token], here: int, head: int | None) -> bool:
    """True if a verb form is no modifier: nothing that it could modify follows, or the head has already come."""
    if not _noun_follows(tokens, here + 1):
        return True
    if head is not None and (is_plural(tokens[head].low) or is_person(tokens[head].low)):
        return True
    if head is None and tokens[here].tag in {"ed", "verb"} and not _plural_follows(tokens, here + 1):
        return True  # "10,288 voted yes"
    return tokens[here].low in {"left", "fled", "said", "told", "took", "made", "went", "came", "began", "saw", "got"}


def _plural_follows(tokens: Sequence[Token], at: int) -> bool:
    """True if the nouns from token `at` on come to a plural or a person."""
    while at < len(tokens) and tokens[at].tag in {"noun", "person", "ed", "ing"}:
        if is_plural(tokens[at].low) or is_person(tokens[at].low):
            return True
        at += 1
    return False


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].tag in {"noun", "person", "ed", "ing"}


def _compound_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True if the plural before token `at` only modifies the noun there: "sports cars", "World Cups winners"."""
    if at >= len(tokens) or tokens[at].tag not in {"noun", "person"}:
        return False
    before, now = tokens[at - 1], tokens[at]
    if before.low in _PLURAL_MODIFIERS:
        return not verb_of(now.low, base=True) or is_plural(now.low)
    if before.capital and not is_person(before.low):
        return verb_of(now.low, base=True) is None
    return is_plural(now.low) and now.tag == "person"
