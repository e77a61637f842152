"""What happened to those that a number counts (the predicate), and what narrows them (the scope)."""

from collections.abc import Sequence
from typing import NamedTuple

from firsthand.annotate.figures.words import Token, Verb, event_of, verb_of

FURTHEST_VERB_WORDS = 9
FURTHEST_TOLL_WORDS = 18
LONGEST_SCOPE_WORDS = 12

_REPORTING = frozenset(
    "say tell report claim estimate believe think announce confirm show know expect allege suspect publish"
    " ask read hear call write mean see add repeat warn note state stress insist argue explain reveal testify".split()
)
_FEARING = frozenset("confirm report fear presume believe".split())
"""Verbs that stand between a number and the fate of those it counts: "6 confirmed dead"."""
_RAISING = frozenset(
    "try begin continue manage plan want refuse attempt start help need seek force urge order expect".split()
)
_SCOPES = frozenset(
    "across in at from near around throughout along outside inside within among amid against under on aboard"
    " during".split()
)
_MOVES = frozenset({"rise", "fall", "reach", "hit", "stand", "total"})
"""Groups of verbs that say how a number moves: its event stands in the subject."""
_TOLL = frozenset({"toll", "tolls"})


class Happening(NamedTuple):
    """The verb that governs a figure, and the token after it."""

    verb: Verb
    at: int


def happening(tokens: Sequence[Token], first: int, last: int, head: int | None) -> Happening | None:
    """The verb for the figure whose tokens, hedge and counted phrase included, are `[first, last)`.

    In the order of trust: the head names the event ("45 deaths"), an event noun before ("the evacuation of 4,000
    pupils"), a word right behind ("20 dead", "12 damaged"), the event that moves to the number ("arrests rose to
    300"), a verb right before it ("detained 1,200"), the verb whose subject it is, a verb further before.
    """
    if head is not None:
        named = event_of(tokens[head].low)
        if named is not None:
            return Happening(named, head + 1)
    behind = _event_before(tokens, first) or _right_behind(tokens, last)
    if behind is not None:
        return behind
    left = _before(tokens, first)
    if left is None or left.verb.group in _MOVES:
        subject_noun = _event_subject(tokens, first)
        if subject_noun is not None:
            return subject_noun
    if left is not None and left.at >= first - 1 and left.verb.lemma not in _REPORTING:
        return left
    subject = _as_subject(tokens, last)
    if subject is not None:
        return subject
    return left if left is not None and left.verb.lemma not in _REPORTING else None


def _right_behind(tokens: Sequence[Token], last: int) -> Happening | None:
    """The participle or event noun right behind, over adverbs and "confirmed", "feared": "20 are feared dead"."""
    named = event_of(tokens[last].low) if last < len(tokens) and tokens[last].tag == "noun" else None
    if named is not None:
        return Happening(named, last + 1)
    for at in range(last, len(tokens)):
        token = tokens[at]
        found = verb_of(token.low, base=True) if token.tag in {"ed", "verb"} else None
        if token.low in {"dead", "missing"}:
            fate = event_of(token.low)
            return Happening(fate, at + 1) if fate is not None else None
        if token.tag == "adv" or (found is not None and found.lemma in _FEARING):
            continue
        if found is None or found.lemma in _REPORTING | _FEARING:
            return None
        return Happening(_raised(tokens, at, found), at + 1)
    return None


def _as_subject(tokens: Sequence[Token], last: int) -> Happening | None:
    """The main verb to the right, over prepositional phrases and auxiliaries; "were trying to flee" gives flee."""
    aux = False
    for at in range(last, min(len(tokens), last + FURTHEST_VERB_WORDS + LONGEST_SCOPE_WORDS)):
        token = tokens[at]
        if token.tag == "aux":
            aux = True
            continue
        if token.low in {"dead", "missing"}:
            fate = event_of(token.low) if aux else None
            return Happening(fate, at + 1) if fate is not None else None
        found = None
        if token.tag in {"verb", "ed"} or (aux and token.tag == "ing"):
            found = verb_of(token.low, base=token.tag == "verb")
        elif aux and token.tag == "noun":
            found = verb_of(token.low, base=True)
        if found is not None and found.lemma in _FEARING and _fate_follows(tokens, at + 1):
            continue
        if found is not None:
            return Happening(_raised(tokens, at, found), at + 1)
        if token.tag in {"verb", "ed"} or _ends_subject(token, aux=aux):
            return None
    return None


def _fate_follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in {"dead", "missing", "injured", "trapped", "drowned"}


def _ends_subject(token: Token, *, aux: bool) -> bool:
    if token.tag in {"conj", "rel", "number"} or (token.tag == "sign" and token.text not in "-’'"):
        return True
    return aux and token.tag in {"noun", "person", "det", "number"}


def _raised(tokens: Sequence[Token], at: int, verb: Verb) -> Verb:
    """The verb behind "to" where this one only raises it."""
    if verb.lemma in _RAISING and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        return verb_of(tokens[at + 2].low, base=True) or verb
    return verb


def _before(tokens: Sequence[Token], first: int) -> Happening | None:
    at, seen = first - 1, 0
    while at >= 0 and seen < FURTHEST_VERB_WORDS:
        token = tokens[at]
        seen += 1
        if token.tag in {"verb", "ed", "ing"}:
            found = verb_of(token.low, base=token.tag == "verb")
            return Happening(found, at + 1) if found else None
        if token.tag == "noun" and at and (tokens[at - 1].low == "to" or tokens[at - 1].tag == "aux"):
            found = verb_of(token.low, base=True)
            if found is not None:
                return Happening(found, at + 1)
        if token.tag == "noun" and seen == 1 and token.capital is False and token.low.endswith("s"):
            found = verb_of(token.low, base=True)
            if found is not None:
                return Happening(found, at + 1)
        if token.tag == "noun" and seen == 1 and token.capital and at and tokens[at - 1].capital:
            found = verb_of(token.low, base=True)
            if found is not None:
                return Happening(found, at + 1)
        if token.tag in {"rel", "conj"} or (token.tag == "sign" and token.text in ",;:()–—.!?"):
            return None
        at -= 1
    return None


def _event_before(tokens: Sequence[Token], first: int) -> Happening | None:
    """The event noun right before: "the evacuation of 4,000 pupils"."""
    if first < 2 or tokens[first - 1].low != "of":
        return None
    found = event_of(tokens[first - 2].low)
    return Happening(found, first) if found is not None else None


def _event_subject(tokens: Sequence[Token], first: int) -> Happening | None:
    """The event noun whose number this is: "containment is 75%", "deaths rose to 52", "Deaths: 52"."""
    for at in range(first - 1, max(-1, first - FURTHEST_VERB_WORDS - 1), -1):
        token = tokens[at]
        named = event_of(token.low) if token.tag == "noun" else None
        if named is not None:
            between = tokens[at + 1 : first]
            joined = any(t.tag == "aux" or t.text == ":" or _moves(t) for t in between)
            joined = joined or [t.low for t in between] == ["at"]  # "put the crowd at 9,000"
            return Happening(named, first) if joined else None
        if token.tag in {"conj", "rel", "number"} or (token.tag == "sign" and token.text not in "-’':"):
            return None
    return None


def _moves(token: Token) -> bool:
    found = verb_of(token.low, base=True)
    return found is not None and found.group in _MOVES


def toll_before(tokens: Sequence[Token], first: int) -> bool:
    """True if the number is said to be a death toll: "the toll from the collapse rose to 52"."""
    for at in range(first - 1, max(-1, first - FURTHEST_TOLL_WORDS), -1):
        if tokens[at].low in _TOLL:
            joint = tokens[first - 1]
            return (
                joint.low in {"to", "at", "of", "from", "as", ":", "toll"}
                or joint.tag in {"aux", "adv"}
                or _moves(joint)
            )
        if tokens[at].tag == "rel" or (tokens[at].tag == "sign" and tokens[at].text in ",;.!?"):
            return False
    return False


def number_of(tokens: Sequence[Token], first: int) -> tuple[int, Happening | None] | None:
    """What a number told as "the number of people killed has risen to 31" counts: the token of the noun, the verb."""
    for at in range(first - 1, max(0, first - FURTHEST_TOLL_WORDS), -1):
        if tokens[at].low == "of" and tokens[at - 1].low in {"number", "count", "tally", "total"}:
            told = tokens[first - 1].low in {"at", "to"} or any(
                t.tag == "aux" or _moves(t) for t in tokens[at + 1 : first]
            )
            if not told:
                return None
            noun = at + 1
            while noun < first - 1 and tokens[noun].tag in {"det", "ed", "ing"} and _noun_goes_on(tokens, noun):
                noun += 1
            named = event_of(tokens[noun].low)
            return noun, Happening(named, first) if named is not None else _right_behind(tokens, noun + 1)
        if tokens[at].tag == "rel" or (tokens[at].tag == "sign" and tokens[at].text in ",;.!?"):
            return None
    return None


def _noun_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True if a noun follows the word `at`: "the number of missing" ends with it."""
    return tokens[at].low != "missing" and tokens[at + 1].tag in {"noun", "person", "ed", "ing"}


def scope_of(tokens: Sequence[Token], at: int, masked: Sequence[bool]) -> list[tuple[int, int]]:
    """The prepositional phrases behind token `at` as token ranges; dates are no scope (`masked` by token).

    "across Velden" and "mostly at dockside rallies"; a comma ends the search unless an adverb and a preposition
    follow it.
    """
    out: list[tuple[int, int]] = []
    while at < len(tokens) and len(out) < 3:
        start = at
        if tokens[at].text == "," and at + 2 < len(tokens) and tokens[at + 1].tag == "adv":
            at += 1
            start = at
        if at < len(tokens) and tokens[at].tag == "adv" and at + 1 < len(tokens):
            at += 1
        if at >= len(tokens) or tokens[at].low not in _SCOPES:
            break
        end = _phrase_end(tokens, at + 1)
        number = at + 1 < len(tokens) and tokens[at + 1].tag == "number"
        cut = tokens[end - 1].tag in {"det", "prep"}
        if end > at + 1 and not number and not cut and not any(masked[at + 1 : end]):
            out.append((start, end))
        elif end == at + 1:
            break
        at = end
    return out


def _phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The token after the phrase that begins at `at`: up to the next preposition but "of", verb or sign."""
    start = at
    while at < len(tokens) and at - start < LONGEST_SCOPE_WORDS:
        token = tokens[at]
        if token.tag in {"rel", "aux", "pron"} or (token.tag == "sign" and token.text not in "-’'“”\"$"):
            break
        if token.tag == "conj" and not (at > start and at + 1 < len(tokens) and tokens[at + 1].capital):
            break
        if token.tag == "prep" and token.low != "of":
            break
        if token.tag in {"verb", "adv"} and at > start:
            break
        if (
            token.tag == "ed"
            and at > start
            and tokens[at - 1].tag != "det"
            and not (at + 1 < len(tokens) and tokens[at + 1].tag in {"noun", "person"})
        ):
            break
        at += 1
    return at
