"""What an amount, a percentage or a share is of: "a profit of $3m", "winds of 90 km/h", "costs rose 4%"."""

from firsthand.annotate.figures.kinds import is_rise
from firsthand.annotate.figures.places import Place
from firsthand.annotate.figures.subjects import head_before, head_from, names_person, subject_of
from firsthand.annotate.figures.word_sets import measured_verbs, word_set
from firsthand.annotate.figures.words import Token, is_plural

_OF_SUBJECT = frozenset({"subject", "number"})


def noun_of_amount(place: Place) -> Token | None:
    """What an amount, a percentage or a share is of."""
    after = place.after
    if place.low(after) == "of":
        if place.low(after + 1) in word_set("them"):
            return place.antecedent()
        return head_from(place.line, after + 1) or place.quantity.head or place.antecedent()
    if place.quantity.form == "in" and place.quantity.head is not None:
        return place.quantity.head
    if _is_distance(place):
        return None
    at = _behind(place, after)
    return head_from(place.line, at) if at is not None else _told_before(place)


def _is_distance(place: Place) -> bool:
    """True for "3 km from the border" and "14 km south of the town": a way between two places."""
    if place.quantity.kind != "measure":
        return False
    low = place.low(place.after)
    return low in word_set("directions") or (low in {"below", "above", "from", "off"} and not place.before)


def _behind(place: Place, after: int) -> int | None:
    """The token of the noun phrase behind: "half the crowd", "£115 costs", "$3m worth of drugs", "$3m in damages"."""
    if place.quantity.form == "fraction" and _noun_at(place, after, determined=True):
        return after
    if _noun_at(place, after, determined=False):
        return after + (place.low(after) == "-")
    if place.low(after) == "worth" and place.low(after + 1) == "of":
        return after + 2
    return after + 1 if _lies_in(place, after) else None


def _noun_at(place: Place, at: int, *, determined: bool) -> bool:
    """True if a noun phrase begins at token `at`; with `determined` perhaps with a determiner."""
    at += place.low(at) == "-"
    if at >= len(place.tokens) or place.line.mask[at] is not None:
        return False
    token = place.tokens[at]
    if determined and token.tag == "det":
        return True
    return (
        token.tag in {"noun", "person"}
        and token.low not in word_set("sizes")
        and not (token.low in measured_verbs() and not is_plural(token.low))
    )


def _lies_in(place: Place, at: int) -> bool:
    """True for "in damages" behind money."""
    if place.quantity.kind != "money" or place.low(at) != "in" or at + 1 >= len(place.tokens):
        return False
    noun = place.tokens[at + 1]
    if noun.low in word_set("in all") or place.line.mask[at + 1] is not None:
        return False
    return noun.tag in {"noun", "ed", "ing"} and (not noun.capital or noun.text == "TV")


def _told_before(place: Place) -> Token | None:
    """The noun that the words before give: "a profit of", "profit rose by", "(profit), up"."""
    at = place.first
    if at and place.tokens[at - 1].text in {":", "?"}:
        found = head_before(place.line, at - 1)
        return found[0] if found else None
    if place.low(at - 1) in {"of", "between"} or place.low(at - 1) in word_set("worth"):
        spot = at - 1 - (place.low(at - 2) == "of")
        found = head_before(place.line, spot)
        if found is not None and found[0].low in word_set("depths"):
            return None
        if found is not None and found[0].low not in word_set("totals") and not is_rise(found[0].low):
            return found[0]
        if found is not None and is_rise(found[0].low):
            return place.topic() or _subject_left(place, found[1]) or found[0]
    return _by_verb(place, at)


def _by_verb(place: Place, at: int) -> Token | None:
    """The noun that the verb before gives, over prepositions and hedges; else what was counted before."""
    spot, prep = at - 1, ""
    while spot >= 0 and place.joins(spot):
        prep = place.low(spot) if place.tokens[spot].tag == "prep" else prep
        spot -= 1
    if spot < 0:
        return place.topic()
    token = place.tokens[spot]
    told = place.number_over(token)
    if told is not None:
        return told.head
    if token.text == ",":
        beside = prep in {"at", "of"} or (
            place.low(place.after) in word_set("sizes") | {","} and place.quantity.change is None
        )
        found = head_before(place.line, spot) if beside else None
        return found[0] if found is not None and place.number_over(found[0]) is None else place.topic()
    if token.tag == "conj" or token.text in {"(", "–", "—", ";"}:
        return place.topic()
    role = measured_verbs().get(token.low)
    if role is not None and token.tag != "person" and (token.tag != "noun" or place.verbal(spot)):
        return _of_verb(place, spot, role)
    if token.tag in {"noun", "person", "ed"}:
        if place.low(place.after) in word_set("long") and not prep:
            return token
        return _object(place, spot, prep)
    return place.topic() if prep in {"from", "to", "by", "than"} else None


def _of_verb(place: Place, spot: int, role: str) -> Token | None:
    passive = place.tokens[spot].tag in {"ed", "verb"} or place.low(spot) in {"given", "set", "put", "held"}
    aux = spot > 0 and place.tokens[spot - 1].tag in {"aux", "adv"} and passive
    if role == "none":
        return None
    if role == "object" and not aux:
        return place.topic()
    if place.quantity.kind == "measure" and place.low(spot) in word_set("moving"):
        return None
    subject = subject_of(place.line, spot)
    if subject is not None and subject.low in word_set("totals"):
        return place.antecedent()
    told = place.number_over(subject) if subject is not None else None
    return (told.head if told is not None else subject) or place.topic()


def _object(place: Place, spot: int, prep: str) -> Token | None:
    """The object between a verb and the amount: "cut output by 40 per cent", "fined the club $2m"."""
    found = head_before(place.line, spot + 1)
    if found is None:
        return None
    head, first = found
    if place.quantity.kind == "money" and prep in {"for", "at"} and not head.capital:
        return head if not names_person(head) else None
    inside = [
        k for k in range(first, spot) if place.tokens[k].tag in {"ed", "ing"} and place.low(k) in measured_verbs()
    ]
    first = inside[0] + 1 if inside else first
    while first > 0 and place.tokens[first - 1].tag in {"det", "adv"}:
        first -= 1
    verb = place.low(first - 1)
    role = measured_verbs().get(verb)
    if role == "object" or (
        prep in {"by", "to", "at"} and role in _OF_SUBJECT and place.tokens[first - 1].tag in {"verb", "ed", "ing"}
    ):
        return head
    if prep in {"by", "to", "at", "from"}:
        return _subject_left(place, first)
    return None


def _subject_left(place: Place, at: int) -> Token | None:
    """The subject of the nearest verb to the left that an amount belongs to."""
    for spot in range(at - 1, max(-1, at - 12), -1):
        role = measured_verbs().get(place.low(spot))
        if role in _OF_SUBJECT and (place.tokens[spot].tag != "noun" or place.verbal(spot)):
            return subject_of(place.line, spot)
        if place.tokens[spot].text in {";", ":"}:
            return None
    return None
