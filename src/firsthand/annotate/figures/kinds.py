"""What a number is when it is no plain count: an age, a difference, the pronoun "one", a number that is a name."""

import re
from collections.abc import Sequence
from typing import Literal

from firsthand.annotate.figures.measures import Unit, unit_after
from firsthand.annotate.figures.numerals import Numeral
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import SMALL, Token, event_of, is_person, is_plural, verb_of

_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(word for word in SMALL if word != 'one')})"
_ITEM = (
    r"(?:[Tt]he )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}|others) "
    rf"{_NUMBER}(?: (?:%|percent|per cent|seats|votes|points))?"
)
_LIST = re.compile(rf"(?<![\w$€£])(?:{_ITEM} (?:, and |, while |, |; |and )){{2,}}{_ITEM}(?= [.,;)]| and |$)")
Change = Literal["up", "down"]
OLDEST_YEARS = 115
LATEST_HOUR = 12
FURTHEST_MARK_WORDS = 5
"""Words between "below" and the mark that something is measured from: "below the long-term monthly average"."""

_UP = frozenset("up higher".split())
_DOWN = frozenset("down off lower".split())
_GAINS = frozenset("gain add advance".split())
_LOSSES = frozenset("lose shed decline".split())
_PHRASAL = frozenset(
    "gave give gives giving given made make makes making took take takes picked pick set sets setting ended end held"
    " hold blew blow shot shoot grew came come put laid lay cut turned handed shut broke".split()
)
"""Verbs that make one verb with "up" or "down": "gave up 517 yards" is no rise."""
_MORE = frozenset("another additional further extra".split())
_RISES = frozenset("rise increase growth gain jump surge climb drop fall decrease decline reduction cut loss".split())
_PRONOUN_BEFORE = frozenset(
    "the this that each every any no which another same some other last next only these those my his her its first"
    " second wrong right big new old good bad such".split()
)
_NUMBERED = frozenset("day chapter number part phase".split())
_ENDS = frozenset({".", "”", '"', "’"})
_ACCUSED = frozenset({"accused", "deceased", "injured", "wounded", "missing"})
"""Participles that name a person: "the accused, 61,"."""
_NOT_COUNTED_BY_ONE = frozenset("another day of ' 's thing time way last side hand end point moment".split())


def no_number(tokens: Sequence[Token], numeral: Numeral, *, money: bool) -> bool:
    """True for a number word that counts nothing: "no one", "one another", "the one that", "iPhone 14"."""
    first, last = numeral.first, numeral.last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and (before.low == "per" or _hangs_on(tokens, first)):
        return True
    match numeral.form:
        case "words":
            named = before is not None and ((tokens[first].capital and _is_name(before)) or before.low in _NUMBERED)
            named = named or _opens_name(tokens, first, last)
            if named or numeral.value == 1:
                return named or _pronoun(tokens, before, after, last)
        case "fraction":
            return after is not None and after.low in {"way", "time", "-time"}
        case "vague":
            pair = numeral.vague == "couple" and numeral.scale == 1  # "a couple was hurt" is a pair, not a number
            return pair and after is not None and after.low != "of"
        case "digits" if (
            before is not None
            and before.low == "a"
            and not money
            and (after is None or after.tag in {"prep", "sign"})
            and unit_after(tokens, last) is None
            and (after is None or after.text not in {"-", "%", "+", "/", "–", "°"})
        ):
            return True  # "a hoodie with a 7 on it"
        case "digits":
            lettered = after is not None and _lettered(tokens, last)
            hour = not money and _is_hour(tokens, numeral)
            named = lettered or hour or (not money and _names_something(tokens, numeral, before, after))
            return named and not in_list(tokens, first) and not _won(tokens, first, last)
    return False


def _opens_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for "to Ten Mile United": a number word in capitals before a name, amid small letters."""
    if not first or last >= len(tokens) or not tokens[first].capital or not tokens[last].capital:
        return False
    before, after = tokens[first - 1], tokens[last]
    return before.text.islower() and after.tag == "noun" and not after.text.isupper()


def _won(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the seats of a party behind those of others: "took 86, … and the Farmers' Union 21"."""
    ends = last >= len(tokens) or tokens[last].text in {".", ",", ";", "and"}
    spot = first - 1
    while spot > 0 and tokens[spot].capital:
        spot -= 1
    spot -= tokens[spot].low == "the"
    joined = tokens[spot].low in {"and", "while"} or tokens[spot].text in {",", ";"}
    told = {token.low for token in tokens[:spot]}
    return (
        ends and joined and bool(told & word_set("winning")) and any(token.tag == "number" for token in tokens[:spot])
    )


def in_list(tokens: Sequence[Token], at: int) -> bool:
    """True for a number in a list of three names or more with their numbers: "Unity 52, Liberals 47, Greens eight"."""
    if not any(token.text in {",", ";"} for token in tokens):
        return False
    starts, said = [], ""
    for token in tokens:
        starts.append(len(said))
        said += f"{token.text} "
    return any(found.start() <= starts[at] < found.end() for found in _LIST.finditer(said))


def _is_hour(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """True for "reopened at 4.": a small number behind "at" and a verb that tells no number."""
    first, last = numeral.first, numeral.last
    if first < 2 or tokens[first - 1].low != "at" or numeral.value > LATEST_HOUR or last - first > 1:
        return False
    ends = last >= len(tokens) or tokens[last].text in {".", ",", ";"}
    deed = tokens[first - 2].tag in {"verb", "ed"} and measured_verbs().get(tokens[first - 2].low) is None
    return ends and deed and tokens[first - 2].low not in word_set("estimated") | word_set("putting")


def _hangs_on(tokens: Sequence[Token], first: int) -> bool:
    """True if a word hangs on the number by a hyphen: "production-four-door", but "0-to-60"."""
    if first < 2 or tokens[first - 1].text != "-" or tokens[first - 2].end != tokens[first - 1].start:
        return False
    return tokens[first - 2].text.isalpha() and tokens[first - 2].low != "to"


def _is_name(token: Token) -> bool:
    return token.capital and token.tag == "noun" and verb_of(token.low, base=True) is None


def _lettered(tokens: Sequence[Token], last: int) -> bool:
    """True if letters that are no unit hang on the digits: "9AB8"."""
    after = tokens[last]
    return after.start == tokens[last - 1].end and after.text[0].isalpha() and unit_after(tokens, last) is None


def _pronoun(tokens: Sequence[Token], before: Token | None, after: Token | None, last: int) -> bool:
    if after is None or after.low in _NOT_COUNTED_BY_ONE - {"of"}:
        return True
    than = after.low in {"more", "fewer", "less"} and last + 1 < len(tokens) and tokens[last + 1].low == "than"
    if than or _one_more(tokens, last):
        return False
    if before is not None and before.low in _PRONOUN_BEFORE and after.tag not in {"noun", "person"}:
        return after.low != "of" or before.low in {"the", "that", "this", "each", "every", "any", "no", "only"}
    if after.low in {"to", "or"} and last + 1 < len(tokens) and tokens[last + 1].low in SMALL:
        return False
    if before is not None and before.low in {"no", "any", "every", "some", "each", "which", "this", "that", "one"}:
        return True
    if after.low == "of" or after.text == "-":
        follows = tokens[last + 1] if last + 1 < len(tokens) else None
        return follows is None or (after.text == "-" and not (is_person(follows.low) or follows.tag == "noun"))
    costs = is_plural(after.low) and (last + 1 == len(tokens) or tokens[last + 1].tag not in {"noun", "person"})
    nouns = after.tag in {"noun", "person", "ed", "ing", "number"}
    named = after.capital and not is_person(after.low) and "-" not in after.text  # but "one K-9"
    return costs or not nouns or named  # costs: "Filling one costs"


def _one_more(tokens: Sequence[Token], last: int) -> bool:
    """True for the "one" of "nine counts of fraud and one of forgery", "three were hurt, one seriously"."""
    before = tokens[last - 2] if last > 1 else None
    after = tokens[last]
    if before is not None and before.low == "only" and after.low == "of":
        return _is_partitive(tokens, last)  # "only one of her last 20 races"
    if before is None or (before.low not in {"and", "but", "while"} and before.text not in {",", ";"}):
        return last == 1 and after.low in {"was", "had"}  # "One was turned back"
    if not any(token.tag == "number" or token.low in SMALL for token in tokens[: last - 2]):
        return False
    if before.low != "but" and (after.low in {"is", "was", "has", "had"} or after.tag in {"verb", "ed"}):
        return True  # "two were held; one has since been freed"
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if after.low in {"of", "for", "with", "from", "in"}:
        return follows is not None and follows.tag in {"noun", "person", "ing"} and not is_plural(follows.low)
    return after.low == "worth" or (after.tag == "adv" and (follows is None or follows.tag == "sign"))


def _is_partitive(tokens: Sequence[Token], of: int) -> bool:
    """True for "of her last 20": a number is near behind."""
    return any(token.tag == "number" or token.low in SMALL for token in tokens[of + 1 : of + 4])


def _names_something(tokens: Sequence[Token], numeral: Numeral, before: Token | None, after: Token | None) -> bool:
    """True for "Apple Watch 5": a bare number right behind a name, with nothing to count behind it."""
    token = tokens[numeral.first]
    if before is None or numeral.last - numeral.first > 1 or not token.text.isdecimal():
        return False
    if numeral.first == 1 and before.low.endswith("ly"):
        return False  # "Barely 200 turned up"
    opens = numeral.first == 1 and verb_of(before.low, base=True) is not None
    if not before.capital or before.tag != "noun" or before.end == token.start or opens:
        return False
    if after is None or after.tag == "sign":
        return after is None or after.text not in {"%", "°", "-", "–", "$", "€", "+", "/"}
    follows = tokens[numeral.last + 1] if numeral.last + 1 < len(tokens) else None
    if (
        verb_of(after.low, base=True)
        and follows is not None
        and follows.tag in {"prep", "adv", "number"}
        and event_of(after.low) is None
    ):
        return True  # "the gauge at Pump House 2 stands at 7 metres"
    if after.tag in {"noun", "person"} and numeral.value > 1 and not is_plural(after.low) and follows is not None:
        named = follows.tag not in {"noun", "person", "ed", "ing"} or follows.capital  # "Hub 7 chief Vik Ray"
        if named and unit_after(tokens, numeral.last) is None:
            return True
    if after.tag in {"noun", "person", "ed"} and (is_plural(after.low) or is_person(after.low) or not after.capital):
        return False
    return not _aged_name(tokens, numeral.first, after)


def _aged_name(tokens: Sequence[Token], first: int, after: Token) -> bool:
    named = first >= 2 and tokens[first - 2].capital and tokens[first - 2].tag == "noun"
    value = tokens[first].text
    return named and value.isdecimal() and 3 < int(value[:4]) <= OLDEST_YEARS and after.tag == "aux"


def age_here(tokens: Sequence[Token], first: int, last: int, *, has_noun: bool) -> bool:
    """True for ages: "aged 21", "the age of 21", "Ida Roth, 44,", "who was 10."."""
    text = tokens[first].text
    if not text.isdecimal() or not 0 < int(text[:4]) <= OLDEST_YEARS:
        return _child_of(tokens, first, last)
    before = [t.low for t in tokens[max(0, first - 3) : first]]
    if before[-1:] in (["aged"], ["ages"]) or before[-2:] == ["age", "of"] or before[-1:] == ["age"]:
        return True
    if _among_ages(tokens, first):
        return True
    if has_noun or first < 2:
        return False
    after = tokens[last] if last < len(tokens) else None
    if _told_age(before) and (
        after is None or (after.tag in {"prep", "conj", "sign"} and after.text not in {"-", "%", "$"})
    ):
        return True
    if before[-1] in {"was", "is", "turned", "turns", "were", "around"} and (
        after is None or after.text in {".", ",", ";", "”", '"'} or after.low == "when"
    ):
        somebody = before[-2] in {"who", "he", "she", "men", "women"} or is_person(before[-2])
        return somebody or (_noun_name(tokens[first - 2]) and after is not None and after.low == "when")
    if after is None:
        return _age_aside(tokens, first, last)
    return _age_aside(tokens, first, last) or (_aged_name(tokens, first, after) and tokens[first - 1].capital)


def _child_of(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for "a girl of nine"."""
    if first < 2 or tokens[first - 1].low != "of" or tokens[first - 2].low not in word_set("aged"):
        return False
    return last >= len(tokens) or tokens[last].tag not in {"noun", "person", "number"}


def _among_ages(tokens: Sequence[Token], first: int) -> bool:
    """True for a later one of "aged 12 and 14", "aged 24, 31 and 40"."""
    at = first - 1
    while at > 0 and (tokens[at].tag == "number" or tokens[at].low in {",", "and", "or", "to", "between"}):
        at -= 1
    return at < first - 1 and tokens[at].low in {"aged", "ages"}


def age_limit(tokens: Sequence[Token], first: int, numeral: Numeral) -> bool:
    """True for "voters under 25": a bare number behind persons and the hedge `first`, with nothing to count."""
    if first < 1 or tokens[first].low not in {"under", "over", "below", "above"} or numeral.value > OLDEST_YEARS:
        return False
    who = tokens[first - 1].low
    if who in {"were", "are"} and numeral.last < len(tokens) and tokens[numeral.last].tag == "sign":
        return any(is_person(token.low) or token.low in word_set("nominal") for token in tokens[:first])
    return who in {"them", "those", "anyone"} or (is_person(who) and is_plural(who))


def _told_age(before: list[str]) -> bool:
    """True for "who is", "he's", "she turned" in front of a number."""
    if before[-1] in {"who's", "he's", "she's"}:
        return True
    return before[-1] in {"is", "was", "turned", "turns"} and before[-2] in {"who", "he", "she"}


def _noun_name(token: Token) -> bool:
    return token.capital and token.tag == "noun"


def _full_name(tokens: Sequence[Token], last: int) -> bool:
    """True if the word `last` ends a name of two words, or of one behind a title."""
    if not _noun_name(tokens[last]) or not last:
        return False
    return _noun_name(tokens[last - 1]) or is_person(tokens[last - 1].low)


def _age_aside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for "Ida Roth, 44,", "Sanna (13)" and "The champion, 29, is": an age between commas or in brackets."""
    who, opening = tokens[first - 2], tokens[first - 1].text
    closing = tokens[last] if last < len(tokens) else None
    if closing is None or closing.text in _ENDS:
        return opening == "," and _full_name(tokens, first - 2)
    if opening == "(":
        return _noun_name(who) and closing.text == ")"
    if opening != "," or (is_plural(who.low) and not who.capital):
        return False  # "41 judges, 13 of them women"
    if _noun_name(who) or is_person(who.low):
        return closing.text in {",", ")", ";"} or closing.low in {"of", "from", "was", "who"}
    if who.low in _ACCUSED:
        return closing.text == ","
    return who.tag == "noun" and closing.text == "," and last + 1 < len(tokens) and tokens[last + 1].tag == "aux"


def change_around(tokens: Sequence[Token], first: int, unit: Unit | None = None) -> Change | None:
    """The direction of a difference said right before token `first`: "rose by", "up", "fell from"."""
    at = first - 1
    while at >= 0 and (tokens[at].low in {"by", "a", "another", "about", "only", "just", "even"}):
        at -= 1
    if at < 0:
        return None
    low = tokens[at].low
    if low in _UP | _DOWN:
        phrasal = at > 0 and tokens[at - 1].low in _PHRASAL
        if phrasal or tokens[at + 1].low in {"from", "to"} or low == "off":
            return None
        return "up" if low in _UP else "down"
    measured = unit is not None and unit.kind in {"percent", "money", "measure"}
    adds = low.startswith("add") and unit is not None and unit.kind == "money"  # adding to a price is paying
    return _moved(tokens, at, small=measured and not adds)


def _moved(tokens: Sequence[Token], at: int, *, small: bool) -> Change | None:
    """The direction that the verb `at` gives; "lost 3%" falls, "lost 30 soldiers" does not (`small`: a measure)."""
    token = tokens[at]
    found = verb_of(token.low)
    if found is None:
        known = verb_of(token.low, base=True)
        moves = known is not None and (known.trend == "change" or known.lemma in _LOSSES | _GAINS)
        behind = at > 0 and tokens[at - 1].low in {"to", "will", "could", "may"}
        found = known if behind or (moves and token.tag in {"noun", "verb"}) else None
    if found is None or (found.lemma in _LOSSES | _GAINS and not small):
        return None
    if found.lemma in _LOSSES or found.group == "fall":
        return "down"
    return "up" if found.group == "rise" or found.lemma in _GAINS else None


def is_rise(low: str) -> bool:
    """True for nouns that say how much something moved: "a rise of 12", "a gain of three"."""
    return low in _RISES or low.removesuffix("s") in _RISES


def is_distance_from_mark(tokens: Sequence[Token], last: int) -> bool:
    """True for "two metres below the level at which": how far from a mark, no level itself."""
    if last >= len(tokens) or tokens[last].low not in word_set("off a mark"):
        return False
    at = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].low == "of")
    for token in tokens[at : at + FURTHEST_MARK_WORDS]:
        if token.low in word_set("marks"):
            return True
        if token.tag not in {"det", "noun", "person", "ed", "ing"}:
            return False
    return False


def is_increment(tokens: Sequence[Token], first: int, last: int, noun_at: int) -> bool:
    """True for a number to be added: "another 30", "30 more people", "a rise of 12", "1,200 new cases"."""
    before = tokens[first - 1].low if first else ""
    if before in _MORE:
        return True
    if before == "of" and first >= 2 and tokens[first - 2].low in _RISES:
        return True
    words = [t.low for t in tokens[noun_at:last]]
    if words[:1] in (["more"], ["additional"], ["further"], ["extra"], ["fewer"]):
        return True
    if words[:1] == ["new"] and words and (event_of(words[-1]) is not None or words[-1] in {"cases", "infections"}):
        return True
    follows = tokens[last].low if last < len(tokens) else ""
    if is_distance_from_mark(tokens, last):
        return True
    if tokens[last - 1].low in _RISES or follows in _RISES:
        return True
    return follows in {"more", "fewer"} and not (
        last + 1 < len(tokens) and tokens[last + 1].low == "than" and before != ""
    )
